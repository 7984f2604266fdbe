//! 0 the run completed, 1 it could not be done, 2 it was typed wrongly; and what is said then.

use std::process::Command;

use crate::register::{Ran, Register, on_every_database};
use crate::tables::{COLUMNS, ROW, Row, put, table};

on_every_database!(
    what_can_not_be_read_is_1_and_leaves_nothing,
    a_completed_run_is_0_also_with_refused_rows,
    what_is_not_there_is_1,
);

/// The exit code, a part of what is said on standard error, and nothing on standard output.
fn check(register: &Register, line: &str, (code, says): (i32, &str)) {
    let line = format!("{line} --json");
    refused(&register.run(&line), &line, (code, says));
}

fn refused(ran: &Ran, line: &str, (code, says): (i32, &str)) {
    assert_eq!(ran.code, code, "{line}\n{}{}", ran.out, ran.err);
    assert!(ran.err.contains(says), "{line}\nexpected {says:?} in\n{}", ran.err);
    assert_eq!(ran.out, "", "{line}");
}

#[test]
fn wrong_usage_is_2() {
    let register = &Register::sqlite();
    put(register, "rows.csv", table(&[ROW]));
    let import = "import rows.csv --profile unodc-ids";
    let figures = "figures seizures --period 2012";
    let cases = [
        ("figures seizures --period 20x2", "a month (2025-03) or FROM/TO"),
        ("figures seizures --period 2012-13", "not a period"),
        ("figures seizures --period 2012-02-30/2012", "not a period"),
        ("figures seizures --period 2013/2012", "ends before it starts"),
        ("figures seizures", "--period"),
        ("figures weight --period 2012", "expected seized-mass, seized-volume"),
        (&format!("{figures} --by colour"), "expected substance, class, country"),
        (&format!("{figures} --by month,month"), "named twice"),
        (&format!("{figures} --where colour=red"), "expected substance, class, country"),
        (&format!("{figures} --where substance"), "expected DIMENSION=VALUE"),
        (&format!("{figures} --where province=Atlantis"), "no province \"Atlantis\""),
        (&format!("{figures} --where substance=moonstone"), "no substance \"moonstone\""),
        (&format!("{figures} --where month=soon"), "no month \"soon\""),
        (&format!("{figures} --as-of yesterday"), "expected RFC 3339"),
        (&format!("{figures} --as-of 2999-01-01"), "--as-of: as of a time to come"),
        (&format!("{figures} --operator nobody"), "--operator"),
        (&format!("{import} --agency unodc"), "--agency: not an organisation code"),
        (&format!("{import} --agency U"), "--agency: not an organisation code"),
        (&format!("{import} --agency 'UN ODC'"), "--agency: not an organisation code"),
        (&format!("{import} --agency UNODC --marking scarlet"), "expected one of TLP:CLEAR"),
        (import, "--agency"),
        ("import rows.csv --agency UNODC", "--profile"),
        ("import --profile unodc-ids --agency UNODC", "<FILE>"),
        ("audit prove 17", "not an id"),
        ("audit log --limit 0", "--limit"),
        ("officer add somebody --agency ANF --role king", "expected duty-officer or liaison"),
        ("demo rows", "--count"),
        ("demo rows --count 1 --profile cbp-nationwide", "expected unodc-ids or yakja"),
        ("demo rows --count 1 --truth truth.csv", "give --profile yakja"),
        ("figure seizures --period 2012", "figures"),
        ("", "Usage"),
    ];
    for (line, says) in cases {
        check(register, line, (2, says));
    }
}

#[test]
fn a_register_must_be_named() {
    let lines = [
        "figures seizures --period 2012",
        "import rows.csv --profile unodc-ids --agency UNODC",
        "init --country pakistan",
        "audit verify",
        "doctor",
    ];
    for line in lines {
        let mut command = Command::new(env!("CARGO_BIN_EXE_yakja"));
        command.args(line.split(' ')).env_clear();
        refused(&command.output().unwrap().into(), line, (2, "--data DIR, or set YAKJA_DATA"));
    }
}

