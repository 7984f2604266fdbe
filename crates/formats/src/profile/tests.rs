//! What each rule accepts, flags and rejects, shown in one line a row.

use std::collections::BTreeMap;

use proptest::prelude::*;
use yakja_model::{
    Content, CountryCode, CountryPack, Exhibit, Organization, OrganizationCode, Quantity, Sector,
    Standing, Substance, SubstanceClass, SubstanceCode, Tlp, Unit,
};

use super::*;
use crate::{CellProblem, Row};

mod amounts;
mod dates;
mod documents;
mod files;
mod filling;
mod groups;
mod records;
mod shipped;
mod summaries;

const SHIPPED: &str = include_str!("../../../../profiles/unodc-ids.toml");

/// Small enough to be read with the tests.
const SMALL: &str = r#"
name = "small"
version = 1
title = "A small table"
kind = "seizure"
row_means = "One seizure."
identity = "whole-row"
keep = ["ROUTE"]
[when]
column = "DATE"
format = "YYYY-MM-DD"
[place]
columns = ["PLACE", "PROVINCE"]
[country]
column = "COUNTRY"
[exhibit]
substance = "DRUG"
amount = "AMOUNT"
unit = "UNIT"
[gates]
flagged = "count"
[gates.class.opioids]
kilograms = 100
pieces = 1_000
[gates.class.precursors]
liters = 50
[gates.substance.heroin]
kilograms = 10
"#;

const HEADER: [&str; 8] =
    ["DATE", "PLACE", "PROVINCE", "COUNTRY", "DRUG", "AMOUNT", "UNIT", "ROUTE"];

const GOOD: [&str; 8] =
    ["2011-03-04", "Quetta", "Balochistan", "Pakistan", "Opium", "1.5", "Kilogram", "by road"];

fn pack() -> CountryPack {
    let country = |code: &str| CountryCode::parse(code).unwrap();
    let organization = |code: &str, name: &str| Organization {
        code: OrganizationCode::parse(code).unwrap(),
        standing: Standing::Outside,
        sector: Sector::Outside,
        name_en: name.to_owned(),
        name_ur: String::new(),
        urdu_source: None,
        aliases: Vec::new(),
    };
    let substances = [
        ("opium", SubstanceClass::Opioids),
        ("heroin", SubstanceClass::Opioids),
        ("acetic anhydride", SubstanceClass::Precursors),
    ];
    let units = [
        ("kilograms", Unit::Mass { milligrams: 1_000_000 }),
        ("kilogram", Unit::Mass { milligrams: 1_000_000 }),
        ("gram", Unit::Mass { milligrams: 1_000 }),
        ("litre", Unit::Volume { milliliters: 1_000 }),
        ("tablet", Unit::Pieces { pieces: 1 }),
        ("thousand of tablets", Unit::Pieces { pieces: 1_000 }),
        ("packages", Unit::Container),
    ];
    let countries =
        [("pakistan", "PK"), ("afghanistan", "AF"), ("iran, islamic republic of", "IR")];
    CountryPack {
        country: country("PK"),
        name_en: "Pakistan".to_owned(),
        name_ur: "پاکستان".to_owned(),
        organizations: vec![
            organization("ANF", "Anti-Narcotics Force"),
            organization("FC-KP", "FC, KPK"),
            organization("NAVY", "Pakistan Navy"),
            organization("PCG", "Pakistan Coast Guards"),
            organization("UNODC", ""),
        ],
        areas: Vec::new(),
        spellings: Vec::new(),
        substances: substances
            .iter()
            .map(|(code, class)| Substance {
                code: SubstanceCode((*code).to_owned()),
                class: *class,
                name_ur: String::new(),
            })
            .collect(),
        drug_names: substances
            .iter()
            .map(|(code, _)| ((*code).to_owned(), SubstanceCode((*code).to_owned())))
            .collect(),
        units: units.iter().map(|(word, unit)| ((*word).to_owned(), *unit)).collect(),
        country_names: countries.iter().map(|(n, c)| ((*n).to_owned(), country(c))).collect(),
        points: Vec::new(),
        law: Vec::new(),
        words: Vec::new(),
        gazetteer: yakja_model::GazetteerFacts::default(),
    }
}

