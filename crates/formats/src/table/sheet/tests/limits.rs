//! Files that would take more memory or time than they should.

use super::*;
use crate::table::sheet::{Archive, Limits, Sheet};

fn error_with(limits: Limits, bytes: Vec<u8>) -> String {
    match Archive::open(bytes, limits).and_then(|archive| Sheet::open(archive, None)) {
        Ok(_) => "opened".to_owned(),
        Err(error) => error.to_string(),
    }
}

fn limits() -> Limits {
    Limits { part: 1_000, all: 3_000, ratio: 200, parts: 20 }
}

#[test]
fn an_ordinary_workbook_is_within_the_limits() {
    assert_eq!(error_with(limits(), rows_of("<row><c><v>1</v></c></row>")), "opened");
}

#[test]
fn a_part_above_the_limit_is_refused_whatever_the_archive_says_of_it() {
    let bytes = rows_of(&"<row><c><v>1</v></c></row>".repeat(50));
    let expected = "xl/worksheets/sheet1.xml is too large; expected at most 1000 bytes";
    assert_eq!(error_with(limits(), bytes.clone()), expected);
    // The size that is declared, in the list at the end and before the part, is made small.
    let declared = u32::try_from(rows_xml(50).len()).unwrap().to_le_bytes();
    let mut lying = bytes;
    while let Some(at) = lying.windows(4).position(|window| window == declared) {
        lying[at..at + 4].copy_from_slice(&500_u32.to_le_bytes());
    }
    let damaged = "File is larger than its declared uncompressed size";
    let damaged = format!("damaged: xl/worksheets/sheet1.xml: {damaged}");
    assert_eq!(error_with(limits(), lying), damaged);
}

fn rows_xml(count: usize) -> String {
    let header = r#"<row r="1"><c t="str"><v>h</v></c><c t="str"><v>i</v></c></row>"#;
    let rows = "<row><c><v>1</v></c></row>".repeat(count);
    format!("<worksheet><sheetData>{header}{rows}</sheetData></worksheet>")
}

#[test]
fn all_parts_together_have_a_limit_too() {
    let text = "<a/>".repeat(240);
    let names: Vec<_> = (0..4).map(|number| format!("xl/part{number}.xml")).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), text.as_str())).collect();
    let expected = "the file, inflated, is too large; expected at most 3000 bytes";
    assert_eq!(error_with(limits(), zip_of(&parts)), expected);
}

#[test]
fn the_number_of_parts_has_a_limit() {
    let names: Vec<_> = (0..21).map(|number| number.to_string()).collect();
    let parts: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    let expected = "the number of parts in the file is too large; expected at most 20 of them";
    assert_eq!(error_with(limits(), zip_of(&parts)), expected);
}

#[test]
fn a_bomb_is_refused() {
    let bytes = rows_of(&" ".repeat(65 << 20));
    assert!(bytes.len() < 100_000);
    let expected = "xl/worksheets/sheet1.xml is too large; expected at most 64 MiB";
    check(&bytes, &[expected]);
    let expected =
        "xl/worksheets/sheet1.xml is too large; expected at most 200 times its size when packed";
    check(&rows_of(&" ".repeat(2 << 20)), &[expected]);
}

#[test]
fn elements_in_one_another_have_a_limit() {
    let expected = "xl/worksheets/sheet1.xml is too large; \
                    expected at most elements in one another 100 deep";
    let deep = "<x>".repeat(200) + &"</x>".repeat(200);
    check(&rows_of(&format!("<row><c><v>1</v></c></row>{deep}")), &["h|i", "2: 1|", expected]);
}

#[test]
fn shared_texts_do_not_make_rows_or_sheets_larger_than_they_may_be() {
    let text = "x".repeat(1_000_000);
    let strings = format!("<sst><si><t>h</t></si><si><t>{text}</t></si></sst>");
    let cell = "<c t=\"s\"><v>1</v></c>";
    let header = "<row><c t=\"s\"><v>0</v></c></row>";
    let large = format!("<row>{}</row>", cell.repeat(4_000));
    let parts = |rows: &str| {
        zip_of(&[
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", BOOK),
            ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
            ("xl/sharedStrings.xml", &(strings.clone() + "<!-- 0123456789abcdefghijklmn -->")),
            ("xl/styles.xml", STYLES),
            (
                "xl/worksheets/sheet1.xml",
                &format!("<worksheet><sheetData>{header}{rows}</sheetData></worksheet>"),
            ),
        ])
    };
    check(&parts(&large), &["h", "2: ! a row above 4 MiB"]);
    let bytes = parts(&format!("<row>{cell}</row>").repeat(20));
    let mut sheet = Sheet::open(Archive::open(bytes, Limits::default()).unwrap(), None).unwrap();
    sheet.left = 10_000_000;
    let error = std::iter::from_fn(|| sheet.next_row().transpose()).find_map(Result::err);
    let expected = "the text of the sheet is too large; expected at most 1024 MiB";
    assert_eq!(error.unwrap().to_string(), expected);
}

