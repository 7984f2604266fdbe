//! A table read row by row from bytes of any length, in bounded memory.
//!
//! Reads CSV by RFC 4180 and as spreadsheets write it, and sheets of XLSX and ODS files as the
//! same rows. A row that can't be read is a [`CellProblem`] of that row alone. What the cells
//! mean is the business of a profile.

mod digits;
mod encoding;
mod error;
mod format;
mod header;
mod mended;
mod note;
mod peek;
mod problem;
mod quotes;
mod records;
mod safe_cell;
mod sheet;
#[cfg(test)]
pub(crate) mod tests;
mod text;
mod text_lines;
mod total;

use std::io::Read;

pub use digits::plain_digits;
pub use error::{BestRow, NoHeader, TableError};
pub use format::{TableFormat, TableFormatError};
pub use mended::WRONG_COLUMN;
pub use note::Note;
pub use problem::CellProblem;
pub use safe_cell::{safe_cell, without_guard};
pub(crate) use sheet::cell_name;

use header::Header;
use peek::{Kind, Peeked};
use sheet::{Archive, Limits, Sheet, SheetKind, SheetLines};
use text_lines::TextLines;
use total::TotalWords;

/// The largest cell that is read, in bytes of UTF-8: 1 MiB.
pub const CELL_LIMIT: usize = 1024 * 1024;

/// The largest row that is read, in bytes of UTF-8 with its quotation marks: 4 MiB.
pub const ROW_LIMIT: usize = 4 * 1024 * 1024;

/// The most columns a table may have.
pub const COLUMN_LIMIT: usize = 4_096;

/// The largest spreadsheet file that is read, in bytes: 64 MiB. Text may have any length.
pub const WORKBOOK_LIMIT: u64 = 64 * 1024 * 1024;

/// One row below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row as a spreadsheet numbers it: a header in the first line is row 1, blank lines
    /// have a number too, and a row whose quoted cells span several lines has one number.
    pub number: u64,
    /// As many cells as the header has, as written; or why there are none.
    pub cells: Result<Vec<String>, CellProblem>,
    /// What a person should know about it. Most rows have none.
    pub notes: Vec<Note>,
}

/// In which kind of file a table is. It is told by the bytes, never by a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Delimited text.
    Text,
    /// Office Open XML, `.xlsx`.
    Xlsx,
    /// OpenDocument, `.ods`.
    Ods,
}

/// Reads a table row by row.
///
/// # Text
/// Ends of line are CR LF, LF or CR, also mixed. A byte order mark is dropped, and one of UTF-8
/// or UTF-16 overrules the encoding of the format. The memory held is a few times [`ROW_LIMIT`]
/// at most, whatever the bytes are.
///
/// # Spreadsheets
/// Cells are as the file stores them: numbers without exponent, days as `2011-03-04`, with
/// `13:05:00` behind where they have a time, `TRUE` and `FALSE`. Of a formula the value that was
/// last computed is taken, with a [`Note`]. The file is held in memory, and what it inflates to is
/// bounded.
///
/// # What is no row
/// A row whose cells are all blank. A total row is one, without cells: [`CellProblem::TotalRow`].
///
/// # What comes back
/// A table of refused rows that we wrote, with [`WRONG_COLUMN`] before the others: that column is
/// left out, and what [`safe_cell`] put on is taken off. As we write it, it is read with commas and
/// in UTF-8 whatever the format says.
///
/// # What is a problem of a row
/// - More or fewer cells than the header, in text. Empty cells at the end may not be left out
///   either: a row that was cut off looks the same, and its last value may have been cut in the
///   middle.
/// - A cell above [`CELL_LIMIT`] or a row above [`ROW_LIMIT`]. It is skipped without being held.
/// - Bytes that the encoding does not have, and the character NUL.
/// - A quotation mark that is never closed. The row in which it was opened ends with its line,
///   and the lines after it are read as rows again. A mark counts as never closed if the file
///   ends before it is; and also if the cell runs over several lines, the row is then out of
///   shape or too large, and most of those lines have as many cells as the header.
/// - In a sheet, an error such as `#REF!`, a formula that was never computed, and a cell that is
///   not what the file says it is.
pub struct TableReader<R> {
    lines: Lines<R>,
    header: Header,
    /// Whether it is a table of refused rows that comes back.
    is_mended: bool,
}

