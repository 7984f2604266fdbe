//! The rows of a sheet as lines of a table: as many cells as the header has, or why there are
//! none, and what a person should know about them.

use super::Sheet;
use super::address::cell_name;
use super::merges::Merges;
use super::row::{Fault, SheetCell, SheetRow};
use crate::table::total::TotalWords;
use crate::table::{column_name, is_blank};
use crate::{COLUMN_LIMIT, CellProblem, Note, Row, TableError};

/// The most cells covered by merged ones of which a table may speak.
const COVERED_LIMIT: usize = 10_000_000;

/// Reads the lines of one sheet.
pub struct SheetLines {
    sheet: Sheet,
    merges: Merges,
    covered: usize,
    fills_merged: bool,
    total_words: TotalWords,
    /// The names of the columns, once they are known.
    header: Option<Vec<String>>,
}

impl SheetLines {
    /// Takes a sheet of which nothing has been read.
    pub fn new(sheet: Sheet, fills_merged: bool, total_words: TotalWords) -> Self {
        Self {
            sheet,
            merges: Merges::default(),
            covered: 0,
            fills_merged,
            total_words,
            header: None,
        }
    }

    /// The sheet that is read.
    pub fn sheet(&self) -> &Sheet {
        &self.sheet
    }

    /// From now on lines have these columns.
    pub fn expect_columns(&mut self, names: &[String]) {
        self.header = Some(names.to_vec());
    }

    /// Reads the next line that isn't blank.
    pub fn next_line(&mut self) -> Result<Option<Row>, TableError> {
        while let Some(row) = self.sheet.next_row()? {
            let line = match &self.header {
                Some(_) => self.data(row)?,
                None => above(row),
            };
            if line.is_some() {
                return Ok(line);
            }
        }
        Ok(None)
    }

    fn data(&mut self, row: SheetRow) -> Result<Option<Row>, TableError> {
        let width = self.header.as_deref().map_or(0, <[String]>::len);
        self.merges.enter(&row, width)?;
        if row.cells.iter().all(is_blank_cell) && !row.is_too_large {
            return Ok(None);
        }
        let header = self.header.as_deref().unwrap_or_default();
        let (number, mut notes) = (row.number, Vec::new());
        let cells = match self.total(header, &row) {
            Some(problem) => Err(problem),
            None => cells(row, header, &mut notes),
        };
        let mut line = Row { number, cells, notes };
        if line.cells.is_ok() {
            self.cover(&mut line)?;
        }
        Ok(Some(line))
    }

    /// Whether it is a total row. The sums in one may well be formulas that were never computed.
    fn total(&self, header: &[String], row: &SheetRow) -> Option<CellProblem> {
        let texts = row.cells.iter().filter_map(|cell| {
            let text = cell.value.as_ref().ok()?;
            Some((cell.column, text.as_str()))
        });
        let (index, found) = self.total_words.find(texts)?;
        Some(CellProblem::TotalRow { column: column_name(header, index), found: found.to_owned() })
    }

    fn cover(&mut self, line: &mut Row) -> Result<(), TableError> {
        let (Some(header), Ok(cells)) = (&self.header, &mut line.cells) else { return Ok(()) };
        for covered in self.merges.covered(line.number, cells.len()) {
            let Some(cell) = cells.get_mut(covered.column).filter(|cell| is_blank(cell)) else {
                continue;
            };
            self.covered += 1;
            let (column, first) = (column_name(header, covered.column), covered.first());
            line.notes.push(match covered.above.filter(|_| self.fills_merged) {
                Some(value) => {
                    value.clone_into(cell);
                    Note::FilledDown { column, first }
                }
                None => Note::Merged { column, first },
            });
        }
        if self.covered > COVERED_LIMIT {
            let limit = format!("{COVERED_LIMIT} of them");
            return Err(TableError::too_large("the number of merged cells", limit));
        }
        Ok(())
    }
}

/// A line at or above the header: as wide as it needs to be.
fn above(row: SheetRow) -> Option<Row> {
    let number = row.number;
    let width = match row.cells.iter().rfind(|cell| !is_blank_cell(cell)) {
        Some(last) => last.column + 1,
        None if row.is_too_large => 0,
        None => return None,
    };
    let cells = match width {
        found if found > COLUMN_LIMIT => Err(CellProblem::TooManyColumns { found }),
        width => cells(row, &vec![String::new(); width], &mut Vec::new()),
    };
    Some(Row { number, cells, notes: Vec::new() })
}

fn is_blank_cell(cell: &SheetCell) -> bool {
    cell.value.as_ref().is_ok_and(|text| is_blank(text))
}

fn cells(
    row: SheetRow,
    header: &[String],
    notes: &mut Vec<Note>,
) -> Result<Vec<String>, CellProblem> {
    if row.is_too_large {
        return Err(CellProblem::RowTooLarge);
    }
    let mut cells = vec![String::new(); header.len()];
    let mut beyond = None;
    for SheetCell { column, value, is_formula } in row.cells {
        let Some(cell) = cells.get_mut(column) else {
            beyond = beyond.or(Some(column));
            continue;
        };
        if is_formula {
            notes.push(Note::Formula { column: column_name(header, column) });
        }
        *cell = value.map_err(|fault| {
            problem(fault, column_name(header, column), cell_name(column, row.number))
        })?;
    }
    notes.extend(beyond.map(|column| Note::BeyondHeader { cell: cell_name(column, row.number) }));
    Ok(cells)
}

fn problem(fault: Fault, column: String, cell: String) -> CellProblem {
    match fault {
        Fault::Error(found) => CellProblem::ErrorCell { column, cell, found },
        Fault::NeverComputed => CellProblem::FormulaWithoutValue { column, cell },
        Fault::TooLarge => CellProblem::CellTooLarge { column },
        Fault::Unreadable { found, expected } => {
            CellProblem::Unreadable { column, cell, found, expected }
        }
    }
}
