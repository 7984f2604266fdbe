//! What the cells of `.ods` spreadsheets come to.

use super::*;
use crate::TableKind;

const HEADER: &str = r#"<table:table-column/><table:table-header-rows><table:table-row>
<table:table-cell office:value-type="string"><text:p>h</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>i</text:p></table:table-cell>
</table:table-row></table:table-header-rows>"#;

fn table(rows: &str) -> Vec<u8> {
    ods_of(&format!("<table:table table:name=\"One\">{HEADER}{rows}</table:table>"))
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn check_cells(cells: &str, expected: &str) {
    check(&table(&row(cells)), &["h|i", expected]);
}

#[test]
fn cells_are_read_as_their_types_say() {
    check_cells(
        r#"<table:table-cell office:value-type="float" office:value="1000"><text:p>1,000</text:p>
</table:table-cell><table:table-cell office:value-type="percentage" office:value="0.15"/>"#,
        "2: 1000|0.15",
    );
    check_cells(
        r#"<table:table-cell office:value-type="date" office:date-value="2011-03-04"/>
<table:table-cell office:value-type="date" office:date-value="2011-03-04T13:05:00"/>"#,
        "2: 2011-03-04|2011-03-04 13:05:00",
    );
    check_cells(
        r#"<table:table-cell office:value-type="time" office:time-value="PT13H05M00.5S"/>
<table:table-cell office:value-type="boolean" office:boolean-value="true"/>"#,
        "2: 13:05:00|TRUE",
    );
    check_cells(
        r#"<table:table-cell office:value-type="currency" office:currency="PKR"
office:value="2.50"/>
<table:table-cell><text:p>x</text:p></table:table-cell>"#,
        "2: 2.5|x",
    );
}

#[test]
fn texts_keep_their_lines_and_spaces_but_not_the_notes_on_them() {
    check_cells(
        r#"<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p>
</office:annotation><text:p>a<text:s text:c="3"/>b<text:span>چ</text:span></text:p>
<text:p>c<text:tab/>d<text:line-break/>e &amp; f</text:p><draw:frame><text:p>x</text:p></draw:frame>
</table:table-cell><table:table-cell office:value-type="string" office:string-value="s"/>"#,
        "2: a   bچ\nc\td\ne & f|s",
    );
}

#[test]
fn errors_and_formulas_that_were_never_computed_are_problems() {
    check_cells(
        r##"<table:table-cell table:formula="of:=1/0" office:value-type="string"
office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>"##,
        "2: h! #DIV/0! in cell A2",
    );
    check_cells(
        r##"<table:table-cell/><table:table-cell table:formula="of:=x" office:value-type="float"
office:value="0"><text:p>#REF!</text:p></table:table-cell>"##,
        "2: i! #REF! in cell B2",
    );
    check_cells(
        r#"<table:table-cell table:formula="of:=1+1"/>"#,
        "2: h! a formula in cell A2 that was never computed",
    );
    check_cells(
        r#"<table:table-cell office:value-type="float" office:value="x"/>"#,
        "2: h! x in cell A2",
    );
    check_cells(
        r##"<table:table-cell office:value-type="string"><text:p>#1 seal!</text:p>
</table:table-cell>"##,
        "2: #1 seal!|",
    );
}

#[test]
fn the_last_value_of_a_formula_is_taken_and_noted() {
    let bytes = table(&row(
        r#"<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>"#,
    ));
    check(&bytes, &["h|i", "2: 2|"]);
    assert_eq!(notes("", &bytes), ["2: h: the value of a formula, as last computed"]);
}

#[test]
fn rows_and_cells_stand_for_as_many_as_they_say() {
    let one = r#"<table:table-cell office:value-type="float" office:value="1"/>"#;
    let rows = format!(
        r#"<table:table-row table:number-rows-repeated="3"><table:table-cell
table:number-columns-repeated="16384"/></table:table-row>
<table:table-row-group><table:table-row table:number-rows-repeated="2">
<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/>
</table:table-row></table:table-row-group>{}
<table:table-row table:number-rows-repeated="1048569"><table:table-cell/></table:table-row>"#,
        row(&format!("<table:table-cell table:number-columns-repeated=\"1\"/>{one}")),
    );
    check(&table(&rows), &["h|i", "5: 7|7", "6: 7|7", "7: |1"]);
}

#[test]
fn a_spreadsheet_says_its_kind_and_its_sheet() {
    let bytes = table("");
    let table = TableReader::new(bytes.as_slice(), TableFormat::default()).unwrap();
    assert_eq!((table.kind(), table.sheet()), (TableKind::Ods, Some("One")));
}
