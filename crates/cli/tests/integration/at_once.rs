//! Several processes at one register.

use std::process::Stdio;

use serde_json::Value;

use crate::pipes::Fed;
use crate::register::{Ran, Register, on_every_database};
use crate::sql::Sql;
use crate::tables::{COLUMNS, import, outcome, put, put_demo_rows};

on_every_database!(
    two_imports_of_one_file_at_once_take_each_row_once,
    an_import_is_sequenced_while_another_process_holds_the_sequencer,
    a_process_that_was_frozen_lets_others_work_and_goes_on,
    an_import_that_was_taken_for_dead_says_so_and_is_completed_by_another_run,
);

const MANY: u32 = 1_500;

fn answer(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn seizures(register: &Register) -> Value {
    register.json("figures seizures --period 0001/9999")
}

/// An import by ANF that has committed its first batch of 1,000 rows and waits for more.
fn half_done(register: &Register) -> (Fed, String) {
    let text = register.done(&format!("demo rows --count {MANY} --seed 5"));
    let first_half: usize = text.split_inclusive('\n').take(1_200).map(str::len).sum();
    let mut import = Fed::start(register, "ANF");
    import.write(&text[..first_half]);
    // Three entries tell of the register's making and the import's beginning. Once a checkpoint
    // covers all, the process has nothing to do and holds no lock.
    let sql = Sql::of(register);
    while sql.count("checkpoint WHERE size >= 1003") == 0 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    (import, text[first_half..].to_owned())
}

fn two_imports_of_one_file_at_once_take_each_row_once(register: &Register) {
    put_demo_rows(register, "rows.csv", (4_000, 5));
    let start = || {
        let mut command =
            register.command("import rows.csv --profile unodc-ids --agency UNODC --json");
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let answers = [start(), start()].map(|child| answer(&child.wait_with_output().unwrap().into()));
    let [one, two] = answers.map(|answer| outcome(&answer));
    assert_eq!(one[0] + two[0], 4_000, "{one:?} {two:?}");
    assert_eq!([one[0] + one[1], two[0] + two[1]], [4_000; 2]);
    assert_eq!(seizures(register)["total"]["value"], 4_000);
    assert_eq!(register.json("audit verify")["reports"], 4_000);
}

fn an_import_is_sequenced_while_another_process_holds_the_sequencer(register: &Register) {
    let (mut other, rest) = half_done(register);
    put_demo_rows(register, "rows.csv", (500, 6));
    assert_eq!(outcome(&import(register, "rows.csv")), [500, 0, 0]);
    let now = seizures(register);
    assert_eq!(now["total"]["value"], 500, "the other import is not finished");
    assert_eq!(now["completeness"]["imports_unfinished"], 1);
    other.write(rest);
    assert_eq!(outcome(&answer(&other.end())), [u64::from(MANY), 0, 0]);
    assert_eq!(seizures(register)["total"]["value"], 500 + MANY);
    assert_eq!(register.json("audit verify")["waiting"], 0);
}

fn a_process_that_was_frozen_lets_others_work_and_goes_on(register: &Register) {
    let (mut frozen, rest) = half_done(register);
    frozen.signal("STOP");
    put_demo_rows(register, "rows.csv", (500, 6));
    assert_eq!(outcome(&import(register, "rows.csv")), [500, 0, 0]);
    assert_eq!(seizures(register)["total"]["value"], 500);
    frozen.signal("CONT");
    frozen.write(rest);
    assert_eq!(outcome(&answer(&frozen.end())), [u64::from(MANY), 0, 0]);
    assert_eq!(seizures(register)["total"]["value"], 500 + MANY);
    assert_eq!(register.json("audit verify")["waiting"], 0);
}

fn an_import_that_was_taken_for_dead_says_so_and_is_completed_by_another_run(register: &Register) {
    let (mut frozen, rest) = half_done(register);
    frozen.signal("STOP");
    // Another import of the same source finds the first one's lease ended and closes it.
    put(register, "none.csv", COLUMNS.join(";"));
    register.done("import none.csv --profile unodc-ids --agency ANF");
    assert_eq!(seizures(register)["total"]["value"], 1_000);
    frozen.signal("CONT");
    frozen.write(rest);
    let ran = frozen.end();
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("another process took over this import"), "{}", ran.err);
    put_demo_rows(register, "rows.csv", (MANY, 5));
    let line = "import rows.csv --profile unodc-ids --agency ANF";
    assert_eq!(outcome(&register.json(line)), [u64::from(MANY) - 1_000, 1_000, 0]);
    assert_eq!(seizures(register)["total"]["value"], MANY);
    register.done("audit verify");
}
