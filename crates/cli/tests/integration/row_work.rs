//! What an import does beside taking rows: it tries them out, takes all or nothing, gives back
//! what it refused, and is taken back.

use serde_json::{Value, json};

use crate::register::{Register, on_every_database};
use crate::tables::{ROW, Row, outcome, put, table};
use crate::width::too_wide;

on_every_database!(
    a_dry_run_takes_nothing,
    all_or_nothing_takes_all_or_nothing,
    refused_rows_are_mended_and_sent_again,
    lines_of_a_case_are_mended_and_nothing_of_it_is_lost,
    refused_rows_never_go_over_a_file_that_is_read,
    an_import_is_taken_back_with_its_corrections,
);

const PROFILE: &str = "--profile unodc-ids --agency UNODC";
const BAD: Row = Row { day: "2012-02-30", amount: "much", ..ROW };

fn put_one_good_and_one_bad(register: &Register) {
    put(register, "rows.csv", table(&[ROW, BAD]));
}

fn seizures(register: &Register) -> u64 {
    let figure = register.json("figures seizures --period 2012");
    figure["total"]["incidents"].as_u64().unwrap()
}

fn imports(register: &Register) -> usize {
    let log = register.json("audit log");
    let started = |entry: &&Value| entry["entry"]["detail"]["detail"] == "import-started";
    log["entries"].as_array().unwrap().iter().filter(started).count()
}

fn a_dry_run_takes_nothing(register: &Register) {
    put_one_good_and_one_bad(register);
    let out = register.done(&format!("import rows.csv {PROFILE} --dry-run"));
    assert!(out.starts_with("Nothing was taken. What would become of the rows:\n"), "{out}");
    assert!(out.contains("           1 accepted\n") && out.contains("row 3, SEIZURE_DATE"));
    assert!(!out.contains("Import "), "there is no import to undo: {out}");
    assert_eq!(too_wide(&out), [""; 0]);
    let answer = register.json(&format!("import rows.csv {PROFILE} --dry-run"));
    assert_eq!((&answer["taken"], outcome(&answer)), (&json!(false), [1, 0, 1]));
    assert_eq!((seizures(register), imports(register)), (0, 0));
    let answer = register.json(&format!("import rows.csv {PROFILE}"));
    assert_eq!((&answer["taken"], outcome(&answer)), (&json!(true), [1, 0, 1]));
    let answer = register.json(&format!("import rows.csv {PROFILE} --dry-run"));
    assert_eq!(outcome(&answer), [0, 1, 1]);
}

fn all_or_nothing_takes_all_or_nothing(register: &Register) {
    put_one_good_and_one_bad(register);
    let line = format!("import rows.csv {PROFILE} --all-or-nothing");
    let out = register.done(&line);
    assert!(out.starts_with("Nothing was taken, for rows are refused."), "{out}");
    assert_eq!(too_wide(&out), [""; 0]);
    assert_eq!(register.json(&line)["taken"], json!(false));
    assert_eq!((seizures(register), imports(register)), (0, 0));
    put(register, "rows.csv", table(&[ROW, Row { amount: "2", ..ROW }]));
    let answer = register.json(&line);
    assert_eq!((&answer["taken"], outcome(&answer)), (&json!(true), [2, 0, 0]));
    assert_eq!(seizures(register), 2);
    let ran = register.run(&format!("{line} --dry-run"));
    assert_eq!(ran.code, 2, "{}", ran.err);
}

fn refused_rows_are_mended_and_sent_again(register: &Register) {
    put_one_good_and_one_bad(register);
    register.done(&format!("import rows.csv {PROFILE} --rejected bad.csv"));
    let path = register.folder.path().join("bad.csv");
    let bad = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = bad.lines().collect();
    assert_eq!(lines.len(), 2, "{bad}");
    assert!(lines[0].contains("what is wrong (yakja),REGION,SUBREGION,COUNTRY"), "{bad}");
    assert!(lines[1].contains("rows.csv row 3: SEIZURE_DATE: found \"\"2012-02-30\"\""), "{bad}");
    // Sent again as it is, it is refused again: what is wrong is said, and nothing is taken.
    let answer = register.json(&format!("import bad.csv {PROFILE} --rejected again.csv"));
    assert_eq!(outcome(&answer), [0, 0, 1]);
    let again = std::fs::read_to_string(register.folder.path().join("again.csv")).unwrap();
    assert_eq!(again.replace("bad.csv row 2", "rows.csv row 3"), bad);
    let cells = |line: &str, (from, to): (&str, &str)| {
        let (said, row) = line.rsplit_once("\",").unwrap();
        format!("{said}\",{}", row.replace(from, to))
    };
    let mended = cells(lines[1], ("2012-02-30", "2012-02-29"));
    let mended = cells(&mended, ("much", "7"));
    put(register, "mended.csv", format!("{}\n{mended}\n", lines[0]));
    let answer = register.json(&format!("import mended.csv {PROFILE} --rejected none.csv"));
    assert_eq!(outcome(&answer), [1, 0, 0]);
    // The file is there, with nothing in it, where no row was refused.
    let none = std::fs::read_to_string(register.folder.path().join("none.csv")).unwrap();
    assert_eq!(none.lines().count(), 1.min(none.lines().count()), "{none}");
    assert!(!none.contains("found"), "{none}");
    // The row is the one that it would have been in its own file.
    put(register, "rows.csv", table(&[Row { day: "2012-02-29", amount: "7", ..ROW }]));
    assert_eq!(outcome(&register.json(&format!("import rows.csv {PROFILE}"))), [0, 1, 0]);
}

