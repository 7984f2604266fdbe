//! What one organisation claims in its summaries beside what it itemises in its reports, over one
//! period. Neither is changed, and neither is added to the other.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use yakja_model::{Period, Summary, SummaryMeasure};

use super::lines::substance_key;

/// A summary of the organisation, copies left out.
#[derive(Clone, Copy, Debug)]
pub struct Claimed<'a> {
    /// How to refer to it.
    pub id: &'a str,
    /// The numbers by which reports name it as the publication that lists them.
    pub numbers: &'a [String],
    /// What it says.
    pub summary: &'a Summary,
}

/// An amount in one report of the organisation.
#[derive(Clone, Copy, Debug)]
pub struct Itemized<'a> {
    /// The incident that the report speaks of: reports of one count once.
    pub incident: &'a str,
    /// The publication that the report says lists it.
    pub publication: Option<&'a str>,
    /// The substance by code, else as written.
    pub substance: &'a str,
    /// What is counted.
    pub measure: SummaryMeasure,
    /// How much; `None` where it is not known.
    pub amount: Option<i64>,
}

/// Two periods, of summaries that overlap or of days that no summary covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TwoPeriods {
    /// The summaries.
    pub one: String,
    /// The other.
    pub other: String,
    /// The days that both speak of.
    pub days: Period,
}

/// Claimed beside itemised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reconciliation {
    /// The period asked about.
    pub period: Period,
    /// By substance and measure; a row without a substance is the stated total.
    pub rows: Vec<ReconciliationRow>,
    /// Summaries that count: their period lies wholly in the one asked about.
    pub counted: Vec<String>,
    /// Summaries that reach over an end of the period; they are not counted.
    pub straddling: Vec<String>,
    /// Counted summaries that speak of the same days, so that a claim may stand in both.
    pub overlaps: Vec<TwoPeriods>,
    /// Days of the period that no counted summary speaks of.
    pub gaps: Vec<Period>,
    /// Incidents that the reports itemise.
    pub incidents: usize,
    /// Of those, incidents that name one of the counted summaries as the one that lists them.
    pub listed: usize,
}

/// One substance and measure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReconciliationRow {
    /// The substance by code, else as written; `None` for all.
    pub substance: Option<String>,
    /// What is counted.
    pub measure: SummaryMeasure,
    /// What the summaries claim; `None` where none speaks of it.
    pub claimed: Option<i64>,
    /// What the reports itemise; `None` where none speaks of it.
    pub itemized: Option<i64>,
    /// Claimed less itemised, where both are known.
    pub difference: Option<i64>,
    /// Reports of incidents with an amount that is not known, so that the sum is at least this.
    pub not_known: usize,
}

type Key = (Option<String>, SummaryMeasure);

/// Sets what is claimed beside what is itemised. The reports are those of the period.
pub fn reconcile(
    period: Period,
    claimed: &[Claimed<'_>],
    itemized: &[Itemized<'_>],
) -> Reconciliation {
    let inside = |claim: &&Claimed<'_>| {
        let of = claim.summary.period;
        period.from <= of.from && of.to <= period.to
    };
    let touches = |claim: &&Claimed<'_>| {
        let of = claim.summary.period;
        of.from <= period.to && period.from <= of.to
    };
    let (counted, outside): (Vec<_>, Vec<_>) = claimed.iter().partition(inside);
    let straddling = outside.into_iter().filter(touches).map(|c| c.id.to_owned()).collect();
    let incidents: BTreeSet<_> = itemized.iter().map(|item| item.incident).collect();
    Reconciliation {
        period,
        rows: rows(&claims(&counted), &items(itemized)),
        counted: counted.iter().map(|claim| claim.id.to_owned()).collect(),
        straddling,
        overlaps: overlaps(&counted),
        gaps: gaps(period, &counted),
        incidents: incidents.len(),
        listed: listed(&counted, itemized),
    }
}

