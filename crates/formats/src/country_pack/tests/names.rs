//! Which organisation a cell means, and which cells mean none for certain.

use super::*;

/// Aliases as a pack may give them, around names that overlap.
const ORGANIZATIONS: &str = "code,standing,sector,name_en,name_ur,urdu_source,aliases\n\
    NNCC,centre,both,Centre,مرکز,unreviewed,\n\
    ANF,member,task-force,Anti-Narcotics Force,اینٹی نارکوٹکس فورس,unreviewed,ANF *|PS ANF *\n\
    FBR,member,task-force,Federal Board of Revenue,کسٹمز,unreviewed,Customs|Customs *|* Customs\n\
    NAVY,member,task-force,Pakistan Navy,پاک بحریہ,unreviewed,Navy|Pak Navy|Navy *\n\
    NHMP,member,task-force,Highways & Motorway Police,موٹروے پولیس,unreviewed,NH&MP\n\
    FC-KP,member,task-force,Frontier Corps KP,فرنٹیئر کور,unreviewed,\"FC, KPK|FC KP *\"\n\
    CBP,outside,outside,Customs and Border Protection,س,unreviewed,US Customs\n";

fn check(text: &str, expected: &str) {
    let pack = read_pack(&PackFiles { organizations: ORGANIZATIONS.as_bytes(), ..GOOD }).unwrap();
    let found = match OrganizationNames::of(&pack).find(text) {
        Some(found) if found.is_part => format!("part of {}", found.code),
        Some(found) => found.code.to_string(),
        None => "none".to_owned(),
    };
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn codes_names_and_aliases_are_found_however_they_are_typed() {
    check("ANF", "ANF");
    check(" anf ", "ANF");
    check("A.N.F.", "ANF");
    check("Anti Narcotics  Force", "ANF");
    check("Pak-Navy", "NAVY");
    check("NH & MP", "NHMP");
    check("Highways and Motorway Police", "NHMP");
    check("FC, KPK", "FC-KP");
    check("پاک بحریہ", "NAVY");
    check("پاك بحريه", "NAVY");
}

#[test]
fn regions_and_stations_are_parts() {
    check("ANF North", "part of ANF");
    check("PS ANF Gawadar", "part of ANF");
    check("FC KP (South)", "part of FC-KP");
    check("Gwadar Customs", "part of FBR");
    check("Customs Enforcement Collectorate Karachi", "part of FBR");
}

#[test]
fn a_longer_name_is_not_a_part_of_a_shorter_one() {
    check("US Customs", "CBP");
    check("Customs and Border Protection", "CBP");
}

#[test]
fn a_cell_that_may_name_several_means_none() {
    check("ANF with Rangers", "none");
    check("ANF and Rangers", "none");
    check("ANF, Navy", "none");
    check("ANF/PCG", "none");
    check("ANF Navy", "none");
    check("Navy Customs", "none");
    check("Navy (handed to ANF)", "none");
    check("ANF اور بحریہ", "none");
}

#[test]
fn what_no_alias_names_means_none() {
    check("", "none");
    check("Police", "none");
    check("Navyman", "none");
    check("near ANF", "none");
    check("*", "none");
    check("ANF one two three four five six", "none");
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "(ANF|Customs|with|[\\PC]{0,6}| ){0,12}") {
        let organizations = ORGANIZATIONS.as_bytes();
        let pack = read_pack(&PackFiles { organizations, ..GOOD }).unwrap();
        let _ = OrganizationNames::of(&pack).find(&text);
    }
}
