//! Tables in the columns of unodc-ids, row by row, and files in a register's folder.

use std::path::PathBuf;

use serde_json::Value;

use crate::register::Register;

/// The columns, in their order.
pub const COLUMNS: [&str; 16] = [
    "REGION",
    "SUBREGION",
    "COUNTRY",
    "ADMINISTRATIVE_DIVISION",
    "PLACE",
    "SEIZURE_DATE",
    "DRUG_NAME",
    "AMOUNT",
    "DRUG_UNIT",
    "HIDING_PLACE",
    "INSTALLATION",
    "TRANSPORT",
    "PRODUCING_COUNTRY",
    "DEPARTURE_COUNTRY",
    "DESTINATION_COUNTRY",
    "ROUTING",
];

/// The cells of a row that matter to a figure, and one that does not.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub country: &'static str,
    pub place: &'static str,
    pub day: &'static str,
    pub drug: &'static str,
    pub amount: &'static str,
    pub unit: &'static str,
    pub hiding_place: &'static str,
}

/// A kilogram of heroin in Lahore; each test says in what its rows differ.
pub const ROW: Row = Row {
    country: "Pakistan",
    place: "Lahore",
    day: "2012-03-04",
    drug: "Heroin",
    amount: "1",
    unit: "Kilogram",
    hiding_place: "",
};

impl Row {
    /// The cells in the order of the columns.
    pub fn cells(&self) -> [&'static str; 16] {
        let Self { country, place, day, drug, amount, unit, hiding_place } = *self;
        let before = ["Asia", "South-West Asia", country, "", place, day, drug, amount, unit];
        let mut cells = [""; 16];
        cells[..9].copy_from_slice(&before);
        cells[9] = hiding_place;
        cells
    }

    /// The row as a line without its end.
    pub fn line(&self) -> String {
        self.cells().join(";")
    }
}

/// The header and these lines.
pub fn lines<Line: AsRef<str>>(lines: &[Line]) -> String {
    let header = COLUMNS.join(";");
    let lines = std::iter::once(header.as_str()).chain(lines.iter().map(AsRef::as_ref));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The header and these rows.
pub fn table(rows: &[Row]) -> String {
    lines(&rows.iter().map(Row::line).collect::<Vec<_>>())
}

/// Writes a file into the folder of a register.
pub fn put(register: &Register, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = register.folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Imports a file and gives the answer.
pub fn import(register: &Register, file: &str) -> Value {
    register.json(&format!("import {file} --profile unodc-ids --agency UNODC"))
}

/// Writes rows as a file and imports it; every row must be new.
pub fn import_rows(register: &Register, rows: &[Row]) {
    put(register, "rows.csv", table(rows));
    let answer = import(register, "rows.csv");
    assert_eq!(answer["accepted"], rows.len(), "{answer}");
}

/// Writes invented rows as a file.
pub fn put_demo_rows(register: &Register, name: &str, (count, seed): (u32, u32)) {
    let out = register.done(&format!("demo rows --count {count} --seed {seed}"));
    put(register, name, out);
}

/// Rows by what became of them: accepted, already known, refused.
pub fn outcome(answer: &Value) -> [u64; 3] {
    let refused = answer["rejected"].as_array().unwrap().len() as u64;
    [answer["accepted"].as_u64().unwrap(), answer["already_known"].as_u64().unwrap(), refused]
}
