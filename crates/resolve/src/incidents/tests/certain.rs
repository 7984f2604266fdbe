//! Keys join for certain; whatever contradicts makes them a suggestion.

use yakja_model::{Kind, ReferenceKind};

use super::super::{Contradicts, IncidentIndex, ReportFacts};
use super::builder::{Saying, grams, seizure};

/// What is found for the second of two reports: `joined`, a list of contradictions, or nothing.
fn check(one: ReportFacts, other: ReportFacts, expected: &str) {
    let mut index = IncidentIndex::default();
    assert_eq!(index.add(&one).certain, []);
    let found = index.add(&other);
    let contradictions = |found: &super::super::Found| {
        let suggestion = found.suggestions.first();
        suggestion.map_or_else(Vec::new, super::super::Suggestion::contradictions)
    };
    let shown = match found.certain.as_slice() {
        [] => format!("{:?}", contradictions(&found)),
        [link] => {
            assert_eq!(link.pair.reports(), [one.report, other.report]);
            assert_eq!(found.suggestions, []);
            "joined".to_owned()
        }
        several => format!("{} links", several.len()),
    };
    assert_eq!(shown, expected);
}

use ReferenceKind::{Fir, LaboratoryMemo, Operation, Own, Seal};

fn fir(number: u64, says: &str, when: &str) -> ReportFacts {
    seizure(number, says, when).numbered(Fir, "PS Saddar", "FIR No. 12/2024")
}

#[test]
fn a_fir_of_one_station_and_year_joins() {
    let other = || seizure(2, "ANF", "2024-03").numbered(Fir, "P.S. saddar", "0012/2024");
    check(fir(1, "POLICE", "2024-03-05"), other(), "joined");
    check(
        fir(1, "POLICE", "2024-03-05").with(&[("heroin", 3)]).in_district("PK1", "Saddar"),
        other().with(&[("opium", 2)]).in_district("PK1", "bazaar"),
        "joined",
    );
}

#[test]
fn what_contradicts_a_key_is_named() {
    let one = || fir(1, "POLICE", "2024-03-05");
    check(one(), fir(2, "ANF", "2024-03-07"), "[Date]");
    check(
        one().with(&[("heroin", 3)]),
        fir(2, "ANF", "2024-03").with(&[("ice", 3)]),
        "[Substance]",
    );
    check(
        one().in_district("PK1", "Saddar"),
        fir(2, "ANF", "2024-03-05").in_district("PK2", "Saddar"),
        "[Place]",
    );
    check(
        one().with(&[("heroin", 3)]),
        fir(2, "ANF", "2024-04-05").with(&[("ice", 3)]),
        "[Date, Substance]",
    );
    let abroad = ReportFacts {
        country: yakja_model::CountryCode::parse("IR").unwrap(),
        ..fir(2, "ANF", "2024-03-05")
    };
    check(one(), abroad, "[Country]");
}

#[test]
fn one_number_for_two_finds_is_no_join() {
    let find = |number, says, amount| fir(number, says, "2024-03-05").with(&[("heroin", amount)]);
    check(find(1, "POLICE", 10), find(2, "POLICE", 13), "[Amount]");
    check(find(1, "POLICE", 10), find(2, "POLICE", 10), "joined");
    check(find(1, "POLICE", 100), find(2, "POLICE", 98), "joined");
    check(find(1, "POLICE", 10), find(2, "ANF", 13), "joined");
    check(find(1, "POLICE", 10), find(2, "ANF", 33), "[Amount]");
    check(find(1, "POLICE", 3), find(2, "ANF", 3_000), "joined");
}

#[test]
fn a_number_without_station_or_year_is_no_key() {
    check(
        seizure(1, "POLICE", "2024-03-05").numbered(Fir, "", "12/2024"),
        seizure(2, "ANF", "2024-03-05").numbered(Fir, "", "12/2024"),
        "[]",
    );
    check(
        seizure(1, "POLICE", "2024-03-05").numbered(Fir, "Saddar", "12"),
        seizure(2, "ANF", "2024-03-05").numbered(Fir, "Saddar", "12"),
        "[]",
    );
    check(
        seizure(1, "ANF", "2024-03-05").numbered(Own, "", "7"),
        seizure(2, "ANF", "2024-03-05").numbered(Own, "", "7"),
        "[]",
    );
}

#[test]
fn operations_seals_and_rows_join() {
    check(
        seizure(1, "ANF", "2024-03-05").numbered(Operation, "", "OP-0007"),
        seizure(2, "NAVY", "2024-03-05").numbered(Operation, "ANF", "7"),
        "joined",
    );
    check(
        seizure(1, "ANF", "2024-03-05").numbered(Operation, "", "7"),
        seizure(2, "NAVY", "2024-03-05").numbered(Operation, "", "7"),
        "[]",
    );
    check(
        seizure(1, "ANF", "2024-03-05").numbered(Seal, "", "KHI-00421"),
        seizure(2, "FBR", "2024-03-05").numbered(Seal, "", "khi 421"),
        "joined",
    );
    let row = |number, kind| ReportFacts {
        record: Some(77),
        ..seizure(number, "ANF", "2024-03-05").of_kind(kind)
    };
    check(row(1, Kind::Seizure), row(2, Kind::Arrest), "joined");
    check(row(1, Kind::Seizure), row(2, Kind::Summary), "[]");
}

#[test]
fn a_laboratory_result_joins_though_it_comes_later_and_from_elsewhere() {
    let find = || {
        let find = seizure(1, "ANF", "2024-03-05").in_district("PK1", "Gwadar");
        find.with(&[("heroin", 864)]).numbered(LaboratoryMemo, "PCSIR", "88/2024")
    };
    let result = |when: &str| {
        let result = seizure(2, "LAB", when).in_district("PK9", "Karachi");
        ReportFacts { exhibits: vec![grams("heroin", 5)], ..result }
            .of_kind(Kind::LaboratoryResult)
            .numbered(LaboratoryMemo, "pcsir", "88/2024")
    };
    check(find(), result("2024-04-20"), "joined");
    check(find(), result("2024-02-20"), "[Date]");
    check(find(), result("2025-08-20"), "[Date]");
}

#[test]
fn a_number_seen_more_than_twenty_times_joins_nobody() {
    let mut index = IncidentIndex::default();
    let mut links = Vec::new();
    for number in 1..=30 {
        links.push(index.add(&fir(number, "POLICE", "2024-03-05")).certain.len());
    }
    assert_eq!(links[..21], (0..=20).collect::<Vec<usize>>());
    assert_eq!(links[21..], [0; 9]);
    assert!(!index.common().is_empty());
}

#[test]
fn a_newer_version_replaces_the_older() {
    let mut index = IncidentIndex::default();
    index.add(&fir(1, "POLICE", "2024-03-05"));
    assert_eq!(index.add(&fir(2, "ANF", "2024-03-05")).certain.len(), 1);
    assert_eq!(index.add(&seizure(2, "ANF", "2024-03-05")).certain, []);
    assert_eq!(index.add(&fir(3, "NAVY", "2024-03-05")).certain.len(), 1);
    assert_eq!(index.len(), 3);
    assert!(index.withdraw(yakja_model::ReportId(super::builder::id(1).0)));
    assert!(!index.withdraw(super::builder::id(1)));
    assert_eq!(index.add(&fir(4, "PMSA", "2024-03-05")).certain.len(), 1);
}

#[test]
fn contradictions_have_an_order_of_their_own() {
    assert!(Contradicts::Date < Contradicts::Substance);
}
