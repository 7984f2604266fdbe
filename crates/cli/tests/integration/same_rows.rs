//! The identity of a row: a row received before adds nothing, and rows alike stay as many as
//! they are.

use crate::register::{Register, on_every_database};
use crate::tables::{COLUMNS, ROW, Row, import, outcome, put, table};

on_every_database!(
    the_same_rows_in_another_dress_add_nothing,
    another_cell_makes_another_row,
    rows_alike_stay_as_many_as_they_are,
    the_same_row_of_another_source_is_another_row,
);

fn rows() -> [Row; 3] {
    let other = Row { place: "Quetta", amount: "30.6", ..ROW };
    [ROW, ROW, other]
}

/// The table with its columns turned round, and one more that is blank.
fn with_other_columns(rows: &[Row]) -> String {
    let turned = |cells: &[&str]| {
        let cells: Vec<_> = cells.iter().rev().copied().collect();
        format!("{};\n", cells.join(";"))
    };
    let header = turned(&COLUMNS).replace(";\n", ";REMARKS\n");
    rows.iter().fold(header, |text, row| text + &turned(&row.cells()))
}

fn the_same_rows_in_another_dress_add_nothing(register: &Register) {
    let plain = table(&rows());
    put(register, "rows.csv", &plain);
    assert_eq!(outcome(&import(register, "rows.csv")), [3, 0, 0]);
    let quoted = plain.replace("Quetta", "\"Quetta\"");
    let dresses = [
        ("rows.csv", plain.clone()),
        ("other name.csv", plain.clone()),
        ("crlf.csv", plain.replace('\n', "\r\n")),
        ("cr.csv", plain.replace('\n', "\r")),
        ("mark.csv", format!("\u{FEFF}{plain}")),
        ("columns.csv", with_other_columns(&rows())),
        ("lower.csv", plain.replacen("DRUG_NAME", "drug_name", 1)),
        ("spaces.csv", plain.replace(";Quetta;", ";  Quetta ;")),
        ("quoted.csv", quoted),
        ("blank lines.csv", plain.replace('\n', "\n\n")),
        ("open end.csv", plain.trim_end().to_owned()),
        ("turned.csv", table(&rows().into_iter().rev().collect::<Vec<_>>())),
    ];
    let mut files = String::new();
    for (name, text) in &dresses {
        put(register, name, text);
        files.push_str(&format!("'{name}' "));
    }
    let answer = import(register, &files);
    let mass = register.json("figures seized-mass --period 2012 --lineage");
    let reports = mass["lineage"]["reports"].as_array().unwrap().iter();
    let from: Vec<_> = reports.map(|report| report["file"].as_str().unwrap()).collect();
    assert_eq!(from, ["rows.csv"; 3]);
    assert_eq!(outcome(&answer), [0, 3 * dresses.len() as u64, 0], "{answer}");
    assert_eq!(mass["total"]["value"].to_string(), "32.6");
}

fn another_cell_makes_another_row(register: &Register) {
    put(register, "rows.csv", table(&[ROW]));
    import(register, "rows.csv");
    let others = [
        Row { amount: "1.0", ..ROW },
        Row { place: "lahore", ..ROW },
        Row { hiding_place: "Body", ..ROW },
        Row { day: "2012-03-05", ..ROW },
    ];
    for other in others {
        put(register, "rows.csv", table(&[other]));
        assert_eq!(outcome(&import(register, "rows.csv")), [1, 0, 0], "{other:?}");
    }
}

fn rows_alike_stay_as_many_as_they_are(register: &Register) {
    let load = Row { amount: "100", ..ROW };
    let cases = [
        ("two loads of 100 kg on one day", 2, [2, 0, 0]),
        ("the same two", 2, [0, 2, 0]),
        ("one of them", 1, [0, 1, 0]),
        ("three: the third is new", 3, [1, 2, 0]),
    ];
    for (what, count, expected) in cases {
        put(register, "rows.csv", table(&vec![load; count]));
        assert_eq!(outcome(&import(register, "rows.csv")), expected, "{what}");
    }
    // The first of the second file is the first ever received, in one import as in two.
    put(register, "one.csv", table(&[Row { amount: "7", ..ROW }]));
    put(register, "two.csv", table(&[Row { amount: "7", ..ROW }; 2]));
    assert_eq!(outcome(&import(register, "one.csv two.csv")), [2, 1, 0]);
    // A thousand rows are one batch; the count does not begin again with the next.
    put(register, "many.csv", table(&vec![Row { amount: "9", ..ROW }; 2_500]));
    assert_eq!(outcome(&import(register, "many.csv")), [2_500, 0, 0]);
    assert_eq!(outcome(&import(register, "many.csv")), [0, 2_500, 0]);
    let mass = register.json("figures seized-mass --period 2012");
    assert_eq!(mass["total"]["value"], 300 + 14 + 22_500);
}

fn the_same_row_of_another_source_is_another_row(register: &Register) {
    put(register, "rows.csv", table(&[ROW]));
    for agency in ["UNODC", "ANF"] {
        let line = format!("import rows.csv --profile unodc-ids --agency {agency}");
        assert_eq!(outcome(&register.json(&line)), [1, 0, 0], "{agency}");
        assert_eq!(outcome(&register.json(&line)), [0, 1, 0], "{agency}");
    }
}