/// Sums of what the summaries say: the whole where a summary gives it, else the areas together.
fn claims(counted: &[&Claimed<'_>]) -> BTreeMap<Key, i64> {
    let mut sums = BTreeMap::new();
    for claim in counted {
        let mut whole: BTreeMap<Key, i64> = BTreeMap::new();
        let mut areas: BTreeMap<Key, i64> = BTreeMap::new();
        for cell in claim.summary.cells.iter().filter(|cell| cell.in_total) {
            let Some(value) = cell.value else { continue };
            let key = substance_key(cell);
            let key = ((!key.is_empty()).then_some(key), cell.measure);
            let is_whole = cell.area.is_none() && cell.area_as_written.is_empty();
            let sums = if is_whole { &mut whole } else { &mut areas };
            add(sums, key, value);
        }
        areas.retain(|key, _| !whole.contains_key(key));
        for (key, value) in whole.into_iter().chain(areas) {
            add(&mut sums, key, value);
        }
    }
    sums
}

/// What is itemised, and how many amounts are not known.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    known: Option<i64>,
    not_known: usize,
}

/// Sums over incidents. Where several reports of one incident give an amount, the largest of
/// them stands for it: the amount of record needs what other organisations say as well.
fn items(itemized: &[Itemized<'_>]) -> BTreeMap<Key, Sum> {
    let mut incidents: BTreeMap<(&str, &str, SummaryMeasure), Option<i64>> = BTreeMap::new();
    for item in itemized {
        let key = (item.incident, item.substance, item.measure);
        let amount = incidents.entry(key).or_default();
        *amount = (*amount).max(item.amount);
    }
    let mut sums: BTreeMap<Key, Sum> = BTreeMap::new();
    for ((_, substance, measure), amount) in incidents {
        let one = (!substance.is_empty()).then(|| substance.to_owned());
        let total = one.is_some().then_some((None, measure));
        for key in std::iter::once((one, measure)).chain(total) {
            let sum = sums.entry(key).or_default();
            match amount {
                Some(value) => sum.known = Some(sum.known.unwrap_or(0).saturating_add(value)),
                None => sum.not_known += 1,
            }
        }
    }
    sums
}

fn rows(claims: &BTreeMap<Key, i64>, items: &BTreeMap<Key, Sum>) -> Vec<ReconciliationRow> {
    let keys: BTreeSet<&Key> = claims.keys().chain(items.keys()).collect();
    let row = |key: &Key| {
        let claimed = claims.get(key).copied();
        let sum = items.get(key).copied().unwrap_or_default();
        ReconciliationRow {
            substance: key.0.clone(),
            measure: key.1,
            claimed,
            itemized: sum.known,
            difference: claimed.zip(sum.known).map(|(one, other)| one.saturating_sub(other)),
            not_known: sum.not_known,
        }
    };
    keys.into_iter().map(row).collect()
}

fn overlaps(counted: &[&Claimed<'_>]) -> Vec<TwoPeriods> {
    let mut found = Vec::new();
    for (at, one) in counted.iter().enumerate() {
        for other in counted.iter().skip(at + 1) {
            let (a, b) = (one.summary.period, other.summary.period);
            let days = Period { from: a.from.max(b.from), to: a.to.min(b.to) };
            if days.from <= days.to {
                let (one, other) = (one.id.to_owned(), other.id.to_owned());
                found.push(TwoPeriods { one, other, days });
            }
        }
    }
    found
}

fn gaps(period: Period, counted: &[&Claimed<'_>]) -> Vec<Period> {
    super::calendar::uncovered(period, counted.iter().map(|claim| claim.summary.period))
}

fn listed(counted: &[&Claimed<'_>], itemized: &[Itemized<'_>]) -> usize {
    let numbers: BTreeSet<&str> =
        counted.iter().flat_map(|claim| claim.numbers).map(String::as_str).collect();
    let names = |item: &&Itemized<'_>| item.publication.is_some_and(|of| numbers.contains(of));
    itemized.iter().filter(names).map(|item| item.incident).collect::<BTreeSet<_>>().len()
}

fn add<K: Ord>(sums: &mut BTreeMap<K, i64>, key: K, value: i64) {
    let sum = sums.entry(key).or_default();
    *sum = sum.saturating_add(value);
}
