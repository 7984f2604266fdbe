//! What a cell holds: a value, a zero, or not known; and what stands beside and below the total.

use yakja_app::{Error, reports::ReportDraft};
use yakja_model::{
    BelowTotal, Dimension, FigureError, FigureQuery, Flag, Measure, Period, Quantity,
};

use super::{about, ask, asked, by, cells, filtered, shown, total};
use crate::{
    drafts::{between, exhibit, kilograms, on, seized, seizure, send},
    tables::{file, import, row_of, table},
    test_app::TestApp,
};

on_every_database!(
    an_incident_of_many_exhibits_counts_once_in_a_cell_and_once_in_the_total,
    a_cell_is_a_value_a_zero_or_not_known,
    classes_below_the_total_stand_by_themselves,
    what_is_asked_by_name_is_the_total_also_below_the_national_one,
    a_drug_name_in_use_is_taken_as_the_pack_has_it,
    what_lies_partly_in_the_period_is_said_and_not_counted,
    places_are_areas_at_sea_abroad_or_not_known,
    a_filter_takes_codes_names_and_what_is_not_stated,
    litres_stay_litres_and_tablets_tablets,
    flagged_amounts_are_counted_and_said,
);

async fn an_incident_of_many_exhibits_counts_once_in_a_cell_and_once_in_the_total(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let content = seized(&[
        kilograms("heroin", 1),
        kilograms("opium", 5),
        kilograms("heroin", 2),
        kilograms("methamphetamine", 7),
    ]);
    send(&anf, ReportDraft { content, ..seizure("ANF") }).await.unwrap();
    send(&anf, seizure("ANF")).await.unwrap();

    let mass = asked(&duty, by(Measure::SeizedMass, &[Dimension::Substance])).await;
    assert_eq!(cells(&mass), ["methamphetamine: 7 in 1", "opium: 5 in 1", "heroin: 4 in 2"]);
    assert_eq!(shown(&mass.total), "16 in 2");
    let class = asked(&duty, by(Measure::SeizedMass, &[Dimension::Class])).await;
    assert_eq!(cells(&class), ["opioids: 9 in 2", "amphetamine-type: 7 in 1"]);
    let seizures = asked(&duty, by(Measure::Seizures, &[Dimension::Substance])).await;
    let counted = ["heroin: 2 in 2", "methamphetamine: 1 in 1", "opium: 1 in 1"];
    assert_eq!(cells(&seizures), counted);
    assert_eq!(shown(&seizures.total), "2 in 2");
    let reports: u64 = seizures.completeness.sources.iter().map(|source| source.reports).sum();
    assert_eq!(reports, 2);
    let heroin = filtered(about(Measure::SeizedMass), &["substance=heroin"]);
    assert_eq!(total(&duty, heroin).await, "4 in 2");
}

async fn a_cell_is_a_value_a_zero_or_not_known(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    assert_eq!(total(&duty, about(Measure::SeizedMass)).await, "0 in 0");
    let one = async |day, quantities: &[Quantity]| {
        let exhibits: Vec<_> = quantities.iter().map(|q| exhibit("heroin", *q)).collect();
        let draft = ReportDraft { when: on(day), content: seized(&exhibits), ..seizure("ANF") };
        send(&anf, draft).await.unwrap();
    };
    let (kilogram, nothing) = (Quantity::MassMg(1_000_000), Quantity::MassMg(0));
    one("2025-01-01", &[kilogram]).await;
    one("2025-01-02", &[kilogram, Quantity::NotKnown]).await;
    one("2025-01-03", &[Quantity::NotKnown, Quantity::NotKnown]).await;
    one("2025-02-01", &[nothing]).await;
    one("2025-02-02", &[nothing, Quantity::NotKnown]).await;
    one("2024-12-01", &[Quantity::NotKnown]).await;

    let period = Period::parse("2024-12/2025").unwrap();
    let query = FigureQuery { period, ..by(Measure::SeizedMass, &[Dimension::Month]) };
    let figure = asked(&duty, query).await;
    assert_eq!(
        cells(&figure),
        ["2024-12: ? in 1 (1)", "2025-01: 2 in 3 (2)", "2025-02: 0 in 2 (1)"]
    );
    assert_eq!(shown(&figure.total), "2 in 6 (4)");
}

