//! What is suggested, why, and what is not.

use yakja_model::{Credit, Kind, Quantity, ReferenceKind};

use super::super::{
    AmountAgreement, Carrier, DoubtfulAmount, ExhibitFacts, Found, Ground, IncidentIndex,
    ReportFacts, Suggestion, doubtful_amounts,
};
use super::builder::{Saying, grams, pair, seizure};

fn found(reports: &[ReportFacts]) -> Found {
    let mut index = IncidentIndex::default();
    let mut found = Found::default();
    for facts in reports {
        let next = index.add(facts);
        found.certain.extend(next.certain);
        found.suggestions.extend(next.suggestions);
    }
    found
}

/// Two reports with the identifiers 1 and 2; whether they are suggested. They are never joined.
fn check(one: ReportFacts, other: ReportFacts, expected: bool) -> Option<Suggestion> {
    let found = found(&[one, other]);
    assert_eq!(found.certain, []);
    assert_eq!(found.suggestions.len(), usize::from(expected), "{found:?}");
    found.suggestions.into_iter().next()
}

#[test]
fn a_boat_that_two_services_claim_is_found_though_the_weights_differ() {
    let navy = seizure(1, "NAVY", "2023-01-24")
        .at_sea("North Arabian Sea")
        .with(&[("ice", 586), ("heroin", 864)])
        .took_part(&[("PMSA", Credit::Assist), ("FBR", Credit::Assist)]);
    let coast = seizure(2, "PMSA", "2023-01-24")
        .at_sea("open sea")
        .with(&[("ice", 586), ("heroin", 800)])
        .took_part(&[("FBR", Credit::Assist)]);
    let suggestion = check(navy, coast, true).unwrap();
    assert_eq!(suggestion.pair, pair(1, 2));
    let sum: i32 = suggestion.reasons.iter().map(|reason| reason.weight).sum();
    assert_eq!(sum, suggestion.weight);
    let strengths = suggestion.reasons.iter().map(|reason| reason.weight.abs());
    assert!(strengths.rev().is_sorted());
    let grounds: Vec<&Ground> = suggestion.reasons.iter().map(|reason| &reason.ground).collect();
    assert!(grounds.contains(&&Ground::NamesTheOther));
    assert!(grounds.contains(&&Ground::Days { apart: 0 }));
    assert!(grounds.contains(&&Ground::BothAtSea));
    assert!(grounds.contains(&&Ground::SharedParticipants { count: 1 }));
}

#[test]
fn what_one_row_says_of_drugs_and_people_is_one_question() {
    let row = |number: u64, says| {
        let at_sea = |number| {
            let report = seizure(number, says, "2023-01-24").at_sea("open sea off Pasni");
            ReportFacts { record: Some(number / 10), ..report }
        };
        let arrest = at_sea(number + 1).of_kind(Kind::Arrest);
        [at_sea(number).with(&[("ice", 586)]), ReportFacts { people: Some(3), ..arrest }]
    };
    let reports = [row(10, "NAVY"), row(20, "PMSA")].concat();
    let found = found(&reports);
    let joined: Vec<_> = found.certain.iter().map(|link| link.pair).collect();
    assert_eq!(joined, [pair(10, 11), pair(20, 21)]);
    let asked: Vec<_> = found.suggestions.iter().map(|suggestion| suggestion.pair).collect();
    assert_eq!(asked, [pair(10, 20)]);
}

#[test]
fn a_seizure_that_comes_after_the_arrest_of_its_row_is_looked_for_all_the_same() {
    let at_sea = |number, says| seizure(number, says, "2023-01-24").at_sea("open sea off Pasni");
    let of_row = |report| ReportFacts { record: Some(1), ..report };
    let people = of_row(ReportFacts { people: Some(3), ..at_sea(10, "NAVY") });
    let reports = [
        people.of_kind(Kind::Arrest),
        of_row(at_sea(11, "NAVY").with(&[("ice", 586)])),
        at_sea(20, "PMSA").with(&[("ice", 586)]),
    ];
    let found = found(&reports);
    let asked: Vec<_> = found.suggestions.iter().map(|suggestion| suggestion.pair).collect();
    assert!(asked.contains(&pair(11, 20)), "{asked:?}");
}

