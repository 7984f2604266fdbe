//! Invented rows of several agencies: the template reads them, and what is told twice is found.

use std::collections::{BTreeMap, BTreeSet};

use crate::register::{Register, on_every_database};
use crate::tables::{outcome, put};

on_every_database!(the_centre_sends_what_several_agencies_say, what_is_told_twice_is_found);

fn put_mixed_rows(register: &Register, count: u32) {
    let line = format!("demo rows --count {count} --seed 11 --profile yakja --truth truth.csv");
    let rows = register.done(&line);
    put(register, "rows.csv", rows);
}

fn the_centre_sends_what_several_agencies_say(register: &Register) {
    put_mixed_rows(register, 1_200);
    let line = "import rows.csv --profile yakja --agency NNCC";
    assert_eq!(outcome(&register.json(line)), [1_200, 0, 0]);
    assert_eq!(outcome(&register.json(line)), [0, 1_200, 0]);
    let figure = register.json("figures seizures --period 2011/2012");
    let unplaced = figure["completeness"]["place_not_known"].as_u64().unwrap();
    let all = figure["total"]["incidents"].as_u64().unwrap();
    assert!(unplaced * 20 < all, "most places are found: {unplaced} of {all} are not");
}

/// By the truth that was written beside the rows: nothing is joined falsely, and of ten reports of
/// a seizure that another told before, at least nine are joined or suggested.
fn what_is_told_twice_is_found(register: &Register) {
    put_mixed_rows(register, 1_200);
    register.done("import rows.csv --profile yakja --agency NNCC");
    let truth = std::fs::read_to_string(register.folder.path().join("truth.csv")).unwrap();
    let mut told: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    let mut joint = BTreeSet::new();
    for line in truth.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        told.insert(cells[0].parse().unwrap(), cells.clone());
        if ["jointly", "laboratory"].contains(&cells[3]) {
            joint.insert(cells[1]);
        }
    }
    let list = register.json("incidents pairs --limit 20000");
    let mut found = BTreeSet::new();
    for pair in list["pairs"].as_array().unwrap() {
        let sides = ["first", "second"].map(|side| &told[&pair[side]["row"].as_u64().unwrap()]);
        let is_true = sides[0][2] == sides[1][2];
        assert!(is_true || pair["standing"] != "joined", "a false join: {pair}");
        if is_true && sides[0][1] != sides[1][1] {
            found.extend(sides.map(|side| side[1]));
        }
    }
    let seen = joint.iter().filter(|report| found.contains(*report)).count();
    assert!(joint.len() > 30 && seen * 10 >= joint.len() * 9, "{seen} of {}", joint.len());
}
