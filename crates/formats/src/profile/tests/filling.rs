//! Templates of the shipped profiles, filled in and read back.

use std::io::{Cursor, Read, Write};

use super::shipped::{all, pakistan};
use super::*;
use crate::template::{self, TemplateSpec};
use crate::{TableReader, WRONG_COLUMN};

fn named(name: &str) -> Profile {
    all().into_iter().find(|profile| profile.name == name).unwrap()
}

fn choices<'spec>(spec: &'spec TemplateSpec, column: &str) -> &'spec [String] {
    &spec.sheets[0].columns.iter().find(|one| one.name == column).unwrap().choices
}

/// Writes lines below the header of the first sheet, as a spreadsheet program would.
fn filled(workbook: &[u8], lines: &[&[(&str, &str)]]) -> Vec<u8> {
    let header = TableReader::new(workbook, TableFormat::default()).unwrap().header().to_vec();
    let mut rows = String::new();
    for (number, line) in (2..).zip(lines) {
        let cell = |(column, text): &(&str, &str)| {
            let at = header.iter().position(|name| name == column).unwrap();
            let name = crate::table::cell_name(at, number);
            (at, format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"))
        };
        let mut cells: Vec<_> = line.iter().map(cell).collect();
        cells.sort();
        let cells: String = cells.into_iter().map(|(_, cell)| cell).collect();
        rows += &format!("<row r=\"{number}\">{cells}</row>");
    }
    let mut from = zip::ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut part = from.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        if name == "xl/worksheets/sheet1.xml" {
            text = text.replace("</sheetData>", &format!("{rows}</sheetData>"));
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}

/// What each record of a filled template becomes.
fn read(profile: &Profile, workbook: &[u8]) -> Vec<MappedRecord> {
    let mut table = TableReader::new(workbook, profile.table.clone()).unwrap();
    let mapper = profile.bind(table.header(), &pakistan()).unwrap();
    let mut records = Vec::new();
    while let Some(row) = table.next_row().unwrap() {
        records.push(mapper.map_group(&[row], &Companions::default()).unwrap());
    }
    records
}

#[test]
fn every_profile_reads_its_own_template() {
    for profile in all() {
        let workbook = template::workbook(&profile.template(&pakistan())).unwrap();
        let needed = profile.needed_columns();
        let needed: Vec<&str> = needed.iter().map(String::as_str).collect();
        let table =
            TableReader::with_columns(workbook.as_slice(), profile.table.clone(), &needed).unwrap();
        let bound = profile.bind(table.header(), &pakistan());
        assert!(bound.is_ok(), "{}: {:?}", profile.name, bound.err());
        assert!(!table.header().contains(&WRONG_COLUMN.to_owned()));
        assert_eq!(profile.explained_in_vain(), [""; 0], "{}", profile.name);
    }
}

#[test]
fn the_template_asks_for_number_and_date_and_explains_every_column() {
    let spec = named("yakja").template(&pakistan());
    let columns = &spec.sheets[0].columns;
    let needed: Vec<_> = columns.iter().filter(|one| one.required).map(|one| &one.name).collect();
    assert_eq!(needed, ["Report number", "Date"]);
    let silent: Vec<_> = columns.iter().filter(|one| one.hint.is_empty()).collect();
    assert!(silent.is_empty(), "{silent:?}");
    for (column, expected) in [
        ("Agency", "ANF"),
        ("Assisted by", "PCG"),
        ("District", "Gwadar"),
        ("Substance", "heroin"),
        ("Found", "none"),
        ("Unit", "tablet"),
        ("TLP", "TLP:AMBER"),
    ] {
        assert!(choices(&spec, column).iter().any(|one| one == expected), "{column}");
    }
}

#[test]
fn value_maps_become_drop_downs() {
    let text = SMALL.replace(
        "substance = \"DRUG\"",
        "substance = { column = \"DRUG\", map = { \"H\" = \"heroin\", \"O\" = \"opium\" } }",
    );
    let spec = Profile::parse(&text).unwrap().template(&pakistan());
    assert_eq!(choices(&spec, "DRUG")[..2], ["h", "o"]);
}

#[test]
fn a_column_that_is_explained_in_vain_is_found() {
    let text = format!("{SMALL}\n[[explain]]\ncolumn = \"NOWHERE\"\nmeans = \"nothing\"\n");
    assert_eq!(Profile::parse(&text).unwrap().explained_in_vain(), ["NOWHERE"]);
}

#[test]
fn a_filled_template_becomes_a_report_of_each_kind() {
    let profile = named("yakja");
    let workbook = template::workbook(&profile.template(&pakistan())).unwrap();
    let filled = filled(
        &workbook,
        &[
            &[
                ("Report number", "1"),
                ("Date", "2024-03-04"),
                ("Agency", "PCG"),
                ("District", "Gwadar"),
                ("Substance", "heroin"),
                ("Quantity", "12.5"),
                ("Unit", "kg"),
                ("TLP", "TLP:GREEN"),
            ],
            &[("Report number", "2"), ("Date", "2024-03-05"), ("Arrested", "2"), ("Women", "1")],
            &[
                ("Report number", "3"),
                ("Date", "2024-03-06"),
                ("Laboratory", "Central Laboratory"),
                ("Laboratory memo", "551"),
                ("Memo year", "2024"),
                ("Found", "heroin"),
                ("Purity %", "63.25"),
            ],
        ],
    );
    let records = read(&profile, &filled);
    let kinds: Vec<_> = records.iter().map(shipped::kinds).collect();
    assert_eq!(kinds, [vec!["seizure"], vec!["arrest"], vec!["laboratory-result"]]);
    assert!(records.iter().all(|record| !record.flagged));
}
