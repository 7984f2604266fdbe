//! How much an incident counts with, and between what a total may lie.

use yakja_model::{Credit, Kind, Quantity, ReferenceKind, SubstanceClass, SubstanceCode, Verdict};

use super::super::{
    Ambiguity, AmountBasis, Bounds, Clusters, Gathered, LedgerReport, ReportFacts,
    amounts_of_record,
};
use super::builder::{Saying, judgement, pair, seizure};

/// Amounts of record as `substance kilograms basis`, with `!` where reports disagree.
fn check(members: &[ReportFacts], expected: &[&str]) {
    let members: Vec<&ReportFacts> = members.iter().collect();
    let shown: Vec<String> = amounts_of_record(&members)
        .iter()
        .map(|amount| {
            let name = amount.substance.as_ref().map_or("?", |code| &code.0);
            let Quantity::MassMg(mass) = amount.quantity else { return format!("{name} ?") };
            let basis = match amount.basis {
                AmountBasis::Laboratory => "laboratory",
                AmountBasis::Lead => "lead",
                AmountBasis::Earliest => "earliest",
                AmountBasis::NotKnown => "not known",
            };
            let disputed = if amount.is_disputed() { "!" } else { "" };
            format!("{name} {} {basis}{disputed}", mass / 1_000_000)
        })
        .collect();
    assert_eq!(shown, expected);
}

fn said(number: u64, says: &str, exhibits: &[(&str, i64)]) -> ReportFacts {
    seizure(number, says, "2023-01-24").with(exhibits)
}

#[test]
fn the_earliest_counts_until_a_lead_or_a_laboratory_speaks() {
    let coast = said(2, "PMSA", &[("heroin", 800)]);
    let navy = said(1, "NAVY", &[("heroin", 864)]);
    check(&[coast.clone(), navy.clone()], &["heroin 864 earliest!"]);

    let lead = [("PMSA", Credit::Lead)];
    let led = navy.clone().took_part(&lead);
    check(&[coast.clone(), led.clone()], &["heroin 800 lead!"]);
    let weighed = said(3, "PMSA", &[("heroin", 810)]);
    check(&[weighed.clone(), coast.clone(), led.clone()], &["heroin 810 lead!"]);

    let contested = coast.took_part(&[("NAVY", Credit::Lead)]);
    check(&[contested, led.clone()], &["heroin 864 earliest!"]);

    let result = said(4, "LAB", &[("heroin", 790)]).of_kind(Kind::LaboratoryResult);
    check(&[led, weighed, result], &["heroin 790 laboratory!"]);
}

#[test]
fn results_of_several_parcels_add_up_and_a_second_of_one_replaces_the_first() {
    let result = |number, seal: &str, amount| {
        said(number, "LAB", &[("heroin", amount)]).of_kind(Kind::LaboratoryResult).numbered(
            ReferenceKind::Seal,
            "",
            seal,
        )
    };
    let find = said(1, "NAVY", &[("heroin", 40), ("heroin", 60)]);
    check(std::slice::from_ref(&find), &["heroin 100 earliest"]);
    let results = [result(2, "A", 39), result(3, "B", 58)];
    check(&[find.clone(), results[0].clone(), results[1].clone()], &["heroin 97 laboratory!"]);
    let again = result(4, "A", 38);
    check(&[find, results[0].clone(), results[1].clone(), again], &["heroin 96 laboratory!"]);
}

#[test]
fn a_drug_left_out_counts_and_one_named_otherwise_does_not_count_twice() {
    let first = said(1, "ANF", &[("hashish", 1_740), ("ice", 28), ("morphine", 20)]);
    let shorter = said(2, "ANF", &[("hashish", 1_740)]);
    let all = ["hashish 1740 earliest", "ice 28 earliest", "morphine 20 earliest"];
    check(&[first.clone(), shorter], &["hashish 1740 earliest", "ice 28 earliest", all[2]]);
    let longer = said(2, "PCG", &[("hashish", 1_740), ("opium", 7)]);
    check(&[first.clone(), longer], &[all[0], all[1], all[2], "opium 7 earliest"]);
    let renamed = said(2, "PCG", &[("hashish", 1_740), ("morphine", 28), ("other drugs", 20)]);
    check(&[first, renamed], &[all[0], all[1], "morphine 20 earliest!"]);
}

#[test]
fn what_nobody_measures_is_not_known() {
    let mut find = said(1, "ANF", &[("heroin", 1)]);
    find.exhibits[0].quantity = Quantity::NotKnown;
    check(std::slice::from_ref(&find), &["heroin ?"]);
    check(&[find, said(2, "PCG", &[("heroin", 3)])], &["heroin 3 earliest"]);
}

/// Four reports, some waiting to be judged; the range of heroin in kilograms and of incidents.
fn check_range(amounts: [i64; 4], same: &[(u64, u64)], waiting: &[(u64, u64)], expected: [i64; 4]) {
    let reports: Vec<ReportFacts> = (1..)
        .zip(amounts)
        .map(|(number, amount)| said(number, "ANF", &[("heroin", amount)]))
        .collect();
    let ledger: Vec<LedgerReport> = reports
        .iter()
        .map(|facts| LedgerReport { position: facts.position, report: facts.report })
        .collect();
    let judgements: Vec<_> = (1..)
        .zip(same)
        .map(|(number, (one, other))| judgement(number, pair(*one, *other), Verdict::Same))
        .collect();
    let clusters = Clusters::of(&ledger, &[], &judgements);
    let gathered: Vec<Gathered<'_>> = clusters
        .incidents()
        .map(|incident| {
            let members = clusters.members(incident);
            let members = reports.iter().filter(|facts| members.contains(&facts.report));
            Gathered { incident, members: members.collect() }
        })
        .collect();
    let waiting: Vec<_> = waiting.iter().map(|(one, other)| pair(*one, *other)).collect();
    let range = Ambiguity::of(&gathered, &clusters, &waiting);
    let heroin = (Some(SubstanceCode("heroin".to_owned())), SubstanceClass::Opioids);
    let Bounds { low, high } = range.mass_mg[&heroin];
    let incidents = [range.incidents_if_same, range.incidents_if_different];
    let incidents = incidents.map(|count| i64::try_from(count).unwrap());
    assert_eq!([low / 1_000_000, high / 1_000_000, incidents[0], incidents[1]], expected);
    assert!(range.volume_ml.is_empty() && range.pieces.is_empty());
}

#[test]
fn a_total_lies_between_all_the_same_and_all_different() {
    check_range([10, 20, 30, 40], &[], &[], [100, 100, 4, 4]);
    check_range([10, 10, 30, 40], &[], &[(1, 2)], [80, 90, 3, 4]);
    check_range([10, 10, 30, 40], &[], &[(1, 2), (2, 3)], [50, 90, 2, 4]);
    check_range([10, 10, 30, 40], &[(1, 2)], &[(2, 3), (1, 3)], [50, 80, 2, 3]);
    check_range([10, 10, 30, 40], &[(1, 2)], &[(1, 2)], [80, 80, 3, 3]);
}
