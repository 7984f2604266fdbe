//! Takes several rows of one record together: what belongs to the record is repeated on each of
//! them and taken once, and where they disagree that is told.

use std::collections::BTreeSet;

use super::cells::{Cells, TEXT_LIMIT, Table};
use super::column::folded;
use super::layout::NumberedRow;
use super::rejection::{Rejection, excerpt};

/// Rows of one record, as one.
pub struct Merged {
    /// For each column of the record its first cell that is not blank.
    pub cells: Vec<String>,
    /// The row that each cell comes from.
    pub numbers: Vec<u64>,
    /// Where a later row says something else.
    pub conflicts: Vec<Disagreement>,
}

/// Two rows of a record that disagree about it.
pub struct Disagreement {
    column: usize,
    row: u64,
    found: String,
    first_row: u64,
    first: String,
}

impl Merged {
    /// Takes rows together. Case and white space make no disagreement, and neither does a blank.
    pub fn of(rows: &[NumberedRow<'_>], record_columns: &BTreeSet<usize>) -> Self {
        let (number, first) = rows.first().copied().unwrap_or((0, &[]));
        let mut cells = first.to_vec();
        let mut numbers = vec![number; cells.len()];
        let mut conflicts = Vec::new();
        for column in record_columns {
            let mut given = rows.iter().filter_map(|(number, row)| {
                let text = row.get(*column)?.trim();
                (!text.is_empty()).then_some((*number, text))
            });
            let Some((first_row, first)) = given.next() else { continue };
            if let (Some(cell), Some(number)) = (cells.get_mut(*column), numbers.get_mut(*column)) {
                first.clone_into(cell);
                *number = first_row;
            }
            conflicts.extend(given.filter(|(_, text)| folded(text) != folded(first)).map(
                |(row, text)| Disagreement {
                    column: *column,
                    row,
                    found: text.to_owned(),
                    first_row,
                    first: first.to_owned(),
                },
            ));
        }
        Self { cells, numbers, conflicts }
    }
}

impl Disagreement {
    /// In words for the person who sent the rows.
    pub fn rejection(&self, table: Table<'_>) -> Rejection {
        let mut row = vec![String::new(); self.column];
        row.push(self.found.clone());
        let numbers = [self.row];
        let mut cells = Cells::new(table, &row, &numbers);
        let first_row = self.first_row;
        let expected = match table.sealed.contains(&self.column) {
            true => format!("the same as in row {first_row} of this record"),
            false => {
                let first = excerpt(&self.first, 80);
                format!("the same as in row {first_row} of this record: {first:?}")
            }
        };
        cells.reject_at(Some(self.column), expected);
        let fallback = || Rejection::new(self.row, "", "", String::new());
        cells.in_order().pop().unwrap_or_else(fallback)
    }
}

/// What several rows have in one column: each different text once, in their order.
pub fn joined(rows: &[NumberedRow<'_>], column: usize) -> String {
    let cell = |row: &[String]| row.get(column).map(|cell| cell.trim().to_owned());
    if let [(_, row)] = rows {
        return cell(row).unwrap_or_default();
    }
    let mut texts: Vec<String> = Vec::new();
    for (_, row) in rows {
        let text = cell(row).unwrap_or_default();
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join("; ").chars().take(TEXT_LIMIT).collect()
}
