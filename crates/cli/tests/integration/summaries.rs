//! Summaries by command: the list, the checks, what is claimed beside what is itemised, and who
//! sent nothing.

use serde_json::json;

use crate::register::{Register, on_every_database};
use crate::tables::put;
use crate::width::too_wide;

on_every_database!(
    statements_are_listed_and_checked,
    claims_stand_beside_what_is_itemized,
    the_calendar_names_who_sent_nothing,
);

const STATEMENTS: &str = "Agency,Month,District,Substance,Quantity,Unit,Seizures,Arrests\n\
    ANF,2024-03,,charas,100,kg,4,5\nANF,2024-03,,Ice,20.5,kg,1,0\nPCG,March 2024,,NIL,,,,\n";
const REPORTS: &str = "Report number,Date,Agency,Place,Substance,Quantity,Unit,Arrested\n\
    ANF/1,2024-03-04,ANF,Landi Kotal,charas,12.5,kg,1\n\
    ANF/2,2024-03-09,ANF,Quetta,Ice,20.5,kg,\n";

fn put_and_import(register: &Register) {
    put(register, "statements.csv", STATEMENTS);
    put(register, "reports.csv", REPORTS);
    register.done("import statements.csv --profile monthly-statement --agency NNCC");
    register.done("import reports.csv --profile yakja --agency NNCC");
}

/// What is printed, line by line without trailing blanks; it fits a terminal.
fn printed(register: &Register, line: &str) -> Vec<String> {
    let out = register.done(line);
    assert_eq!(too_wide(&out), [""; 0], "{line}");
    out.lines().map(|line| line.trim_end().to_owned()).collect()
}

fn statements_are_listed_and_checked(register: &Register) {
    assert_eq!(register.json("summaries list")["summaries"], json!([]));
    put_and_import(register);
    let list = register.json("summaries list");
    let summaries = list["summaries"].as_array().unwrap();
    let of = |agency: &str| {
        summaries.iter().find(|one| one["organization"] == agency).unwrap()["id"].as_str().unwrap()
    };
    let end = |id: &str| id.rsplit('-').next().unwrap().to_owned();
    let lines = printed(register, "summaries list");
    let row = |agency: &str, state: &str| {
        let expected = format!("{}  {state}", end(of(agency)));
        assert!(lines.iter().any(|line| line.contains(&expected)), "{expected} in {lines:#?}");
    };
    row("PCG", "nil return");
    row("ANF", "can't be checked");
    let expected = [
        "  drugs and total: can't be checked: no total",
        "  regions and total: can't be checked: no total",
    ];
    for name in [of("ANF").to_owned(), end(of("ANF"))] {
        assert_eq!(printed(register, &format!("summaries check {name}"))[1..], expected);
    }
    assert_eq!(register.json("summaries check")["summaries"].as_array().unwrap().len(), 2);
    for (line, code) in [
        ("summaries check 2031-07", 1),
        ("summaries reconcile --agency ANF --period soon", 2),
        ("summaries reconcile --agency Nobody! --period 2024", 2),
        ("summaries calendar --period 2024 --since soon", 2),
    ] {
        let ran = register.run(line);
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
    }
}

fn claims_stand_beside_what_is_itemized(register: &Register) {
    put_and_import(register);
    let lines = printed(register, "summaries reconcile --agency ANF --period 2024-03");
    for expected in [
        "cannabis resin   kg          100        12.5        87.5",
        "methamphetamine  kg           20.5      20.5         0",
        "Summaries that claim it: 1; copies left out: 0; over an end of the period, not",
    ] {
        assert!(lines.iter().any(|line| line == expected), "{expected}\n{}", lines.join("\n"));
    }
    let found = register.json("summaries reconcile --agency ANF --period 2024-03");
    assert_eq!((&found["organization"], &found["incidents"]), (&json!("ANF"), &json!(2)));
    let quiet = printed(register, "summaries reconcile --agency ANF --period 2024-05");
    assert!(
        quiet.contains(&"No summary speaks of 2024-05-01/2024-05-31.".to_owned()),
        "{quiet:#?}"
    );
}

fn the_calendar_names_who_sent_nothing(register: &Register) {
    put_and_import(register);
    let line = "summaries calendar --period 2024-02/2024-03 --since 2024-03-01";
    let lines = printed(register, line);
    let state = |agency: &str, month: &str| -> String {
        let mut rows = lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let row = rows.find(|row| row.starts_with(&[agency, month])).unwrap();
        row[3..].join(" ")
    };
    assert_eq!(state("ANF", "2024-02"), "not expected");
    assert!(state("ANF", "2024-03").starts_with("late by "), "{lines:#?}");
    assert_eq!(state("FBR", "2024-03"), "MISSING");
    let found = register.json(line);
    assert_eq!((&found["complete"], &found["days"]), (&json!(true), &json!(10)));
}
