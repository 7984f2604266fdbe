//! Which profile a header fits, and which of several files is the main one.

use std::collections::BTreeSet;

use super::column::{ColumnName, folded};
use super::search::{Search, columns};
use super::words::Words;
use super::{Profile, RowIdentity};

/// How well a header fits a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fit {
    /// How many of the needed columns are there.
    pub found: usize,
    /// How many columns the profile needs.
    pub needed: usize,
}

impl Fit {
    /// Whether every column is there.
    pub const fn is_whole(self) -> bool {
        self.found == self.needed
    }

    fn of(needed: &[String], header: &[String]) -> Self {
        let header: BTreeSet<String> = header.iter().map(|name| folded(name)).collect();
        let found = needed.iter().filter(|name| header.contains(&folded(name))).count();
        Self { found, needed: needed.len() }
    }
}

/// What a file is to a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileRole {
    /// Its rows are records.
    Main,
    /// Its rows belong to records of the main file. Named as the profile names it.
    Companion(String),
}

/// Why the files given are not those of a profile. Files are counted from 0, as given.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecognizeError {
    /// A file is neither the main one nor a companion.
    #[error("{}", columns(missing, &[], found))]
    Unknown {
        /// The file.
        file: usize,
        /// What is missing to make it what it is most like.
        missing: Vec<String>,
        /// Its header.
        found: Vec<String>,
    },
    /// Only companions were given.
    #[error("the main table is missing; expected a file with the columns {}", .columns.join(", "))]
    NoMain {
        /// The columns of the main table.
        columns: Vec<String>,
    },
    /// A companion was not given.
    #[error(
        "the companion {name} is missing; expected a file with the columns {}",
        .columns.join(", ")
    )]
    NoCompanion {
        /// As the profile names it.
        name: String,
        /// Its columns.
        columns: Vec<String>,
    },
}

impl Profile {
    /// The columns that the main table must have, by the profile's names, each once.
    pub fn needed_columns(&self) -> Vec<String> {
        let mut search = Search::new(&[]);
        self.layout(&mut search, &Words::none());
        let key: &[ColumnName] = match &self.identity {
            RowIdentity::WholeRow => &[],
            RowIdentity::Key(names) => &names.0,
        };
        let by = self.group.iter().flat_map(|group| &group.by.0);
        for name in key.iter().chain(by) {
            search.find(name);
        }
        search.into_missing()
    }

    /// The columns that each file of the profile must have: the main one first, then companions
    /// in the order of the profile.
    pub fn columns_by_role(&self) -> Vec<(FileRole, Vec<String>)> {
        let companions = self.companions.iter().map(|companion| {
            let mut search = Search::new(&[]);
            companion.bind(&mut search, &Words::none());
            (FileRole::Companion(companion.name.clone()), search.into_missing())
        });
        std::iter::once((FileRole::Main, self.needed_columns())).chain(companions).collect()
    }

    /// How many of the columns that the main table must have are in a header.
    pub fn fits(&self, header: &[String]) -> Fit {
        Fit::of(&self.needed_columns(), header)
    }

    /// Tells which file is the main one and which a companion, in whatever order they are given.
    /// A profile without companions takes several main files.
    ///
    /// # Errors
    /// See [`RecognizeError`].
    pub fn recognize(&self, headers: &[Vec<String>]) -> Result<Vec<FileRole>, RecognizeError> {
        let candidates = self.columns_by_role();
        let mut roles = Vec::new();
        for (file, header) in headers.iter().enumerate() {
            let fits =
                candidates.iter().map(|(role, needed)| (Fit::of(needed, header), role, needed));
            let whole = fits.clone().filter(|(fit, ..)| fit.is_whole());
            if let Some((_, role, _)) = whole.max_by_key(|(fit, ..)| fit.found) {
                roles.push(role.clone());
                continue;
            }
            // The largest share; compared without fractions.
            let nearest =
                fits.max_by(|(a, ..), (b, ..)| (a.found * b.needed).cmp(&(b.found * a.needed)));
            let needed = nearest.map(|(_, _, needed)| needed.as_slice()).unwrap_or_default();
            let (missing, found) = (missing(needed, header), header.clone());
            return Err(RecognizeError::Unknown { file, missing, found });
        }
        if !roles.contains(&FileRole::Main) {
            return Err(RecognizeError::NoMain { columns: self.needed_columns() });
        }
        for (companion, (role, columns)) in self.companions.iter().zip(candidates.iter().skip(1)) {
            if !companion.optional && !roles.contains(role) {
                let (name, columns) = (companion.name.clone(), columns.clone());
                return Err(RecognizeError::NoCompanion { name, columns });
            }
        }
        Ok(roles)
    }
}

fn missing(needed: &[String], header: &[String]) -> Vec<String> {
    let header: BTreeSet<String> = header.iter().map(|name| folded(name)).collect();
    needed.iter().filter(|name| !header.contains(&folded(name))).cloned().collect()
}

/// The profile that a header looks like: the one of which it has the largest share of the needed
/// columns, and at least two thirds of them. Of two alike the one that needs more columns.
pub fn best_fit<'profile>(
    profiles: &'profile [Profile],
    header: &[String],
) -> Option<&'profile Profile> {
    let fits = profiles.iter().map(|profile| (profile.fits(header), profile));
    let near = fits.filter(|(fit, _)| fit.needed > 0 && 3 * fit.found >= 2 * fit.needed);
    let best = near.max_by(|(a, _), (b, _)| {
        (a.found * b.needed).cmp(&(b.found * a.needed)).then(a.found.cmp(&b.found))
    });
    best.map(|(_, profile)| profile)
}
