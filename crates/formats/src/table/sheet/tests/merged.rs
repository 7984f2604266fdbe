//! Merged cells among the data.

use rust_xlsxwriter::{Format, Workbook};

use super::*;

/// District over two rows, a remark over two columns.
fn merged() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.write_row(0, 0, ["district", "drug", "remark"]).unwrap();
    sheet.merge_range(1, 0, 2, 0, "Quetta", &plain).unwrap();
    sheet.write_column(1, 1, ["heroin", "ice"]).unwrap();
    sheet.write_string(3, 0, "Chagai").unwrap();
    sheet.merge_range(3, 1, 3, 2, "nil", &plain).unwrap();
    sheet.write_row(4, 0, ["Zhob", "ice", "x"]).unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_value_stands_in_the_first_cell_and_the_others_are_noted() {
    check(
        &merged(),
        &[
            "district|drug|remark",
            "2: Quetta|heroin|",
            "3: |ice|",
            "4: Chagai|nil|",
            "5: Zhob|ice|x",
        ],
    );
    assert_eq!(
        notes("", &merged()),
        [
            "3: district: blank, for it is merged with A2",
            "4: remark: blank, for it is merged with B4",
        ]
    );
}

#[test]
fn a_profile_may_have_values_filled_down() {
    check_with(
        "fill_merged = true",
        &merged(),
        &[
            "district|drug|remark",
            "2: Quetta|heroin|",
            "3: Quetta|ice|",
            "4: Chagai|nil|",
            "5: Zhob|ice|x",
        ],
    );
    assert_eq!(
        notes("fill_merged = true", &merged()),
        [
            "3: district: filled down from A2, with which it is merged",
            "4: remark: blank, for it is merged with B4",
        ]
    );
}

#[test]
fn a_row_with_nothing_but_a_merged_cell_is_blank() {
    let bytes = rows_of(r#"<row r="2"><c><v>7</v></c><c><v>1</v></c></row><row r="3"><c/></row>"#);
    check_with("fill_merged = true", &bytes, &["h|i", "2: 7|1"]);
}

#[test]
fn cells_of_open_document_are_merged_in_the_same_way() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = |cells: String| format!("<table:table-row>{cells}</table:table-row>");
    let covered = "<table:covered-table-cell><text:p>old</text:p></table:covered-table-cell>";
    let rows = [
        row(cell("", "h") + &cell("", "i")),
        row(cell("table:number-rows-spanned=\"2\"", "Quetta") + &cell("", "ice")),
        row(covered.to_owned() + &cell("", "heroin")),
        row(cell("table:number-columns-spanned=\"2\"", "nil") + covered),
    ];
    let bytes = ods_of(&format!("<table:table table:name=\"One\">{}</table:table>", rows.concat()));
    check(&bytes, &["h|i", "2: Quetta|ice", "3: |heroin", "4: nil|"]);
    let filled = ["h|i", "2: Quetta|ice", "3: Quetta|heroin", "4: nil|"];
    check_with("fill_merged = true", &bytes, &filled);
    assert_eq!(notes("", &bytes).len(), 2);
}