fn row(cells: &[&str]) -> Row {
    numbered(7, cells)
}

fn numbered(number: u64, cells: &[&str]) -> Row {
    let cells = Ok(cells.iter().map(|cell| (*cell).to_owned()).collect());
    Row { number, cells, notes: Vec::new() }
}

/// Rows by the record that they make.
fn grouped(mapper: &Mapper, rows: impl IntoIterator<Item = Row>) -> Vec<Vec<Row>> {
    let mut grouping = Grouping::new(mapper);
    rows.into_iter().for_each(|row| grouping.push(row));
    grouping.into_groups()
}

fn header(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn mapper(profile: &str) -> Mapper {
    Profile::parse(profile).unwrap().bind(&header(&HEADER), &pack()).unwrap()
}

/// Maps the good row with some cells replaced.
fn mapped(profile: &str, changes: &[(&str, &str)]) -> Result<MappedRecord, Vec<Rejection>> {
    let mut cells = GOOD;
    for (column, cell) in changes {
        cells[HEADER.iter().position(|name| name == column).unwrap()] = cell;
    }
    mapper(profile).map_one(&row(&cells))
}

fn only_exhibit(row: &MappedRecord) -> &Exhibit {
    let Content::Seizure(seizure) = &row.contents[0] else { panic!("not a seizure") };
    &seizure.exhibits[0]
}

fn shown(row: Result<MappedRecord, Vec<Rejection>>) -> String {
    match row {
        Ok(row) => {
            let exhibit = only_exhibit(&row);
            let quantity = match exhibit.quantity {
                Quantity::MassMg(amount) => format!("{amount} mg"),
                Quantity::VolumeMl(amount) => format!("{amount} mL"),
                Quantity::Pieces(amount) => format!("{amount} pieces"),
                Quantity::NotKnown => "not known".to_owned(),
            };
            let flags: Vec<_> = exhibit.flags.iter().map(|flag| flag.code()).collect();
            assert_eq!(row.flagged, !flags.is_empty());
            format!("{quantity} {}", flags.join(" ")).trim_end().to_owned()
        }
        Err(rejections) => {
            let shown: Vec<_> = rejections.iter().map(ToString::to_string).collect();
            shown.join("\n")
        }
    }
}

fn check(changes: &[(&str, &str)], expected: &str) {
    assert_eq!(shown(mapped(SMALL, changes)), expected, "{changes:?}");
}

fn check_with(replace: (&str, &str), changes: &[(&str, &str)], expected: &str) {
    let profile = SMALL.replace(replace.0, replace.1);
    assert_ne!(profile, SMALL, "nothing replaced");
    assert_eq!(shown(mapped(&profile, changes)), expected, "{changes:?}");
}

#[test]
fn a_good_row_becomes_a_seizure() {
    let row = mapped(SMALL, &[]).unwrap();
    let exhibit = only_exhibit(&row);
    assert_eq!(row.organization, None);
    assert_eq!(row.when.from.to_string(), "2011-03-04");
    assert_eq!(row.place, "Quetta, Balochistan");
    assert_eq!(row.country.as_str(), "PK");
    assert_eq!(row.as_written, BTreeMap::from([("ROUTE".to_owned(), "by road".to_owned())]));
    assert_eq!(exhibit.substance, Some(SubstanceCode("opium".to_owned())));
    assert_eq!(exhibit.class, SubstanceClass::Opioids);
    assert_eq!(exhibit.substance_as_written, "Opium");
    assert_eq!((&*exhibit.amount_as_written, &*exhibit.unit_as_written), ("1.5", "Kilogram"));
    assert_eq!(exhibit.quantity, Quantity::MassMg(1_500_000));
    assert!(!row.flagged);
}

#[test]
fn units_that_are_not_mass_are_accepted_and_flagged() {
    check(&[], "1500000 mg");
    check(&[("UNIT", " KILOGRAM ")], "1500000 mg");
    check(&[("UNIT", "Gram")], "1500 mg");
    check(&[("UNIT", "")], "not known unit-blank");
    check(&[("UNIT", "Packages")], "not known unit-not-mass");
    check(&[("UNIT", "Litre")], "1500 mL unit-not-mass");
    check(&[("UNIT", "Tablet"), ("AMOUNT", "30")], "30 pieces unit-not-mass");
    check(&[("UNIT", "Thousand  of tablets"), ("AMOUNT", "0.5")], "500 pieces unit-not-mass");
    check(&[("AMOUNT", "")], "not known amount-blank");
    check(&[("AMOUNT", ""), ("UNIT", "")], "not known unit-blank amount-blank");
}

#[test]
fn a_unit_word_that_the_pack_does_not_know_is_rejected() {
    check(
        &[("UNIT", "FC, KPK")],
        "row 7, UNIT: found \"FC, KPK\", expected blank or a unit of the pack: \
         litre, tablet and 5 more",
    );
}

#[test]
fn amounts_that_are_not_numbers_from_zero_up_are_rejected() {
    let number = "expected blank or digits with an optional decimal point";
    for text in ["NaN", "inf", "about 5", "1,5", "--1", "0x10", "1.2.3"] {
        check(&[("AMOUNT", text)], &format!("row 7, AMOUNT: found {text:?}, {number}"));
        let unit = [("AMOUNT", text), ("UNIT", "")];
        check(&unit, &format!("row 7, AMOUNT: found {text:?}, {number}"));
    }
    check(
        &[("AMOUNT", "-1")],
        "row 7, AMOUNT: found \"-1\", expected blank or a number from zero up",
    );
    check(
        &[("AMOUNT", "1e12")],
        "row 7, AMOUNT: found \"1e12\", expected less than 1,000,000,000 kg, L or pieces",
    );
    check(&[("AMOUNT", "0")], "0 mg");
    check(&[("AMOUNT", "-0.0")], "0 mg");
}

#[test]
fn substances_that_the_pack_does_not_know_are_accepted_and_flagged() {
    check(&[("DRUG", "Kratom")], "1500000 mg substance-unrecognized");
    check(&[("DRUG", " ")], "row 7, DRUG: found \"\", expected the name of a substance");
    let row = mapped(SMALL, &[("DRUG", "Kratom")]).unwrap();
    let exhibit = only_exhibit(&row);
    assert_eq!((&exhibit.substance, exhibit.class), (&None, SubstanceClass::Unrecognized));
    assert_eq!(exhibit.substance_as_written, "Kratom");
}

#[test]
fn a_gate_of_the_substance_goes_before_one_of_its_class() {
    check(&[("AMOUNT", "100")], "100000000 mg");
    check(&[("AMOUNT", "100.000001")], "100000001 mg amount-unlikely");
    check(&[("DRUG", "Heroin"), ("AMOUNT", "10")], "10000000 mg");
    check(&[("DRUG", "Heroin"), ("AMOUNT", "11")], "11000000 mg amount-unlikely");
    // Heroin has no gate of its own for pieces.
    let tablets = [("DRUG", "Heroin"), ("UNIT", "Tablet"), ("AMOUNT", "1001")];
    check(&tablets, "1001 pieces unit-not-mass amount-unlikely");
    let liters = [("DRUG", "Acetic Anhydride"), ("UNIT", "Litre"), ("AMOUNT", "51")];
    check(&liters, "51000 mL unit-not-mass amount-unlikely");
    check(&[("DRUG", "Acetic Anhydride"), ("AMOUNT", "51000")], "51000000000 mg");
    check(&[("UNIT", ""), ("AMOUNT", "101")], "not known unit-blank");
    check_with(
        ("flagged = \"count\"", "flagged = \"reject\""),
        &[("AMOUNT", "101")],
        "row 7, AMOUNT: found \"101\", expected at most 100 kg of opioids in one row",
    );
}

#[test]
fn dates_follow_the_declared_format_alone() {
    let day = "expected a day of the calendar as YYYY-MM-DD";
    for text in ["2011-02-31", "04/03/2011", "2011-03", "", "yesterday"] {
        check(&[("DATE", text)], &format!("row 7, DATE: found {text:?}, {day}"));
    }
    let declared = ("format = \"YYYY-MM-DD\"", "format = \"DD/MM/YYYY\"\nallow_partial = true");
    check_with(declared, &[("DATE", "4/3/2011")], "1500000 mg");
    check_with(declared, &[("DATE", "03/2011")], "1500000 mg");
    let expected = "expected a day of the calendar as DD/MM/YYYY, or MM/YYYY or YYYY";
    let found = format!("row 7, DATE: found \"2011-03-04\", {expected}");
    check_with(declared, &[("DATE", "2011-03-04")], &found);
}

#[test]
fn countries_are_known_by_their_names() {
    let expected = "expected a country by a name the pack knows, for example Pakistan";
    for text in ["Atlantis", ""] {
        check(&[("COUNTRY", text)], &format!("row 7, COUNTRY: found {text:?}, {expected}"));
    }
    let row = mapped(SMALL, &[("COUNTRY", "IRAN, Islamic Republic of")]).unwrap();
    assert_eq!(row.country.as_str(), "IR");
    let blank = ("column = \"COUNTRY\"", "column = \"COUNTRY\"\nblank = \"pack\"");
    check_with(blank, &[("COUNTRY", "")], "1500000 mg");
    let found = format!("row 7, COUNTRY: found \"Atlantis\", {expected}");
    check_with(blank, &[("COUNTRY", "Atlantis")], &found);
}

#[test]
fn a_place_is_all_of_its_columns_or_the_first_given() {
    let place = |profile: &str, place: &str, province: &str| {
        mapped(profile, &[("PLACE", place), ("PROVINCE", province)]).unwrap().place
    };
    assert_eq!(place(SMALL, "", "Balochistan"), "Balochistan");
    assert_eq!(place(SMALL, " Quetta ", " "), "Quetta");
    assert_eq!(place(SMALL, "", ""), "");
    let first = SMALL.replace("\"PROVINCE\"]", "\"PROVINCE\"]\ntake = \"first\"");
    assert_eq!(place(&first, "Quetta", "Balochistan"), "Quetta");
    assert_eq!(place(&first, "", "Balochistan"), "Balochistan");
    assert_eq!(place(&first, "", ""), "");
}

#[test]
fn the_organization_column_names_who_says_it() {
    let declared = SMALL.replace("[when]", "[organization]\ncolumn = \"ROUTE\"\n[when]");
    for text in ["ANF", "anf", "Anti-Narcotics  Force"] {
        let row = mapped(&declared, &[("ROUTE", text)]).unwrap();
        assert_eq!(row.organization, OrganizationCode::parse("ANF").ok());
    }
    for text in ["CIA", ""] {
        let expected = "expected an organisation of the pack \
             (docs/organisations.md lists them): ANF, FC-KP, NAVY, PCG, UNODC";
        let found = format!("row 7, ROUTE: found {text:?}, {expected}");
        assert_eq!(shown(mapped(&declared, &[("ROUTE", text)])), found);
    }
}

#[test]
fn every_problem_of_a_row_is_told_in_the_order_of_its_columns() {
    let wrong = [("UNIT", "acres"), ("AMOUNT", "-1"), ("DATE", "2011-02-31"), ("DRUG", "")];
    let rejections = mapped(SMALL, &wrong).unwrap_err();
    let columns: Vec<_> = rejections.iter().map(|rejection| rejection.column.as_str()).collect();
    assert_eq!(columns, ["DATE", "DRUG", "AMOUNT", "UNIT"]);
    assert!(rejections.iter().all(|rejection| rejection.row == 7));
}

#[test]
fn long_texts_are_rejected_once_and_shown_in_part() {
    let (fits, long) = ("ک".repeat(2_000), "ک".repeat(2_001));
    let shown_part = "ک".repeat(80) + "…";
    for column in ["ROUTE", "PLACE", "DRUG", "AMOUNT", "UNIT", "DATE", "COUNTRY"] {
        let found =
            format!("row 7, {column}: found {shown_part:?}, expected at most 2000 characters");
        check(&[(column, &long)], &found);
    }
    check(&[("ROUTE", &fits)], "1500000 mg");
}

#[test]
fn a_row_that_could_not_be_read_is_one_rejection() {
    let mapper = mapper(SMALL);
    let problem = CellProblem::QuoteNotClosed { column: "PLACE".to_owned() };
    let rejections = mapper.map_one(&Row { cells: Err(problem), ..numbered(3, &[]) }).unwrap_err();
    assert_eq!((rejections.len(), rejections[0].row, &*rejections[0].column), (1, 3, "PLACE"));
    let rejections = mapper.map_one(&row(&["2011-03-04"])).unwrap_err();
    assert_eq!(
        rejections[0].to_string(),
        "row 7: found \"1 cell\", expected as many as the header: 8"
    );
}

#[test]
fn columns_are_found_whatever_their_order_case_and_outer_space() {
    let names = [" unit", "Route ", "x", "drug", "AMOUNT", "country", "Province", "place", "date"];
    let profile = Profile::parse(SMALL).unwrap();
    let mapper = profile.bind(&header(&names), &pack()).unwrap();
    let cells = [
        "Kilogram",
        "by road",
        "",
        "Opium",
        "1.5",
        "Pakistan",
        "Balochistan",
        "Quetta",
        "2011-03-04",
    ];
    let row = mapper.map_one(&row(&cells)).unwrap();
    assert_eq!(row, mapped(SMALL, &[]).unwrap());
    let wrong = mapper.map_one(&numbered(1, &[""; 9])).unwrap_err();
    assert_eq!(wrong[0].column, "drug");
}

#[test]
fn a_table_without_the_columns_is_refused_with_all_their_names() {
    let check = |names: &[&str], expected: &str| {
        let profile = Profile::parse(SMALL).unwrap();
        let error = profile.bind(&header(names), &pack()).err().unwrap();
        assert_eq!(error.to_string(), expected);
    };
    check(
        &["DATE", "PLACE", "PROVINCE", "COUNTRY", "AMOUNT", "ROUTE"],
        "columns that the profile needs are missing: DRUG, UNIT; \
         the file has: DATE, PLACE, PROVINCE, COUNTRY, AMOUNT, ROUTE",
    );
    check(
        &["DATE", "PLACE", "PROVINCE", "COUNTRY", "DRUG", "AMOUNT", "UNIT", "ROUTE", "Drug "],
        "columns that the profile needs stand twice: DRUG; \
         the file has: DATE, PLACE, PROVINCE, COUNTRY, DRUG, AMOUNT, UNIT, ROUTE, Drug",
    );
    let gate = SMALL.replace("substance.heroin", "substance.herion");
    let error = Profile::parse(&gate).unwrap().bind(&header(&HEADER), &pack()).err().unwrap();
    assert_eq!(
        error.to_string(),
        "gates.substance: found \"herion\"; expected a substance of the country pack"
    );
}

fn check_refused(from: &str, to: &str, expected: &str) {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "nothing replaced");
    assert_eq!(Profile::parse(&text).unwrap_err().to_string(), expected);
}

