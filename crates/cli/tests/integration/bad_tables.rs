//! What is wrong with a row is said of that row, and the rows around it are kept.

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, import, lines, outcome, put};

on_every_database!(
    a_row_that_can_not_be_read_is_refused_and_its_neighbours_kept,
    a_row_that_can_not_be_measured_is_kept_as_written_and_flagged,
    a_file_that_is_wrong_throughout_is_refused_row_by_row,
);

/// A good row before and one after, which no other file of the test has.
fn between_good_rows(bad: &[u8], index: usize) -> Vec<u8> {
    let place = if index.is_multiple_of(2) { "Quetta" } else { "Lahore" };
    let good = |amount: usize| {
        let Row { day, unit, .. } = ROW;
        format!("Asia;;Pakistan;;{place};{day};Heroin;{amount};{unit};;;;;;;")
    };
    let text = lines(&[good(10 + index), "BAD".to_owned(), good(1_000 + index)]);
    let (before, after) = text.split_once("BAD").unwrap();
    [before.as_bytes(), bad, after.as_bytes()].concat()
}

fn a_row_that_can_not_be_read_is_refused_and_its_neighbours_kept(register: &Register) {
    let plain = |row: Row| row.line().into_bytes();
    let replaced = |from: &str, to: &[u8]| {
        let line = ROW.line();
        let (before, after) = line.split_once(from).unwrap();
        [before.as_bytes(), to, after.as_bytes()].concat()
    };
    let long = "x".repeat(2_001);
    let large = "x".repeat((1 << 20) + 1);
    let large_row = vec!["x".repeat(1 << 19); 16].join(";");
    let number = "digits with an optional decimal point";
    let cases: [(Vec<u8>, [&str; 3]); 25] = [
        (replaced("Lahore", b"Lah\xC3(re"), ["PLACE", "Lah\u{FFFD}(re", "byte 4"]),
        (replaced("Lahore", b"\xFF\xFE"), ["PLACE", "\u{FFFD}\u{FFFD}", "byte 1"]),
        (replaced("Lahore", b"La\0hore"), ["PLACE", "the character NUL", "without it"]),
        (replaced("Lahore", b"\"Lahore"), ["PLACE", "never closed", "closing quotation mark"]),
        (replaced("Lahore", long.as_bytes()), ["PLACE", "xxx…", "at most 2000 characters"]),
        (replaced("Asia", large.as_bytes()), ["REGION", "a cell above 1 MiB", "at most 1 MiB"]),
        (large_row.into_bytes(), ["", "a row above 4 MiB", "at most 4 MiB"]),
        (replaced("Asia;", b""), ["", "15 cells", "as many as the header: 16"]),
        (replaced("Asia", b"Asia;"), ["", "17 cells", "as many as the header: 16"]),
        (b"Lahore".to_vec(), ["", "1 cell", "as many as the header: 16"]),
        (plain(Row { day: "2011-02-31", ..ROW }), ["SEIZURE_DATE", "2011-02-31", "YYYY-MM-DD"]),
        (plain(Row { day: "2011-13-01", ..ROW }), ["SEIZURE_DATE", "2011-13-01", "YYYY-MM-DD"]),
        (plain(Row { day: "01/02/2011", ..ROW }), ["SEIZURE_DATE", "01/02/2011", "YYYY-MM-DD"]),
        (plain(Row { day: "", ..ROW }), ["SEIZURE_DATE", "", "YYYY-MM-DD"]),
        (plain(Row { day: "2999-01-01", ..ROW }), ["", "2999-01-01", "a day that has come"]),
        (plain(Row { country: "Atlantis", ..ROW }), ["COUNTRY", "Atlantis", "a country by a name"]),
        (plain(Row { country: "", ..ROW }), ["COUNTRY", "", "a country by a name"]),
        (plain(Row { drug: " ", ..ROW }), ["DRUG_NAME", "", "the name of a substance"]),
        (plain(Row { unit: "heap", ..ROW }), ["DRUG_UNIT", "heap", "a unit of the pack: "]),
        (plain(Row { amount: "-1", ..ROW }), ["AMOUNT", "-1", "a number from zero up"]),
        (plain(Row { amount: "1,5", ..ROW }), ["AMOUNT", "1,5", number]),
        (plain(Row { amount: "NaN", ..ROW }), ["AMOUNT", "NaN", number]),
        (plain(Row { amount: "about 2", ..ROW }), ["AMOUNT", "about 2", number]),
        (plain(Row { amount: "1e99", ..ROW }), ["AMOUNT", "1e99", "less than 1,000,000,000"]),
        // A file can't write to somebody's terminal.
        (plain(Row { unit: "\x1b[2J", ..ROW }), ["DRUG_UNIT", "\\u{1b}[2J", "a unit of the pack"]),
    ];
    let file = |index: usize| format!("{index}.csv");
    for (index, (bad, _)) in cases.iter().enumerate() {
        put(register, &file(index), between_good_rows(bad, index));
    }
    let files: Vec<_> = (0..cases.len()).map(file).collect();
    let answer = import(register, &files.join(" "));
    let count = cases.len() as u64;
    assert_eq!(outcome(&answer), [2 * count, 0, count], "{answer}");
    let rejected = answer["rejected"].as_array().unwrap();
    for (index, (entry, (_, [column, found, expected]))) in rejected.iter().zip(&cases).enumerate()
    {
        let text = |key: &str| entry[key].as_str().unwrap();
        assert_eq!((text("file"), &entry["row"]), (file(index).as_str(), &3.into()), "{entry}");
        assert_eq!(text("column"), *column, "{entry}");
        assert!(text("found").contains(found), "{entry}");
        assert!(text("expected").contains(expected), "{entry}");
        assert!(entry.get("also").is_none(), "{entry}");
    }
}

