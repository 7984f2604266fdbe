//! Reads the rows of one CSV file of a pack and says where a field is wrong.
//!
//! Cells are cut by the reader of imported tables. What that reader forgives an agency is an
//! error here, since a pack is ours: its header is fixed, and one bad row refuses the file.

use std::collections::BTreeMap;

use yakja_model::Day;

use super::{PackError, fold};
use crate::table::{CellProblem, TableError, TableFormat, TableReader};

/// What stands where no source gives an Urdu word and nobody has reviewed it.
const UNREVIEWED: &str = "unreviewed";

/// One row of a CSV file, with what an error must say about it.
pub(super) struct Row {
    file: &'static str,
    line: u64,
    columns: &'static [&'static str],
    fields: Vec<String>,
}

impl Row {
    pub(super) fn text(&self, column: &str) -> &str {
        let index = self.columns.iter().position(|name| *name == column);
        index.and_then(|index| self.fields.get(index)).map_or("", |field| field.trim())
    }

    pub(super) fn required(&self, column: &str) -> Result<String, PackError> {
        match self.text(column) {
            "" => Err(self.wrong(column, "something")),
            text => Ok(text.to_owned()),
        }
    }

    /// The texts between `|`.
    pub(super) fn list(&self, column: &str) -> Result<Vec<String>, PackError> {
        if self.text(column).is_empty() {
            return Ok(Vec::new());
        }
        let items: Vec<String> =
            self.text(column).split('|').map(|item| item.trim().to_owned()).collect();
        if items.iter().any(String::is_empty) {
            return Err(self.wrong(column, "something before, between and after each |"));
        }
        Ok(items)
    }

    /// Where the Urdu in this row comes from.
    pub(super) fn urdu_source(&self) -> Result<Option<String>, PackError> {
        match self.text("urdu_source") {
            "" => Err(self.wrong("urdu_source", "a source or unreviewed")),
            UNREVIEWED => Ok(None),
            source => Ok(Some(source.to_owned())),
        }
    }

    pub(super) fn yes_or_no(&self, column: &str) -> Result<bool, PackError> {
        match self.text(column) {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err(self.wrong(column, "yes or no")),
        }
    }

    pub(super) fn day(&self, column: &str) -> Result<Option<Day>, PackError> {
        match self.text(column) {
            "" => Ok(None),
            text => match Day::parse(text) {
                Ok(day) => Ok(Some(day)),
                Err(_) => Err(self.wrong(column, "nothing or a day as YYYY-MM-DD")),
            },
        }
    }

    /// A whole number above zero, or nothing.
    pub(super) fn above_zero(&self, column: &str) -> Result<Option<i64>, PackError> {
        let text = self.text(column);
        let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match text.parse::<i64>() {
            Ok(number) if plain && number > 0 => Ok(Some(number)),
            _ if text.is_empty() => Ok(None),
            _ => Err(self.wrong(column, "a whole number above zero")),
        }
    }

    /// Latitude and longitude of the columns `lat` and `lon`, both or neither.
    pub(super) fn place(&self) -> Result<Option<(i32, i32)>, PackError> {
        match (self.text("lat"), self.text("lon")) {
            ("", "") => Ok(None),
            _ => Ok(Some((self.degrees("lat", 90)?, self.degrees("lon", 180)?))),
        }
    }

    fn degrees(&self, column: &str, limit: i32) -> Result<i32, PackError> {
        microdegrees(self.text(column))
            .filter(|value| value.abs() <= limit * 1_000_000)
            .ok_or_else(|| self.wrong(column, "degrees with at most six decimals"))
    }

    pub(super) fn first_time(
        &self,
        seen: &mut BTreeMap<String, u64>,
        column: &str,
    ) -> Result<(), PackError> {
        match seen.insert(self.text(column).to_owned(), self.line) {
            Some(line) => Err(self.wrong(column, &format!("a code not yet used (line {line})"))),
            None => Ok(()),
        }
    }

    /// The same text may stand twice, but not with two meanings.
    pub(super) fn one_meaning<V: PartialEq>(
        &self,
        map: &mut BTreeMap<String, V>,
        column: &str,
        value: V,
    ) -> Result<(), PackError> {
        let key = fold(&self.required(column)?);
        match map.get(&key) {
            Some(earlier) if *earlier != value => {
                Err(self.wrong(column, "a text that has no other meaning earlier in the file"))
            }
            _ => {
                map.insert(key, value);
                Ok(())
            }
        }
    }

    pub(super) fn wrong(&self, column: &str, expected: &str) -> PackError {
        PackError {
            file: self.file,
            line: self.line,
            column: column.to_owned(),
            found: self.text(column).to_owned(),
            expected: expected.to_owned(),
        }
    }
}

/// Reads a CSV file whose first line names exactly these columns. Empty lines are passed over.
pub(super) fn rows(
    file: &'static str,
    columns: &'static [&'static str],
    bytes: &[u8],
) -> Result<Vec<Row>, PackError> {
    let mut table = open(file, columns, bytes)?;
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().map_err(|error| unreadable(file, columns, &error))? {
        let line = row.number;
        let fields = row.cells.map_err(|problem| bad_row(file, line, &problem))?;
        let row = Row { file, line, columns, fields };
        // A row is then a line of the file, and an error can name it.
        let broken = row.fields.iter().position(|field| field.contains(['\n', '\r']));
        if let Some(column) = broken.and_then(|index| columns.get(index)) {
            return Err(row.wrong(column, "a text in one line"));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn open<'bytes>(
    file: &'static str,
    columns: &[&str],
    bytes: &'bytes [u8],
) -> Result<TableReader<&'bytes [u8]>, PackError> {
    let table = TableReader::new(bytes, TableFormat::default())
        .map_err(|error| unreadable(file, columns, &error))?;
    if table.header().iter().map(String::as_str).ne(columns.iter().copied()) {
        return Err(wrong_header(file, columns, table.header().join(",")));
    }
    Ok(table)
}

fn unreadable(file: &'static str, columns: &[&str], error: &TableError) -> PackError {
    let found = match error {
        TableError::Empty => String::new(),
        other => other.to_string(),
    };
    wrong_header(file, columns, found)
}

fn wrong_header(file: &'static str, columns: &[&str], found: String) -> PackError {
    let expected = format!("the header {}", columns.join(","));
    PackError { file, line: 1, column: "all".to_owned(), found, expected }
}

fn bad_row(file: &'static str, line: u64, problem: &CellProblem) -> PackError {
    let column = if problem.column().is_empty() { "all" } else { problem.column() };
    let expected = match problem {
        CellProblem::NotText { .. } => "text in UTF-8".to_owned(),
        other => other.expected(),
    };
    PackError { file, line, column: column.to_owned(), found: problem.found(), expected }
}

/// Reads degrees with up to six decimals as millionths, without a float in between.
fn microdegrees(text: &str) -> Option<i32> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(fraction) || fraction.len() > 6 {
        return None;
    }
    let micro: i32 = format!("{whole}{fraction:0<6}").parse().ok()?;
    Some(sign * micro)
}
