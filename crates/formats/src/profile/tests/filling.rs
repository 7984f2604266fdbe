//! Templates of the shipped profiles: their columns, lists and words, and that they are read.

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
