//! What a profile asks of a table's columns, gathered while they are looked for: which there are,
//! which must be there, and what belongs into them. What is made of it is `to_fill_in`'s business.

use serde::Deserialize;

use super::column::ColumnName;
use super::source::{From, Source};

/// What belongs into a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// A day, also as `2024-03-04`.
    Days,
    /// Amounts and counts.
    Numbers,
    /// Numbers of papers, whose zeros in front count.
    References,
    /// Organisations of the country pack.
    Organizations,
    /// Substances of the country pack.
    Substances,
    /// Units of the country pack.
    Units,
    /// Districts of the country pack.
    Districts,
    /// Traffic lights.
    TrafficLights,
}

/// A column that a profile asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedColumn {
    /// Its name, as the profile has it.
    pub name: String,
    /// Whether the table must have it.
    pub is_needed: bool,
    /// What belongs into it, where that is known.
    pub meaning: Option<Meaning>,
    /// Texts that the profile turns into others.
    pub mapped: Vec<String>,
}

/// The columns that a profile asks for, each once, in the order in which it first does.
#[derive(Clone, Debug, Default)]
pub struct Asked(Vec<AskedColumn>);

impl Asked {
    /// The columns.
    pub fn into_columns(self) -> Vec<AskedColumn> {
        self.0
    }

    /// Notes a column, and whether it must be there.
    pub fn note(&mut self, name: &ColumnName, is_needed: bool) {
        match self.0.iter_mut().find(|column| name.is(&column.name)) {
            Some(column) => column.is_needed |= is_needed,
            None => self.0.push(AskedColumn {
                name: name.as_str().to_owned(),
                is_needed,
                meaning: None,
                mapped: Vec::new(),
            }),
        }
    }

    /// Notes what the columns of a source hold. Of one that is taken apart or joined, nothing is
    /// known.
    pub fn note_meaning(&mut self, source: &Source, meaning: Meaning) {
        if let Some(column) = self.whole(source) {
            column.meaning.get_or_insert(meaning);
        }
    }

    /// Notes the words of a source that the profile turns into others.
    pub fn note_map(&mut self, source: &Source) {
        if let Some(column) = self.whole(source) {
            column.mapped.extend(source.steps.map.keys().filter(|word| !word.is_empty()).cloned());
        }
    }

    fn whole(&mut self, source: &Source) -> Option<&mut AskedColumn> {
        let From::Columns(names, _) = &source.from else { return None };
        let [name] = names.as_slice() else { return None };
        let steps = &source.steps;
        if steps.characters.is_some() || steps.part.is_some() || steps.number.is_some() {
            return None;
        }
        self.0.iter_mut().find(|column| name.is(&column.name))
    }
}
