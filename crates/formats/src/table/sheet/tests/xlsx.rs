//! What the cells of `.xlsx` workbooks come to.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;
use crate::TableKind;

fn check_rows(rows: &str, expected: &[&str]) {
    let mut all = vec!["h|i"];
    all.extend(expected);
    check(&rows_of(rows), &all);
}

#[test]
fn a_workbook_gives_the_rows_that_the_same_table_as_csv_gives() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let texts = [["date", "کیا", "kg"], ["", "", ""], ["2011-03-04", "چرس, \"x\"", "line\nbreak"]];
    let mut csv = csv::Writer::from_writer(Vec::new());
    for (row, cells) in (0..).zip(texts) {
        csv.write_record(cells).unwrap();
        for (column, text) in (0..).zip(cells) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    let csv = csv.into_inner().unwrap();
    let from_csv = shown(csv.as_slice(), TableFormat::default());
    assert_eq!(shown(book.save_to_buffer().unwrap().as_slice(), TableFormat::default()), from_csv);
    assert_eq!(from_csv, ["date|کیا|kg", "3: 2011-03-04|چرس, \"x\"|line\nbreak"]);
}

#[test]
fn numbers_days_and_truths_are_written_plainly() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_row(0, 0, ["a", "b", "c", "d", "e"]).unwrap();
    sheet.write_row(1, 0, [1.5, 1000.0, 1e21, -0.25, 1.1]).unwrap();
    sheet.write_boolean(2, 0, true).unwrap();
    sheet.write_boolean(2, 1, false).unwrap();
    let at = ExcelDateTime::from_ymd(2011, 3, 4).unwrap();
    sheet.write_datetime_with_format(2, 2, &at, &day).unwrap();
    let at = at.and_hms(13, 5, 0).unwrap();
    sheet.write_datetime_with_format(2, 3, &at, &day).unwrap();
    sheet.write_string(2, 4, "007").unwrap();
    let expected = [
        "a|b|c|d|e",
        "2: 1.5|1000|1000000000000000000000|-0.25|1.1",
        "3: TRUE|FALSE|2011-03-04|2011-03-04 13:05:00|007",
    ];
    check(&book.save_to_buffer().unwrap(), &expected);
}

