//! Whoever changes the database past the program is found out: `audit verify` names the record.

use std::path::Path;

use serde_json::Value;

use crate::register::Register;
use crate::sql::Sql;
use crate::tables::{ROW, Row, import, put, put_demo_rows, table};

/// A register with something in every table, and a copy of its folder from which each attack
/// begins anew.
struct Attacked {
    register: Register,
}

impl Attacked {
    fn new() -> Self {
        let register = Register::sqlite();
        register.done("officer add from-anf --agency ANF --role liaison");
        put_demo_rows(&register, "rows.csv", (60, 9));
        import(&register, "rows.csv");
        put(&register, "more.csv", table(&[ROW, Row { unit: "Package", ..ROW }]));
        register.done("import more.csv --profile unodc-ids --agency ANF --marking TLP:GREEN");
        register.done("audit verify");
        let folder = register.folder.path();
        std::fs::rename(folder.join("register"), folder.join("untouched")).unwrap();
        let attacked = Self { register };
        attacked.restore();
        attacked
    }

    fn restore(&self) {
        let folder = self.register.folder.path();
        let place = folder.join("register");
        if place.exists() {
            std::fs::remove_dir_all(&place).unwrap();
        }
        copy(&folder.join("untouched"), &place);
    }

    /// Attacks an untouched register with one statement, and verifies. Gives `None` where a
    /// record of that name is found to be wrong, and else what was said.
    fn missed(&self, attack: &str, name: &str) -> Option<String> {
        // Shown where the verification does not come to its end.
        println!("{attack}");
        self.restore();
        let sql = Sql::of(&self.register);
        assert_eq!(sql.execute(attack), 1, "{attack}");
        drop(sql);
        let ran = self.register.run("audit verify --json");
        let records = records(&ran.out);
        if ran.code == 1 && records.iter().any(|record| record.contains(name)) {
            return None;
        }
        Some(format!("{attack}\n  {name}? exit code {}, {records:?} {}", ran.code, ran.err))
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

/// The records that a verification names.
fn records(out: &str) -> Vec<String> {
    let answer: Value = serde_json::from_str(out).unwrap_or_default();
    let findings = answer["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|finding| finding["record"].as_str().unwrap().to_owned()).collect()
}

fn fail_if_any(missed: &[String]) {
    assert!(missed.is_empty(), "{} attacks were missed:\n{}", missed.len(), missed.join("\n"));
}

/// SQL for the id in a column as the program writes it.
fn uuid(column: &str) -> String {
    let part = |from: u8, length: u8| format!("substr(lower(hex({column})),{from},{length})");
    [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)].join("||'-'||")
}

/// The row in the middle of a table, and the name by which a verification calls it.
struct Record {
    table: &'static str,
    row: i64,
    name: String,
    /// Its columns with their values as SQL literals.
    columns: Vec<(String, String)>,
}

impl Record {
    fn of(attacked: &Attacked, table: &'static str) -> Self {
        attacked.restore();
        let sql = Sql::of(&attacked.register);
        let middle = format!("LIMIT 1 OFFSET (SELECT count(*)/2 FROM {table})");
        let row = sql.rows(&format!("SELECT rowid FROM {table} ORDER BY rowid {middle}"), 1)[0][0];
        let name = match table {
            "report" => format!("'report '||{}||' version 1'", uuid("id")),
            "exhibit" => format!("'exhibit 1 of report '||{}||' version 1'", uuid("report_id")),
            // A changed position is its name, and the entries after it stand in other places.
            "ledger_entry" => "'ledger entry '".to_owned(),
            // A class has no name; reports that carry it are found to be wrong.
            "access_class" => "'report '".to_owned(),
            "officer" | "import" => format!("'{table} '||{}", uuid("id")),
            "checkpoint" => "'checkpoint '||size".to_owned(),
            "tree_page" => "'tree hash '".to_owned(),
            other => panic!("how is a row of {other} called?"),
        };
        let text = |sql: &Sql, what: &str| -> String {
            let rows =
                sql.rows::<String>(&format!("SELECT {what} FROM {table} WHERE rowid={row}"), 1);
            rows[0][0].clone()
        };
        let names =
            sql.rows::<String>(&format!("SELECT name FROM pragma_table_info('{table}')"), 1);
        let columns = names
            .into_iter()
            .map(|name| {
                let value = text(&sql, &format!("quote(\"{}\")", name[0]));
                (name[0].clone(), value)
            })
            .collect();
        Self { table, row, name: text(&sql, &name), columns }
    }

    fn with(&self, column: &str, literal: &str) -> String {
        let Self { table, row, .. } = self;
        format!("UPDATE {table} SET \"{column}\"={literal} WHERE rowid={row}")
    }
}

/// Another value of the same type.
fn changed(literal: &str) -> String {
    let Some(body) = literal.strip_suffix('\'') else {
        // What was not there is there now; a number is another one.
        return if literal == "NULL" { "1".to_owned() } else { format!("{literal}+1000") };
    };
    let (rest, last) = body.split_at(body.len() - 1);
    match last {
        "'" => format!("{body}x'"),
        "0" => format!("{rest}1'"),
        _ => format!("{rest}0'"),
    }
}

/// Secrets and leases. No entry of the ledger tells of them; all else follows from one.
const NOT_EVIDENCE: [(&str, &str); 5] = [
    ("officer", "password_hash"),
    ("officer", "setup_hash"),
    ("officer", "setup_until"),
    ("import", "lease_owner"),
    ("import", "lease_until"),
];

macro_rules! a_changed_value_is_found_in {
    ($($table:ident),+ $(,)?) => {
        mod a_changed_value_is_found_in {
            $( #[test] fn $table() { super::change_each_column(stringify!($table)); } )+
        }
    };
}

a_changed_value_is_found_in!(
    report,
    exhibit,
    ledger_entry,
    access_class,
    officer,
    import,
    checkpoint,
    tree_page,
);

fn change_each_column(table: &'static str) {
    let attacked = Attacked::new();
    let record = Record::of(&attacked, table);
    let evidence =
        |(column, _): &&(String, String)| !NOT_EVIDENCE.contains(&(table, column.as_str()));
    let columns = record.columns.iter().filter(evidence);
    let attack = |(column, value): &(String, String)| {
        // A checkpoint is called by its size.
        let name = if column == "size" { "checkpoint " } else { &record.name };
        attacked.missed(&record.with(column, &changed(value)), name)
    };
    fail_if_any(&columns.filter_map(attack).collect::<Vec<_>>());
}

#[test]
fn a_value_of_another_type_is_found_in_a_report_and_an_exhibit() {
    let attacked = Attacked::new();
    let mut missed = Vec::new();
    for (table, columns) in [
        ("report", ["happened_from", "place", "content", "recorded_at"]),
        ("exhibit", ["mass_mg", "flags", "class", "substance"]),
    ] {
        let record = Record::of(&attacked, table);
        let (_, report) = record.name.rsplit_once("report ").unwrap();
        for column in columns {
            for literal in ["X'ff00'", "'twelve'"] {
                missed.extend(attacked.missed(&record.with(column, literal), report));
            }
        }
    }
    fail_if_any(&missed);
}

#[test]
fn a_deleted_row_is_found() {
    let attacked = Attacked::new();
    let mut missed = Vec::new();
    // One checkpoint less can't be told from one that was never signed; witnesses keep them.
    for table in
        ["report", "exhibit", "ledger_entry", "access_class", "officer", "import", "tree_page"]
    {
        let record = Record::of(&attacked, table);
        let attack = format!("DELETE FROM {table} WHERE rowid={}", record.row);
        missed.extend(attacked.missed(&attack, &record.name));
    }
    fail_if_any(&missed);
}

#[test]
fn an_added_row_is_found() {
    const ID: &str = "X'01a20f96786570008000aabbccddeeff'";
    const ID_SHOWN: &str = "01a20f96-7865-7000-8000-aabbccddeeff";
    let attacked = Attacked::new();
    let mut missed = Vec::new();
    let end = "(SELECT max(position)+1 FROM ledger_entry)";
    type Case<'a> = (&'static str, &'a [(&'static str, &'a str)], &'static str);
    let cases: [Case<'_>; 9] = [
        ("report", &[("id", ID), ("row_key", "NULL")], ID_SHOWN),
        ("exhibit", &[("ordinal", "2")], "exhibit 2 of report "),
        ("exhibit", &[("report_id", ID)], ID_SHOWN),
        ("ledger_entry", &[("position", end), ("id", ID)], ""),
        ("officer", &[("id", ID), ("login", "'intruder'")], "officer"),
        ("import", &[("id", ID)], "import"),
        ("checkpoint", &[("size", "30")], "checkpoint 30"),
        ("checkpoint", &[("size", "3000")], "checkpoint 3000"),
        ("tree_page", &[("page", "77")], "tree"),
    ];
    for (table, changes, name) in cases {
        let record = Record::of(&attacked, table);
        let values: Vec<_> = record
            .columns
            .iter()
            .map(|(column, value)| {
                let change = changes.iter().find(|(changed, _)| changed == column);
                change.map_or(value.as_str(), |(_, value)| value)
            })
            .collect();
        let attack = format!("INSERT INTO {table} VALUES ({})", values.join(","));
        missed.extend(attacked.missed(&attack, name));
    }
    fail_if_any(&missed);
}

#[test]
fn the_signing_key_of_another_register_is_refused() {
    let (register, other) = (Register::sqlite(), Register::sqlite());
    let key = |register: &Register| register.folder.path().join("register/ledger.key");
    std::fs::copy(key(&other), key(&register)).unwrap();
    let ran = register.run("audit verify");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("not this register's"), "{}", ran.err);
    std::fs::remove_file(key(&register)).unwrap();
    assert_eq!(register.run("figures seizures --period 2012").code, 1);
}

#[test]
fn what_follows_from_a_deleted_entry_is_grouped_behind_it() {
    let attacked = Attacked::new();
    attacked.restore();
    let sql = Sql::of(&attacked.register);
    assert_eq!(sql.execute("DELETE FROM ledger_entry WHERE position = 10"), 1);
    drop(sql);
    let ran = attacked.register.run("audit verify");
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[4], "ledger entry 10: is missing", "{}", ran.out);
    assert!(lines.len() < 60, "{}", ran.out);
    assert!(ran.out.contains("entries stand one place or more too far"), "{}", ran.out);
    let all = records(&attacked.register.run("audit verify --json").out);
    assert!(all.len() > 60 && all[0] == "ledger entry 10", "{all:?}");
    let number = |name: &String| name.strip_prefix("ledger entry ").map(|n| n.parse::<u64>());
    let numbers: Vec<u64> = all.iter().filter_map(number).map(Result::unwrap).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
}
