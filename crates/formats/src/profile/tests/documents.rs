//! What the documents show is what the code does.

use super::shipped::pakistan;
use super::*;
use crate::TableReader;

const PROFILES: &str = include_str!("../../../../../docs/profiles.md");
const TEMPLATE: &str = include_str!("../../../../../docs/template.md");
const YAKJA: &str = include_str!("../../../../../profiles/yakja.toml");

/// The first block of a language in a document.
fn block<'text>(document: &'text str, language: &str) -> &'text str {
    let (_, after) = document.split_once(&format!("```{language}\n")).unwrap();
    after.split_once("```").unwrap().0
}

fn records(profile: &str, csv: &str) -> Vec<MappedRecord> {
    let profile = Profile::parse(profile).unwrap();
    let columns = profile.needed_columns();
    let columns: Vec<_> = columns.iter().map(String::as_str).collect();
    let format = profile.table.clone();
    let mut table = TableReader::with_columns(csv.as_bytes(), format, &columns).unwrap();
    let mapper = profile.bind(table.header(), &pakistan()).unwrap();
    let rows = std::iter::from_fn(|| table.next_row().unwrap());
    let map = |rows: &Vec<Row>| mapper.map_group(rows, &Companions::default()).unwrap();
    grouped(&mapper, rows).iter().map(map).collect()
}

fn shown(record: &MappedRecord) -> String {
    let exhibits = record.contents.iter().filter_map(|content| match content {
        Content::Seizure(seizure) => Some(&seizure.exhibits),
        _ => None,
    });
    let amounts: Vec<_> = exhibits.flatten().map(|e| format!("{:?}", e.quantity)).collect();
    let kinds: Vec<_> = record.contents.iter().map(|content| content.kind().code()).collect();
    let (says, place) = (record.organization.as_ref().unwrap(), &record.place);
    let (when, kinds, amounts) = (record.when.from, kinds.join("+"), amounts.join(" "));
    let references = record.references.len();
    format!("{when} {says} {place}: {kinds} {amounts}, {references} references")
}

#[test]
fn the_worked_example_reads_its_rows() {
    let records = records(block(PROFILES, "toml"), block(PROFILES, "csv"));
    assert_eq!(
        records.iter().map(shown).collect::<Vec<_>>(),
        [
            "2024-03-05 ANF Motorway toll plaza, Swabi: seizure+arrest MassMg(12500000), \
             1 references",
            "2024-03-06 EXCISE-KP Bus stand, Peshawar: seizure+arrest MassMg(350000), \
             0 references",
            "2024-03-07 EXCISE-KP Warehouse, Nowshera: seizure+arrest MassMg(3000000) \
             MassMg(1200000) Pieces(320000), 1 references",
        ]
    );
    assert_eq!(records[1].participants.len(), 2);
    assert_eq!(records[0].references[0].year, Some(2024));
}

#[test]
fn the_template_reads_its_rows_and_every_column_is_described() {
    let records = records(YAKJA, block(TEMPLATE, "csv"));
    assert_eq!(
        records.iter().map(shown).collect::<Vec<_>>(),
        [
            "2024-03-04 PCG Open sea off Pasni, Gwadar: seizure+arrest+laboratory-result \
             MassMg(1500000000) MassMg(20500000), 5 references",
            "2024-03-05 PCG Bus stand, Lasbela: seizure+arrest MassMg(350000), 1 references",
        ]
    );
    let quoted = YAKJA.lines().filter_map(|line| line.split_once("column = \"")?.1.split_once('"'));
    for (column, _) in quoted {
        assert!(TEMPLATE.contains(column), "{column} is not in docs/template.md");
    }
}