#[test]
fn a_profile_with_wrong_values_is_refused_with_key_and_expectation() {
    let check = check_refused;
    check(
        "name = \"small\"",
        "name = \"A B\"",
        "name: expected 1 to 40 small letters, digits or hyphens",
    );
    check("version = 1", "version = 0", "version: expected a whole number from 1");
    check(
        "version = 1",
        "version = \"one\"",
        "line 3: version: invalid type: string \"one\", expected u32",
    );
    check("title = \"A small table\"", "title = \" \"", "title: expected some words");
    check(
        "kind = \"seizure\"",
        "kind = \"custody\"",
        "line 5: kind: unknown variant `custody`, expected one of `seizure`, `arrest`, \
         `laboratory-result`, `summary`",
    );
    check(
        "[when]",
        "[table]\ndelimiter = \";;\"\n[when]",
        "line 9: table: delimiter \";;\"; \
         expected one ASCII character such as \",\" \";\" \"|\" \"\\t\"",
    );
    check("[\"PLACE\", \"PROVINCE\"]", "[]", "line 13: place.columns: expected one or more");
    check(
        "column = \"DATE\"",
        "column = \"\"",
        "line 10: when.column: expected the name of a column",
    );
    check(
        "format = \"YYYY-MM-DD\"",
        "format = \"MM/DD\"",
        "line 11: when.format: \"MM/DD\" is no way of writing dates; expected one made of D or DD, \
         M or MM for the number of the month, MMM for its name, YYYY or YY, and marks between, \
         for example DD/MM/YYYY, D MMM YYYY, YYYY-MM",
    );
    check(
        "kilograms = 100",
        "kilograms = 1.5",
        "line 23: gates.class.opioids.kilograms: \
         invalid type: floating point `1.5`, expected a nonzero u32",
    );
    check(
        "[when]",
        "[marking]\ntlp = \"TLP:WHITE\"\n[when]",
        "line 10: marking.tlp: unknown variant `TLP:WHITE`, expected one of `TLP:CLEAR`, \
         `TLP:GREEN`, `TLP:AMBER`, `TLP:AMBER+STRICT`, `TLP:RED`",
    );
}