#[test]
fn people_of_one_row_are_still_joined_by_a_number() {
    let fir = |number, says: &str| {
        let report = seizure(number, says, "2023-01-24").with(&[("ice", 586)]);
        report.numbered(ReferenceKind::Fir, "Pasni", "12/2023")
    };
    let drugs = ReportFacts { record: Some(1), ..fir(10, "NAVY") };
    let people = ReportFacts { record: Some(1), exhibits: Vec::new(), ..fir(11, "NAVY") };
    let found = found(&[drugs, people.of_kind(Kind::Arrest), fir(20, "PMSA")]);
    let joined: Vec<_> = found.certain.iter().map(|link| link.pair).collect();
    assert_eq!(joined, [pair(10, 11), pair(10, 20), pair(11, 20)]);
}

#[test]
fn substances_that_are_named_otherwise_are_paired_by_their_amounts() {
    let morning = seizure(1, "ANF", "2023-11-06")
        .in_district("PK-GWD", "huts and hill tunnels")
        .with(&[("hashish", 1_740), ("ice", 28), ("morphine", 20)]);
    let evening = seizure(2, "ANF", "2023-11-07")
        .in_district("PK-GWD", "mountain tunnels")
        .with(&[("hashish", 1_740), ("morphine", 28), ("other drugs", 20)]);
    let suggestion = check(morning, evening, true).unwrap();
    let paired = suggestion.reasons.iter().filter(|reason| match &reason.ground {
        Ground::Amount(compared) => compared.agreement == AmountAgreement::Equal,
        _ => false,
    });
    assert_eq!(paired.count(), 3, "{suggestion:#?}");
}

#[test]
fn rough_dates_rounded_amounts_and_missing_drugs_are_found() {
    let exact = || {
        seizure(1, "FBR", "2021-11-23")
            .in_district("PK-GWD", "Korkhera check post")
            .with(&[("hashish", 342), ("ice", 17)])
    };
    let other = |when: &str| seizure(2, "ANF", when).in_district("PK-GWD", "Korkhera checkpost");
    check(exact(), other("2021-11").with(&[("hashish", 342), ("ice", 17)]), true);
    check(exact(), other("2021").with(&[("hashish", 342), ("ice", 17)]), true);
    check(exact(), other("2021-11").with(&[("hashish", 342)]), true);
    check(exact(), other("2021-11-24").with(&[("hashish", 340)]), true);
    check(exact(), other("2020").with(&[("hashish", 342), ("ice", 17)]), false);
}

#[test]
fn a_slip_of_the_unit_is_seen_as_such() {
    for (factor, slipped) in [(10, 35_950), (100, 359_500), (1_000, 3_595_000)] {
        let report = |number, says, amount| {
            let bus = seizure(number, says, "2024-05-18").in_district("PK-LSB", "Uthal");
            ReportFacts { exhibits: vec![grams("hashish", amount)], ..bus }
        };
        let pair = check(report(1, "PCG", slipped), report(2, "ANF", 3_595), true).unwrap();
        assert!(pair.has_unit_slip());
        let slip = AmountAgreement::UnitSlip { factor };
        let named = pair.reasons.iter().any(|reason| match &reason.ground {
            Ground::Amount(compared) => compared.agreement == slip,
            _ => false,
        });
        assert!(named, "{factor}");
    }
}

#[test]
fn an_amount_without_a_unit_is_compared_by_its_digits() {
    let report = |number, says| seizure(number, says, "2024-05-18").in_district("PK-LSB", "Uthal");
    let bare = ExhibitFacts {
        quantity: Quantity::NotKnown,
        amount_as_written: "42.75".to_owned(),
        ..grams("hashish", 1)
    };
    let one = ReportFacts { exhibits: vec![bare], ..report(1, "PCG") };
    let two = ReportFacts { exhibits: vec![grams("hashish", 42_750)], ..report(2, "ANF") };
    check(one, two, true);
}

