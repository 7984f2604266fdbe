//! The columns. Codes are small numbers into dictionaries; amounts are whole base units.

use std::collections::HashMap;
use std::sync::Arc;

use uuid::Uuid;

use super::incidents::Linked;

/// Index 0 of every dictionary: not stated.
pub(crate) const NOT_STATED: u16 = 0;

/// What sort of amount a row has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum AmountKind {
    NotKnown = 0,
    MassMg = 1,
    VolumeMl = 2,
    Pieces = 3,
}

/// Marks of a row.
pub(crate) mod mark {
    /// The only exhibit of its incident.
    pub(crate) const ALONE: u8 = 1;
    /// The first exhibit of its incident.
    pub(crate) const FIRST: u8 = 2;
    /// Has a flag.
    pub(crate) const FLAGGED: u8 = 4;
    /// Its amount lies above the gate of its profile.
    pub(crate) const UNLIKELY: u8 = 16;
    /// Its place can't be placed.
    pub(crate) const PLACE_NOT_KNOWN: u8 = 8;
    /// Its report is linked to another, so that its incident is composed for each question.
    pub(crate) const LINKED: u8 = 32;
}

/// Some rows, those of one incident together. One row is one exhibit.
#[derive(Clone, Default)]
pub(crate) struct Segment {
    pub(crate) report: Vec<Uuid>,
    pub(crate) version: Vec<i32>,
    pub(crate) from: Vec<i32>,
    pub(crate) to: Vec<i32>,
    pub(crate) amount: Vec<i64>,
    pub(crate) amount_kind: Vec<u8>,
    pub(crate) marks: Vec<u8>,
    pub(crate) access: Vec<u16>,
    pub(crate) organization: Vec<u16>,
    pub(crate) substance: Vec<u16>,
    pub(crate) class: Vec<u16>,
    pub(crate) country: Vec<u16>,
    pub(crate) province: Vec<u16>,
    pub(crate) district: Vec<u16>,
    pub(crate) month: Vec<u16>,
    /// Position from which a row counts.
    pub(crate) since: Vec<u64>,
    /// Position from which a newer version counts instead; `u64::MAX` while there is none.
    pub(crate) until: Vec<u64>,
    /// Whether any row has been superseded.
    pub(crate) superseded: bool,
    /// Whether any row is of a linked report.
    pub(crate) linked: bool,
}

impl Segment {
    pub(crate) fn len(&self) -> usize {
        self.report.len()
    }
}

/// Names of one dimension, each with its number.
#[derive(Clone, Default)]
pub(crate) struct Dictionary {
    names: Vec<Option<String>>,
    numbers: HashMap<String, u16>,
}

impl Dictionary {
    fn new() -> Self {
        Self { names: vec![None], numbers: HashMap::new() }
    }

    /// The number of a name; a new name gets the next one. More than 65,535 names share the
    /// last: no dimension of the register comes near.
    pub(crate) fn intern(&mut self, name: &str) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = u16::try_from(self.names.len()).unwrap_or(u16::MAX);
        self.names.push(Some(name.to_owned()));
        self.numbers.insert(name.to_owned(), number);
        number
    }

    pub(crate) fn number(&self, name: &str) -> Option<u16> {
        self.numbers.get(name).copied()
    }

    pub(crate) fn name(&self, number: usize) -> Option<&str> {
        self.names.get(number).and_then(Option::as_deref)
    }

    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }
}

/// The dictionaries of all dimensions.
#[derive(Clone)]
pub(crate) struct Dictionaries {
    pub(crate) organization: Dictionary,
    pub(crate) substance: Dictionary,
    pub(crate) class: Dictionary,
    pub(crate) country: Dictionary,
    pub(crate) province: Dictionary,
    pub(crate) district: Dictionary,
    pub(crate) month: Dictionary,
    /// Access class ids, as decimal text.
    pub(crate) access: Dictionary,
}

impl Default for Dictionaries {
    fn default() -> Self {
        let mut class = Dictionary::new();
        for known in yakja_model::SubstanceClass::ALL {
            class.intern(known.code());
        }
        Self {
            class,
            organization: Dictionary::new(),
            substance: Dictionary::new(),
            country: Dictionary::new(),
            province: Dictionary::new(),
            district: Dictionary::new(),
            month: Dictionary::new(),
            access: Dictionary::new(),
        }
    }
}

/// All rows up to a position of the ledger. A reader keeps one while a newer one is made.
#[derive(Clone, Default)]
pub(crate) struct Facts {
    pub(crate) segments: Vec<Arc<Segment>>,
    pub(crate) dictionaries: Arc<Dictionaries>,
    /// Newest version of each report that has more than one, also where it is no seizure.
    pub(crate) corrected: Arc<HashMap<Uuid, i32>>,
    /// Linked reports, whose rows here do not count.
    pub(crate) linked: Linked,
    /// Entries before this position have been applied.
    pub(crate) position: u64,
    /// What has position from here on has changed nothing in them.
    pub(crate) changed: u64,
}

impl Facts {
    /// These rows and others beside them, by the dictionaries of the others.
    pub(crate) fn beside(&self, others: &Self) -> Self {
        let segments = self.segments.iter().chain(&others.segments).map(Arc::clone).collect();
        Self { segments, dictionaries: Arc::clone(&others.dictionaries), ..Self::default() }
    }

    #[cfg(test)]
    pub(crate) fn rows(&self) -> usize {
        self.segments.iter().map(|segment| segment.len()).sum()
    }
}
