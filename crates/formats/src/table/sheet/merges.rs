//! Merged cells that reach down into rows of data.

use std::collections::BTreeMap;

use super::address::{SHEET_COLUMNS, cell_name};
use super::row::{SheetRow, Span};
use crate::{ROW_LIMIT, TableError};

/// Merged cells that reach into the row at hand.
#[derive(Default)]
pub struct Merges {
    active: Vec<Merge>,
}

struct Merge {
    span: Span,
    value: String,
}

/// A cell that is blank because it is merged with another.
pub struct Covered<'merge> {
    /// Its column, from 0.
    pub column: usize,
    /// The value, if the cell in which it stands is above this one.
    pub above: Option<&'merge str>,
    span: Span,
}

impl Covered<'_> {
    /// The name of the cell in which the value stands.
    pub fn first(&self) -> String {
        cell_name(self.span.column, self.span.row)
    }
}

impl Merges {
    /// Goes on to a row of a table of so many columns. Merged cells that begin in it are known
    /// from now on.
    pub fn enter(&mut self, row: &SheetRow, width: usize) -> Result<(), TableError> {
        self.active.retain(|merge| merge.span.last_row >= row.number);
        if row.spans.is_empty() {
            return Ok(());
        }
        let texts: BTreeMap<usize, &String> = row
            .cells
            .iter()
            .filter_map(|cell| Some((cell.column, cell.value.as_ref().ok()?)))
            .collect();
        for span in row.spans.iter().filter(|span| span.column < width) {
            if let Some(value) = texts.get(&span.column) {
                self.active.push(Merge { span: *span, value: (*value).clone() });
            }
        }
        let (mut columns, mut size) = (0, 0);
        for Merge { span, value } in &self.active {
            columns += span.last_column - span.column + 1;
            size += value.len();
        }
        match () {
            () if columns > SHEET_COLUMNS => {
                let problem = format!("merged cells overlap in row {}", row.number);
                Err(TableError::damaged("the sheet", problem))
            }
            () if size > ROW_LIMIT => {
                let limit = format!("{} MiB", ROW_LIMIT >> 20);
                Err(TableError::too_large("the text of merged cells", limit))
            }
            () => Ok(()),
        }
    }

    /// The cells of a row, up to a width, that are covered by merged cells.
    pub fn covered(&self, row: u64, width: usize) -> impl Iterator<Item = Covered<'_>> {
        self.active.iter().flat_map(move |Merge { span, value }| {
            let is_first = move |column| span.row == row && span.column == column;
            let columns = span.column..width.min(span.last_column + 1);
            columns.filter(move |column| !is_first(*column)).map(move |column| Covered {
                column,
                above: (span.row < row && span.column == column).then_some(value.as_str()),
                span: *span,
            })
        })
    }
}