#[test]
fn rows_and_columns_that_no_sheet_has_are_refused() {
    let row = r#"<row r="1048577"><c><v>1</v></c></row>"#;
    check(&rows_of(row), &["h|i", "the sheet is too large; expected at most 1048576 rows"]);
    let damaged = "damaged: xl/worksheets/sheet1.xml: cells out of order in row 2";
    check(&rows_of(r#"<row><c r="XFE2"><v>1</v></c></row>"#), &["h|i", damaged]);
    check(&rows_of(r#"<row><c r="B2"><v>1</v></c><c r="A2"/></row>"#), &["h|i", damaged]);
}

#[test]
fn a_header_has_a_limit() {
    let name = crate::table::cell_name(4_096, 1);
    let row = format!("<row><c r=\"{name}\"><v>1</v></c></row>");
    let problem = "found 4097 columns; expected at most 4096 columns";
    check(
        &xlsx_of(&format!("<worksheet><sheetData>{row}</sheetData></worksheet>")),
        &[&format!("the header in row 1 can't be read: {problem}")],
    );
}

#[test]
fn what_spreadsheets_of_open_document_repeat_has_limits() {
    let cell = |count: u64, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\" \
             table:number-columns-repeated=\"{count}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |count: u64, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{count}\">{cells}</table:table-row>")
    };
    let table = |rows: &[String]| {
        let header = row(1, &cell(1, "h"));
        ods_of(&format!("<table:table table:name=\"a\">{header}{}</table:table>", rows.concat()))
    };
    let many = row(4_000_000_000, &cell(1, "x"));
    check(&table(&[many]), &["h", "the sheet is too large; expected at most 1048576 rows"]);
    let blank = row(u64::MAX, "<table:table-cell/>");
    check(&table(std::slice::from_ref(&blank)), &["h"]);
    let below = row(1, &cell(1, "x"));
    check(&table(&[blank, below]), &["h", "the sheet is too large; expected at most 1048576 rows"]);
    let wide = row(1, &cell(4_000_000_000, "x"));
    check(&table(&[wide]), &["h", "2: x"]);
    let spaces = row(1, &cell(1, "<text:s text:c=\"4000000000\"/>x"));
    check(&table(&[spaces]), &["h", "2: h! a cell above 1 MiB"]);
    let large = row(1, &cell(16_384, "<text:s text:c=\"1000000\"/>x"));
    check(&table(&[large]), &["h", "2: ! a row above 4 MiB"]);
}

#[test]
fn merged_cells_that_overlap_are_refused() {
    let row = r#"<row r="2"><c><v>1</v></c></row><row r="3"><c><v>1</v></c></row>"#;
    let rows = rows_of(row);
    check(&rows, &["h|i", "2: 1|", "3: 1|"]);
    let merge = r#"<mergeCell ref="A2:XFD1048576"/><mergeCell ref="A3:XFD1048576"/>"#;
    let header = r#"<row r="1"><c t="str"><v>h</v></c></row>"#;
    let sheet = format!(
        "<worksheet><sheetData>{header}{row}</sheetData>\
         <mergeCells>{merge}</mergeCells></worksheet>"
    );
    let damaged = "damaged: the sheet: merged cells overlap in row 3";
    check(&xlsx_of(&sheet), &["h", "2: 1", damaged]);
}

#[test]
fn the_number_of_sheets_has_a_limit() {
    let sheets = "<sheet name=\"x\" r:id=\"rId1\"/>".repeat(4_097);
    let bytes = zip_of(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", &format!("<workbook><sheets>{sheets}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
    ]);
    check(&bytes, &["xl/workbook.xml is too large; expected at most 4096 sheets"]);
}
