//! The pack of Pakistan reads, and what the whole of it must hold.

use std::collections::BTreeSet;

use yakja_model::{AreaLevel, CountryPack, Day, PointKind, Standing};

use super::*;

fn pakistan() -> CountryPack {
    macro_rules! file {
        ($name:literal) => {
            include_bytes!(concat!("../../../../../countries/pakistan/", $name))
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

#[test]
fn areas_are_complete() {
    let pack = pakistan();
    let count = |level| pack.areas.iter().filter(|area| area.level == level).count();
    assert_eq!(count(AreaLevel::Province), 7);
    assert_eq!(count(AreaLevel::Division), 38);
    assert_eq!(count(AreaLevel::District), 160);
    assert!(pack.areas.iter().all(|area| area.centroid_udeg.is_some()));
}

#[test]
fn every_substance_is_named_by_its_code() {
    let pack = pakistan();
    for substance in &pack.substances {
        let code = &substance.code;
        assert_eq!(pack.drug_names.get(&code.0), Some(code), "{} names itself", code.0);
    }
}

#[test]
fn no_code_of_an_organization_is_ever_given_up() {
    const GIVEN: &str = "NNCC ANF FBR PCG ASF FIA PMSA NAVY SECRETARIAT-KP RANGERS-PB \
        RANGERS-SD FC-KP FC-BA NHMP POLICE-IS POLICE-JK POLICE-RAILWAYS POLICE-PB \
        POLICE-SD POLICE-KP POLICE-BA POLICE-GB EXCISE-PB EXCISE-SD EXCISE-KP EXCISE-BA \
        EXCISE-GB EXCISE-JK CAR-KP LEVIES-MALAKAND LEVIES-BA NLC CAA NADRA DGIP CHILD-PB \
        CHILD-SD CHILD-KP CHILD-BA CHILD-IS UNODC CBP";
    let pack = pakistan();
    let codes: BTreeSet<&str> = pack.organizations.iter().map(|one| one.code.as_str()).collect();
    let missing: Vec<&str> = GIVEN.split(' ').filter(|code| !codes.contains(code)).collect();
    assert!(missing.is_empty(), "{missing:?} may be in a register already");
    let centres = pack.organizations.iter().filter(|one| one.standing == Standing::Centre);
    assert_eq!(centres.count(), 1);
}

#[test]
fn agencies_are_found_as_files_write_them() {
    let names = OrganizationNames::of(&pakistan());
    let check = |text: &str, expected: &str| {
        let found = names.find(text).map(|found| found.code.to_string());
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text:?}");
    };
    check("Pak Navy", "NAVY");
    check("Customs", "FBR");
    check("Pakistan Coast Guards", "PCG");
    check("PS RD ANF North", "ANF");
    check("PS ANF Gawadar", "ANF");
    check("FC, KPK", "FC-KP");
    check("FC KP (South)", "FC-KP");
    check("E&T GB", "EXCISE-GB");
    check("Excise and Taxation Sindh", "EXCISE-SD");
    check("Airport Security Force", "ASF");
    check("US Customs and Border Protection", "CBP");
    check("ایف آئی اے", "FIA");
    check("Dubai Customs", "none");
    check("Police", "none");
    check("Pakistan Rangers", "none");
    check("ANF with Pakistan Rangers", "none");
    check("ASF (handed to ANF)", "none");
}

#[test]
fn points_of_every_kind_are_there_and_airports_lie_somewhere() {
    let pack = pakistan();
    for (kind, least) in [
        (PointKind::LandCrossing, 10),
        (PointKind::Airport, 14),
        (PointKind::Seaport, 4),
        (PointKind::DryPort, 1),
    ] {
        let count = pack.points.iter().filter(|point| point.kind == kind).count();
        assert!(count >= least, "{kind:?}: {count}");
    }
    let airports = pack.points.iter().filter(|point| point.kind == PointKind::Airport);
    assert!(airports.into_iter().all(|point| point.location_udeg.is_some()));
}

#[test]
fn drugs_are_known_by_the_names_in_use() {
    let pack = pakistan();
    let check = |text: &str, code: &str| {
        let found = pack.drug_names.get(&fold(text)).map(|substance| substance.0.as_str());
        assert_eq!(found.unwrap_or("not recognised"), code, "{text:?}");
    };
    check("Methamphetamine (ICE)", "methamphetamine");
    check("garda charas", "cannabis resin");
    check("چرس", "cannabis resin");
    check("آئس", "methamphetamine");
    check("poppy spouts", "poppy sprouts");
    check("Xanax Tables", "alprazolam");
    check("Khat (Catha Edulis)", "khat");
    check("AA", "acetic anhydride");
    for text in ["Other Drugs**", "narcotics", "suspected powder", "Indian made pills"] {
        check(text, "not recognised");
    }
}

#[test]
fn death_is_no_punishment_after_the_amendment_of_2023() {
    let pack = pakistan();
    let after = Day::parse("2023-08-05").unwrap();
    for threshold in pack.law.iter().filter(|one| one.text_en.starts_with("Death")) {
        assert!(threshold.valid_to.is_some_and(|day| day < after), "{threshold:?}");
    }
}

#[test]
fn a_pound_is_exact() {
    let pack = pakistan();
    let check = |word: &str, amount: &str, milligrams: i64| {
        let found = yakja_model::measure(amount, pack.units[word]).unwrap();
        assert_eq!(found, yakja_model::Quantity::MassMg(milligrams), "{amount} {word}");
    };
    check("lb", "1", 453_592);
    check("lb", "1000000", 453_592_370_000);
    check("oz", "16", 453_592);
    check("tola", "5000", 58_319_019);
    check("seer", "40", 37_324_172);
    check("maund", "1", 37_324_172);
}
