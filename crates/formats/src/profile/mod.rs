//! An import profile: which column of somebody's table means what, declared in TOML.
//!
//! A profile says how to read; it never changes a value. `docs/profiles.md` describes each key.

mod amounts;
mod asked;
mod bind;
mod cells;
mod check;
mod code;
mod column;
mod companion;
mod date;
mod error;
mod exhibit;
mod finish;
mod gates;
mod group;
mod identity;
mod laboratory;
mod layout;
mod mapper;
mod marking;
mod measured;
mod merge;
mod number;
mod organization;
mod people;
mod recognize;
mod record;
mod reference;
mod rejection;
mod search;
mod source;
mod summary;
#[cfg(test)]
mod tests;
mod to_fill_in;
mod validate;
mod words;

use serde::{Deserialize, Deserializer};
use yakja_model::Marking;

pub use check::{CheckError, CheckReport, SampleTable, UnknownWords};
pub use companion::{CompanionFile, CompanionRow, Companions};
pub use error::ProfileError;
pub use group::Grouping;
pub use mapper::Mapper;
pub use recognize::{FileRole, Fit, RecognizeError, best_fit};
pub use record::MappedRecord;
pub use rejection::Rejection;
pub use search::BindError;

use crate::TableFormat;
use asked::Meaning;
use column::{ColumnName, OneOrMore};
use companion::CompanionSource;
use date::WhenSource;
use exhibit::ExhibitSource;
use gates::Gates;
use laboratory::LaboratorySource;
use organization::{CreditSource, OrganizationSource};
use people::PeopleSource;
use reference::ReferenceSource;
use source::Source;
use summary::{CellSource, SummarySource};

/// What a country is where it is that of the pack.
const PACK: &str = "pack";

/// What an organisation is where whoever sends the table says it.
const SUBMITTER: &str = "submitter";

/// A profile as its file declares it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name: small letters, digits and hyphens.
    pub name: String,
    /// Raised whenever the profile reads a table differently than before; from 1.
    pub version: u32,
    /// What a person calls the table.
    pub title: String,
    /// What kind of report a record becomes at least.
    pub kind: ProfileKind,
    /// What one row of the table stands for, as a sentence.
    pub row_means: String,
    /// What makes two records the same record.
    pub identity: RowIdentity,
    /// How the table is written.
    #[serde(default)]
    pub table: TableFormat,
    /// How reports are marked; `None` leaves it to the default of an import.
    #[serde(default, deserialize_with = "marking::read")]
    pub marking: Option<Marking>,
    /// Columns that are kept beside the report as written.
    #[serde(default)]
    keep: Vec<Kept>,
    /// The traffic light of each record, where it has one of its own.
    tlp: Option<Source>,
    group: Option<Group>,
    organization: Option<OrganizationSource>,
    #[serde(default, rename = "credit")]
    credits: Vec<CreditSource>,
    #[serde(deserialize_with = "list")]
    when: Vec<WhenSource>,
    place: Option<Source>,
    country: Source,
    #[serde(default, rename = "reference", deserialize_with = "list")]
    references: Vec<ReferenceSource>,
    #[serde(default, rename = "exhibit", deserialize_with = "list")]
    exhibits: Vec<ExhibitSource>,
    #[serde(default, deserialize_with = "list")]
    people: Vec<PeopleSource>,
    #[serde(default, deserialize_with = "list")]
    laboratory: Vec<LaboratorySource>,
    narrative: Option<Source>,
    #[serde(default)]
    summary: SummarySource,
    #[serde(default, rename = "cell", deserialize_with = "list")]
    cells: Vec<CellSource>,
    #[serde(default, rename = "companion", deserialize_with = "list")]
    companions: Vec<CompanionSource>,
    #[serde(default)]
    gates: Gates,
    /// What people are told of columns who fill in a table.
    #[serde(default, rename = "explain")]
    explained: Vec<Explained>,
}

/// `[[explain]]`: what people are told of a column who fill in a table.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Explained {
    column: ColumnName,
    means: String,
    /// What may be chosen, where that is not what the profile knows of the column.
    choices: Option<Meaning>,
    /// The same, word by word.
    #[serde(default)]
    words: Vec<String>,
}

/// One table or a list of them.
fn list<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    OneOrMore::deserialize(from).map(|OneOrMore(list)| list)
}

/// The kinds of report that a profile can make. A seizure may bring arrests and laboratory results
/// with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileKind {
    /// Something seized.
    Seizure,
    /// People arrested.
    Arrest,
    /// A laboratory's result.
    LaboratoryResult,
    /// A periodic or published total.
    Summary,
}

/// What makes two records the same record.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(from = "IdentityKey")]
pub enum RowIdentity {
    /// All cells of its rows together.
    WholeRow,
    /// These columns; a record with other content is then a correction.
    Key(KeyColumns),
}

/// The columns of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyColumns(Vec<ColumnName>);

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum IdentityKey {
    WholeRow,
    Key(OneOrMore<ColumnName>),
}

impl From<IdentityKey> for RowIdentity {
    fn from(key: IdentityKey) -> Self {
        match key {
            IdentityKey::WholeRow => Self::WholeRow,
            IdentityKey::Key(OneOrMore(names)) => Self::Key(KeyColumns(names)),
        }
    }
}

/// A column that is kept.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Source")]
struct Kept {
    name: ColumnName,
    optional: bool,
}

impl TryFrom<Source> for Kept {
    type Error = &'static str;

    fn try_from(source: Source) -> Result<Self, Self::Error> {
        match source.only_column() {
            Some(name) => Ok(Self { name: name.clone(), optional: source.optional }),
            None => Err("expected columns, for what is kept is kept as written"),
        }
    }
}

/// Which rows make one record.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Group {
    by: OneOrMore<ColumnName>,
    #[serde(default)]
    conflict: Conflict,
    /// Whether a row in which all of `by` are blank belongs to the record above it.
    #[serde(default)]
    fill_down: bool,
}

/// What happens where rows of a record disagree about it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Conflict {
    /// The record is refused.
    #[default]
    Reject,
    /// The first row that says something is taken, and the record is flagged.
    First,
}

impl Profile {
    /// Reads a profile from TOML.
    ///
    /// # Errors
    /// Names the first key that is missing, unknown or wrong, and what was expected.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self =
            toml::from_str(text).map_err(|error| ProfileError::from_toml(error, text))?;
        profile.validate()?;
        Ok(profile)
    }

    /// Whether files of other tables belong to the main one.
    pub fn has_companions(&self) -> bool {
        !self.companions.is_empty()
    }
}