#[test]
fn one_place_with_other_dates_and_amounts_is_no_match() {
    let find = |number, when: &str, amount| {
        seizure(number, "ANF", when)
            .in_district("PK-QAB", "Killi Dolangi, Tehsil Gulistan")
            .with(&[("hashish", amount)])
    };
    check(find(1, "2018", 985), find(2, "2020-03", 1_576), false);
    check(find(1, "2020-02-13", 2_023), find(2, "2020-02-27", 1_640), false);
    check(find(1, "2020-02", 2_023), find(2, "2020-02", 1_640), false);
}

#[test]
fn two_finds_of_one_organization_ten_days_apart_are_two() {
    let one = seizure(1, "PCG", "2023-10-06").in_district("PK-GWD", "Gawadar");
    let two = seizure(2, "PCG", "2023-10-16").in_district("PK-GWD", "Jiwani sea area");
    check(
        one.with(&[("hashish", 743), ("ice", 57)]),
        two.with(&[("hashish", 833), ("ice", 42)]),
        false,
    );
}

#[test]
fn a_round_amount_elsewhere_is_no_match_and_a_rare_one_is() {
    let find = |number, says, district, amount| {
        seizure(number, says, "2023-10-06").in_district(district, "").with(&[("hashish", amount)])
    };
    check(find(1, "PCG", "PK-1", 100), find(2, "ANF", "PK-2", 100), false);
    check(find(1, "PCG", "PK-1", 1_743), find(2, "ANF", "PK-2", 1_743), true);
}

#[test]
fn items_of_one_list_are_different_ones() {
    let item = |number, name: &str| ReportFacts {
        listing: Some(4),
        ..seizure(number, "ANF", "2020-04").in_district("PK-CHG", "nullah").with(&[(name, 1_020)])
    };
    check(item(1, "heroin"), item(2, "morphine"), false);
}

#[test]
fn names_and_identifiers_tell_but_a_name_alone_does_not() {
    let arrest = |number, says, when: &str, identifiers: &[u64], name_words: &[u64]| ReportFacts {
        identifiers: identifiers.to_vec(),
        name_words: name_words.to_vec(),
        people: Some(2),
        ..seizure(number, says, when).of_kind(yakja_model::Kind::Arrest)
    };
    let day = "2024-05-18";
    check(arrest(1, "PCG", day, &[11], &[1, 2]), arrest(2, "ANF", day, &[11], &[1, 2]), true);
    check(arrest(1, "PCG", day, &[], &[1, 2]), arrest(2, "ANF", "2024-09-01", &[], &[1, 2]), false);
}

#[test]
fn amounts_that_do_not_fit_their_carrier_are_doubted() {
    let doubt = |place: &str, kilograms: i64| {
        doubtful_amounts(place, &[Quantity::MassMg(kilograms * 1_000_000)]).first().copied()
    };
    let bus = DoubtfulAmount {
        index: 0,
        mass_mg: 3_595_000_000,
        carrier: Carrier::Bus,
        slip: Some(1_000),
    };
    assert_eq!(doubt("Uthal check post (bus Quetta-Karachi)", 3_595), Some(bus));
    assert_eq!(doubt("Uthal check post (bus Quetta-Karachi)", 359), None);
    assert_eq!(doubt("Faizabad bus stop", 3_595), None);
    assert_eq!(doubt("Sahiwal (mini truck)", 3_595), None);
    assert_eq!(doubt("passenger, swallowed capsules", 500).map(|d| d.slip), Some(Some(1_000)));
}

proptest::proptest! {
    #[test]
    fn the_order_of_identifiers_never_matters(amount in 1_i64..5_000, off in -200_i64..200) {
        let report = |number, says, amount: i64| seizure(number, says, "2024-05-18")
            .in_district("PK-LSB", "Uthal")
            .with(&[("hashish", amount.max(1))]);
        let weight = |one, other| {
            let reports = [report(one, "PCG", amount), report(other, "ANF", amount + off)];
            found(&reports).suggestions.first().map(|suggestion| suggestion.weight)
        };
        proptest::prop_assert_eq!(weight(1, 2), weight(2, 1));
    }
}