#[test]
fn cells_are_read_as_their_types_say() {
    check_rows(
        r#"<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="inlineStr"><is><r><t>x </t></r>
<r><t>y</t></r></is></c></row>"#,
        &["2: چرس|x y"],
    );
    check_rows(r#"<row><c><v>1E3</v></c><c t="n"><v>0.1</v></c></row>"#, &["2: 1000|0.1"]);
    check_rows(r#"<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>"#, &["2: TRUE|FALSE"]);
    check_rows(
        r#"<row><c t="d"><v>2011-03-04T00:00:00Z</v></c>
<c t="d"><v>2011-03-04T13:05</v></c></row>"#,
        &["2: 2011-03-04|2011-03-04 13:05:00"],
    );
    check_rows(
        r#"<row><c s="1"><v>40606</v></c><c s="2"><v>1.5</v></c></row>"#,
        &["2: 2011-03-04|36:00:00"],
    );
    check_rows(
        r#"<row><c t="str"><v>&lt;a&gt; &amp; &#x2014; <![CDATA[<b>]]></v></c>
<c t="str"><v>_x0041_</v></c></row>"#,
        &["2: <a> & — <b>|A"],
    );
    check_rows(r#"<row><c r="B2"><v>7</v></c></row>"#, &["2: |7"]);
}

#[test]
fn rows_and_columns_keep_their_numbers() {
    check_rows(
        r#"<row r="5"><c r="A5"><v>1</v></c></row><row/>
<row r="9"><c r="A9" t="str"><v> </v></c></row>
<row><c><v>2</v></c></row>"#,
        &["5: 1|", "10: 2|"],
    );
}

#[test]
fn cells_with_errors_are_problems_that_name_the_cell() {
    check_rows(
        r##"<row r="2"><c t="e"><v>#REF!</v></c><c><v>1</v></c></row>
<row><c><v>1</v></c><c t="e"><f>1/0</f><v>#SPILL!</v></c></row>
<row><c><v>1</v></c></row>"##,
        &["2: h! #REF! in cell A2", "3: i! #SPILL! in cell B3", "4: 1|"],
    );
}

#[test]
fn cells_that_are_not_what_they_say_are_problems_that_name_the_cell() {
    for (cell, found) in [
        (r#"<c t="s"><v>2</v></c>"#, "2"),
        (r#"<c t="s"><v>-1</v></c>"#, "-1"),
        (r#"<c t="n"><v>x</v></c>"#, "x"),
        (r#"<c t="b"><v>2</v></c>"#, "2"),
        (r#"<c t="d"><v>2011-02-31</v></c>"#, "2011-02-31"),
        (r#"<c t="zz"><v>1</v></c>"#, "1"),
        (r#"<c s="1"><v>60</v></c>"#, "60"),
        (r#"<c s="1"><v>-1</v></c>"#, "-1"),
        (r#"<c s="1"><v>x</v></c>"#, "x"),
    ] {
        let rows = format!("<row>{cell}</row><row><c><v>1</v></c></row>");
        check_rows(&rows, &[&format!("2: h! {found} in cell A2"), "3: 1|"]);
    }
}

#[test]
fn the_last_value_of_a_formula_is_taken_and_noted() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["a", "b"]).unwrap();
    sheet.write_number(1, 0, 2).unwrap();
    sheet.write_formula(1, 1, Formula::new("=A2*2").set_result("4")).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    check(&bytes, &["a|b", "2: 2|4"]);
    assert_eq!(notes("", &bytes), ["2: b: the value of a formula, as last computed"]);
    check_rows(
        r#"<row><c><f>1</f><v>1</v></c><c t="str"><f t="shared" si="0"/><v></v></c></row>"#,
        &["2: 1|"],
    );
}

#[test]
fn a_formula_that_was_never_computed_is_a_problem() {
    let problem = "! a formula in cell B2 that was never computed";
    for formula in ["<c><v>1</v></c><c><f>1+1</f></c>", "<c/><c><f>1+1</f><v></v></c>"] {
        check_rows(&format!("<row>{formula}</row>"), &[&format!("2: i{problem}")]);
    }
    check_rows(r#"<row><c t="str"><v>Total</v></c><c><f>1+1</f></c></row>"#, &["2: h! Total"]);
}

#[test]
fn what_stands_beside_the_table_is_noted_and_not_taken() {
    let bytes = rows_of(r#"<row><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row>"#);
    check(&bytes, &["h|i", "2: 1|"]);
    assert_eq!(notes("", &bytes), ["2: D2 is beside the table and was not taken"]);
}

#[test]
fn titles_above_and_two_rows_of_names_are_read_as_in_text() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_string(0, 0, "Statement of March").unwrap();
    let plain = Format::new();
    sheet.merge_range(2, 0, 3, 0, "Date", &plain).unwrap();
    sheet.merge_range(2, 1, 2, 2, "Seized\n(kg)", &plain).unwrap();
    sheet.write_row(3, 1, ["Heroin", "Ice"]).unwrap();
    sheet.write_row(4, 0, [1, 2, 3]).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let format: TableFormat = toml::from_str("header_rows = 2").unwrap();
    let columns = ["date", "seized (kg) heroin"];
    let table = TableReader::with_columns(bytes.as_slice(), format, &columns).unwrap();
    assert_eq!((table.header_row(), table.rows_above_header()), (4, 1));
    assert_eq!((table.kind(), table.sheet()), (TableKind::Xlsx, Some("Sheet1")));
    assert_eq!(shown_rows(table), ["Date|Seized (kg) Heroin|Seized (kg) Ice", "5: 1|2|3"]);
}

#[test]
fn workbooks_may_count_from_1904() {
    let book = BOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let sheet = r#"<worksheet><sheetData><row><c t="s"><v>0</v></c></row>
<row><c s="1"><v>39144</v></c></row></sheetData></worksheet>"#;
    let bytes = zip_of(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("XL\\Worksheets\\sheet1.xml", sheet),
    ]);
    check(&bytes, &["a", "2: 2011-03-04"]);
}

#[test]
fn prefixes_make_no_difference() {
    let sheet = r#"<x:worksheet xmlns:x="urn:x"><x:sheetData>
<x:row><x:c t="s"><x:v>0</x:v></x:c></x:row>
<x:row r="2"><x:c r="A2"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    check(&xlsx_of(sheet), &["a", "2: 1"]);
}
