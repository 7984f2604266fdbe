//! Rows out of a spreadsheet file, within limits that hold for any bytes.
//!
//! A file is read as a whole into memory, and of its parts only those that are needed are
//! inflated. The values are those that the file stores: nothing is computed here.

mod address;
mod archive;
mod lines;
mod merges;
mod number;
mod ods;
mod ods_rows;
mod row;
mod serial;
mod strings;
mod styles;
#[cfg(test)]
mod tests;
mod xlsx;
mod xlsx_rows;
mod xml;

pub use address::cell_name;
pub use archive::{Archive, Limits, locked};
pub use lines::SheetLines;

use crate::TableError;
use crate::template::README_SHEET;
use ods_rows::OdsRows;
use row::SheetRow;
use xlsx_rows::XlsxRows;

/// The most rows a sheet can have in any program.
const SHEET_ROWS: u64 = 1_048_576;

/// The most text that is read from a sheet, in bytes: texts that cells share may make more of it
/// than there is in the file.
const TEXT_LIMIT: usize = 1024 * 1024 * 1024;

/// Which kind of spreadsheet file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// The rows of one sheet.
pub struct Sheet {
    /// The sheet's name.
    pub name: String,
    /// What kind of file it is in.
    pub kind: SheetKind,
    rows: Rows,
    left: usize,
}

enum Rows {
    Xlsx(Box<XlsxRows>),
    Ods(Box<OdsRows>),
}

impl Sheet {
    /// Opens the sheet of that name, or the only visible one with content.
    pub fn open(mut archive: Archive, wanted: Option<&str>) -> Result<Self, TableError> {
        if ods::is_ods(&mut archive)? {
            let (name, rows) = ods::open(archive, wanted)?;
            let rows = Rows::Ods(Box::new(rows));
            return Ok(Self { name, kind: SheetKind::Ods, rows, left: TEXT_LIMIT });
        }
        match xlsx::main_part(&mut archive)? {
            Some(main) if main.ends_with(".bin") => Err(TableError::Kind {
                found: "a binary workbook (.xlsb)",
                advice: "save it as .xlsx",
            }),
            Some(main) => {
                let (name, rows) = xlsx::open(archive, &main, wanted)?;
                let rows = Rows::Xlsx(Box::new(rows));
                Ok(Self { name, kind: SheetKind::Xlsx, rows, left: TEXT_LIMIT })
            }
            None => Err(TableError::Kind {
                found: "a zip archive, but no spreadsheet",
                advice: "unpack it and give the table in it",
            }),
        }
    }

    /// Reads the next row that has something in it. Numbers only ever rise.
    fn next_row(&mut self) -> Result<Option<SheetRow>, TableError> {
        let row = match &mut self.rows {
            Rows::Xlsx(rows) => rows.next_row()?,
            Rows::Ods(rows) => rows.next_row()?,
        };
        let Some(row) = row else { return Ok(None) };
        self.left = self.left.checked_sub(row.size).ok_or_else(|| {
            TableError::too_large("the text of the sheet", format!("{} MiB", TEXT_LIMIT >> 20))
        })?;
        Ok(Some(row))
    }
}

/// Which sheet to take.
struct Choice<'name> {
    wanted: Option<&'name str>,
    names: Vec<String>,
    taken: Vec<(usize, String)>,
}

impl<'name> Choice<'name> {
    fn new(wanted: Option<&'name str>) -> Self {
        Self { wanted, names: Vec::new(), taken: Vec::new() }
    }

    /// Whether it could be this one. A hidden sheet is taken only by its name, and so is the one on
    /// which a template explains itself.
    fn asks(&mut self, name: &str, is_visible: bool) -> bool {
        self.names.push(name.to_owned());
        match self.wanted {
            Some(wanted) => name.trim().eq_ignore_ascii_case(wanted.trim()),
            None => is_visible && name != README_SHEET,
        }
    }

    fn take(&mut self, index: usize, name: &str) {
        self.taken.push((index, name.to_owned()));
    }

    fn made(self) -> Result<usize, TableError> {
        match (self.taken.as_slice(), self.wanted) {
            ([(index, _)], _) => Ok(*index),
            ([], None) => Err(TableError::Empty),
            ([], Some(wanted)) => {
                Err(TableError::NoSheet { wanted: wanted.to_owned(), found: self.names })
            }
            _ => {
                let found = self.taken.into_iter().map(|(_, name)| name).collect();
                Err(TableError::Sheets { found })
            }
        }
    }
}

/// Writes a day of ISO 8601, with or without time, as `2011-03-04` or `2011-03-04 13:05:00`.
fn iso_day(text: &str) -> Option<String> {
    let (day, clock) = text.split_once('T').unwrap_or((text, "00:00:00"));
    let day: jiff::civil::Date = day.parse().ok()?;
    let clock = clock.trim_end_matches('Z');
    let clock = clock.split_once('.').map_or(clock, |(seconds, _)| seconds);
    let clock: jiff::civil::Time = clock.parse().ok()?;
    Some(match clock == jiff::civil::Time::midnight() {
        true => day.to_string(),
        false => format!("{day} {}", clock.strftime("%H:%M:%S")),
    })
}
