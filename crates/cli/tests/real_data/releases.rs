//! The releases of the Anti-Narcotics Force, each checked inside itself, and the copies among
//! them. The table was made by hand from the files and their column of notes.

use std::collections::BTreeSet;
use std::path::Path;

use yakja_formats::country_pack::{PackFiles, read_pack};
use yakja_formats::{Companions, MappedRecord, Profile, TableReader};
use yakja_model::{Content, CountryPack, OrganizationCode, Summary};
use yakja_resolve::summaries::{
    Change, Check, Explanation, Extent, Outcome, Release, Unchecked, check_summary, copies,
};

use crate::unodc::RealData;

const PROFILE: &str = include_str!("../../../../profiles/anf-releases.toml");

fn pakistan() -> CountryPack {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../countries/pakistan");
    let file = |name: &str| std::fs::read(folder.join(name)).unwrap();
    read_pack(&PackFiles {
        pack_toml: &file("pack.toml"),
        organizations: &file("organizations.csv"),
        areas: &file("areas.csv"),
        spellings: &file("spellings.csv"),
        named_places: &file("named_places.csv"),
        stations: &file("stations.csv"),
        area_validity: &file("area_validity.csv"),
        points: &file("points.csv"),
        substances: &file("substances.csv"),
        drug_names: &file("drug_names.csv"),
        units: &file("units.csv"),
        country_names: &file("country_names.csv"),
        law: &file("law.csv"),
        words: &file("words.csv"),
    })
    .unwrap()
}

fn records(data: &RealData) -> Vec<MappedRecord> {
    let (profile, pack) = (Profile::parse(PROFILE).unwrap(), pakistan());
    let open = |name: &str| {
        let text = std::fs::read(data.file(&format!("anf/{name}.csv"))).unwrap();
        TableReader::new(std::io::Cursor::new(text), profile.table.clone()).unwrap()
    };
    let mut companions = Companions::of(&profile);
    for (name, file) in [("drugs", "release_drugs"), ("regions", "release_regions")] {
        let mut table = open(file);
        let opened = companions.open(name, table.header(), &pack).unwrap();
        while let Some(row) = table.next_row().unwrap() {
            companions.push(opened, row).unwrap();
        }
    }
    let mut table = open("releases");
    let mapper = profile.bind(table.header(), &pack).unwrap();
    let mut records = Vec::new();
    while let Some(row) = table.next_row().unwrap() {
        companions.claim(&mapper, &row);
        records.push(mapper.map_group(&[row], &companions).unwrap());
    }
    assert!(companions.orphans().is_empty());
    records
}

fn summary(record: &MappedRecord) -> &Summary {
    let Content::Summary(summary) = &record.contents[0] else { panic!("not a summary") };
    summary
}

fn id(record: &MappedRecord) -> &str {
    &record.as_written["release_id"]
}

/// Kilograms to three decimals or as many as there are.
fn kilograms(mass_mg: i64) -> String {
    let text = format!("{}.{:06}", mass_mg.abs() / 1_000_000, mass_mg.abs() % 1_000_000);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if mass_mg < 0 { format!("-{text}") } else { text.to_owned() }
}

fn outcome(check: &Check) -> String {
    match &check.outcome {
        Outcome::Equal => "equal".to_owned(),
        Outcome::WithinRounding { difference_mg } => format!("~{}", kilograms(*difference_mg)),
        Outcome::Differs { difference_mg } => format!("differs {}", kilograms(*difference_mg)),
        Outcome::NotChecked { because } => match because {
            Unchecked::NoLines => "no lines".to_owned(),
            Unchecked::NoTotal => "no total".to_owned(),
            Unchecked::Excerpt { missing_mg } => {
                format!("excerpt lacks {}", kilograms(*missing_mg))
            }
            Unchecked::WithoutMass { lines, missing_mg } => {
                format!("no mass of {}, lacks {}", lines.join("+"), kilograms(*missing_mg))
            }
        },
    }
}

fn explained(explanation: &Explanation) -> String {
    let line = &explanation.line;
    let change = match explanation.change {
        Change::LeftOut => "left out",
        Change::Doubled => "doubled",
        Change::TimesThousand => "x1000",
        Change::ByThousand => "/1000",
        Change::DigitsSwapped => "swapped",
        Change::Remainder => "remainder",
    };
    let (from, to) = (kilograms(line.mass_mg), kilograms(explanation.instead_mg));
    let area = if line.area.is_empty() { "whole" } else { &line.area };
    let substance = if line.substance.is_empty() { "total" } else { &line.substance };
    let cell = line.cell.map_or("-".to_owned(), |cell| cell.to_string());
    format!("{area} {substance} #{cell} {from} {change} {to}")
}

/// One line a release: the three outcomes; below it each region that is not simply equal, and
/// what would explain a difference.
fn shown(record: &MappedRecord) -> String {
    let whole = record.as_written["excerpt_complete"] != "0";
    let extent = if whole { Extent::Whole } else { Extent::Excerpt };
    let checks = check_summary(summary(record), extent);
    let third = checks.weakest_region().map_or("no regions".to_owned(), outcome);
    let (first, second) = (outcome(&checks.drug_lines), outcome(&checks.regions));
    let mut text = format!("{} | {first} | {second} | {third}\n", id(record));
    for check in checks.all() {
        let not_equal = check.outcome != Outcome::Equal;
        if not_equal && !check.area.is_empty() {
            text += &format!("  {}: {}\n", check.area, outcome(check));
        }
        for explanation in &check.explanations {
            text += &format!("    {}\n", explained(explanation));
        }
    }
    for line in &checks.beside {
        text +=
            &format!("  beside: {} {} {}\n", line.area, line.substance, kilograms(line.mass_mg));
    }
    text
}

#[test]
fn each_release_has_its_outcome() {
    let Some(data) = RealData::find() else { return };
    let records = records(&data);
    assert_eq!(records.len(), 60);
    let shown: String = records.iter().map(shown).collect();
    assert_eq!(shown, include_str!("releases.txt"), "{shown}");
}

#[test]
fn copies_by_other_outlets_are_recognized_without_being_told() {
    let Some(data) = RealData::find() else { return };
    let mut records = records(&data);
    let told: BTreeSet<(String, String)> = records
        .iter_mut()
        .filter_map(|record| {
            let of = record.as_written.remove("variant_of")?;
            Some((of, id(record).to_owned()))
        })
        .collect();
    assert_eq!(told.len(), 11);
    let force = OrganizationCode::parse("ANF").unwrap();
    let releases: Vec<_> = records
        .iter()
        .map(|record| Release { organization: &force, summary: summary(record) })
        .collect();
    let found = copies(&releases);
    let pairs = found.iter().map(|pair| {
        let (one, other) = (id(&records[pair.original]), id(&records[pair.copy]));
        (one.to_owned(), other.to_owned())
    });
    // Which of two on one day is the original is not known to anybody.
    let either = |(one, other): (String, String)| {
        if one < other { (one, other) } else { (other, one) }
    };
    let pairs: BTreeSet<_> = pairs.map(either).collect();
    assert_eq!(pairs, told.into_iter().map(either).collect(), "{found:?}");
    let mut text = std::fs::read_to_string(data.file("anf/same_event_pairs.csv")).unwrap();
    text.retain(|letter| letter != '\r');
    for line in text.lines().filter(|line| line.contains(",release-variant,")) {
        let cells: Vec<_> = line.split(',').collect();
        assert!(pairs.contains(&(cells[1].to_owned(), cells[2].to_owned())), "{line}");
    }
}