#[test]
fn a_profile_with_missing_or_unknown_keys_is_refused_with_their_names() {
    let check = check_refused;
    check("[when]", "[when", "line 9: unclosed table, expected `]`");
    check("title = \"A small table\"\n", "", "missing field `title`");
    check(
        "column = \"DATE\"\n",
        "",
        "line 9: when: expected column, or from and to, or year with month and day, \
         or fiscal_year with month",
    );
    check("format = \"YYYY-MM-DD\"\n", "", "line 9: when: missing field `format`");
    check(
        "[country]",
        "[country]\nBlank = \"pack\"",
        "line 15: country: unknown field `Blank`, expected one of `column`, `columns`, `value`, \
         `take`, `join`, `optional`, `characters`, `split`, `part`, `number`, `map`, \
         `otherwise`, `blank`",
    );
    check(
        "[gates.class.opioids]",
        "[gates.class.opiates]",
        "line 22: gates.class: unknown variant `opiates`, expected one of `opioids`, `cannabis`, \
         `cocaine`, `amphetamine-type`, `hallucinogens`, `other-controlled`, `medicines`, \
         `precursors`, `poppy-plant`, `liquor`, `unrecognized`",
    );
}

#[test]
fn a_marking_says_only_what_differs_from_the_usual() {
    let profile = SMALL.to_owned() + "[marking]\ntlp = \"TLP:GREEN\"\norganizations = [\"ANF\"]\n";
    let marking = Profile::parse(&profile).unwrap().marking.unwrap();
    assert_eq!((marking.tlp, marking.audience.centre, marking.countable), (Tlp::Green, true, true));
    assert_eq!(marking.audience.organizations.len(), 1);
    assert_eq!(Profile::parse(SMALL).unwrap().marking, None);
}

#[test]
fn the_shipped_profile_reads() {
    let profile = Profile::parse(SHIPPED).unwrap();
    assert_eq!((profile.name.as_str(), profile.version), ("unodc-ids", 1));
    assert_eq!(profile.table, TableFormat::new(";", "\"", "utf-8").unwrap());
}

proptest! {
    #[test]
    fn no_row_panics(cells in prop::collection::vec("\\PC{0,12}", 0..10)) {
        let _ = mapper(SMALL).map_one(&Row { cells: Ok(cells), ..numbered(2, &[]) });
    }

    #[test]
    fn no_text_makes_a_profile_panic(text in "[a-z\\[\\]=\". \n]{0,60}") {
        let _ = Profile::parse(&text);
    }
}