async fn classes_below_the_total_stand_by_themselves(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let content = seized(&[
        kilograms("heroin", 1),
        kilograms("acetic anhydride", 500),
        exhibit("diazepam", Quantity::Pieces(40)),
        kilograms("", 3),
    ]);
    send(&anf, ReportDraft { content, ..seizure("ANF") }).await.unwrap();

    let mass = asked(&duty, about(Measure::SeizedMass)).await;
    assert_eq!(shown(&mass.total), "1 in 1");
    let below = |of: &BelowTotal| {
        let value = of.value.map_or("?".to_owned(), |value| value.to_string());
        format!("{} {value} in {} ({})", of.class.code(), of.incidents, of.not_known)
    };
    assert_eq!(
        mass.below_total.iter().map(below).collect::<Vec<_>>(),
        ["medicines ? in 1 (1)", "precursors 500 in 1 (0)", "unrecognized 3 in 1 (0)"]
    );
    let by_class = asked(&duty, by(Measure::SeizedMass, &[Dimension::Class])).await;
    let expected = [
        "opioids: 1 in 1",
        "precursors: 500 in 1 below",
        "unrecognized: 3 in 1 below",
        "medicines: ? in 1 (1) below",
    ];
    assert_eq!(cells(&by_class), expected);
    // Other measures have every class in the total.
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "1 in 1");
    let units = asked(&duty, about(Measure::SeizedUnits)).await;
    assert_eq!((shown(&units.total), units.below_total), ("40 in 1".to_owned(), vec![]));
    let precursors = filtered(about(Measure::SeizedMass), &["class=precursors"]);
    let precursors = asked(&duty, precursors).await;
    assert_eq!(shown(&precursors.total), "500 in 1");
    assert!(!precursors.total.in_total && precursors.below_total.is_empty());
}

async fn what_is_asked_by_name_is_the_total_also_below_the_national_one(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let content = seized(&[
        kilograms("heroin", 1),
        kilograms("acetic anhydride", 500),
        kilograms("acetic anhydride", 20),
        kilograms("ephedrine", 4),
        kilograms("", 3),
    ]);
    send(&anf, ReportDraft { content, ..seizure("ANF") }).await.unwrap();
    let check = async |filter: &str, expected: &str, in_total: bool| {
        let query = filtered(by(Measure::SeizedMass, &[Dimension::Substance]), &[filter]);
        let figure = asked(&duty, query).await;
        assert_eq!((shown(&figure.total).as_str(), figure.total.in_total), (expected, in_total));
        let below = figure.cells.iter().filter(|cell| !cell.in_total).count();
        assert_eq!(below, if in_total { 0 } else { figure.cells.len() }, "{filter}");
    };
    check("substance=acetic anhydride", "520 in 1", false).await;
    check("class=precursors", "524 in 1", false).await;
    check("class=unrecognized", "3 in 1", false).await;
    check("substance=", "3 in 1", false).await;
    check("class=medicines", "0 in 0", false).await;
    check("substance=heroin", "1 in 1", true).await;
    check("class=opioids", "1 in 1", true).await;
}

async fn a_drug_name_in_use_is_taken_as_the_pack_has_it(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let content = seized(&[kilograms("cannabis resin", 7)]);
    send(&anf, ReportDraft { content, ..seizure("ANF") }).await.unwrap();
    let figure = asked(&duty, filtered(about(Measure::SeizedMass), &["substance=Hashish"])).await;
    assert_eq!(shown(&figure.total), "7 in 1");
    assert_eq!(figure.filters[0].value.as_deref(), Some("cannabis resin"));
    let nonsense = filtered(about(Measure::SeizedMass), &["substance=moonstone"]);
    assert!(matches!(ask(&duty, nonsense).await, Err(Error::Figure(FigureError::Value { .. }))));
}

async fn what_lies_partly_in_the_period_is_said_and_not_counted(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let sent = async |from, to| {
        let content = seized(&[kilograms("heroin", 1), kilograms("opium", 1)]);
        let draft = ReportDraft { when: between(from, to), content, ..seizure("ANF") };
        send(&anf, draft).await.unwrap();
    };
    sent("2024-12-31", "2025-01-01").await;
    sent("2025-01-01", "2025-01-31").await;
    sent("2025-01-31", "2025-02-01").await;
    sent("2024-01-01", "2025-02-28").await;
    sent("2024-12-30", "2024-12-31").await;

    let check = async |period, expected: &str, straddling| {
        let period = Period::parse(period).unwrap();
        let query = FigureQuery { period, ..about(Measure::SeizedMass) };
        let figure = asked(&duty, query).await;
        assert_eq!(shown(&figure.total), expected, "{period}");
        assert_eq!(figure.completeness.straddling, straddling, "{period}");
    };
    check("2025-01", "2 in 1", 3).await;
    check("2025", "4 in 2", 2).await;
    check("2025-01-01", "0 in 0", 3).await;
    check("2024-12", "2 in 1", 2).await;
    check("0001/9999", "10 in 5", 0).await;
    check("2023", "0 in 0", 0).await;
    // What spans two months has no month.
    let query = by(Measure::SeizedMass, &[Dimension::Month]);
    assert_eq!(cells(&asked(&duty, query).await), ["2025-01: 2 in 1", "-: 2 in 1"]);
}

