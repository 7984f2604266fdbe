//! Files whose rows are not a seizure each: operations of several lines, releases with companions,
//! and monthly cells that a later release restates. What is expected is counted here, from the
//! files alone.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;

use crate::register::{Register, on_every_database};
use crate::unodc::RealData;

on_every_database!(
    operations_are_reports_of_all_their_lines,
    releases_come_with_their_companions_in_any_order,
    a_later_release_gives_each_cell_once_and_corrects_those_it_restates,
);

const CBP: &str = "seizures/cbp_nationwide-drugs-fy19-fy22.csv";
const RELEASES: [&str; 3] =
    ["anf/release_regions.csv", "anf/releases.csv", "anf/release_drugs.csv"];

type Rows = Vec<Vec<String>>;

/// The header and the rows of a file.
fn table(path: &Path) -> (Vec<String>, Rows) {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let own = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect();
    let header = own(reader.headers().unwrap());
    (header, reader.records().map(|record| own(&record.unwrap())).collect())
}

fn write(path: &Path, header: &[String], rows: &[Vec<String>]) {
    let mut writer = csv::Writer::from_path(path).unwrap();
    writer.write_record(header).unwrap();
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.flush().unwrap();
}

/// Rows, accepted, corrected, already known, refused.
fn counts(answer: &Value) -> [usize; 5] {
    let count = |key: &str| usize::try_from(answer[key].as_u64().unwrap()).unwrap();
    let refused = answer["rejected"].as_array().unwrap().len();
    [count("rows"), count("accepted"), count("corrected"), count("already_known"), refused]
}

fn import(register: &Register, line: &str) -> [usize; 5] {
    let answer = register.json(&format!("import {line}"));
    counts(&answer)
}

fn operations_are_reports_of_all_their_lines(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let file = data.file("anf/operations.csv");
    let (header, rows) = table(&file);
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let numbers = |keep: &dyn Fn(&&Vec<String>) -> bool| -> usize {
        rows.iter().filter(keep).map(|row| &row[at("op_id")]).collect::<BTreeSet<_>>().len()
    };
    let line = format!("'{}' --profile anf-operations --agency ANF", file.display());
    assert_eq!(import(register, &line), [rows.len(), rows.len(), 0, 0, 0]);
    // Each operation is a seizure, and an arrest where it says how many were suspected.
    let seizures = numbers(&|_| true);
    let arrests = numbers(&|row| !row[at("suspects")].trim().is_empty());
    let verified = register.json("audit verify");
    assert_eq!(verified["reports"], seizures + arrests);
    assert_eq!(verified["exhibits"], rows.len());
    assert_eq!(import(register, &line), [rows.len(), 0, 0, rows.len(), 0]);
}

fn releases_come_with_their_companions_in_any_order(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let files = RELEASES.map(|name| data.file(name));
    let rows: usize = files.iter().map(|file| table(file).1.len()).sum();
    let named = |files: &[&std::path::PathBuf]| -> String {
        let names: Vec<_> = files.iter().map(|file| format!("'{}'", file.display())).collect();
        format!("{} --profile anf-releases --agency ANF", names.join(" "))
    };
    let [regions, releases, drugs] = &files;
    let first = import(register, &named(&[regions, releases, drugs]));
    assert_eq!(first, [rows, rows, 0, 0, 0]);
    assert_eq!(register.json("audit verify")["reports"], table(releases).1.len());
    let again = import(register, &named(&[drugs, regions, releases]));
    assert_eq!(again, [rows, 0, 0, rows, 0]);
    // One line of a companion says something else: its release is corrected with all its lines.
    let (header, mut lines) = table(drugs);
    let id = lines[0][0].clone();
    let of_release = |file: &Path| table(file).1.iter().filter(|row| row.contains(&id)).count();
    lines[0][3] = "1".to_owned();
    let changed = register.folder.path().join("release_drugs.csv");
    write(&changed, &header, &lines);
    let corrected: usize = files.iter().map(|file| of_release(file)).sum();
    let third = import(register, &named(&[&changed, regions, releases]));
    assert_eq!(third, [rows, 0, corrected, rows - corrected, 0]);
}

fn a_later_release_gives_each_cell_once_and_corrects_those_it_restates(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let file = data.file(CBP);
    let (header, rows) = table(&file);
    let line = |path: &Path| format!("'{}' --profile cbp-nationwide --agency CBP", path.display());
    assert_eq!(import(register, &line(&file)), [rows.len(), rows.len(), 0, 0, 0]);
    // The first year is dropped, every hundredth cell restated, and a year added.
    let (mut later, mut restated): (Rows, usize) = (Vec::new(), 0);
    for (index, row) in rows.iter().filter(|row| row[0] != "2019").enumerate() {
        let mut row = row.clone();
        if index.is_multiple_of(100) {
            let count: u64 = row[7].parse().unwrap();
            row[7] = (count + 1).to_string();
            restated += 1;
        }
        later.push(row);
    }
    let known = later.len() - restated;
    let of_2021 = rows.iter().filter(|row| row[0] == "2021");
    let added: Rows = of_2021
        .map(|row| {
            let mut row = row.clone();
            row[0] = "2023".to_owned();
            row
        })
        .collect();
    let count = added.len();
    later.extend(added);
    let path = register.folder.path().join("later.csv");
    write(&path, &header, &later);
    assert_eq!(import(register, &line(&path)), [later.len(), count, restated, known, 0]);
    assert_eq!(import(register, &line(&path)), [later.len(), 0, 0, later.len(), 0]);
    let verified = register.json("audit verify");
    // Each cell once, and each restated one in two versions.
    assert_eq!(verified["reports"], rows.len() + count + restated);
}
