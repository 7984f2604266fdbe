//! Which sheet is taken.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::*;

fn sheet(name: &str, cells: &[&str]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).unwrap();
    sheet.write_column(0, 0, cells.iter().copied()).unwrap();
    sheet
}

fn book(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().unwrap()
}

fn hidden(mut sheet: Worksheet) -> Worksheet {
    sheet.set_hidden(true);
    sheet
}

#[test]
fn the_only_visible_sheet_with_content_is_taken() {
    let bytes = book(vec![
        sheet("Blank", &[]),
        hidden(sheet("Lists", &["x", "1"])),
        sheet("Data", &["a", "1"]),
    ]);
    check(&bytes, &["a", "2: 1"]);
}

#[test]
fn several_sheets_with_content_are_listed() {
    let bytes =
        book(vec![sheet("March", &["a"]), hidden(sheet("Lists", &["x"])), sheet("April", &["a"])]);
    check(&bytes, &["several sheets have content: March, April; name one of them as sheet"]);
}

#[test]
fn a_sheet_is_taken_by_its_name_even_a_hidden_one() {
    let bytes = book(vec![sheet("March", &["a", "1"]), hidden(sheet("Lists", &["x", "1"]))]);
    check_with("sheet = \"march\"", &bytes, &["a", "2: 1"]);
    check_with("sheet = \"Lists\"", &bytes, &["x", "2: 1"]);
    check_with("sheet = \"May\"", &bytes, &["no sheet \"May\"; the file has: March, Lists"]);
    let format = TableFormat::default().in_sheet("March");
    assert_eq!(shown(bytes.as_slice(), format), ["a", "2: 1"]);
}

#[test]
fn a_workbook_without_content_is_empty() {
    check(&book(vec![sheet("Blank", &[])]), &["nothing in it; expected a header row"]);
    let all_hidden = book(vec![sheet("Blank", &[]), hidden(sheet("Lists", &["x"]))]);
    check(&all_hidden, &["nothing in it; expected a header row"]);
    check_with(
        "sheet = \"Blank\"",
        &book(vec![sheet("Blank", &[])]),
        &["nothing in it; expected a header row"],
    );
}

#[test]
fn the_sheets_of_a_spreadsheet_of_open_document_are_chosen_in_the_same_way() {
    let table = |name: &str, style: &str, text: &str| {
        let cell = format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\"><table:table-row>\
             {cell}</table:table-row></table:table>"
        )
    };
    let blank = "<table:table table:name=\"Blank\"><table:table-row/></table:table>";
    let off = table("Lists", "off", "x");
    let bytes = ods_of(&[&off, blank, &table("Data", "ta1", "a")].map(String::from).concat());
    check(&bytes, &["a"]);
    check_with("sheet = \"Lists\"", &bytes, &["x"]);
    check_with("sheet = \"May\"", &bytes, &["no sheet \"May\"; the file has: Lists, Blank, Data"]);
    let two = table("March", "", "a") + &table("April", "", "a");
    let expected = "several sheets have content: March, April; name one of them as sheet";
    check(&ods_of(&two), &[expected]);
}