async fn places_are_areas_at_sea_abroad_or_not_known(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    for place in ["Quetta", "District Quetta", "Toronto", "Open sea", "nowhere at all", ""] {
        send(&anf, ReportDraft { place: place.to_owned(), ..seizure("ANF") }).await.unwrap();
    }
    let figure = asked(&duty, by(Measure::Seizures, &[Dimension::Province])).await;
    let mut expected = ["PK-BA: 2 in 2", "abroad: 1 in 1", "at_sea: 1 in 1", "-: 2 in 2"];
    let mut found = cells(&figure);
    expected.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, expected);
    assert_eq!(figure.completeness.place_not_known, 2);
    assert_eq!(shown(&figure.total), "6 in 6");
}

async fn a_filter_takes_codes_names_and_what_is_not_stated(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let afghan = yakja_model::CountryCode::parse("AF").unwrap();
    send(&anf, seizure("ANF")).await.unwrap();
    send(&anf, ReportDraft { place: "Karachi".to_owned(), ..seizure("ANF") }).await.unwrap();
    send(&anf, ReportDraft { place: String::new(), ..seizure("ANF") }).await.unwrap();
    send(&anf, ReportDraft { country: afghan, ..seizure("ANF") }).await.unwrap();
    let check = async |filters: &[&str], expected: &str| {
        let query = filtered(about(Measure::Seizures), filters);
        assert_eq!(total(&duty, query).await, expected, "{filters:?}");
    };
    check(&[], "3 in 3").await;
    check(&["country=af"], "1 in 1").await;
    check(&["province=PK-BA"], "1 in 1").await;
    check(&["province=balochistan"], "1 in 1").await;
    check(&["province="], "1 in 1").await;
    check(&["district=Quetta"], "1 in 1").await;
    check(&["province=PK-BA", "substance=Heroin", "month=2025-02"], "1 in 1").await;
    check(&["province=PK-BA", "substance=opium"], "0 in 0").await;
    check(&["province=PK-GB"], "0 in 0").await;
    let countries = asked(&duty, by(Measure::Seizures, &[Dimension::Country])).await;
    assert_eq!(cells(&countries), ["PK: 3 in 3", "AF: 1 in 1"]);
    let twice = by(Measure::Seizures, &[Dimension::Month, Dimension::Month]);
    let error = ask(&duty, twice).await.unwrap_err();
    let expected = FigureError::Twice { found: "month" };
    assert!(matches!(&error, Error::Figure(found) if *found == expected), "{error:?}");
}

async fn litres_stay_litres_and_tablets_tablets(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let content = seized(&[
        exhibit("heroin", Quantity::VolumeMl(1_500)),
        exhibit("heroin", Quantity::Pieces(12)),
        exhibit("heroin", Quantity::MassMg(2_500)),
    ]);
    send(&anf, ReportDraft { content, ..seizure("ANF") }).await.unwrap();
    let unknown = seized(&[exhibit("heroin", Quantity::NotKnown)]);
    send(&anf, ReportDraft { content: unknown, ..seizure("ANF") }).await.unwrap();
    // What is in litres or pieces has a mass, and it is not known; the other way round it has no
    // number of litres. An amount that is not known at all may be any of them.
    assert_eq!(total(&duty, about(Measure::SeizedMass)).await, "0.0025 in 2 (2)");
    assert_eq!(total(&duty, about(Measure::SeizedVolume)).await, "1.5 in 2 (1)");
    assert_eq!(total(&duty, about(Measure::SeizedUnits)).await, "12 in 2 (1)");
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "2 in 2");
}

async fn flagged_amounts_are_counted_and_said(test: TestApp) {
    let duty = test.duty();
    // The gate of the profile for heroin is five tonnes.
    let lines = [row_of("Quetta", "5000"), row_of("Quetta", "5001"), row_of("Quetta", "")];
    let summary = import(&duty, "UNODC", vec![file("a.csv", table(&lines))]).await.unwrap();
    assert_eq!((summary.accepted, summary.flagged), (3, 2));
    let period = Period::parse("2012").unwrap();
    let figure = asked(&duty, FigureQuery { period, ..about(Measure::SeizedMass) }).await;
    assert_eq!(shown(&figure.total), "10001 in 3 (1)");
    assert_eq!(figure.completeness.flagged, 2);
    assert_eq!(figure.total.without_flagged.unwrap().to_string(), "5000");
    assert_eq!(Flag::AmountUnlikely.code(), "amount-unlikely");
}
