//! How a table is written: delimiter, quotation mark, encoding.

use encoding_rs::Encoding;
use serde::Deserialize;

/// How a table is written. The default is comma, `"` and UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Keys")]
pub struct TableFormat {
    delimiter: u8,
    quote: u8,
    encoding: &'static Encoding,
}

/// Why a table can't be written so.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableFormatError {
    /// Not a character that can stand between cells.
    #[error("delimiter {found:?}; expected one ASCII character such as \",\" \";\" \"|\" \"\\t\"")]
    Delimiter {
        /// What was given.
        found: String,
    },
    /// Not a character that can stand around cells.
    #[error("quote {found:?}; expected one ASCII character other than the delimiter")]
    Quote {
        /// What was given.
        found: String,
    },
    /// Not the name of an encoding.
    #[error("encoding {found:?}; expected a WHATWG label such as utf-8, utf-16le, windows-1256")]
    Encoding {
        /// What was given.
        found: String,
    },
}

impl TableFormat {
    /// Takes delimiter and quotation mark as texts of one ASCII character, and the encoding by
    /// any label of the WHATWG encoding standard.
    ///
    /// # Errors
    /// See [`TableFormatError`].
    pub fn new(delimiter: &str, quote: &str, encoding: &str) -> Result<Self, TableFormatError> {
        let found = |text: &str| text.to_owned();
        let delimiter_byte = mark(delimiter)
            .ok_or_else(|| TableFormatError::Delimiter { found: found(delimiter) })?;
        let quote_byte = mark(quote)
            .filter(|byte| *byte != delimiter_byte)
            .ok_or_else(|| TableFormatError::Quote { found: found(quote) })?;
        let encoding = Encoding::for_label_no_replacement(encoding.as_bytes())
            .ok_or_else(|| TableFormatError::Encoding { found: found(encoding) })?;
        Ok(Self { delimiter: delimiter_byte, quote: quote_byte, encoding })
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    pub(super) fn quote(&self) -> u8 {
        self.quote
    }

    pub(super) fn encoding(&self) -> &'static Encoding {
        self.encoding
    }
}

impl Default for TableFormat {
    fn default() -> Self {
        Self { delimiter: b',', quote: b'"', encoding: encoding_rs::UTF_8 }
    }
}

/// The only byte of a text, if it can mark the cells of a table.
fn mark(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [byte] if byte.is_ascii() && !matches!(byte, b'\r' | b'\n' | 0) => Some(*byte),
        _ => None,
    }
}

/// The keys of `[table]` in a profile.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Keys {
    delimiter: String,
    quote: String,
    encoding: String,
}

impl Default for Keys {
    fn default() -> Self {
        let text = |plain: &str| plain.to_owned();
        Self { delimiter: text(","), quote: text("\""), encoding: text("utf-8") }
    }
}

impl TryFrom<Keys> for TableFormat {
    type Error = TableFormatError;
    fn try_from(keys: Keys) -> Result<Self, TableFormatError> {
        Self::new(&keys.delimiter, &keys.quote, &keys.encoding)
    }
}
