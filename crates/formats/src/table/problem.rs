//! Why a row has no cells, in words for the person who sent it.

use super::{CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT};

/// Why a row has no cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellProblem {
    /// A cell above [`CELL_LIMIT`].
    CellTooLarge {
        /// Its column.
        column: String,
    },
    /// A row above [`ROW_LIMIT`].
    RowTooLarge,
    /// A header above [`COLUMN_LIMIT`].
    TooManyColumns {
        /// How many there are.
        found: usize,
    },
    /// Not as many cells as the header has.
    CellCount {
        /// How many there are.
        found: usize,
        /// How many the header has.
        expected: usize,
    },
    /// Bytes that the encoding does not have.
    NotText {
        /// Their column.
        column: String,
        /// The first such byte within the cell, from 1.
        byte: usize,
        /// The cell, with U+FFFD for such bytes.
        found: String,
    },
    /// The character NUL.
    Nul {
        /// Its column.
        column: String,
    },
    /// A quotation mark was opened and never closed.
    QuoteNotClosed {
        /// The column in which it was opened.
        column: String,
    },
    /// Not a row of data: a total of the rows above.
    TotalRow {
        /// The column in which the word stands.
        column: String,
        /// The word, as written.
        found: String,
    },
    /// A spreadsheet shows an error in the cell, such as `#REF!`.
    ErrorCell {
        /// Its column.
        column: String,
        /// The cell, such as `C7`.
        cell: String,
        /// The error, as the spreadsheet writes it.
        found: String,
    },
    /// A formula whose value was never computed.
    FormulaWithoutValue {
        /// Its column.
        column: String,
        /// The cell, such as `C7`.
        cell: String,
    },
    /// A cell that is not what the spreadsheet says it is.
    Unreadable {
        /// Its column.
        column: String,
        /// The cell, such as `C7`.
        cell: String,
        /// What stands in it.
        found: String,
        /// What should.
        expected: &'static str,
    },
}

impl CellProblem {
    /// The column it is about; empty where it is about the whole row.
    pub fn column(&self) -> &str {
        match self {
            Self::CellTooLarge { column }
            | Self::NotText { column, .. }
            | Self::Nul { column }
            | Self::QuoteNotClosed { column }
            | Self::TotalRow { column, .. }
            | Self::ErrorCell { column, .. }
            | Self::FormulaWithoutValue { column, .. }
            | Self::Unreadable { column, .. } => column,
            Self::RowTooLarge | Self::TooManyColumns { .. } | Self::CellCount { .. } => "",
        }
    }

    /// Whether nothing is wrong with the row but that it is a total, so that nobody has to mend it.
    pub fn is_total_row(&self) -> bool {
        matches!(self, Self::TotalRow { .. })
    }

    /// What was found.
    pub fn found(&self) -> String {
        match self {
            Self::CellTooLarge { .. } => format!("a cell above {} MiB", CELL_LIMIT >> 20),
            Self::RowTooLarge => format!("a row above {} MiB", ROW_LIMIT >> 20),
            Self::TooManyColumns { found } => format!("{found} columns"),
            Self::CellCount { found: 1, .. } => "1 cell".to_owned(),
            Self::CellCount { found, .. } => format!("{found} cells"),
            Self::NotText { found, .. } | Self::TotalRow { found, .. } => found.clone(),
            Self::Nul { .. } => "the character NUL".to_owned(),
            Self::QuoteNotClosed { .. } => {
                "a quotation mark that opens here and is never closed".to_owned()
            }
            Self::ErrorCell { cell, found, .. } => format!("{found} in cell {cell}"),
            Self::FormulaWithoutValue { cell, .. } => {
                format!("a formula in cell {cell} that was never computed")
            }
            Self::Unreadable { cell, found, .. } => format!("{found} in cell {cell}"),
        }
    }

    /// What was expected.
    pub fn expected(&self) -> String {
        match self {
            Self::CellTooLarge { .. } => format!("at most {} MiB", CELL_LIMIT >> 20),
            Self::RowTooLarge => format!("at most {} MiB", ROW_LIMIT >> 20),
            Self::TooManyColumns { .. } => format!("at most {COLUMN_LIMIT} columns"),
            Self::CellCount { expected, .. } => format!("as many as the header: {expected}"),
            Self::NotText { byte, .. } => {
                format!("text in the encoding of the profile; byte {byte} of the cell is not")
            }
            Self::Nul { .. } => "text without it; is the encoding of the profile right?".to_owned(),
            Self::QuoteNotClosed { .. } => {
                "a closing quotation mark, or none, or two for one within the text".to_owned()
            }
            Self::TotalRow { .. } => "data; a total row is not taken".to_owned(),
            Self::ErrorCell { .. } => "a value; the spreadsheet shows an error".to_owned(),
            Self::FormulaWithoutValue { .. } => {
                "a value; open the file in a spreadsheet program and save it".to_owned()
            }
            Self::Unreadable { expected, .. } => (*expected).to_owned(),
        }
    }
}

impl std::fmt::Display for CellProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.column().is_empty() {
            write!(f, "{}: ", self.column())?;
        }
        write!(f, "found {}; expected {}", self.found(), self.expected())
    }
}