fn a_row_that_can_not_be_measured_is_kept_as_written_and_flagged(register: &Register) {
    let cases = [
        ("blank unit", Row { unit: "", ..ROW }),
        ("container", Row { unit: "Package", ..ROW }),
        ("litres", Row { unit: "Litre", ..ROW }),
        ("tablets", Row { unit: "Tablet", ..ROW }),
        ("blank amount", Row { amount: "", ..ROW }),
        ("neither amount nor unit", Row { amount: "", unit: "", ..ROW }),
        ("name not in the pack", Row { drug: "XYZ", ..ROW }),
    ];
    let mut files = String::new();
    for (index, (what, row)) in cases.iter().enumerate() {
        put(register, &format!("{what}.csv"), between_good_rows(row.line().as_bytes(), index));
        files.push_str(&format!("'{what}.csv' "));
    }
    let answer = import(register, &files);
    assert_eq!(outcome(&answer), [3 * cases.len() as u64, 0, 0], "{answer}");
    assert_eq!(answer["flagged"], cases.len());
    let mass = register.json("figures seized-mass --period 2012 --lineage");
    let reports = mass["lineage"]["reports"].as_array().unwrap().iter();
    let unknown = reports.filter(|report| report["value"].is_null());
    let unknown: Vec<_> = unknown.map(|report| report["file"].as_str().unwrap()).collect();
    let expected: Vec<_> = cases[..6].iter().map(|(what, _)| format!("{what}.csv")).collect();
    assert_eq!(unknown, expected, "an unrecognised name has an amount, below the total");
}

fn a_file_that_is_wrong_throughout_is_refused_row_by_row(register: &Register) {
    let rows: Vec<_> = (0..2_500).map(|_| Row { amount: "-1", ..ROW }.line()).collect();
    put(register, "rows.csv", lines(&rows));
    let answer = import(register, "rows.csv");
    assert_eq!(outcome(&answer), [0, 0, 2_500]);
    assert_eq!(answer["rows"], 2_500);
    let rejected = answer["rejected"].as_array().unwrap();
    assert!((2..).zip(rejected).all(|(row, entry)| entry["row"] == row));
}
