//! The same workbook read here and by `calamine`, which other programs rely on.

use std::io::Cursor;

use calamine::{Data, Reader};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::*;

#[derive(Clone, Debug)]
enum Cell {
    Blank,
    Text(String),
    Number(f64),
    Truth(bool),
    Day(u16, u8, u8),
}

fn cell() -> impl Strategy<Value = Cell> {
    prop_oneof![
        Just(Cell::Blank),
        "[a-zچرس<&\" ]{1,8}".prop_map(Cell::Text),
        (-1e6..1e6).prop_map(Cell::Number),
        (0_i32..100_000).prop_map(|number| Cell::Number(f64::from(number))),
        any::<bool>().prop_map(Cell::Truth),
        (1901_u16..2100, 1_u8..=12, 1_u8..=28)
            .prop_map(|(year, month, day)| Cell::Day(year, month, day)),
    ]
}

fn written(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day_format = Format::new().set_num_format("d-mmm-yy");
    sheet.write_row(0, 0, ["a", "b", "c"]).unwrap();
    for (row, cells) in (1..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Blank => continue,
                Cell::Text(text) => sheet.write_string(row, column, text).unwrap(),
                Cell::Number(number) => sheet.write_number(row, column, *number).unwrap(),
                Cell::Truth(truth) => sheet.write_boolean(row, column, *truth).unwrap(),
                Cell::Day(year, month, day) => {
                    let day = ExcelDateTime::from_ymd(*year, *month, *day).unwrap();
                    sheet.write_datetime_with_format(row, column, &day, &day_format).unwrap()
                }
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn as_text(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        Data::Bool(truth) => truth.to_string().to_uppercase(),
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        other => other.to_string(),
    }
}

proptest! {
    #[test]
    fn both_read_the_same_cells(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 0..8),
    ) {
        let bytes = written(&rows);
        let mut book = calamine::Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
        let range = book.worksheet_range("Sheet1").unwrap();
        let mut expected = Vec::new();
        for (number, row) in (1..).zip(range.rows()).skip(1) {
            let cells: Vec<_> = row.iter().map(as_text).collect();
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                expected.push(format!("{number}: {}", cells.join("|")));
            }
        }
        let found = shown(bytes.as_slice(), TableFormat::default());
        prop_assert_eq!(&found[1..], expected);
    }
}
