//! `yakja profile`: what ships, and what a profile makes of a sample.

use serde_json::json;

use crate::register::Register;
use crate::tables::{ROW, Row, put, table};
use crate::width::too_wide;

#[test]
fn what_ships_is_listed() {
    let register = Register::sqlite();
    let out = register.done("profile list");
    assert_eq!(too_wide(&out), [""; 0]);
    let listed = register.json("profile list");
    let listed = listed["profiles"].as_array().unwrap();
    for name in ["unodc-ids", "anf-operations", "anf-releases", "cbp-nationwide", "yakja"] {
        assert!(out.lines().any(|line| line.starts_with(name)), "{name} in {out}");
        assert!(listed.iter().any(|profile| profile["name"] == name));
    }
}

#[test]
fn a_sample_tells_what_would_be_refused_and_which_words_are_not_known() {
    let register = Register::sqlite();
    let rows =
        [ROW, Row { unit: "heap", ..ROW }, Row { drug: "Blue lotus", place: "Atlantis", ..ROW }];
    put(&register, "rows.csv", table(&rows));
    let line = "profile check unodc-ids --sample rows.csv";
    let out = register.done(line);
    assert_eq!(too_wide(&out), [""; 0]);
    for expected in [
        "           3 rows\n           1 rows refused\n           2 records\n",
        "           1 of these flagged\n           1 records refused\n",
        "row 3, DRUG_UNIT: found \"heap\"",
        "Substances that the country pack does not know: taken, flagged\n1 \"Blue lotus\"\n",
        "Units that it does not know: the row is refused\n1 \"heap\"\n",
        "Places that it can not put in a district\n1 \"Atlantis\"\n",
    ] {
        assert!(out.contains(expected), "{expected:?} in\n{out}");
    }
    let report = register.json(line);
    assert_eq!((&report["rows"], &report["rejected"]), (&json!(3), &json!(1)));
    assert_eq!(report["unknown"]["substances"], json!({ "Blue lotus": 1 }));
    let figure = register.json("figures seizures --period 2012");
    assert_eq!(figure["total"]["incidents"], 0, "nothing is taken");
}

#[test]
fn a_sample_of_another_profile_is_told_which_it_looks_like() {
    let register = Register::sqlite();
    put(&register, "rows.csv", table(&[ROW]));
    put(&register, "sheet.csv", "Report number,Date,Agency,Place\n1,2024-03-04,ANF,Pasni\n");
    put(&register, "broken.toml", "name = ");
    for (line, code, says) in [
        ("yakja --sample rows.csv", 1, "it looks like a file for the profile unodc-ids"),
        ("unodc-ids --sample sheet.csv", 1, "it looks like a file for the profile yakja"),
        ("nothing --sample rows.csv", 2, "yakja profile list names those that ship"),
        ("broken.toml --sample rows.csv", 1, "broken.toml"),
        ("unodc-ids --sample nowhere.csv", 1, "can't read nowhere.csv"),
        ("unodc-ids --sample rows.csv --country atlantis", 1, "atlantis"),
        ("unodc-ids", 2, "--sample"),
    ] {
        let ran = register.run(&format!("profile check {line}"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
        assert!(ran.err.contains(says), "{line}: {}", ran.err);
    }
}
