//! Refused rows as tables in memory, to be mended and sent again. They hold personal content, so
//! whoever keeps them keeps them for the sender alone, and not for long.

use std::sync::{Arc, Mutex, PoisonError};

use super::refused::{RefusedRow, RefusedSink};

/// A byte order mark, by which spreadsheet programs tell UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Refused rows, a table for each header. Cloning is cheap; all clones are one.
#[derive(Clone, Default)]
pub struct RefusedTables(Arc<Mutex<Held>>);

#[derive(Default)]
struct Held {
    tables: Vec<Table>,
    bytes: usize,
    limit: usize,
    left_out: u64,
}

struct Table {
    header: Arc<[String]>,
    rows: u64,
    lines: csv::Writer<Vec<u8>>,
}

impl RefusedTables {
    /// Room for so many bytes; rows beyond are counted and not held.
    pub fn with_room_for(limit: usize) -> Self {
        Self(Arc::new(Mutex::new(Held { limit, ..Held::default() })))
    }

    /// Takes the refused rows of an import.
    pub fn sink(&self) -> RefusedSink {
        let held = Arc::clone(&self.0);
        Box::new(move |row| held.lock().unwrap_or_else(PoisonError::into_inner).take(row))
    }

    /// How many rows each table has, in the order in which their first was met.
    pub fn rows(&self) -> Vec<u64> {
        self.held().tables.iter().map(|table| table.rows).collect()
    }

    /// Rows for which there was no room.
    pub fn left_out(&self) -> u64 {
        self.held().left_out
    }

    /// A table as CSV, counted from 0.
    pub fn csv(&self, index: usize) -> Option<Vec<u8>> {
        let mut held = self.held();
        let table = held.tables.get_mut(index)?;
        table.lines.flush().ok()?;
        Some(table.lines.get_ref().clone())
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Held> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn take(&mut self, row: &RefusedRow) -> std::io::Result<()> {
        let line = row.line();
        self.bytes += line.iter().map(|cell| cell.len() + 3).sum::<usize>();
        if self.bytes > self.limit {
            self.left_out += 1;
            return Ok(());
        }
        let known = self.tables.iter().position(|table| table.header == row.header);
        let index = known.unwrap_or(self.tables.len());
        if known.is_none() {
            self.tables.push(Table::begun(row)?);
        }
        let Some(table) = self.tables.get_mut(index) else { return Ok(()) };
        table.rows += 1;
        Ok(table.lines.write_record(line)?)
    }
}

impl Table {
    fn begun(row: &RefusedRow) -> std::io::Result<Self> {
        let mut lines = csv::Writer::from_writer(MARK.to_vec());
        lines.write_record(row.heading())?;
        Ok(Self { header: Arc::clone(&row.header), rows: 0, lines })
    }
}
