//! How a table is written and where in its file it stands: the keys of `[table]` in a profile.

mod keys;

use encoding_rs::Encoding;
use serde::Deserialize;

use crate::country_pack::fold;
use keys::Keys;

/// Words with which a total row begins, unless a profile names others.
const TOTAL_WORDS: [&str; 8] =
    ["total", "g. total", "grand total", "sub total", "subtotal", "sub-total", "میزان", "کل"];

/// How a table is written. The default is comma, `"` and UTF-8, with the header in the first row
/// that isn't blank. What is said of delimiters and encodings has no meaning for a spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Keys")]
pub struct TableFormat {
    delimiter: u8,
    quote: u8,
    encoding: TextEncoding,
    sheet: Option<String>,
    header: HeaderPlace,
    fill_merged: bool,
    total_words: Vec<String>,
}

/// In which encoding text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextEncoding {
    /// In this one, unless a byte order mark says otherwise.
    Named(&'static Encoding),
    /// In UTF-8 or UTF-16 if the bytes say so, else in this one.
    Auto {
        /// For bytes that are not UTF-8.
        fallback: &'static Encoding,
    },
}

/// Where the header stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeaderPlace {
    /// Its first row, if the profile says so.
    pub row: Option<u64>,
    /// Whether it has a second row below the first.
    pub is_double: bool,
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
    #[error(
        "encoding {found:?}; expected auto or a WHATWG label such as utf-8, utf-16le, windows-1256"
    )]
    Encoding {
        /// What was given.
        found: String,
    },
    /// Not the name of an encoding, or no use for one.
    #[error(
        "fallback {found:?}; expected a label such as windows-1256, beside encoding = \"auto\""
    )]
    Fallback {
        /// What was given.
        found: String,
    },
    /// Not a row.
    #[error("header_row {found}; expected a row as the spreadsheet numbers it, from 1")]
    HeaderRow {
        /// What was given.
        found: u64,
    },
    /// Not as many rows as a header can have.
    #[error("header_rows {found}; expected 1 or 2")]
    HeaderRows {
        /// What was given.
        found: u64,
    },
    /// Nothing where words are expected.
    #[error("{key} with a blank text; expected words")]
    Blank {
        /// The key.
        key: &'static str,
    },
}

impl TableFormat {
    /// Takes delimiter and quotation mark as texts of one ASCII character, and the encoding by
    /// any label of the WHATWG encoding standard, or `auto`.
    ///
    /// # Errors
    /// See [`TableFormatError`].
    pub fn new(delimiter: &str, quote: &str, encoding: &str) -> Result<Self, TableFormatError> {
        let keys = Keys {
            delimiter: delimiter.to_owned(),
            quote: quote.to_owned(),
            encoding: encoding.to_owned(),
            ..Keys::default()
        };
        Self::try_from(keys)
    }

    /// The same, but from the sheet of that name.
    #[must_use]
    pub fn in_sheet(self, name: &str) -> Self {
        Self { sheet: Some(name.to_owned()), ..self }
    }

    pub(super) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    pub(super) fn quote(&self) -> u8 {
        self.quote
    }

    pub(super) fn encoding(&self) -> TextEncoding {
        self.encoding
    }

    pub(crate) fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    pub(super) fn header(&self) -> HeaderPlace {
        self.header
    }

    pub(super) fn fills_merged(&self) -> bool {
        self.fill_merged
    }

    /// Folded.
    pub(super) fn total_words(&self) -> &[String] {
        &self.total_words
    }
}

impl Default for TableFormat {
    fn default() -> Self {
        Self {
            delimiter: b',',
            quote: b'"',
            encoding: TextEncoding::Named(encoding_rs::UTF_8),
            sheet: None,
            header: HeaderPlace { row: None, is_double: false },
            fill_merged: false,
            total_words: TOTAL_WORDS.map(fold).to_vec(),
        }
    }
}
