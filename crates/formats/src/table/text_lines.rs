//! The lines of delimited text: as many cells as the header has, or why there are none.

use std::io::Read;

use super::records::{Flaw, Record, Records};
use super::total::TotalWords;
use super::{Row, TableFormat, column_name, is_blank};
use crate::{CellProblem, TableError};

/// Reads lines.
pub struct TextLines<R> {
    pub(super) records: Records<R>,
    total_words: TotalWords,
    header: Vec<String>,
    /// Whether the names of the columns are known and lines are data.
    in_data: bool,
}

impl<R: Read> TextLines<R> {
    /// Takes a reader of which nothing has been read.
    pub fn new(reader: R, format: &TableFormat, total_words: TotalWords) -> Self {
        let records = Records::new(reader, format.clone());
        Self { records, total_words, header: Vec::new(), in_data: false }
    }

    /// From now on lines have these columns.
    pub fn expect_columns(&mut self, names: &[String]) {
        self.header = names.to_vec();
        self.in_data = true;
        self.records.expect_cells(names.len());
    }

    /// Reads the next line that isn't blank.
    pub fn next_line(&mut self) -> Result<Option<Row>, TableError> {
        loop {
            let row = self.records.number();
            let read = self.records.read().map_err(|source| TableError::Read { row, source })?;
            let Some(record) = read else { return Ok(None) };
            let number = record.number;
            if let Some(cells) = self.line(record) {
                return Ok(Some(Row { number, cells, notes: Vec::new() }));
            }
        }
    }

    /// Gives `None` for a blank line.
    fn line(&self, record: Record) -> Option<Result<Vec<String>, CellProblem>> {
        let blank = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_whitespace);
        // Blank rows that spreadsheets leave below a table are often of another width.
        if matches!(record.flaw, Some(Flaw::CellCount { .. })) && self.records.cells().all(blank) {
            return None;
        }
        let cells = match self.cells(record) {
            Ok(cells) if cells.iter().all(|cell| is_blank(cell)) => return None,
            cells => cells,
        };
        Some(cells.and_then(|cells| match self.total(&cells) {
            Some(problem) => Err(problem),
            None => Ok(cells),
        }))
    }

    fn total(&self, cells: &[String]) -> Option<CellProblem> {
        if !self.in_data {
            return None;
        }
        let (index, found) = self.total_words.find((0..).zip(cells.iter().map(String::as_str)))?;
        let column = column_name(&self.header, index);
        Some(CellProblem::TotalRow { column, found: found.to_owned() })
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
        column_name(&self.header, index)
    }
}
