//! Adds up what speaks for and against two reports being of one incident.
//!
//! Each ground weighs the logarithm of a likelihood ratio: how often it is found in reports of one
//! incident, over how often in reports of two, in hundredths of bits. Ratios for values come from
//! how common they are; the others are fixed below, by judgement, where no published rate exists.

mod exhibits;
mod organizations;
mod people;
mod place;
mod time;

use super::certain::Keys;
use super::frequencies::Frequencies;
use super::known::Known;
use super::logarithm::centibits;
use super::reason::{Ground, Reason};
use super::vocabulary::Vocabulary;

/// In a small register two reports are suggested from this sum on.
const SUGGESTED_FROM: i32 = 1_250;

/// Above so many reports the sum grows by half a bit with every doubling. Each doubling makes a
/// chance match twice as likely for every report; asking for a whole bit would keep what waits for
/// people in proportion to the reports, and would lose true matches of little evidence.
const SMALL_REGISTER: u64 = 3_000;

/// A number that should be unique, though something contradicts it.
const SHARED_KEY: i32 = 900;

/// The sum from which on two reports are suggested, in a register of so many.
pub(super) fn suggested_from(reports: usize) -> i32 {
    let reports = u64::try_from(reports).unwrap_or(u64::MAX);
    let doublings = centibits(reports.max(SMALL_REGISTER)) - centibits(SMALL_REGISTER);
    SUGGESTED_FROM + doublings / 2
}

/// What comparing needs to know beside the two reports.
#[derive(Clone, Copy)]
pub(super) struct Scales<'a> {
    pub(super) frequencies: &'a Frequencies,
    pub(super) vocabulary: &'a Vocabulary,
}

/// The sum so far, and the reasons if anybody will read them: most pairs come to nothing.
#[derive(Debug)]
struct Notes {
    weight: i32,
    reasons: Option<Vec<Reason>>,
}

impl Notes {
    /// Notes a ground, unless it weighs nothing.
    fn note(&mut self, weight: i32, ground: impl FnOnce() -> Ground) {
        self.weight = self.weight.saturating_add(weight);
        if let Some(reasons) = self.reasons.as_mut().filter(|_| weight != 0) {
            reasons.push(Reason { ground: ground(), weight });
        }
    }
}

impl Scales<'_> {
    /// What speaks for two reports being of one incident, less what speaks against it.
    pub(super) fn weigh(&self, first: &Known, second: &Known) -> i32 {
        let mut notes = Notes { weight: 0, reasons: None };
        self.compare(first, second, &mut notes);
        notes.weight
    }

    /// Every ground that weighs, the strongest first, and what contradicts a key that both share.
    /// The first report has the smaller identifier.
    pub(super) fn reasons(&self, first: &Known, second: &Known, keys: &Keys) -> Vec<Reason> {
        let mut notes = Notes { weight: 0, reasons: Some(Vec::new()) };
        if let Keys::Contradicted(kind, against) = keys {
            for by in against {
                let ground = || Ground::KeyContradicted { kind: *kind, by: *by };
                notes.note(SHARED_KEY, ground);
            }
        }
        self.compare(first, second, &mut notes);
        let mut reasons = notes.reasons.unwrap_or_default();
        // A stable sort: grounds that weigh alike stay in the order of comparing.
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight.abs()));
        reasons
    }

    fn compare(&self, first: &Known, second: &Known, notes: &mut Notes) {
        time::compare(first, second, notes);
        self.compare_exhibits(first, second, notes);
        self.compare_places(first, second, notes);
        people::compare(first, second, notes);
        self.compare_names(first, second, notes);
        organizations::compare(first, second, notes);
    }
}

/// The values that both have. Both lists are in ascending order.
fn shared<'a, T: Ord>(one: &'a [T], other: &'a [T]) -> impl Iterator<Item = &'a T> {
    one.iter().filter(|value| other.binary_search(value).is_ok())
}
