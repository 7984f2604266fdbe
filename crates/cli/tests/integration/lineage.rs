//! From a figure to the reports behind it, each with its file and row.

use serde_json::Value;

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import, import_rows, put, put_demo_rows, table};

on_every_database!(
    each_report_names_its_file_and_row,
    the_sum_of_the_reports_is_the_figure,
    what_stands_below_the_total_has_reports_behind_it_too,
);

/// File, row and amount of each report behind a figure.
fn behind(figure: &Value) -> Vec<String> {
    let reports = figure["lineage"]["reports"].as_array().unwrap().iter();
    reports
        .map(|report| {
            let file = report["file"].as_str().unwrap();
            format!("{file} {} {}", report["row"], report["value"])
        })
        .collect()
}

fn each_report_names_its_file_and_row(register: &Register) {
    let unknown = Row { unit: "Litre", ..ROW };
    put(register, "one.csv", table(&[ROW, Row { drug: "Opium", ..ROW }, unknown]));
    // A blank line and a refused row have a number as well.
    let two = table(&[Row { day: "2012-02-31", ..ROW }, Row { amount: "0.5", ..ROW }]);
    put(register, "two.csv", two.replacen('\n', "\n\n", 1));
    import(register, "one.csv two.csv");
    for (question, expected) in [
        (
            "seized-mass --period 2012 --where substance=heroin",
            &["one.csv 2 1", "one.csv 4 null", "two.csv 4 0.5"] as &[_],
        ),
        ("seized-mass --period 2012 --where substance=opium", &["one.csv 3 1"]),
        ("seized-volume --period 2012", &["one.csv 4 1"]),
        ("seizures --period 2012", &["one.csv 2 1", "one.csv 3 1", "one.csv 4 1", "two.csv 4 1"]),
        ("seizures --period 2013", &[]),
    ] {
        let figure = register.json(&format!("figures {question} --lineage"));
        assert_eq!(behind(&figure), expected, "{question}");
        assert_eq!(figure["lineage"]["not_shown"], 0);
    }
}

/// Thousandths of a value that has at most three decimals.
fn thousandths(value: &Value) -> i64 {
    let text = value.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    assert!(fraction.len() <= 3, "{text}");
    format!("{whole}{fraction:0<3}").parse().unwrap()
}

fn the_sum_of_the_reports_is_the_figure(register: &Register) {
    put_demo_rows(register, "rows.csv", (2_000, 3));
    import(register, "rows.csv");
    for question in [
        "seized-mass --period 2012/2025 --where substance=heroin",
        "seized-mass --period 2015 --where province=PK-BA --where substance=opium",
        "seized-mass --period 2012/2025 --where 'province=Punjab'",
        "seized-volume --period 2012/2025",
        "seized-units --period 2012/2025",
        "seizures --period 2018-05",
    ] {
        let figure = register.json(&format!("figures {question} --lineage"));
        let reports = figure["lineage"]["reports"].as_array().unwrap();
        let known = reports.iter().filter(|report| !report["value"].is_null());
        let sum: i64 = known.map(|report| thousandths(&report["value"])).sum();
        assert_eq!(sum, thousandths(&figure["total"]["value"]), "{question}");
        assert_eq!(reports.len() as u64, figure["total"]["incidents"], "{question}");
        assert!(sum > 0, "{question}");
    }
}

fn what_stands_below_the_total_has_reports_behind_it_too(register: &Register) {
    import_rows(register, &[ROW, Row { drug: "Acetic Anhydride", amount: "40", ..ROW }]);
    let question = "figures seized-mass --period 2012 --where 'substance=acetic anhydride'";
    let figure = register.json(&format!("{question} --by substance --lineage"));
    assert_eq!(figure["cells"][0]["value"], 40);
    assert_eq!(behind(&figure), ["rows.csv 3 40"]);
}
