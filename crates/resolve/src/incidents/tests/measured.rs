//! What the kernel finds in invented registers: no false join, and nearly every joint seizure.

use std::collections::BTreeSet;

use yakja_model::ReportPair;

use super::super::IncidentIndex;
use super::world::{Rates, USUAL, true_pairs, world};

/// A register of 5,000 incidents: nothing is joined falsely, at least so many in a thousand joint
/// ones are found, and at most so many others are suggested for a thousand reports.
fn check(seed: u64, rates: Rates, least_found: usize, most_others: usize) {
    let told = world(seed, 5_000, rates);
    let pair = |(one, other): (usize, usize)| {
        ReportPair::new(told[one].facts.report, told[other].facts.report).unwrap()
    };
    let truth: BTreeSet<ReportPair> = true_pairs(&told).into_iter().map(pair).collect();
    let mut index = IncidentIndex::default();
    let (mut joined, mut suggested) = (BTreeSet::new(), BTreeSet::new());
    for one in &told {
        let found = index.add(&one.facts);
        joined.extend(found.certain.into_iter().map(|link| link.pair));
        suggested.extend(found.suggestions.into_iter().map(|suggestion| suggestion.pair));
    }
    assert_eq!(joined.difference(&truth).next(), None, "a false join erases a seizure");
    let found = truth.iter().filter(|pair| joined.contains(pair) || suggested.contains(pair));
    let found = found.count() * 1_000 / truth.len();
    let others = suggested.difference(&truth).count() * 1_000 / told.len();
    assert!(found >= least_found, "seed {seed}: found {found} of 1,000, {others} others");
    assert!(others <= most_others, "seed {seed}: {others} others per 1,000, found {found}");
}

#[test]
fn joint_seizures_are_found_in_a_usual_year() {
    for seed in 1..=4 {
        check(seed, USUAL, 950, 50);
    }
}

#[test]
fn without_any_shared_number_they_are_found_as_well() {
    check(11, Rates { keyed: 0, ..USUAL }, 950, 50);
}

#[test]
fn late_reports_and_worse_spelling_cost_little() {
    check(21, Rates { late: 30, ..USUAL }, 950, 50);
    check(22, Rates { misspelt: 15, ..USUAL }, 900, 50);
}

#[test]
fn many_joint_seizures_are_no_harder() {
    check(31, Rates { joint: 40, ..USUAL }, 950, 80);
}

#[test]
fn the_same_register_gives_the_same_answers() {
    let run = || {
        let mut index = IncidentIndex::default();
        let told = world(5, 800, USUAL);
        told.iter().map(|one| index.add(&one.facts)).collect::<Vec<_>>()
    };
    assert_eq!(run(), run());
}
