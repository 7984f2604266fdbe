//! Finds a profile's columns in a table's header.

use std::collections::BTreeSet;

use yakja_model::CountryPack;

use super::column::ColumnName;
use super::identity::Identity;
use super::mapper::Mapper;
use super::words::Words;
use super::{Profile, RowIdentity};

/// How many columns of the file an error names, and how many characters of each name.
const NAMED: usize = 40;

/// Why a profile does not fit a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindError {
    /// Columns are not there, or there twice.
    #[error("{}", columns(missing, repeated, found))]
    Columns {
        /// Columns of the profile that the header does not have.
        missing: Vec<String>,
        /// Columns of the profile that the header has more than once.
        repeated: Vec<String>,
        /// The header.
        found: Vec<String>,
    },
    /// A gate for a substance that the country pack does not have: it would never close.
    #[error("gates.substance: found {found:?}; expected a substance of the country pack")]
    GateSubstance {
        /// The substance as the profile names it.
        found: String,
    },
}

impl Profile {
    /// Finds the profile's columns in a header and the meaning of words in a country pack.
    /// Names of columns are compared without regard to case and outer space.
    ///
    /// # Errors
    /// See [`BindError`].
    pub fn bind(&self, header: &[String], pack: &CountryPack) -> Result<Mapper, BindError> {
        for code in self.gates.substances() {
            if !pack.substances.iter().any(|substance| substance.code == *code) {
                return Err(BindError::GateSubstance { found: code.0.clone() });
            }
        }
        let mut search = Search { header, missing: Vec::new(), repeated: Vec::new() };
        let places = self.places(&mut search);
        if !search.missing.is_empty() || !search.repeated.is_empty() {
            return Err(BindError::Columns {
                missing: search.missing,
                repeated: search.repeated,
                found: header.to_vec(),
            });
        }
        Ok(Mapper {
            columns: header.iter().map(|name| name.trim().to_owned()).collect(),
            used: places.used(),
            places,
            date_format: self.when.format,
            allow_partial: self.when.allow_partial,
            take: self.place.take,
            blank_country: self.country.blank,
            gates: self.gates.clone(),
            words: Words::of(pack),
            identity: match self.identity {
                RowIdentity::WholeRow => Identity::of(header),
            },
        })
    }

    fn places(&self, search: &mut Search<'_>) -> Places {
        let place = self.place.columns.iter().map(|name| search.find(name)).collect();
        let keep =
            self.keep.iter().map(|name| (name.as_str().to_owned(), search.find(name))).collect();
        Places {
            organization: self.organization.as_ref().map(|source| search.find(&source.column)),
            when: search.find(&self.when.column),
            place,
            country: search.find(&self.country.column),
            substance: search.find(&self.exhibit.substance),
            amount: search.find(&self.exhibit.amount),
            unit: search.find(&self.exhibit.unit),
            keep,
        }
    }
}

/// Where each column of a profile stands in a table.
pub struct Places {
    pub(super) organization: Option<usize>,
    pub(super) when: usize,
    pub(super) place: Vec<usize>,
    pub(super) country: usize,
    pub(super) substance: usize,
    pub(super) amount: usize,
    pub(super) unit: usize,
    pub(super) keep: Vec<(String, usize)>,
}

impl Places {
    /// Every column that is used, each once.
    pub fn used(&self) -> BTreeSet<usize> {
        let single = [self.when, self.country, self.substance, self.amount, self.unit];
        let keep = self.keep.iter().map(|(_, index)| *index);
        let place = self.place.iter().copied();
        single.into_iter().chain(self.organization).chain(place).chain(keep).collect()
    }
}

struct Search<'header> {
    header: &'header [String],
    missing: Vec<String>,
    repeated: Vec<String>,
}

impl Search<'_> {
    /// Notes a column that is not there, or there twice, and goes on with any place, so that one
    /// error names all of them.
    fn find(&mut self, name: &ColumnName) -> usize {
        let mut found = (0..).zip(self.header).filter(|(_, header)| name.is(header));
        let (first, second) = (found.next(), found.next());
        if first.is_none() {
            add(&mut self.missing, name);
        }
        if second.is_some() {
            add(&mut self.repeated, name);
        }
        first.map_or(0, |(index, _)| index)
    }
}

fn add(names: &mut Vec<String>, name: &ColumnName) {
    if !names.iter().any(|known| known == name.as_str()) {
        names.push(name.as_str().to_owned());
    }
}

fn columns(missing: &[String], repeated: &[String], found: &[String]) -> String {
    let mut parts = Vec::new();
    if !missing.is_empty() {
        parts.push(format!("columns that the profile needs are missing: {}", missing.join(", ")));
    }
    if !repeated.is_empty() {
        parts.push(format!("columns that the profile needs stand twice: {}", repeated.join(", ")));
    }
    let cut = |name: &String| name.trim().chars().take(NAMED).collect::<String>();
    let mut names: Vec<_> = found.iter().take(NAMED).map(cut).collect();
    if found.len() > NAMED {
        names.push("…".to_owned());
    }
    parts.push(format!("the file has: {}", names.join(", ")));
    parts.join("; ")
}
