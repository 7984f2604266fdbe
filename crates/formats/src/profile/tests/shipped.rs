//! The shipped profiles read, fit their own header and no other's, and read an invented row.

use super::*;
use crate::country_pack::{PackFiles, read_pack};

/// The pack of Pakistan, which the shipped profiles are made for.
pub fn pakistan() -> CountryPack {
    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!("../../../../../countries/pakistan/", $name)).as_slice()
        };
    }
    read_pack(&PackFiles {
        pack_toml: file!("pack.toml"),
        organizations: file!("organizations.csv"),
        areas: file!("areas.csv"),
        spellings: file!("spellings.csv"),
        named_places: file!("named_places.csv"),
        stations: file!("stations.csv"),
        area_validity: file!("area_validity.csv"),
        points: file!("points.csv"),
        substances: file!("substances.csv"),
        drug_names: file!("drug_names.csv"),
        units: file!("units.csv"),
        country_names: file!("country_names.csv"),
        law: file!("law.csv"),
        words: file!("words.csv"),
    })
    .unwrap()
}

macro_rules! shipped {
    ($name:literal) => {
        Profile::parse(include_str!(concat!("../../../../../profiles/", $name, ".toml"))).unwrap()
    };
}

pub fn all() -> Vec<Profile> {
    vec![
        shipped!("unodc-ids"),
        shipped!("anf-operations"),
        shipped!("anf-releases"),
        shipped!("cbp-nationwide"),
        shipped!("monthly-statement"),
        shipped!("yakja"),
    ]
}

/// Records of rows that each stand as `column = cell` pairs; columns not named are blank.
fn records(profile: &Profile, rows: &[&[(&str, &str)]]) -> Vec<MappedRecord> {
    let mut names = profile.needed_columns();
    for (name, _) in rows.iter().flat_map(|row| row.iter()) {
        if !names.iter().any(|known| known == name) {
            names.push((*name).to_owned());
        }
    }
    let cell = |row: &[(&str, &str)], name: &String| {
        row.iter().find(|(column, _)| column == name).map_or("", |(_, cell)| cell).to_owned()
    };
    let rows = (2..).zip(rows).map(|(number, row)| Row {
        cells: Ok(names.iter().map(|name| cell(row, name)).collect()),
        ..numbered(number, &[])
    });
    let mapper = profile.bind(&names, &pakistan()).unwrap();
    let map = |group: &Vec<Row>| mapper.map_group(group, &Companions::default()).unwrap();
    grouped(&mapper, rows).iter().map(map).collect()
}

fn kinds(record: &MappedRecord) -> Vec<&'static str> {
    record.contents.iter().map(|content| content.kind().code()).collect()
}

#[test]
fn each_profile_is_the_best_fit_of_its_own_header() {
    let profiles = all();
    for profile in &profiles {
        let header = profile.needed_columns();
        assert_eq!(best_fit(&profiles, &header).map(|best| &best.name), Some(&profile.name));
        assert!(profile.bind(&header, &pakistan()).is_ok(), "{}", profile.name);
    }
}

#[test]
fn an_operation_of_several_agencies_is_one_record() {
    let row = |drug: &'static str, kg: &'static str| {
        vec![
            ("op_id", "OP9001"),
            ("date", "2031-02~"),
            ("agency", "Pakistan Navy with PMSA and Customs"),
            ("place_as_written", "North Arabian Sea"),
            ("drug_as_written", drug),
            ("quantity", kg),
            ("unit", "kg"),
            ("suspects", "4"),
            ("release_id", "R20310207"),
        ]
    };
    let (one, two) = (row("hashish", "2000"), row("ice", "370.5"));
    let records = records(&shipped!("anf-operations"), &[&one, &two]);
    assert_eq!(records.len(), 1);
    let record = &records[0];
    assert_eq!(kinds(record), ["seizure", "arrest"]);
    assert_eq!(record.organization, OrganizationCode::parse("NAVY").ok());
    let others: Vec<_> = record.participants.iter().map(|p| p.organization.as_str()).collect();
    assert_eq!(others, ["NAVY", "PMSA", "FBR"]);
    assert_eq!(
        (record.when.from.to_string(), record.when.to.to_string()),
        ("2031-01-01".to_owned(), "2031-03-31".to_owned())
    );
    assert_eq!(record.as_written["release_id"], "R20310207");
}

#[test]
fn a_month_of_an_american_office_is_a_summary() {
    let row = [
        ("FY", "2031"),
        ("Month (abbv)", "OCT"),
        ("Area of Responsibility", "NORTH OFFICE"),
        ("Drug Type", "Marijuana"),
        ("Count of Event", "5"),
        ("Sum Qty (lbs)", "1.5"),
    ];
    let records = records(&shipped!("cbp-nationwide"), &[&row]);
    let Content::Summary(summary) = &records[0].contents[0] else { panic!("not a summary") };
    assert_eq!(summary.period.to_string(), "2030-10-01/2030-10-31");
    let values: Vec<_> = summary.cells.iter().map(|cell| cell.value).collect();
    // 1.5 times 453,592.37 is 680,388.555.
    assert_eq!(values, [Some(5), Some(680_389)]);
    assert_eq!(records[0].country.as_str(), "US");
}

