//! Whoever changes the database past the program is found out: `audit verify` names the record.

use serde_json::Value;

use crate::register::Register;
use crate::sql::Sql;
use crate::tables::{ROW, Row, import, put, put_demo_rows, table};

/// A register with something in every table.
fn register() -> Register {
    let register = Register::sqlite();
    register.done("officer add from-anf --agency ANF --role liaison");
    put_demo_rows(&register, "rows.csv", (60, 9));
    import(&register, "rows.csv");
    put(&register, "more.csv", table(&[ROW, Row { unit: "Package", ..ROW }]));
    register.done("import more.csv --profile unodc-ids --agency ANF --marking TLP:GREEN");
    register.done("audit verify");
    register
}

/// The records that a verification names; it must fail.
fn named(register: &Register, what: &str) -> Vec<String> {
    let ran = register.run("audit verify --json");
    assert_eq!(ran.code, 1, "{what} was not found out");
    let answer: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| {
        panic!("{what}: no record is named: {}", ran.err);
    });
    let findings = answer["findings"].as_array().unwrap().iter();
    findings.map(|finding| finding["record"].as_str().unwrap().to_owned()).collect()
}

/// SQL for the id in a column as the program writes it.
fn uuid(column: &str) -> String {
    let part = |from: u8, length: u8| format!("substr(lower(hex({column})),{from},{length})");
    [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)].join("||'-'||")
}

/// A table, the row of it to change, and SQL for the name of that record.
struct Record {
    table: &'static str,
    row: i64,
    name: String,
}

impl Record {
    /// The row in the middle of a table.
    fn of(sql: &Sql, table: &'static str) -> Self {
        let middle = format!("LIMIT 1 OFFSET (SELECT count(*)/2 FROM {table})");
        let row = sql.rows(&format!("SELECT rowid FROM {table} ORDER BY rowid {middle}"), 1)[0][0];
        let name = match table {
            "report" => format!("'report '||{}||' version 1'", uuid("id")),
            "exhibit" => format!("'exhibit 1 of report '||{}||' version 1'", uuid("report_id")),
            "ledger_entry" => "'ledger entry '||position".to_owned(),
            "access_class" => "'report '".to_owned(),
            "officer" | "import" => format!("'{table} '||{}", uuid("id")),
            "checkpoint" => "'checkpoint '||size".to_owned(),
            _ => "'tree hash '".to_owned(),
        };
        let name = &sql.rows(&format!("SELECT {name} FROM {table} WHERE rowid={row}"), 1)[0][0];
        Self { table, row, name: String::clone(name) }
    }

    /// A value of the record as an SQL literal.
    fn literal(&self, sql: &Sql, column: &str) -> String {
        let quoted =
            format!("SELECT quote(\"{column}\") FROM {} WHERE rowid={}", self.table, self.row);
        sql.rows::<String>(&quoted, 1)[0][0].clone()
    }

    fn set(&self, sql: &Sql, (column, literal): (&str, &str)) {
        let Self { table, row, .. } = self;
        let set = format!("UPDATE {table} SET \"{column}\"={literal} WHERE rowid={row}");
        assert_eq!(sql.execute(&set), 1);
    }
}

/// Another value of the same type: the last digit or letter is another one.
fn changed(literal: &str, column_type: &str) -> String {
    if literal == "NULL" {
        let blob = column_type.contains("blob");
        return if blob { "X'00112233445566778899aabbccddeeff'" } else { "1" }.to_owned();
    }
    let Some(body) = literal.strip_suffix('\'') else {
        return format!("{literal}+1");
    };
    let (rest, last) = body.split_at(body.len() - 1);
    match last {
        "'" | "" => format!("{body}x'"),
        "0" => format!("{rest}1'"),
        _ => format!("{rest}0'"),
    }
}

/// Secrets and leases, which no entry of the ledger tells of, and the rest does.
const NOT_EVIDENCE: [(&str, &str); 5] = [
    ("officer", "password_hash"),
    ("officer", "setup_hash"),
    ("officer", "setup_until"),
    ("import", "lease_owner"),
    ("import", "lease_until"),
];

/// Changes one value after the other in a row of a table, and puts each back.
fn check_columns(table: &'static str) {
    let register = register();
    let sql = Sql::of(&register);
    let columns: Vec<Vec<String>> =
        sql.rows(&format!("SELECT name, lower(type) FROM pragma_table_info('{table}')"), 2);
    let record = Record::of(&sql, table);
    let mut missed = Vec::new();
    for column in &columns {
        let (name, column_type) = (column[0].as_str(), column[1].as_str());
        if NOT_EVIDENCE.contains(&(table, name)) {
            continue;
        }
        let before = record.literal(&sql, name);
        let after = changed(&before, column_type);
        record.set(&sql, (name, &after));
        let ran = register.run("audit verify --json");
        let found = ran.code == 1 && ran.out.contains(&record.name);
        if !found {
            missed.push(format!("{name}: exit code {}, {}", ran.code, ran.err.trim()));
        }
        record.set(&sql, (name, &before));
    }
    assert_eq!(missed, Vec::<String>::new(), "{table}: changed, and {} not named", record.name);
    register.done("audit verify");
}

