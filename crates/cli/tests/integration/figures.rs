//! What `figures --json` promises: cells, states, units, filters.

use serde_json::json;

use crate::figure_cells::check;
use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import_rows};

on_every_database!(
    a_figure_is_one_object_with_what_defends_it,
    a_cell_is_a_value_a_zero_or_not_known,
    amounts_are_decimal_numbers_of_the_unit,
    a_figure_may_be_split_by_every_dimension,
    only_what_passes_the_filters_counts,
    an_unlikely_amount_is_counted_and_flagged,
);

fn a_figure_is_one_object_with_what_defends_it(register: &Register) {
    import_rows(register, &[ROW, Row { amount: "0.5", unit: "", ..ROW }]);
    let figure = register.json("figures seized-mass --period 2012-03 --by substance");
    for (key, expected) in [
        ("measure", json!("seized-mass")),
        ("unit", json!("kg")),
        ("period", json!("2012-03-01/2012-03-31")),
        ("basis", json!("national")),
        ("filters", json!([{ "dimension": "country", "value": "PK" }])),
        (
            "cells",
            json!([{
                "by": { "substance": "heroin" }, "value": 1, "state": "value",
                "incidents": 2, "not_known": 1, "pending": 2, "in_total": true,
            }]),
        ),
        (
            "total",
            json!({
                "by": {}, "value": 1, "state": "value",
                "incidents": 2, "not_known": 1, "pending": 2, "in_total": true,
            }),
        ),
    ] {
        assert_eq!(figure[key], expected, "{key}");
    }
    assert!(figure["definition"].as_str().unwrap().contains("not adjusted for purity"));
    assert!(figure["as_of"].as_str().unwrap().ends_with('Z'));
    assert!(figure.get("lineage").is_none());
    let completeness = &figure["completeness"];
    assert_eq!(completeness["sources"], json!([{ "organization": "UNODC", "reports": 2 }]));
    for (key, expected) in
        [("straddling", 0), ("place_not_known", 0), ("flagged", 1), ("imports_unfinished", 0)]
    {
        assert_eq!(completeness[key], expected, "{key}");
    }
    for (measure, unit) in [
        ("seized-mass", "kg"),
        ("seized-volume", "L"),
        ("seized-units", "pieces"),
        ("seizures", "seizures"),
    ] {
        let figure = register.json(&format!("figures {measure} --period 2012"));
        assert_eq!((&figure["measure"], &figure["unit"]), (&json!(measure), &json!(unit)));
    }
}

fn a_cell_is_a_value_a_zero_or_not_known(register: &Register) {
    let substances = |drug, amount, unit| Row { drug, amount, unit, ..ROW };
    import_rows(
        register,
        &[
            ROW,
            substances("Heroin", "5", "Litre"),
            substances("Opium", "0", "Kilogram"),
            substances("Opium", "0", "kg"),
            substances("Morphine", "12", "Package"),
            substances("Cocaine", "", "Kilogram"),
            substances("Acetic Anhydride", "12.5", "Litre"),
            substances("Acetic Anhydride", "3", "Kilogram"),
            substances("Diazepam", "100", "Tablet"),
            substances("Moon dust", "2", "Kilogram"),
        ],
    );
    check(
        register,
        "seized-mass --period 2012 --by substance",
        &[
            "heroin 1 value 1 of 2",
            "opium 0 zero 0 of 2",
            "cocaine null not_known 1 of 1",
            "morphine null not_known 1 of 1",
            "acetic anhydride 3 value 1 of 2 below",
            "null 2 value 0 of 1 below",
            "diazepam null not_known 1 of 1 below",
            "total 1 value 3 of 6",
        ],
    );
    // What has no amount at all may have been litres or tablets.
    check(
        register,
        "seized-volume --period 2012 --by substance",
        &[
            "acetic anhydride 12.5 value 0 of 1",
            "heroin 5 value 0 of 1",
            "cocaine null not_known 1 of 1",
            "morphine null not_known 1 of 1",
            "total 17.5 value 2 of 4",
        ],
    );
    check(
        register,
        "seized-units --period 2012 --by class",
        &[
            "medicines 100 value 0 of 1",
            "cocaine null not_known 1 of 1",
            "opioids null not_known 1 of 1",
            "total 100 value 2 of 3",
        ],
    );
    check(
        register,
        "seizures --period 2012 --by class",
        &[
            "opioids 5 value 0 of 5",
            "precursors 2 value 0 of 2",
            "cocaine 1 value 0 of 1",
            "medicines 1 value 0 of 1",
            "unrecognized 1 value 0 of 1",
            "total 10 value 0 of 10",
        ],
    );
    check(register, "seized-mass --period 2013 --by substance", &["total 0 zero 0 of 0"]);
}

