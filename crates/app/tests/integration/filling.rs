//! The template, filled in as a spreadsheet program would, becomes reports of every kind it has
//! columns for.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use yakja_app::{
    imports::{How, ImportFiles, import_files, make_template},
    reports::{ListReports, list_reports},
};
use yakja_model::Tlp;

use crate::{
    tables::file,
    test_app::{TestApp, code},
};

on_every_database!(a_filled_template_becomes_a_report_of_each_kind);

/// The place of the first sheet in a workbook.
const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Cells of one line: letters of their column, and text.
type Line = &'static [(&'static str, &'static str)];

const LINES: [Line; 3] = [
    // Report number, date, agency, district, substance, quantity, unit, traffic light.
    &[
        ("A", "1"),
        ("B", "2024-03-04"),
        ("C", "PCG"),
        ("H", "Gwadar"),
        ("N", "heroin"),
        ("O", "12.5"),
        ("P", "kg"),
        ("AH", "TLP:GREEN"),
    ],
    // Arrested, and women among them.
    &[("A", "2"), ("B", "2024-03-05"), ("R", "2"), ("S", "1")],
    // Laboratory, memorandum and its year, what was found, purity.
    &[
        ("A", "3"),
        ("B", "2024-03-06"),
        ("AA", "Central Laboratory"),
        ("AB", "551"),
        ("AC", "2024"),
        ("AD", "heroin"),
        ("AG", "63.25"),
    ],
];

/// Writes lines below the header of the first sheet, in the order of its columns.
fn filled(workbook: &[u8]) -> Vec<u8> {
    let mut rows = String::new();
    for (number, line) in (2..).zip(LINES) {
        let cell = |(column, text): &(&str, &str)| {
            format!("<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        };
        let cells: String = line.iter().map(cell).collect();
        rows += &format!("<row r=\"{number}\">{cells}</row>");
    }
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == SHEET {
            text = text.replace("</sheetData>", &format!("{rows}</sheetData>"));
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

async fn a_filled_template_becomes_a_report_of_each_kind(test: TestApp) {
    let duty = test.duty();
    let profile = test.app.profile("yakja").unwrap();
    let template = make_template(&profile, test.app.pack()).unwrap();
    let command = ImportFiles {
        profile,
        submitter: code("PCG"),
        tlp: None,
        files: vec![file("reports.xlsx", filled(&template))],
        how: How::Take,
        refused: None,
    };
    let summary = import_files(&duty, command, &mut |_| ()).await.unwrap();
    assert_eq!((summary.rows, summary.accepted), (3, 3), "{:?}", summary.rejected);
    assert_eq!(summary.flagged, 0);
    let list = ListReports { limit: 10, ..ListReports::default() };
    let found = list_reports(&duty, &list).await.unwrap().reports;
    let kinds: BTreeMap<&str, Tlp> = found
        .iter()
        .map(|stored| (stored.report.content.kind().code(), stored.report.marking.tlp))
        .collect();
    let expected =
        [("arrest", Tlp::Amber), ("laboratory-result", Tlp::Amber), ("seizure", Tlp::Green)];
    assert_eq!(kinds, expected.into());
}