/// Where the lines come from.
enum Lines<R> {
    Text(Box<TextLines<Peeked<R>>>),
    Sheet(Box<SheetLines>),
}

impl<R: Read> TableReader<R> {
    /// Reads the header: the row that the format names, or the first that isn't blank.
    ///
    /// # Errors
    /// Fails where there is no header that can be read.
    pub fn new(reader: R, format: TableFormat) -> Result<Self, TableError> {
        Self::with_columns(reader, format, &[])
    }

    /// Reads the header: the row that the format names, or the first that has all these columns.
    /// Names are compared without regard to case and to space around and between words.
    ///
    /// # Errors
    /// Fails where there is no header that can be read.
    pub fn with_columns(
        reader: R,
        format: TableFormat,
        columns: &[&str],
    ) -> Result<Self, TableError> {
        let peeked = Peeked::new(reader);
        let format = if mended::begins(peeked.head()) { TableFormat::default() } else { format };
        let place = format.header();
        let mut lines = Lines::open(peeked, &format)?;
        let mut header = header::find(&mut lines, place, columns)?;
        lines.expect_columns(&header.names);
        let is_mended = mended::is_mended(&header.names);
        if is_mended {
            header.names.remove(0);
        }
        Ok(Self { lines, header, is_mended })
    }

    /// The names of the columns, as written. A name that is broken over lines has spaces instead,
    /// and where the header has two rows, their names are joined by a space.
    pub fn header(&self) -> &[String] {
        &self.header.names
    }

    /// The row in which the header stands, as a spreadsheet numbers it; the last of two.
    pub fn header_row(&self) -> u64 {
        self.header.row
    }

    /// How many rows above the header are not blank: titles and the like, which are not taken.
    pub fn rows_above_header(&self) -> u64 {
        self.header.above
    }

    /// In which kind of file the table is.
    pub fn kind(&self) -> TableKind {
        match &self.lines {
            Lines::Text(_) => TableKind::Text,
            Lines::Sheet(lines) => match lines.sheet().kind {
                SheetKind::Xlsx => TableKind::Xlsx,
                SheetKind::Ods => TableKind::Ods,
            },
        }
    }

    /// The name of the sheet that is read; `None` for text.
    pub fn sheet(&self) -> Option<&str> {
        match &self.lines {
            Lines::Text(_) => None,
            Lines::Sheet(lines) => Some(&lines.sheet().name),
        }
    }

    /// Reads the next row; gives `None` after the last. Numbers only ever rise.
    ///
    /// # Errors
    /// Fails where the bytes can't be read. Nothing more can be read then.
    pub fn next_row(&mut self) -> Result<Option<Row>, TableError> {
        let row = self.lines.next_line()?;
        Ok(if self.is_mended { row.map(mended::as_it_stood) } else { row })
    }
}

impl<R: Read> Lines<R> {
    fn open(peeked: Peeked<R>, format: &TableFormat) -> Result<Self, TableError> {
        let total_words = TotalWords::new(format.total_words());
        match peeked.kind()? {
            Kind::Text => Ok(Self::Text(Box::new(TextLines::new(peeked, format, total_words)))),
            Kind::Archive => {
                let archive = Archive::open(peeked.read_all(WORKBOOK_LIMIT)?, Limits::default())?;
                let sheet = Sheet::open(archive, format.sheet())?;
                let lines = SheetLines::new(sheet, format.fills_merged(), total_words);
                Ok(Self::Sheet(Box::new(lines)))
            }
            Kind::Compound => Err(peek::compound(&peeked.read_all(WORKBOOK_LIMIT)?)),
        }
    }

    fn next_line(&mut self) -> Result<Option<Row>, TableError> {
        match self {
            Self::Text(lines) => lines.next_line(),
            Self::Sheet(lines) => lines.next_line(),
        }
    }

    fn expect_columns(&mut self, names: &[String]) {
        match self {
            Self::Text(lines) => lines.expect_columns(names),
            Self::Sheet(lines) => lines.expect_columns(names),
        }
    }
}

/// What an error calls a column, counted from 0.
fn column_name(header: &[String], index: usize) -> String {
    match header.get(index).map(|name| name.trim()) {
        Some(name) if !name.is_empty() => name.to_owned(),
        _ => format!("column {}", index + 1),
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}
