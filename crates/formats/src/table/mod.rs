//! A table read row by row from bytes of any length, in bounded memory.
//!
//! Reads CSV by RFC 4180 and as spreadsheets write it. A row that can't be read is a
//! [`CellProblem`] of that row alone. What the cells mean is the business of a profile.

mod format;
mod problem;
mod quotes;
mod records;
#[cfg(test)]
mod tests;
mod text;

use std::io::Read;

pub use format::{TableFormat, TableFormatError};
pub use problem::CellProblem;

use records::{Flaw, Record, Records};

/// The largest cell that is read, in bytes of UTF-8: 1 MiB.
pub const CELL_LIMIT: usize = 1024 * 1024;

/// The largest row that is read, in bytes of UTF-8 with its quotation marks: 4 MiB.
pub const ROW_LIMIT: usize = 4 * 1024 * 1024;

/// The most columns a table may have.
pub const COLUMN_LIMIT: usize = 4_096;

/// One row below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row as a spreadsheet numbers it: a header in the first line is row 1, blank lines
    /// have a number too, and a row whose quoted cells span several lines has one number.
    pub number: u64,
    /// As many cells as the header has, as written; or why there are none.
    pub cells: Result<Vec<String>, CellProblem>,
}

/// Why a table can't be read at all, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// Not one line that isn't blank.
    #[error("nothing in it; expected a header row")]
    Empty,
    /// The header row can't be read.
    #[error("the header in row {row} can't be read: {problem}")]
    Header {
        /// Its number.
        row: u64,
        /// What is wrong with it.
        problem: CellProblem,
    },
    /// The bytes could not be read.
    #[error("reading failed after row {row}: {source}")]
    Read {
        /// Number of the last row that was read; 0 before the first.
        row: u64,
        /// What the reader said.
        source: std::io::Error,
    },
}

/// Reads a table row by row.
///
/// Ends of line are CR LF, LF or CR, also mixed. A byte order mark is dropped, and one of UTF-8
/// or UTF-16 overrules the encoding of the format. The memory held is a few times [`ROW_LIMIT`]
/// at most, whatever the bytes are.
///
/// # What is a problem of a row
/// - More or fewer cells than the header. Empty cells at the end may not be left out either: a
///   row that was cut off looks the same, and its last value may have been cut in the middle.
/// - A cell above [`CELL_LIMIT`] or a row above [`ROW_LIMIT`]. It is skipped without being held.
/// - Bytes that the encoding does not have, and the character NUL.
/// - A quotation mark that is never closed. The row in which it was opened ends with its line,
///   and the lines after it are read as rows again. A mark counts as never closed if the file
///   ends before it is; and also if the cell runs over several lines, the row is then out of
///   shape or too large, and most of those lines have as many cells as the header.
pub struct TableReader<R> {
    records: Records<R>,
    header: Vec<String>,
}

impl<R: Read> TableReader<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// Fails where there is no header that can be read.
    pub fn new(reader: R, format: TableFormat) -> Result<Self, TableError> {
        let mut table = Self { records: Records::new(reader, format), header: Vec::new() };
        let Some(record) = table.next_record()? else { return Err(TableError::Empty) };
        let row = record.number;
        table.header =
            table.cells(record).map_err(|problem| TableError::Header { row, problem })?;
        table.records.expect_cells(table.header.len());
        Ok(table)
    }

    /// The names of the columns, as written.
    pub fn header(&self) -> &[String] {
        &self.header
    }

    /// Reads the next row; gives `None` after the last. Numbers only ever rise.
    ///
    /// # Errors
    /// Fails where the bytes can't be read. Nothing more can be read then.
    pub fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        let Some(record) = self.next_record()? else { return Ok(None) };
        Ok(Some(Row { number: record.number, cells: self.cells(record) }))
    }

    fn next_record(&mut self) -> Result<Option<Record>, TableError> {
        let row = self.records.number();
        self.records.read().map_err(|source| TableError::Read { row, source })
    }

    fn cells(&self, record: Record) -> Result<Vec<String>, CellProblem> {
        if let Some(flaw) = record.flaw {
            return Err(self.problem(flaw));
        }
        let mut cells = Vec::with_capacity(self.header.len());
        for (index, bytes) in self.records.cells().enumerate() {
            let text = std::str::from_utf8(bytes).map_err(|error| CellProblem::NotText {
                column: self.column(index),
                found: String::from_utf8_lossy(bytes).into_owned(),
                byte: error.valid_up_to() + 1,
            })?;
            if bytes.contains(&0) {
                return Err(CellProblem::Nul { column: self.column(index) });
            }
            cells.push(text.to_owned());
        }
        Ok(cells)
    }

    fn problem(&self, flaw: Flaw) -> CellProblem {
        match flaw {
            Flaw::CellTooLarge { index } => {
                CellProblem::CellTooLarge { column: self.column(index) }
            }
            Flaw::RowTooLarge => CellProblem::RowTooLarge,
            Flaw::TooManyColumns { found } => CellProblem::TooManyColumns { found },
            Flaw::CellCount { found } => {
                CellProblem::CellCount { found, expected: self.header.len() }
            }
            Flaw::QuoteNotClosed { index } => {
                CellProblem::QuoteNotClosed { column: self.column(index) }
            }
        }
    }

    fn column(&self, index: usize) -> String {
        match self.header.get(index).map(|name| name.trim()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => format!("column {}", index + 1),
        }
    }
}
