//! An import profile: which column of somebody's table means what, declared in TOML.
//!
//! A profile says how to read; it never changes a value. `docs/profiles.md` describes each key.

mod bind;
mod column;
mod date_format;
mod error;
mod exhibit;
mod gates;
mod identity;
mod mapper;
mod marking;
mod rejection;
#[cfg(test)]
mod tests;
mod words;

use serde::Deserialize;
use yakja_model::Marking;

pub use bind::BindError;
pub use error::ProfileError;
pub use mapper::{MappedRow, Mapper};
pub use rejection::Rejection;

use crate::TableFormat;
use column::ColumnName;
use date_format::DateFormat;
use gates::Gates;

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
    /// What kind of report a row becomes.
    pub kind: ProfileKind,
    /// What one row of the table stands for, as a sentence.
    pub row_means: String,
    /// What makes two rows the same row.
    pub identity: RowIdentity,
    /// How the table is written.
    #[serde(default)]
    pub table: TableFormat,
    /// How reports are marked; `None` leaves it to the default of an import.
    #[serde(default, deserialize_with = "marking::read")]
    pub marking: Option<Marking>,
    /// Columns that are kept beside the report as written.
    #[serde(default)]
    keep: Vec<ColumnName>,
    organization: Option<OrganizationSource>,
    when: WhenSource,
    place: PlaceSource,
    country: CountrySource,
    exhibit: ExhibitSource,
    #[serde(default)]
    gates: Gates,
}

/// The kinds of report that a profile can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileKind {
    /// A seizure of one substance.
    Seizure,
}

/// What makes two rows the same row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowIdentity {
    /// All its cells together.
    WholeRow,
}

/// Who says it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganizationSource {
    column: ColumnName,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct WhenSource {
    column: ColumnName,
    format: DateFormat,
    #[serde(default)]
    allow_partial: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceSource {
    columns: Vec<ColumnName>,
    #[serde(default)]
    take: Take,
}

/// Which of several columns make the place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Take {
    /// All that are not blank, joined by a comma.
    #[default]
    All,
    /// The first that is not blank.
    First,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountrySource {
    column: ColumnName,
    #[serde(default)]
    blank: BlankCountry,
}

/// What a blank country means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum BlankCountry {
    /// The row is rejected.
    #[default]
    Reject,
    /// The country of the pack, for tables that leave it out where it goes without saying.
    Pack,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExhibitSource {
    substance: ColumnName,
    amount: ColumnName,
    unit: ColumnName,
}

impl Profile {
    /// Reads a profile from TOML.
    ///
    /// # Errors
    /// Names the first key that is missing, unknown or wrong, and what was expected.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self =
            toml::from_str(text).map_err(|error| ProfileError::from_toml(error, text))?;
        profile.check()?;
        Ok(profile)
    }

    /// Checks what its types do not.
    fn check(&self) -> Result<(), ProfileError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if !(1..=40).contains(&self.name.len()) || !self.name.bytes().all(plain) {
            return Err(ProfileError::at(
                "name",
                "expected 1 to 40 small letters, digits or hyphens",
            ));
        }
        if self.version == 0 {
            return Err(ProfileError::at("version", "expected a whole number from 1"));
        }
        for (key, text) in [("title", &self.title), ("row_means", &self.row_means)] {
            if text.trim().is_empty() {
                return Err(ProfileError::at(key, "expected some words"));
            }
        }
        if self.place.columns.is_empty() {
            return Err(ProfileError::at("place.columns", "expected one column or more"));
        }
        Ok(())
    }
}