#[test]
fn a_statement_has_its_lines_or_is_nil() {
    let line = |district: &'static str| {
        vec![
            ("Agency", "PCG"),
            ("Month", "2031-03"),
            ("District", district),
            ("Substance", "charas"),
            ("Quantity", "12.5"),
            ("Unit", "kg"),
            ("Seizures", "2"),
        ]
    };
    let (one, two) = (line("Gwadar"), line("Lasbela"));
    let nil = [("Agency", "FIA"), ("Month", "March 2031"), ("Substance", "NIL")];
    let records = records(&shipped!("monthly-statement"), &[&one, &two, &nil]);
    let nil: Vec<_> = records
        .iter()
        .map(|record| match &record.contents[0] {
            Content::Summary(summary) => (summary.nil, summary.cells.len()),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(nil, [(false, 4), (true, 0)]);
    assert_eq!(records[0].when, records[1].when);
}

#[test]
fn a_release_without_a_date_has_the_year_of_its_number() {
    let row =
        |id: &'static str, kind: &'static str, published: &'static str, text: &'static str| {
            vec![
                ("release_id", id),
                ("kind", kind),
                ("published_date", published),
                ("period_text", text),
                ("total_kg", "1200"),
                ("total_is_rounded", "1"),
            ]
        };
    let rows = [
        row("R2031u_1", "weekly", "", ""),
        row("R20310210", "weekly", "2031-02-10", "last week"),
        row("D20310210", "daily", "2031-02-10", ""),
        row("R20310211", "regional-monthly", "2031-02-11", "January 2031"),
        row("R20310225", "regional-fortnight", "2031-02-25", "9-22 February 2031"),
    ];
    let rows: Vec<_> = rows.iter().map(Vec::as_slice).collect();
    let records = records(&shipped!("anf-releases"), &rows);
    let spans: Vec<_> =
        records.iter().map(|record| format!("{}/{}", record.when.from, record.when.to)).collect();
    let expected = [
        "2030-01-01/2032-12-31",
        "2031-02-03/2031-02-10",
        "2031-02-09/2031-02-10",
        "2031-01-01/2031-01-31",
        "2031-02-09/2031-02-22",
    ];
    assert_eq!(spans, expected);
}

#[test]
fn the_template_takes_every_kind_and_only_its_number_and_date_are_needed() {
    let first = [
        ("Report number", "PCG/7"),
        ("Date", "04/03/2031"),
        ("Agency", "PCG"),
        ("Intelligence from", "ANF; FIA"),
        ("Place", "Pasni"),
        ("District", "Gwadar"),
        ("FIR number", "12"),
        ("Police station", "Pasni"),
        ("FIR year", "2031"),
        ("Seal", "S1"),
        ("Substance", "charas"),
        ("Quantity", "1,500"),
        ("Unit", "kg"),
        ("Arrested", "3"),
        ("Women", "1"),
        ("Foreigners", "1"),
        ("Children", "1"),
        ("Names", "Alpha"),
        ("TLP", "TLP:GREEN"),
    ];
    let second = [
        ("Report number", "PCG/7"),
        ("Date", "04/03/2031"),
        ("Seal", "S2"),
        ("Substance", "ice"),
        ("Quantity", "20"),
        ("Unit", "g"),
        ("Laboratory", "Central Laboratory"),
        ("Laboratory memo", "M5"),
        ("Found", "ice"),
        ("Purity %", "71.5"),
    ];
    let records = records(&shipped!("yakja"), &[&first, &second]);
    let record = &records[0];
    assert_eq!((records.len(), kinds(record)), (1, vec!["seizure", "arrest", "laboratory-result"]));
    let Content::Arrest(arrest) = &record.contents[1] else { panic!("no arrest") };
    let counts: Vec<_> = arrest.people.iter().map(|group| group.count).collect();
    assert_eq!(counts, [1, 1, 1, 1]);
    assert_eq!((record.references.len(), record.tlp), (5, Some(Tlp::Green)));
    assert_eq!(record.personal.as_ref().unwrap().people.len(), 1);
    assert_eq!(record.participants.len(), 2);
    let alone = [("Report number", "9"), ("Date", "2031-03"), ("Children", "2")];
    let records = self::records(&shipped!("yakja"), &[&alone]);
    assert_eq!((kinds(&records[0]), &records[0].organization), (vec!["arrest"], &None));
}

#[test]
fn a_check_counts_a_word_once_a_row_and_takes_nil_for_no_drug() {
    let names = ["Agency", "Month", "District", "Substance", "Quantity", "Unit", "Seizures"];
    let lines = [
        ["ANF", "2024-03", "", "NIL", "", "", ""],
        ["PCG", "2024-03", "", "Blue lotus", "2", "kg", "1"],
    ];
    let rows = (2..).zip(lines).map(|(number, cells)| numbered(number, &cells)).collect();
    let sample = vec![SampleTable { header: names.map(str::to_owned).into(), rows }];
    let report = shipped!("monthly-statement").check_sample(sample, &pakistan()).unwrap();
    assert_eq!((report.records, report.rejected), (2, 0));
    assert_eq!(report.unknown.substances, [("Blue lotus".to_owned(), 1)].into());
}