macro_rules! a_changed_value_is_found_in {
    ($($table:ident),+ $(,)?) => {
        mod a_changed_value_is_found_in {
            $( #[test] fn $table() { super::check_columns(stringify!($table)); } )+
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

#[test]
fn a_value_of_another_type_is_found_in_a_report_and_an_exhibit() {
    let register = register();
    let sql = Sql::of(&register);
    for table in ["report", "exhibit"] {
        let record = Record::of(&sql, table);
        let report = record.name.rsplit_once("report ").unwrap().1;
        for column in ["version", "happened_from", "place", "content", "mass_mg", "flags"] {
            let columns = format!("SELECT name FROM pragma_table_info('{table}')");
            if !sql.rows::<String>(&columns, 1).iter().any(|name| name[0] == column) {
                continue;
            }
            let before = record.literal(&sql, column);
            for other in ["X'ff00'", "'twelve'"] {
                record.set(&sql, (column, other));
                let what = format!("{table}.{column} as {other}");
                let named = named(&register, &what);
                assert!(named.iter().any(|name| name.contains(report)), "{what}: {named:?}");
            }
            record.set(&sql, (column, &before));
        }
    }
    register.done("audit verify");
}

/// Deletes a row of a table in a register of its own; gives the records that are named.
fn without(table: &'static str) -> (String, Vec<String>) {
    let register = register();
    let sql = Sql::of(&register);
    let record = Record::of(&sql, table);
    sql.execute(&format!("DELETE FROM {table} WHERE rowid={}", record.row));
    (record.name.clone(), named(&register, &format!("a deleted row of {table}")))
}

#[test]
fn a_deleted_row_is_found() {
    // A checkpoint less can't be told from one that was never signed; witnesses keep them.
    for table in ["report", "exhibit", "access_class", "officer", "import", "tree_page"] {
        let (name, named) = without(table);
        assert!(named.iter().any(|found| found.contains(&name)), "{table}: {name} in {named:?}");
    }
    // The entries after a deleted one do not stand where they should.
    let (_, named) = without("ledger_entry");
    assert!(named.iter().any(|found| found.starts_with("ledger entry ")), "{named:?}");
    assert!(named.iter().any(|found| found.starts_with("checkpoint ")), "{named:?}");
}

#[test]
fn an_added_row_is_found() {
    let register = register();
    let sql = Sql::of(&register);
    let id = "X'01a20f96786570008000aabbccddeeff'";
    let id_shown = "01a20f96-7865-7000-8000-aabbccddeeff";
    let end = "(SELECT max(position)+1 FROM ledger_entry)";
    let cases = [
        ("report", format!("id={id},row_key=NULL"), id_shown),
        ("exhibit", "ordinal=2".to_owned(), "exhibit 2 of report "),
        ("exhibit", format!("report_id={id}"), id_shown),
        ("ledger_entry", format!("position={end},id={id}"), ""),
        ("officer", format!("id={id},login='intruder'"), id_shown),
        ("import", format!("id={id}"), id_shown),
        ("checkpoint", "size=3".to_owned(), "checkpoint 3"),
        ("checkpoint", "size=3000".to_owned(), "checkpoint 3000"),
        ("tree_page", "page=77".to_owned(), "tree"),
    ];
    let mut missed = Vec::new();
    for (table, changes, name) in cases {
        let record = Record::of(&sql, table);
        let columns: Vec<Vec<String>> =
            sql.rows(&format!("SELECT name FROM pragma_table_info('{table}')"), 1);
        let value = |column: &Vec<String>| {
            let set =
                changes.split(',').find_map(|set| set.strip_prefix(&format!("{}=", column[0])));
            set.map_or(format!("\"{}\"", column[0]), str::to_owned)
        };
        let values: Vec<_> = columns.iter().map(value).collect();
        let row = format!("SELECT {} FROM {table} WHERE rowid={}", values.join(","), record.row);
        assert_eq!(sql.execute(&format!("INSERT INTO {table} {row}")), 1);
        let ran = register.run("audit verify --json");
        if ran.code != 1 || !ran.out.contains(name) {
            missed.push(format!("{table} with {changes}: exit code {} {}", ran.code, ran.err));
        }
        let last = format!("(SELECT max(rowid) FROM {table})");
        assert_eq!(sql.execute(&format!("DELETE FROM {table} WHERE rowid={last}")), 1);
    }
    assert_eq!(missed, Vec::<String>::new());
    register.done("audit verify");
}

#[test]
fn the_signing_key_of_another_register_is_refused() {
    let (register, other) = (register(), Register::sqlite());
    let key = |register: &Register| register.folder.path().join("register/ledger.key");
    std::fs::copy(key(&other), key(&register)).unwrap();
    let ran = register.run("audit verify");
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("not this register's"), "{}", ran.err);
    std::fs::remove_file(key(&register)).unwrap();
    assert_eq!(register.run("figures seizures --period 2012").code, 1);
}
