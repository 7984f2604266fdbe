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
    let cases: [(Vec<u8>, [&str; 3]); 24] = [
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
    for (index, (bad, [column, found, expected])) in cases.iter().enumerate() {
        let what = String::from_utf8_lossy(bad.get(..60).unwrap_or(bad)).into_owned();
        put(register, "rows.csv", between_good_rows(bad, index));
        let answer = import(register, "rows.csv");
        assert_eq!(outcome(&answer), [2, 0, 1], "{what}\n{answer}");
        let entry = &answer["rejected"][0];
        assert_eq!((&entry["row"], &entry["column"]), (&3.into(), &(*column).into()), "{what}");
        assert!(entry["found"].as_str().unwrap().contains(found), "{what}\n{entry}");
        assert!(entry["expected"].as_str().unwrap().contains(expected), "{what}\n{entry}");
        assert!(entry.get("also").is_none(), "{what}\n{entry}");
    }
    let seizures = register.json("figures seizures --period 2012");
    assert_eq!(seizures["total"]["value"], 2 * cases.len());
}

fn a_row_that_can_not_be_measured_is_kept_as_written_and_flagged(register: &Register) {
    let cases = [
        ("blank unit", Row { unit: "", ..ROW }),
        ("container", Row { unit: "Package", ..ROW }),
        ("litres", Row { unit: "Litre", ..ROW }),
        ("tablets", Row { unit: "Tablet", ..ROW }),
        ("blank amount", Row { amount: "", ..ROW }),
        ("neither amount nor unit", Row { amount: "", unit: "", ..ROW }),
    ];
    for (index, (what, row)) in cases.into_iter().enumerate() {
        put(register, "rows.csv", between_good_rows(row.line().as_bytes(), index));
        let answer = import(register, "rows.csv");
        assert_eq!(outcome(&answer), [3, 0, 0], "{what}\n{answer}");
        assert_eq!(answer["flagged"], 1, "{what}");
        let mass = register.json("figures seized-mass --period 2012");
        assert_eq!(mass["total"]["not_known"], index + 1, "{what}");
    }
    put(register, "rows.csv", between_good_rows(Row { drug: "XYZ", ..ROW }.line().as_bytes(), 99));
    let answer = import(register, "rows.csv");
    assert_eq!((outcome(&answer), &answer["flagged"]), ([3, 0, 0], &1.into()), "unknown substance");
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
