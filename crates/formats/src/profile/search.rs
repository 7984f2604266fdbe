//! A search for columns in one header, and why a profile does not fit a table.

use std::collections::BTreeSet;

use super::Kept;
use super::asked::{Asked, Meaning};
use super::cells::{Bound, BoundCondition, BoundWhether};
use super::column::ColumnName;
use super::source::{Condition, From, NumberPart, Source, Steps, Take, Whether};

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
    /// A constant that the country pack does not know.
    #[error("{key}: found {found:?}; expected {expected}")]
    Constant {
        /// The key of the profile.
        key: String,
        /// The text as the profile gives it.
        found: String,
        /// What was expected.
        expected: String,
    },
    /// A column that is sealed can't be kept in clear as well.
    #[error(
        "keep: {} would be kept in clear; expected columns that are not sealed",
        .columns.join(", ")
    )]
    Sealed {
        /// The columns.
        columns: Vec<String>,
    },
    /// The profile has no companion of that name.
    #[error("companion {found:?}; expected a companion that the profile declares")]
    Companion {
        /// The name.
        found: String,
    },
}

/// A search for columns in one header. It notes what is not there and goes on, so that one error
/// names all of it.
pub struct Search<'header> {
    header: &'header [String],
    missing: Vec<String>,
    repeated: Vec<String>,
    pub used: BTreeSet<usize>,
    sealed: BTreeSet<usize>,
    constant: Option<BindError>,
    asked: Asked,
    /// Texts of which a source reads what stands after the number.
    rests: BTreeSet<Cut>,
    /// The same of a search before this one, which has seen all sources.
    known_rests: BTreeSet<Cut>,
}

/// A part of columns, before a number is taken out of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    columns: Vec<usize>,
    characters: Option<(usize, usize)>,
    part: Option<(Vec<String>, usize)>,
}

/// The columns that a search found.
pub struct FoundColumns {
    /// Every column that is used, each once.
    pub used: Vec<usize>,
    /// Those whose content is sealed.
    pub sealed: Vec<usize>,
}

impl<'header> Search<'header> {
    /// A search in a header.
    pub fn new(header: &'header [String]) -> Self {
        Self {
            header,
            missing: Vec::new(),
            repeated: Vec::new(),
            used: BTreeSet::new(),
            sealed: BTreeSet::new(),
            constant: None,
            asked: Asked::default(),
            rests: BTreeSet::new(),
            known_rests: BTreeSet::new(),
        }
    }

    /// A search in the same header for the same sources, which knows what each of them reads.
    pub fn again(self) -> Self {
        Self { known_rests: self.rests, ..Self::new(self.header) }
    }

    /// The columns found, or all that is wrong.
    pub fn finish(self) -> Result<FoundColumns, BindError> {
        if !self.missing.is_empty() || !self.repeated.is_empty() {
            return Err(BindError::Columns {
                missing: self.missing,
                repeated: self.repeated,
                found: self.header.to_vec(),
            });
        }
        if let Some(error) = self.constant {
            return Err(error);
        }
        let (used, sealed) = (self.used.into_iter().collect(), self.sealed.into_iter().collect());
        Ok(FoundColumns { used, sealed })
    }

    /// The columns that were looked for and not found, each once.
    pub fn into_missing(self) -> Vec<String> {
        self.missing
    }

    /// All columns that were looked for.
    pub fn into_asked(self) -> Asked {
        self.asked
    }

    /// A column that must be there.
    pub fn find(&mut self, name: &ColumnName) -> Option<usize> {
        self.asked.note(name, true);
        let found = self.find_optional(name);
        if found.is_none() {
            add(&mut self.missing, name);
        }
        found
    }

    fn find_optional(&mut self, name: &ColumnName) -> Option<usize> {
        self.asked.note(name, false);
        let mut found = (0..).zip(self.header).filter(|(_, header)| name.is(header));
        let (first, second) = (found.next(), found.next());
        if second.is_some() {
            add(&mut self.repeated, name);
        }
        let index = first.map(|(index, _)| index)?;
        self.used.insert(index);
        Some(index)
    }

