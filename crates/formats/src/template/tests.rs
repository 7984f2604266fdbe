//! Templates written and read back.

use rust_xlsxwriter::Workbook;

use super::*;
use crate::{TableFormat, TableReader};

fn column(name: &str) -> ColumnSpec {
    ColumnSpec { name: name.to_owned(), ..ColumnSpec::default() }
}

fn seizures() -> TemplateSpec {
    let many = (0..200).map(|number| format!("District {number}")).collect();
    let columns = vec![
        ColumnSpec { required: true, format: ColumnFormat::Date, ..column("date") },
        ColumnSpec { choices: many, hint: "as on the map".to_owned(), ..column("district") },
        ColumnSpec { choices: vec!["heroin".to_owned(), "ice".to_owned()], ..column("drug") },
        ColumnSpec {
            format: ColumnFormat::Text,
            hint: "as in the FIR".to_owned(),
            ..column("FIR")
        },
        ColumnSpec { format: ColumnFormat::Number, ..column("amount") },
        ColumnSpec { choices: vec!["a, b".to_owned()], ..column("form") },
    ];
    TemplateSpec {
        sheets: vec![
            SheetSpec { name: "Seizures".to_owned(), columns },
            SheetSpec {
                name: "گرفتاریاں".to_owned(), columns: vec![column("تاریخ")]
            },
        ],
        readme: vec!["Fill in one row for each seizure.".to_owned(), "=1+1".to_owned()],
        right_to_left: true,
    }
}

/// Header and rows of a sheet.
fn read(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let format = TableFormat::default().in_sheet(sheet);
    let mut table = TableReader::new(bytes, format).unwrap();
    let mut rows = vec![table.header().to_vec()];
    while let Some(row) = table.next_row().unwrap() {
        rows.push(row.cells.unwrap());
    }
    rows
}

/// The text of a part of the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut zip.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn each_sheet_reads_back_as_its_header_and_no_rows() {
    let bytes = workbook(&seizures()).unwrap();
    let header = ["date", "district", "drug", "FIR", "amount", "form"];
    assert_eq!(read(&bytes, "Seizures"), [header]);
    assert_eq!(read(&bytes, "گرفتاریاں"), [["تاریخ"]]);
    assert_eq!(read(&bytes, "Read me"), [["Fill in one row for each seizure."], ["'=1+1"]]);
    assert_eq!(read(&bytes, "Lists").len(), 200);
}

#[test]
fn columns_have_drop_downs_formats_and_hints() {
    let bytes = workbook(&seizures()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for expected in [
        "rightToLeft=\"1\"",
        "state=\"frozen\"",
        "<formula1>'Lists'!$A$1:$A$200</formula1>",
        "<formula1>\"heroin,ice\"</formula1>",
        "<formula1>'Lists'!$B$1:$B$1</formula1>",
        "sqref=\"B2:B10000\"",
    ] {
        assert!(sheet.contains(expected), "{expected} in {sheet}");
    }
    let hints = part(&bytes, "xl/comments1.xml");
    for expected in ["as on the map", "as in the FIR", "required"] {
        assert!(hints.contains(expected), "{expected}");
    }
    assert!(
        part(&bytes, "xl/workbook.xml").contains("name=\"Lists\" sheetId=\"4\" state=\"hidden\"")
    );
    assert!(part(&bytes, "xl/styles.xml").contains("formatCode=\"yyyy-mm-dd\""));
}

#[test]
fn the_same_specification_gives_the_same_bytes() {
    assert_eq!(workbook(&seizures()).unwrap(), workbook(&seizures()).unwrap());
}

#[test]
fn what_is_filled_in_reads_back() {
    let mut book = Workbook::new();
    let spec = seizures();
    super::sheet::write(book.add_worksheet(), &spec.sheets[0], &mut Vec::new()).unwrap();
    let page = book.worksheet_from_name("Seizures").unwrap();
    let day = ExcelDateTime::from_ymd(2011, 3, 4).unwrap();
    page.write_datetime(1, 0, &day).unwrap();
    page.write_row(1, 1, ["District 7", "ice", "007/11"]).unwrap();
    page.write_number(1, 4, 1.5).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let expected = ["2011-03-04", "District 7", "ice", "007/11", "1.5", ""];
    assert_eq!(read(&bytes, "Seizures")[1], expected);
}

#[test]
fn templates_that_can_not_be_are_refused() {
    let sheet = |name: &str, columns: &[&str]| SheetSpec {
        name: name.to_owned(),
        columns: columns.iter().map(|name| column(name)).collect(),
    };
    for (sheets, expected) in [
        (vec![], "a template without sheets; expected one or more"),
        (vec![sheet("a", &[])], "sheet \"a\": expected 1 to 4096 columns, each with a name"),
        (vec![sheet("a", &[" "])], "sheet \"a\": expected 1 to 4096 columns, each with a name"),
        (
            vec![sheet("a", &["x"; 4_097])],
            "sheet \"a\": expected 1 to 4096 columns, each with a name",
        ),
        (vec![sheet("a", &["x"]), sheet("A", &["x"])], "sheet \"A\": expected a name of its own"),
        (vec![sheet("read me", &["x"])], "sheet \"read me\": expected a name of its own"),
    ] {
        let spec = TemplateSpec { sheets, ..TemplateSpec::default() };
        assert_eq!(workbook(&spec).unwrap_err().to_string(), expected);
    }
    let spec = TemplateSpec { sheets: vec![sheet("a/b", &["x"])], ..TemplateSpec::default() };
    assert!(matches!(workbook(&spec), Err(TemplateError::Workbook(_))));
}
