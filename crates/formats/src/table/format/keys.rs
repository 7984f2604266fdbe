//! The keys of `[table]` as a profile writes them, and the checks that types do not make.

use encoding_rs::{Encoding, UTF_8};
use serde::Deserialize;

use super::{HeaderPlace, TableFormat, TableFormatError, TextEncoding};
use crate::country_pack::fold;

/// The keys of `[table]` in a profile.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Keys {
    pub delimiter: String,
    pub quote: String,
    pub encoding: String,
    pub fallback: Option<String>,
    pub sheet: Option<String>,
    pub header_row: Option<u64>,
    pub header_rows: u64,
    pub fill_merged: bool,
    pub total_words: Option<Vec<String>>,
}

impl Default for Keys {
    fn default() -> Self {
        let text = |plain: &str| plain.to_owned();
        Self {
            delimiter: text(","),
            quote: text("\""),
            encoding: text("utf-8"),
            fallback: None,
            sheet: None,
            header_row: None,
            header_rows: 1,
            fill_merged: false,
            total_words: None,
        }
    }
}

impl TryFrom<Keys> for TableFormat {
    type Error = TableFormatError;
    fn try_from(keys: Keys) -> Result<Self, TableFormatError> {
        let encoding = encoding(&keys)?;
        let header = header(&keys)?;
        let delimiter = mark(&keys.delimiter)
            .ok_or(TableFormatError::Delimiter { found: keys.delimiter.clone() })?;
        let quote = mark(&keys.quote)
            .filter(|byte| *byte != delimiter)
            .ok_or(TableFormatError::Quote { found: keys.quote })?;
        if keys.sheet.as_ref().is_some_and(|name| name.trim().is_empty()) {
            return Err(TableFormatError::Blank { key: "sheet" });
        }
        let default = Self::default();
        let total_words = match keys.total_words {
            Some(words) => words.iter().map(|word| fold(word)).collect(),
            None => default.total_words,
        };
        if total_words.iter().any(String::is_empty) {
            return Err(TableFormatError::Blank { key: "total_words" });
        }
        let (sheet, fill_merged) = (keys.sheet, keys.fill_merged);
        Ok(Self { delimiter, quote, encoding, sheet, header, fill_merged, total_words })
    }
}

fn encoding(keys: &Keys) -> Result<TextEncoding, TableFormatError> {
    let fallback = |found: &String| {
        let wrong = || TableFormatError::Fallback { found: found.clone() };
        labelled(found).ok_or_else(wrong)
    };
    match (keys.encoding.trim(), &keys.fallback) {
        ("auto", None) => Ok(TextEncoding::Auto { fallback: UTF_8 }),
        ("auto", Some(label)) => fallback(label).map(|fallback| TextEncoding::Auto { fallback }),
        (_, Some(label)) => Err(TableFormatError::Fallback { found: label.clone() }),
        (label, None) => labelled(label)
            .map(TextEncoding::Named)
            .ok_or_else(|| TableFormatError::Encoding { found: keys.encoding.clone() }),
    }
}

fn header(keys: &Keys) -> Result<HeaderPlace, TableFormatError> {
    if let Some(found @ 0) = keys.header_row {
        return Err(TableFormatError::HeaderRow { found });
    }
    match keys.header_rows {
        rows @ (1 | 2) => Ok(HeaderPlace { row: keys.header_row, is_double: rows == 2 }),
        found => Err(TableFormatError::HeaderRows { found }),
    }
}

fn labelled(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

/// The only byte of a text, if it can mark the cells of a table.
fn mark(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(byte, b'\r' | b'\n' | 0) => Some(*byte),
        _ => None,
    }
}