/// Cases of which only the first line has the number.
const CASES: &str = r#"
name = "cases"
version = 1
title = "Cases"
kind = "seizure"
row_means = "One drug of one case."
identity = { key = ["CASE"] }
[group]
by = "CASE"
[when]
column = "DATE"
format = "YYYY-MM-DD"
[place]
column = "PLACE"
[country]
value = "pack"
[exhibit]
substance = "DRUG"
amount = "KG"
unit = { value = "kg" }
"#;

fn lines_of_a_case_are_mended_and_nothing_of_it_is_lost(register: &Register) {
    let sheet = "CASE,DATE,PLACE,DRUG,KG\nE1,2012-01-02,Quetta,Opium,30\n,,,Heroin,2\n\
                 E2,2012-01-03,Lahore,Heroin,1\n";
    let filled = CASES.replace("by = \"CASE\"", "by = \"CASE\"\nfill_down = true");
    put(register, "cases.toml", CASES);
    put(register, "filled.toml", filled);
    put(register, "cases.csv", sheet);
    let mass = || register.json("figures seized-mass --period 2012")["total"]["value"].to_string();
    let import = "--profile cases.toml --agency ANF --rejected";
    assert_eq!(outcome(&register.json(&format!("import cases.csv {import} bad.csv"))), [1, 0, 2]);
    assert_eq!(mass(), "1", "the case is taken whole or not at all");
    // The first line is there as well, though nothing is wrong with it.
    let bad = std::fs::read_to_string(register.folder.path().join("bad.csv")).unwrap();
    assert!(bad.contains("E1,2012-01-02,Quetta,Opium,30"), "{bad}");
    assert!(bad.contains("this looks like a further line of row 2"), "{bad}");
    put(register, "mended.csv", bad.replace(",,,,Heroin,2", ",E1,,,Heroin,2"));
    let answer = register.json(&format!("import mended.csv {import} none.csv"));
    assert_eq!((outcome(&answer), &answer["corrected"]), ([2, 0, 0], &json!(0)));
    assert_eq!(mass(), "33");
    // As the profile should have been, the whole table says the same.
    let answer = register.json("import cases.csv --profile filled.toml --agency ANF");
    assert_eq!((outcome(&answer), &answer["corrected"]), ([0, 3, 0], &json!(0)));
    assert_eq!(mass(), "33");
}

fn refused_rows_never_go_over_a_file_that_is_read(register: &Register) {
    put_one_good_and_one_bad(register);
    let before = std::fs::read(register.folder.path().join("rows.csv")).unwrap();
    for name in ["rows.csv", "./rows.csv", "register/../rows.csv"] {
        let ran = register.run(&format!("import rows.csv {PROFILE} --rejected {name}"));
        assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains("is read; expected another file"), "{}", ran.err);
    }
    assert_eq!(std::fs::read(register.folder.path().join("rows.csv")).unwrap(), before);
    let ran = register.run(&format!("import rows.csv {PROFILE} --rejected nowhere/bad.csv"));
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("can't write nowhere/bad.csv"), "{}", ran.err);
    assert_eq!((seizures(register), imports(register)), (0, 0));
}

fn an_import_is_taken_back_with_its_corrections(register: &Register) {
    let sheet = |amount: &str| {
        format!("Report number,Date,Substance,Quantity,Unit\n7,2012-03-04,Heroin,{amount},kg\n")
    };
    let import = "import sheet.csv --profile yakja --agency ANF";
    let mass = |register: &Register| {
        let figure = register.json("figures seized-mass --period 2012");
        figure["total"]["value"].to_string()
    };
    put(register, "sheet.csv", sheet("1"));
    register.done(import);
    put(register, "sheet.csv", sheet("5"));
    let answer = register.json(import);
    assert_eq!((answer["corrected"].as_u64(), mass(register).as_str()), (Some(1), "5"));
    let id = answer["import"].as_str().unwrap();
    let out = register.done(&format!("import undo {id} --reason trial"));
    assert_eq!(out, format!("Import {id} is taken back\n"));
    assert_eq!(mass(register), "1", "what it corrected is as it was");
    for (line, code) in [(id, 1), ("01a2102e-2961-7000-8000-02bc327f2aee", 1), ("seven", 2)] {
        let ran = register.run(&format!("import undo {line} --reason trial"));
        assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{line}: {}", ran.err);
    }
    let again = register.json(import);
    assert_eq!(again["corrected"].as_u64(), Some(1), "what was taken back may come again: {again}");
    let id = again["import"].as_str().unwrap();
    let undone = register.json(&format!("import undo {id} --reason trial"));
    assert_eq!(undone["id"], again["import"], "{undone}");
    register.done("audit verify");
}
