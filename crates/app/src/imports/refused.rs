//! Refused rows on their way to whoever mends them: with their cells as they stood, which the
//! register never keeps.

use std::sync::Arc;

use yakja_formats::{WRONG_COLUMN, safe_cell};

use super::summary::RejectedRow;

/// Takes refused rows, one by one, in the order in which they are met.
pub type RefusedSink = Box<dyn FnMut(&RefusedRow) -> std::io::Result<()> + Send>;

/// A refused row with its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedRow {
    /// Where it stands and what is wrong with it.
    pub listed: RejectedRow,
    /// The columns of its file.
    pub header: Arc<[String]>,
    /// Its cells as they stood; `None` where it has none that could be read.
    pub cells: Option<Vec<String>>,
    /// Whether it is a total among the data, which nobody has to mend.
    pub is_total: bool,
}

impl RefusedRow {
    /// The first line of a table that takes rows of this one's file.
    pub fn heading(&self) -> Vec<String> {
        let names = self.header.iter().map(|name| safe_cell(name).into_owned());
        std::iter::once(WRONG_COLUMN.to_owned()).chain(names).collect()
    }

    /// The row as a line of that table: what is wrong with it, then its cells. No cell begins a
    /// formula; an import takes the guard off again.
    pub fn line(&self) -> Vec<String> {
        let wrong = safe_cell(&self.listed.in_words()).into_owned();
        let blank = || vec![String::new(); self.header.len()];
        let cells = self.cells.clone().unwrap_or_else(blank);
        let cells = cells.iter().map(|cell| safe_cell(cell).into_owned());
        std::iter::once(wrong).chain(cells).collect()
    }
}