fn amounts_are_decimal_numbers_of_the_unit(register: &Register) {
    let cases = [
        ("2012-01-01", "0.20600000000000002", "Kilogram", "0.206"),
        ("2012-01-02", "1", "mg", "0.000001"),
        ("2012-01-03", "12", "Gram", "0.012"),
        ("2012-01-04", "999999999", "Kilogram", "999999999"),
        ("2012-01-05", "1,234.5", "Kilogram", "1234.5"),
        ("2012-01-06", "1.5e-3", "Kilogram", "0.0015"),
        ("2012-01-07", "2", "Tonne", "2000"),
        ("2012-01-08", "1", "Pound", "0.453592"),
        ("2012-01-09", "123456.789012", "Kilogram", "123456.789012"),
    ];
    let rows = cases.map(|(day, amount, unit, _)| Row { day, amount, unit, ..ROW });
    import_rows(register, &rows);
    for (day, amount, unit, expected) in cases {
        let figure = register.json(&format!("figures seized-mass --period {day}/{day}"));
        let value = &figure["total"]["value"];
        assert_eq!(value.as_f64(), expected.parse().ok(), "{amount} {unit}: {value}");
    }
}

fn a_figure_may_be_split_by_every_dimension(register: &Register) {
    import_rows(
        register,
        &[
            ROW,
            Row { day: "2012-12-31", drug: "Opium", amount: "2.5", ..ROW },
            Row { place: "Karachi", day: "2013-01-01", amount: "4", ..ROW },
            Row { place: "Nowhere", day: "2013-01-31", amount: "8", ..ROW },
        ],
    );
    let figures = "seized-mass --period 2012/2013";
    for (by, expected) in [
        ("substance", &["heroin 13 value 0 of 3", "opium 2.5 value 0 of 1"] as &[_]),
        ("class", &["opioids 15.5 value 0 of 4"]),
        ("country", &["PK 15.5 value 0 of 4"]),
        ("province", &["null 8 value 0 of 1", "PK-SD 4 value 0 of 1", "PK-PB 3.5 value 0 of 2"]),
        ("district", &["null 12 value 0 of 2", "PK617 3.5 value 0 of 2"]),
        (
            "month",
            &["2012-03 1 value 0 of 1", "2012-12 2.5 value 0 of 1", "2013-01 12 value 0 of 2"],
        ),
        (
            "province,substance",
            &[
                "PK-PB heroin 1 value 0 of 1",
                "PK-PB opium 2.5 value 0 of 1",
                "PK-SD heroin 4 value 0 of 1",
                "null heroin 8 value 0 of 1",
            ],
        ),
    ] {
        let expected: Vec<_> = [expected, &["total 15.5 value 0 of 4"]].concat();
        check(register, &format!("{figures} --by {by}"), &expected);
    }
}

fn only_what_passes_the_filters_counts(register: &Register) {
    import_rows(
        register,
        &[
            Row { place: "Peshawar", amount: "1", ..ROW },
            Row { place: "Karachi", amount: "2", ..ROW },
            Row { place: "Quetta", amount: "4", drug: "Opium", ..ROW },
            Row { place: "Nowhere", amount: "8", ..ROW },
            Row { place: "", amount: "16", drug: "Moon dust", ..ROW },
        ],
    );
    for (filters, expected) in [
        ("--where province=PK-KP", "1"),
        ("--where 'province=Khyber Pakhtunkhwa'", "1"),
        ("--where 'province=khyber pakhtunkhwa'", "1"),
        ("--where province=PK-SD", "2"),
        ("--where province=Balochistan", "4"),
        ("--where district=Quetta", "4"),
        ("--where province=", "8"),
        ("--where substance=heroin", "11"),
        ("--where substance=Heroin", "11"),
        ("--where substance=opium --where province=PK-BA", "4"),
        ("--where substance=opium --where province=PK-SD", "0"),
        ("--where class=opioids", "15"),
        ("--where month=2012-03", "15"),
        ("--where month=2012-04", "0"),
        ("--where country=PK", "15"),
        ("--where country=pk", "15"),
        ("--where country=AF", "0"),
    ] {
        let figure = register.json(&format!("figures seized-mass --period 2012 {filters}"));
        assert_eq!(figure["total"]["value"].to_string(), expected, "{filters}");
    }
    let none = register.json("figures seizures --period 2012 --where substance=");
    assert_eq!(none["total"]["value"], 1, "an unrecognised name is not stated");
}

fn an_unlikely_amount_is_counted_and_flagged(register: &Register) {
    import_rows(register, &[ROW, Row { amount: "5000", ..ROW }, Row { amount: "5001", ..ROW }]);
    let figure = register.json("figures seized-mass --period 2012");
    assert_eq!(figure["total"]["value"], 10_002);
    assert_eq!(figure["completeness"]["flagged"], 1);
}