    /// A column that is kept by the profile's name for it.
    pub fn kept(&mut self, kept: &Kept) -> Option<(String, usize)> {
        let found = match kept.optional {
            true => self.find_optional(&kept.name),
            false => self.find(&kept.name),
        };
        found.map(|index| (kept.name.as_str().to_owned(), index))
    }

    /// The columns of a source.
    pub fn bound(&mut self, source: &Source) -> Bound {
        let steps = (source.steps != Steps::default()).then(|| Box::new(source.steps.clone()));
        match &source.from {
            From::Constant(text) => Bound {
                constant: Some(text.clone()),
                columns: Vec::new(),
                take: Take::First,
                steps,
                refuses_rest: false,
            },
            From::Columns(names, take) => {
                let found = names.iter().filter_map(|name| match source.optional {
                    true => self.find_optional(name),
                    false => self.find(name),
                });
                let columns: Vec<_> = found.collect();
                let refuses_rest = self.refuses_rest(&columns, &source.steps);
                self.asked.note_map(source);
                Bound { constant: None, columns, take: take.clone(), steps, refuses_rest }
            }
        }
    }

    /// The columns of a source, and what belongs into them.
    pub fn meaning(&mut self, source: &Source, meaning: Meaning) -> Bound {
        let bound = self.bound(source);
        self.asked.note_meaning(source, meaning);
        bound
    }

    /// Whether a number is taken out of a text and nobody reads what else stands there.
    fn refuses_rest(&mut self, columns: &[usize], steps: &Steps) -> bool {
        let Steps { characters, part, number, .. } = steps;
        let cut = || Cut { columns: columns.to_vec(), characters: *characters, part: part.clone() };
        match number {
            Some(NumberPart::Take) => !self.known_rests.contains(&cut()),
            Some(NumberPart::Drop) => {
                self.rests.insert(cut());
                false
            }
            None => false,
        }
    }

    /// The columns of a source whose content is sealed.
    pub fn sealed(&mut self, source: &Source) -> Bound {
        let bound = self.bound(source);
        self.sealed.extend(&bound.columns);
        bound
    }

    /// The columns of a condition.
    pub fn condition(&mut self, condition: Option<&Condition>) -> Option<BoundCondition> {
        condition.map(|condition| self.bound_condition(condition))
    }

    fn bound_condition(&mut self, condition: &Condition) -> BoundCondition {
        let column = self.bound(&condition.column);
        BoundCondition {
            // A condition looks and reads nothing.
            column: Bound { refuses_rest: false, ..column },
            is: condition.is.clone(),
            is_not: condition.is_not.clone(),
        }
    }

    /// The columns of what may be a condition.
    pub fn whether(&mut self, whether: Option<&Whether>, usual: bool) -> BoundWhether {
        match whether {
            None => BoundWhether::Always(usual),
            Some(Whether::Always(value)) => BoundWhether::Always(*value),
            Some(Whether::If(condition)) => {
                BoundWhether::If(Box::new(self.bound_condition(condition)))
            }
        }
    }

    /// Notes a constant that can't be.
    pub fn check_constant(
        &mut self,
        key: &str,
        source: &Source,
        check: impl FnOnce(&str) -> Result<(), String>,
    ) {
        let Some(found) = source.constant() else { return };
        if let (Err(expected), None) = (check(found), &self.constant) {
            let (key, found) = (key.to_owned(), found.to_owned());
            self.constant = Some(BindError::Constant { key, found, expected });
        }
    }
}

fn add(names: &mut Vec<String>, name: &ColumnName) {
    if !names.iter().any(|known| known == name.as_str()) {
        names.push(name.as_str().to_owned());
    }
}

/// What is wrong with the columns of a file, in words.
pub fn columns(missing: &[String], repeated: &[String], found: &[String]) -> String {
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
