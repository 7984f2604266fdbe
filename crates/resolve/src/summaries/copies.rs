//! The same release printed by another outlet, recognised by what it says. Nothing here reads
//! who an outlet says it copied; a copy is never counted again.

use std::collections::BTreeMap;

use serde::Serialize;
use yakja_model::{OrganizationCode, Summary, SummaryCell, SummaryMeasure};

use super::lines::{Range, substance_key, written_area};

/// How many days after one outlet another may still print the release: the copies at hand came
/// out on the same day or the next, and an outlet may leave out a weekend.
const DAYS_APART: i32 = 4;
/// Of the numbers that both give, how many in a hundred must agree: an outlet mistypes or
/// converts one, as with 13,500 kg for 13.500 kg and 1.198 for 1.0198 billion.
const AGREEING_PERCENT: usize = 80;
/// Fewer numbers in common than this must all agree.
const FEW: usize = 6;
/// Fewer numbers in common than this show nothing.
const FEWEST: usize = 3;
/// Digits that must be shared. Two releases share n digits by chance about once in 10^n pairs, and
/// a dated one has only a handful of others within [`DAYS_APART`].
const DIGITS_DATED: usize = 4;
/// The same where a day is not known, so that every release of the organisation is compared.
const DIGITS_UNDATED: usize = 10;

/// A summary as one outlet printed it.
#[derive(Clone, Copy, Debug)]
pub struct Release<'a> {
    /// Who says it.
    pub organization: &'a OrganizationCode,
    /// What it says.
    pub summary: &'a Summary,
}

/// Two releases that say the same, by position in the list given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopyPair {
    /// The one that counts: published earlier, or with more numbers, or given first.
    pub original: usize,
    /// The one that is not counted again.
    pub copy: usize,
    /// Why.
    pub reasons: Vec<CopyReason>,
}

/// Why a release is taken for a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "reason")]
pub enum CopyReason {
    /// Numbers that agree within rounding, of those that both give.
    Numbers {
        /// How many agree.
        agreeing: usize,
        /// How many both give.
        common: usize,
    },
    /// Both say when they were published.
    Published {
        /// How many days lie between.
        days_apart: u32,
    },
    /// One of them or both do not say when they were published.
    Undated,
}

/// What a number is about.
type Key = (SummaryMeasure, String, String);
/// The numbers of a release by what they are about.
type Numbers<'a> = BTreeMap<Key, Vec<&'a SummaryCell>>;

/// How far two releases agree.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    common: usize,
    agreeing: usize,
    digits: usize,
    measured: bool,
    /// Numbers of the release that has fewer.
    fewer: usize,
}

impl Tally {
    const fn is_one_release(self) -> bool {
        self.common >= FEWEST
            && self.common * 2 >= self.fewer
            && self.agreeing * 100 >= self.common * AGREEING_PERCENT
            && (self.common >= FEW || self.agreeing == self.common)
            && self.measured
    }
}

/// Finds copies. Each release is the copy of one original at most, and an original is no copy.
pub fn copies(releases: &[Release<'_>]) -> Vec<CopyPair> {
    let numbers: Vec<_> = releases.iter().map(|release| numbers(release.summary)).collect();
    let mut order: Vec<usize> = (0..releases.len()).collect();
    order.sort_by_key(|at| rank(releases, *at));
    let mut originals: Vec<usize> = Vec::new();
    let mut pairs = Vec::new();
    for at in order {
        let found = originals.iter().find_map(|original| {
            let pair = (releases.get(*original)?, releases.get(at)?);
            let reasons = compare(pair, (numbers.get(*original)?, numbers.get(at)?))?;
            Some(CopyPair { original: *original, copy: at, reasons })
        });
        match found {
            Some(pair) => pairs.push(pair),
            None => originals.push(at),
        }
    }
    pairs.sort_by_key(|pair| pair.copy);
    pairs
}

/// Dated before undated, earlier before later, more numbers before fewer.
fn rank(releases: &[Release<'_>], at: usize) -> impl Ord + use<> {
    let summary = releases.get(at).map(|release| release.summary);
    let published = summary.and_then(|summary| summary.published);
    let cells = summary.map_or(0, |summary| summary.cells.len());
    (published.is_none(), published, std::cmp::Reverse(cells), at)
}

fn numbers(summary: &Summary) -> Numbers<'_> {
    let mut numbers = Numbers::new();
    for cell in summary.cells.iter().filter(|cell| cell.value.is_some()) {
        let area = cell.area.as_ref().map(|area| area.0.clone());
        let area = area.unwrap_or_else(|| written_area(cell).to_lowercase());
        numbers.entry((cell.measure, area, substance_key(cell))).or_default().push(cell);
    }
    numbers
}

fn compare(
    (one, other): (&Release<'_>, &Release<'_>),
    (a, b): (&Numbers<'_>, &Numbers<'_>),
) -> Option<Vec<CopyReason>> {
    if one.organization != other.organization {
        return None;
    }
    let apart = days_apart(one.summary, other.summary);
    if apart.is_some_and(|days| days > DAYS_APART.unsigned_abs()) {
        return None;
    }
    let tally = tally(a, b);
    let digits = if apart.is_some() { DIGITS_DATED } else { DIGITS_UNDATED };
    let Tally { agreeing, common, .. } = tally;
    (tally.is_one_release() && tally.digits >= digits).then(|| {
        let published =
            apart.map_or(CopyReason::Undated, |days_apart| CopyReason::Published { days_apart });
        vec![CopyReason::Numbers { agreeing, common }, published]
    })
}

fn tally(one: &Numbers<'_>, other: &Numbers<'_>) -> Tally {
    let count = |numbers: &Numbers<'_>| numbers.values().map(Vec::len).sum::<usize>();
    let mut tally = Tally { fewer: count(one).min(count(other)), ..Tally::default() };
    for (key, cells) in one {
        let others = other.get(key).map(Vec::as_slice).unwrap_or_default();
        for (cell, other) in cells.iter().zip(others) {
            tally.common += 1;
            if agree(cell, other) {
                tally.agreeing += 1;
                tally.digits += digits_of(cell);
                tally.measured |= is_measured(cell) && digits_of(cell) > 1;
            }
        }
    }
    tally
}

fn days_apart(one: &Summary, other: &Summary) -> Option<u32> {
    let (one, other) = one.published.zip(other.published)?;
    Some(one.number().abs_diff(other.number()))
}

fn agree(one: &SummaryCell, other: &SummaryCell) -> bool {
    range(one).zip(range(other)).is_some_and(|(one, other)| one.meets(other))
}

fn range(cell: &SummaryCell) -> Option<Range> {
    Some(Range::of(cell.value?, cell.step.unwrap_or(1), cell.rounded))
}

/// How many digits were published.
fn digits_of(cell: &SummaryCell) -> usize {
    let steps = cell.value.unwrap_or(0) / cell.step.unwrap_or(1).max(1);
    if steps == 0 { 0 } else { steps.to_string().len() }
}

/// An amount or a sum of money. Counts of people and vehicles alone repeat from week to week.
const fn is_measured(cell: &SummaryCell) -> bool {
    match cell.measure {
        SummaryMeasure::MassMg
        | SummaryMeasure::VolumeMl
        | SummaryMeasure::Pieces
        | SummaryMeasure::ValueUsdCents
        | SummaryMeasure::ValuePkrPaisas => true,
        SummaryMeasure::Seizures
        | SummaryMeasure::Operations
        | SummaryMeasure::Arrests
        | SummaryMeasure::WomenArrested
        | SummaryMeasure::ForeignersArrested
        | SummaryMeasure::Vehicles => false,
    }
}