#[test]
fn the_register_may_be_named_in_the_environment() {
    let register = Register::sqlite();
    let mut command = Command::new(env!("CARGO_BIN_EXE_yakja"));
    command.args(["figures", "seizures", "--period", "2012"]).env_clear();
    command.env("YAKJA_DATA", register.folder.path().join("register"));
    assert_eq!(Ran::from(command.output().unwrap()).code, 0);
}

fn what_can_not_be_read_is_1_and_leaves_nothing(register: &Register) {
    put(register, "rows.csv", table(&[ROW]));
    put(register, "empty.csv", "");
    put(register, "blank.csv", "\n\r\n\n");
    put(register, "other.csv", "place,weight\nLahore,1\n");
    put(register, "commas.csv", table(&[ROW]).replace(';', ","));
    put(register, "twice.csv", format!("{};PLACE\n", COLUMNS.join(";")));
    put(register, "broken.toml", "name = ");
    std::fs::create_dir(register.folder.path().join("folder.csv")).unwrap();
    let cases = [
        ("rows.csv --profile unodc", "no profile \"unodc\"; there are: anf-operations, "),
        ("rows.csv --profile nowhere.toml", "nowhere.toml"),
        ("rows.csv --profile broken.toml", "broken.toml"),
        ("nowhere.csv --profile unodc-ids", "can't read nowhere.csv"),
        ("folder.csv --profile unodc-ids", "folder.csv is a folder"),
        ("empty.csv --profile unodc-ids", "empty.csv: nothing in it"),
        ("blank.csv --profile unodc-ids", "blank.csv: nothing in it"),
        ("other.csv --profile unodc-ids", "has half of the columns that the profile needs"),
        ("commas.csv --profile unodc-ids", "has half of the columns that the profile needs"),
        ("twice.csv --profile unodc-ids", "stand twice: PLACE"),
        ("rows.csv nowhere.csv --profile unodc-ids", "can't read nowhere.csv"),
        ("rows.csv other.csv --profile unodc-ids", "other.csv: none of the first 2 rows"),
    ];
    for (files, says) in cases {
        check(register, &format!("import {files} --agency UNODC"), (1, says));
    }
    check(register, "import rows.csv --profile unodc-ids --agency NOBODY", (1, "agency"));
    let seizures = register.json("figures seizures --period 0001/9999");
    assert_eq!(seizures["total"]["value"], 0);
    let log = register.json("audit log");
    assert_eq!(log["entries"].as_array().unwrap().len(), 2, "only the register's making: {log}");
}

fn a_completed_run_is_0_also_with_refused_rows(register: &Register) {
    let bad = Row { day: "2011-02-31", ..ROW };
    for (name, rows) in [("some.csv", vec![ROW, bad]), ("all.csv", vec![bad]), ("none.csv", vec![])]
    {
        put(register, name, table(&rows));
        register.done(&format!("import {name} --profile unodc-ids --agency UNODC"));
    }
}

fn what_is_not_there_is_1(register: &Register) {
    let id = "01a20f96-7865-7000-8000-03dbdf63c80a";
    check(register, &format!("audit prove {id}"), (1, &format!("ledger entry {id}")));
    check(register, "figures seizures --period 2012 --as-of 2001-01-01", (1, "no checkpoint"));
    check(register, "init --country pakistan", (1, "there is a register already"));
    check(register, "officer link nobody", (1, "no account \"nobody\""));
    let add = "officer add somebody --role liaison";
    check(
        register,
        &format!("{add} --agency AFN"),
        (1, "no organisation AFN; expected a code such as"),
    );
    check(register, &format!("{add} --agency AFN"), (1, "ANF"));
    check(register, &format!("{add} --agency NOPE"), (1, "docs/organisations.md"));
    register.done(&format!("{add} --agency ANF"));
    check(register, &format!("{add} --agency ANF"), (1, "login: somebody is taken"));
}

#[test]
fn a_folder_without_a_register_is_named_and_left_alone() {
    let register = Register::sqlite();
    std::fs::rename(register.folder.path().join("register"), register.folder.path().join("other"))
        .unwrap();
    check(&register, "figures seizures --period 2012", (1, "there is no register at register"));
    check(&register, "init --country atlantis", (1, "no country pack \"atlantis\""));
    assert!(!register.folder.path().join("register").exists());
}
