//! A row as a sheet stores it: cells by column, most of them not there.

use crate::{CELL_LIMIT, ROW_LIMIT};

/// What a cell counts for beside its text, in bytes: cells without text are not for nothing.
const CELL_SIZE: usize = 16;

/// One row that has something in it.
#[derive(Clone, Debug, Default)]
pub struct SheetRow {
    /// The row as the spreadsheet numbers it.
    pub number: u64,
    /// Cells that are not blank, by rising column; none where the row is too large.
    pub cells: Vec<SheetCell>,
    /// Merged cells that begin in this row.
    pub spans: Vec<Span>,
    /// Whether its text is above [`ROW_LIMIT`].
    pub is_too_large: bool,
    /// Bytes of text, with [`CELL_SIZE`] more for each cell.
    pub size: usize,
}

/// One cell.
#[derive(Clone, Debug)]
pub struct SheetCell {
    /// From 0.
    pub column: usize,
    /// What stands in it.
    pub value: Result<String, Fault>,
    /// Whether a formula does.
    pub is_formula: bool,
}

/// Why a cell has no value.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The spreadsheet shows this error.
    Error(String),
    /// A formula that was never computed.
    NeverComputed,
    /// The cell is above [`CELL_LIMIT`].
    TooLarge,
    /// The cell is not what the file says it is.
    Unreadable {
        /// What stands in it.
        found: String,
        /// What should.
        expected: &'static str,
    },
}

/// Cells that are merged into one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first row.
    pub row: u64,
    /// The first column, from 0.
    pub column: usize,
    /// The last row.
    pub last_row: u64,
    /// The last column.
    pub last_column: usize,
}

impl SheetRow {
    /// An empty row of that number.
    pub fn new(number: u64) -> Self {
        Self { number, ..Self::default() }
    }

    /// Adds a cell behind those that are there, unless the row is too large with it.
    pub fn push(&mut self, cell: SheetCell) {
        if self.is_too_large {
            return;
        }
        let size = match &cell.value {
            Ok(text) => text.len(),
            Err(Fault::Error(text) | Fault::Unreadable { found: text, .. }) => text.len(),
            Err(Fault::NeverComputed | Fault::TooLarge) => 0,
        };
        self.size += CELL_SIZE + size;
        if self.size > ROW_LIMIT {
            self.is_too_large = true;
            self.cells = Vec::new();
        } else {
            self.cells.push(cell);
        }
    }
}

/// Adds text to a cell's, up to a little above [`CELL_LIMIT`].
pub fn add_text(cell: &mut String, text: &str) {
    if cell.len() <= CELL_LIMIT {
        cell.push_str(text);
    }
}

/// What a cell says that holds this text.
pub fn text_value(text: String) -> Result<String, Fault> {
    if text.len() > CELL_LIMIT { Err(Fault::TooLarge) } else { Ok(text) }
}
