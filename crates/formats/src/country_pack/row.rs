//! Reads the rows of one CSV file of a pack and says where a field is wrong.
//!
//! Strict, unlike the reader of imported tables: a pack is ours, so its header, its number of
//! fields and its encoding are fixed.

use std::collections::BTreeMap;

use super::{PackError, fold};

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

    pub(super) fn degrees(&self, column: &str, limit: i32) -> Result<i32, PackError> {
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
    let mut text = utf8(file, bytes)?.as_bytes().to_vec();
    text.push(b'\n');
    let mut rest = text.as_slice();
    let mut line = 1;
    let mut rows = Vec::new();
    let mut reader = csv_core::Reader::new();
    let mut output = vec![0; text.len()];
    let mut ends = vec![0; 64];
    loop {
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (skipped, record) = rest.split_at(blank);
        line += line_breaks(skipped);
        if record.is_empty() {
            break;
        }
        let (result, read, _, count) = reader.read_record(record, &mut output, &mut ends);
        let whole = result == csv_core::ReadRecordResult::Record;
        let fields = fields(&output, ends.get(..count).unwrap_or_default());
        let row = Row { file, line, columns, fields };
        if !whole || row.fields.len() != columns.len() {
            return Err(PackError {
                column: "all".to_owned(),
                found: row.fields.join(","),
                expected: format!("{} fields and closed quotes", columns.len()),
                ..row.wrong("", "")
            });
        }
        rows.push(row);
        let (taken, left) = record.split_at(read);
        line += line_breaks(taken);
        rest = left;
    }
    without_header(rows, file, columns)
}

fn without_header(
    mut rows: Vec<Row>,
    file: &'static str,
    columns: &'static [&'static str],
) -> Result<Vec<Row>, PackError> {
    let found = rows.first().map(|row| row.fields.clone()).unwrap_or_default();
    if found.iter().map(String::as_str).ne(columns.iter().copied()) {
        return Err(PackError {
            file,
            line: 1,
            column: "all".to_owned(),
            found: found.join(","),
            expected: format!("the header {}", columns.join(",")),
        });
    }
    rows.remove(0);
    Ok(rows)
}

fn fields(output: &[u8], ends: &[usize]) -> Vec<String> {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let bounds = starts.zip(ends.iter().copied());
    let field = |(start, end)| output.get(start..end).unwrap_or_default();
    bounds.map(|bounds| String::from_utf8_lossy(field(bounds)).into_owned()).collect()
}

fn line_breaks(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

pub(super) fn utf8<'a>(file: &'static str, bytes: &'a [u8]) -> Result<&'a str, PackError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let good = String::from_utf8_lossy(good);
        let (line, column) = position(&good, good.len());
        let bad = bytes.get(error.valid_up_to()).map(|byte| format!("byte {byte:#04x}"));
        PackError {
            file,
            line,
            column: format!("character {column}"),
            found: bad.unwrap_or_default(),
            expected: "text in UTF-8".to_owned(),
        }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Line and column of a byte offset, both counted from 1.
pub(super) fn position(text: &str, offset: usize) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let column = last_line.chars().fold(1, |count, _| count + 1);
    (1 + line_breaks(before.as_bytes()), column)
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
