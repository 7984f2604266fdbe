//! Rows that end a table without being data.

use super::*;

fn check_totals(keys: &str, row: &str, expected: &str) {
    let format: TableFormat = toml::from_str(keys).unwrap();
    let text = format!("a,b\n{row}\n1,2\n");
    let rows = shown(text.as_bytes(), format);
    assert_eq!(rows[1..], [expected, "3: 1|2"], "{row}");
}

#[test]
fn a_row_that_begins_with_a_word_for_total_is_no_data() {
    check_totals("", "Total,2", "2: a! Total");
    check_totals("", " TOTAL : ,2", "2: a!  TOTAL : ");
    check_totals("", ",G. Total", "2: b! G. Total");
    check_totals("", "Grand  Total,2", "2: a! Grand  Total");
    check_totals("", "میزان,2", "2: a! میزان");
    check_totals("", "کل,2", "2: a! کل");
    check_totals("", "Total / میزان January,2", "2: a! Total / میزان January");
    check_totals("", "GRAND TOTAL / کل میزان,2", "2: a! GRAND TOTAL / کل میزان");
    check_totals("", "کل میزان,2", "2: a! کل میزان");
    check_totals("total_words = [\"Sum\"]", "SUM,2", "2: a! SUM");
}

#[test]
fn other_rows_are_data() {
    check_totals("", "Totally,2", "2: Totally|2");
    check_totals("", "1,Total", "2: 1|Total");
    check_totals("", "کلو,2", "2: کلو|2");
    check_totals("total_words = []", "Total,2", "2: Total|2");
    check_totals("total_words = [\"Sum\"]", "Total,2", "2: Total|2");
}

#[test]
fn a_total_row_says_that_nothing_is_to_be_mended() {
    let mut table = TableReader::new(&b"a,b\nTotal,2\n"[..], TableFormat::default()).unwrap();
    let problem = table.next_row().unwrap().unwrap().cells.unwrap_err();
    assert!(problem.is_total_row());
    assert_eq!(problem.to_string(), "a: found Total; expected data; a total row is not taken");
}

#[test]
fn a_header_may_begin_with_such_a_word() {
    check("Total,b\n1,2\n", &["Total|b", "2: 1|2"]);
}

#[test]
fn a_blank_word_would_make_every_row_a_total() {
    assert!(toml::from_str::<TableFormat>("total_words = [\"\"]").is_err());
}

#[test]
fn text_that_looks_like_a_formula_is_data_as_written() {
    check("a,b\n=cmd|' /C calc'!A0,+1\n-1,@x\n", &["a|b", "2: =cmd|' /C calc'!A0|+1", "3: -1|@x"]);
}
