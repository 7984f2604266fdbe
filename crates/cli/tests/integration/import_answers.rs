//! What `import --json` promises.

use serde_json::json;

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import, lines, put, table};

on_every_database!(
    each_row_is_counted_once,
    every_refused_row_has_one_entry,
    several_files_are_one_import,
    an_import_is_taken_back_with_a_reason,
    a_template_is_written_and_read,
);

fn each_row_is_counted_once(register: &Register) {
    put(register, "first.csv", table(&[ROW]));
    import(register, "first.csv");
    let rows = [
        ROW,
        Row { amount: "2", ..ROW },
        Row { amount: "3", unit: "Litre", ..ROW },
        Row { amount: "-4", ..ROW },
    ];
    put(register, "second.csv", table(&rows));
    let answer = import(register, "second.csv");
    for (key, expected) in [
        ("rows", json!(4)),
        ("accepted", json!(2)),
        ("corrected", json!(0)),
        ("already_known", json!(1)),
        ("flagged", json!(1)),
        ("profile", json!("unodc-ids")),
    ] {
        assert_eq!(answer[key], expected, "{key} in {answer}");
    }
    assert_eq!(answer["rejected"].as_array().unwrap().len(), 1);
    assert!(answer["row_means"].as_str().unwrap().starts_with("One seizure of one substance"));
}

fn every_refused_row_has_one_entry(register: &Register) {
    // Everything is wrong with the second row, and it is one row all the same.
    let rows = [
        Row { day: "2012-02-30", ..ROW },
        Row { day: "soon", country: "Atlantis", amount: "much", unit: "heap", drug: "", ..ROW },
    ];
    let mut text = lines(&rows.map(|row| row.line()));
    text.push_str("too;few\n");
    put(register, "rows.csv", text);
    let answer = import(register, "rows.csv");
    assert_eq!((&answer["rows"], &answer["accepted"]), (&json!(3), &json!(0)));
    let rejected = answer["rejected"].as_array().unwrap();
    let entries: Vec<_> = rejected
        .iter()
        .map(|entry| {
            assert_eq!(entry["file"], "rows.csv");
            assert!(entry["expected"].as_str().unwrap().len() > 5, "{entry}");
            let also = entry.get("also").and_then(|also| also.as_array()).map_or(0, Vec::len);
            let text = |key: &str| entry[key].as_str().unwrap();
            format!("{} {} {} {also}", entry["row"], text("column"), text("found"))
        })
        .collect();
    let expected = ["2 SEIZURE_DATE 2012-02-30 0", "3 COUNTRY Atlantis 4", "4  2 cells 0"];
    assert_eq!(entries, expected);
}

fn several_files_are_one_import(register: &Register) {
    put(register, "one.csv", table(&[ROW, Row { amount: "2", ..ROW }]));
    put(register, "two.csv", table(&[Row { amount: "3", ..ROW }, Row { amount: "x", ..ROW }]));
    let answer = import(register, "one.csv two.csv");
    assert_eq!((&answer["rows"], &answer["accepted"]), (&json!(4), &json!(3)));
    assert_eq!(answer["rejected"][0]["file"], "two.csv");
    assert_eq!(answer["rejected"][0]["row"], 3);
    let log = register.json("audit log");
    let started = |entry: &&serde_json::Value| {
        entry["entry"]["detail"]["detail"].as_str() == Some("import-started")
    };
    let entries = log["entries"].as_array().unwrap();
    assert_eq!(entries.iter().filter(started).count(), 1, "{log}");
}

fn an_import_is_taken_back_with_a_reason(register: &Register) {
    put(register, "rows.csv", table(&[ROW]));
    let answer = import(register, "rows.csv");
    let undo = format!("import undo {}", answer["import"].as_str().unwrap());
    let ran = register.run(&undo);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--reason"), "{}", ran.err);
    let run = register.json(&format!("{undo} --reason 'given twice'"));
    assert_eq!(run["state"], "undone");
    let log = register.json("audit log");
    let reasons = log["entries"].as_array().unwrap().iter();
    let mut reasons = reasons.map(|entry| &entry["entry"]["detail"]["reason"]);
    assert!(reasons.any(|reason| reason == "given twice"), "{log}");
    register.done("audit verify");
}

fn a_template_is_written_and_read(register: &Register) {
    let written = register.done("profile template yakja --output reports.xlsx");
    assert_eq!(written, "Written to reports.xlsx\n");
    let answer = register.json("import reports.xlsx --profile yakja --agency ANF");
    assert_eq!((&answer["rows"], &answer["accepted"]), (&json!(0), &json!(0)));
    let ran = register.run("profile template nothing --output nothing.xlsx");
    assert_eq!(ran.code, 2, "{}", ran.err);
}
