//! Takes reports one by one in the order of the ledger and says which earlier ones speak of the
//! same incident: for certain, or perhaps. It decides nothing and forgets nothing but what a newer
//! version of a report replaces.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use yakja_model::{Kind, ReportId, ReportPair};

use super::blocks::Blocks;
use super::certain::{CertainLink, Keys, keys as shared_keys};
use super::facts::ReportFacts;
use super::frequencies::{Change, Frequencies};
use super::keys::{Key, KeyFamily, keys};
use super::known::Known;
use super::reason::Suggestion;
use super::vocabulary::Vocabulary;
use super::weigh::{Scales, suggested_from};

/// So many suggestions are given for one new report, the strongest. The rest is counted.
pub const MOST_SUGGESTIONS: usize = 8;

/// Every report seen, ready to be compared with the next.
#[derive(Debug, Default)]
pub struct IncidentIndex {
    vocabulary: Vocabulary,
    frequencies: Frequencies,
    blocks: Blocks,
    known: Vec<Option<Known>>,
    slots: HashMap<ReportId, usize>,
}

/// What a new report was found to have to do with earlier ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Reports of the same incident, for certain.
    pub certain: Vec<CertainLink>,
    /// Reports that may be, the strongest first.
    pub suggestions: Vec<Suggestion>,
    /// How many weaker suggestions were left out.
    pub left_out: usize,
    /// What in this report is too common to look for others by.
    pub common: Vec<KeyFamily>,
}

impl IncidentIndex {
    /// Takes a report and compares it with those before it.
    ///
    /// A report that was taken before is replaced: what was found for its earlier version is void,
    /// and this answer stands in its place. Kinds that speak of no single incident find nothing.
    pub fn add(&mut self, facts: &ReportFacts) -> Found {
        let Some((known, keys)) = self.enter(facts) else { return Found::default() };
        let (candidates, common) = self.blocks.look(&keys);
        let mut found = Found { common, ..Found::default() };
        for other in candidates.iter().filter_map(|slot| self.at(*slot)) {
            self.compare(&known, other, &mut found);
        }
        found.keep_strongest();
        self.keep(known, &keys);
        found
    }

    /// Takes a report that was compared before, when what was found was kept.
    pub fn fill(&mut self, facts: &ReportFacts) {
        if let Some((known, keys)) = self.enter(facts) {
            self.keep(known, &keys);
        }
    }

    /// Takes a report out again; says whether it was there.
    pub fn withdraw(&mut self, report: ReportId) -> bool {
        let Some(slot) = self.slots.remove(&report) else { return false };
        let Some(known) = self.known.get_mut(slot).and_then(Option::take) else { return false };
        self.frequencies.count(&known, Change::Leaves);
        if let Ok(filed) = u32::try_from(slot) {
            self.blocks.unfile(&keys_of(&known), filed);
        }
        true
    }

    /// How many reports it holds.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// How many values were seen more than twenty times and are no longer looked under, by family.
    pub fn common(&self) -> &BTreeMap<KeyFamily, u64> {
        self.blocks.common()
    }

    fn enter(&mut self, facts: &ReportFacts) -> Option<(Known, Vec<Key>)> {
        self.withdraw(facts.report);
        let mut known = Known::of(facts, &mut self.vocabulary)?;
        known.follows = self.follows(&known);
        self.frequencies.count(&known, Change::Enters);
        let keys = keys_of(&known);
        Some((known, keys))
    }

    fn keep(&mut self, known: Known, keys: &[Key]) {
        let slot = self.known.len();
        // A register of four thousand million reports is beyond this index; the rest stays found.
        if let Ok(filed) = u32::try_from(slot) {
            self.blocks.file(keys, filed);
        }
        self.slots.insert(known.report, slot);
        self.known.push(Some(known));
    }

    fn at(&self, slot: u32) -> Option<&Known> {
        self.known.get(usize::try_from(slot).ok()?)?.as_ref()
    }

    /// Whether a report of the same row is here.
    fn follows(&self, known: &Known) -> bool {
        let record = keys(known).into_iter().filter(|key| key.family == KeyFamily::Record);
        let (slots, _) = self.blocks.look(&record.collect::<Vec<_>>());
        let mut others = slots.iter().filter_map(|slot| self.at(*slot));
        // A seizure follows no arrest: others look for what was seized by its amounts.
        others.any(|other| {
            let leads = known.kind != Kind::Seizure || other.kind == Kind::Seizure;
            other.record == known.record && leads
        })
    }

    fn compare(&self, new: &Known, other: &Known, found: &mut Found) {
        let Ok(pair) = ReportPair::new(new.report, other.report) else { return };
        if !new.is_comparable(other) {
            return;
        }
        let keys = shared_keys(new, other);
        if let Keys::Join(basis) = keys {
            return found.certain.push(CertainLink { pair, basis });
        }
        let follows = new.follows || other.follows;
        if keys == Keys::None && (follows || new.country != other.country) {
            return;
        }
        let (first, second) = if pair.first() == new.report { (new, other) } else { (other, new) };
        let scales = Scales { frequencies: &self.frequencies, vocabulary: &self.vocabulary };
        let weight = scales.weigh(first, second);
        // A shared number is always worth a person's time, whatever else there is.
        if weight >= suggested_from(self.len()) || keys != Keys::None {
            let reasons = scales.reasons(first, second, &keys);
            let weight = reasons.iter().map(|reason| reason.weight).sum();
            found.suggestions.push(Suggestion { pair, weight, reasons });
        }
    }
}

/// The values under which a report is filed. One that follows another of its row is the same
/// question, and is found by what nobody else has alone.
fn keys_of(known: &Known) -> Vec<Key> {
    let mut keys = keys(known);
    if known.follows {
        keys.retain(|key| key.family.is_unique());
    }
    keys
}

impl Found {
    /// Orders what was found, so that it is the same however the drawers were gone through, and
    /// keeps what a person can judge. A contradicted key is kept whatever it weighs.
    fn keep_strongest(&mut self) {
        self.certain.sort_by_key(|link| link.pair);
        self.suggestions.sort_by_key(|suggestion| {
            (suggestion.contradictions().is_empty(), Reverse(suggestion.weight), suggestion.pair)
        });
        self.left_out = self.suggestions.len().saturating_sub(MOST_SUGGESTIONS);
        self.suggestions.truncate(MOST_SUGGESTIONS);
    }
}
