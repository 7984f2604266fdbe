//! An import whose process is killed: what it had committed is there, the rest is not, and
//! another run completes it.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::Value;

use crate::figure_cells::shown;
use crate::register::Register;
use crate::sql::Sql;
use crate::tables::{import, outcome, put_demo_rows};

const ROWS: u32 = 24_000;
const LINE: &str = "import rows.csv --profile unodc-ids --agency UNODC";

/// Runs the import and kills it once it says that it has read so many rows. Gives how many new
/// rows it had said were committed; `None` where it came to its end before.
fn killed_after(register: &Register, rows: u64) -> Option<u64> {
    let mut command = register.command(LINE);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let said = BufReader::new(child.stderr.take().unwrap()).lines();
    let mut other_lines = Vec::new();
    for line in said.map_while(Result::ok) {
        match progress(&line) {
            Some((read, committed)) if read >= rows => {
                child.kill().unwrap();
                child.wait().unwrap();
                return Some(committed);
            }
            Some(_) => {}
            None => other_lines.push(line),
        }
    }
    assert!(child.wait().unwrap().success(), "{other_lines:?}");
    None
}

/// Reads `7000 rows read, 5000 committed`.
fn progress(line: &str) -> Option<(u64, u64)> {
    let (read, committed) = line.strip_suffix(" committed")?.split_once(" rows read, ")?;
    Some((read.parse().ok()?, committed.parse().ok()?))
}

fn figures(register: &Register) -> Vec<Vec<String>> {
    let questions = [
        "seized-mass --period 0001/9999 --by substance",
        "seized-mass --period 0001/9999 --by province,month",
        "seized-volume --period 0001/9999 --by substance",
        "seized-units --period 0001/9999 --by district",
        "seizures --period 0001/9999 --by month",
    ];
    questions.map(|question| shown(&register.json(&format!("figures {question}")))).into()
}

fn seizures(register: &Register) -> Value {
    register.json("figures seizures --period 0001/9999")
}

#[test]
fn a_killed_import_is_completed_by_another_run() {
    // At once, because a dead import is waited for until its lease has ended.
    std::thread::scope(|scope| {
        let on_sqlite = scope.spawn(|| often_killed(&Register::sqlite()));
        let on_postgres = scope.spawn(|| Register::postgres().as_ref().map(often_killed));
        let register = Register::sqlite();
        put_demo_rows(&register, "rows.csv", (ROWS, 11));
        assert_eq!(outcome(&import(&register, "rows.csv")), [u64::from(ROWS), 0, 0]);
        let undisturbed = figures(&register);
        assert_eq!(on_sqlite.join().unwrap(), undisturbed);
        assert!(on_postgres.join().unwrap().is_none_or(|figures| figures == undisturbed));
    });
}

/// Imports in runs of which all but the last are killed; gives the figures in the end.
fn often_killed(register: &Register) -> Vec<Vec<String>> {
    put_demo_rows(register, "rows.csv", (ROWS, 11));
    let mut known = 0;
    for rows in [1, 8_000, 16_000, 23_000] {
        let shown_before = known;
        let Some(committed) = killed_after(register, rows) else {
            assert!(known > 0, "the import ended before it could be killed");
            known = u64::from(ROWS);
            break;
        };
        let stored = Sql::of(register).count("report");
        known = u64::try_from(stored).unwrap();
        assert!(known >= shown_before + committed, "{known} of {shown_before} and {committed}");
        register.done("audit verify");
        let seizures = seizures(register);
        assert_eq!(seizures["total"]["value"], shown_before, "of a dead import nothing is shown");
        assert_eq!(seizures["completeness"]["imports_unfinished"], 1);
        let doctor = register.run("doctor");
        assert!(matches!(doctor.code, 0 | 1), "{}", doctor.err);
    }
    let answer = import(register, "rows.csv");
    assert_eq!(outcome(&answer), [u64::from(ROWS) - known, known, 0]);
    let seizures = seizures(register);
    for key in ["imports_unfinished", "imports_interrupted"] {
        assert_eq!(seizures["completeness"][key], 0, "{key}: the last run completed the others");
    }
    let verified = register.json("audit verify");
    assert_eq!((&verified["reports"], &verified["waiting"]), (&ROWS.into(), &0.into()));
    figures(register)
}
