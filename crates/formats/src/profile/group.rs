//! Which rows make one record: those with the same key, and lines without one beneath them.
//!
//! What the rows say is not read here.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cells::Cells;
use super::exhibit::BoundExhibit;
use super::layout::NumberedRow;
use super::mapper::Mapper;
use super::merge::Merged;
use crate::Row;

/// Takes the rows of a table one after another and puts those of a record together.
pub struct Grouping<'mapper> {
    mapper: &'mapper Mapper,
    groups: Vec<Vec<Row>>,
    begun: HashMap<String, usize>,
    above: Option<Above>,
}

/// The record to which a line without a key would belong.
#[derive(Clone, Copy)]
struct Above {
    group: usize,
    last_row: u64,
}

impl<'mapper> Grouping<'mapper> {
    /// No rows yet.
    pub fn new(mapper: &'mapper Mapper) -> Self {
        Self { mapper, groups: Vec::new(), begun: HashMap::new(), above: None }
    }

    /// Takes the next row of the table.
    pub fn push(&mut self, row: Row) {
        let (number, next) = (row.number, self.groups.len());
        let known = match self.mapper.group_key(&row) {
            Some(key) => Some(*self.begun.entry(key).or_insert(next)),
            None => {
                let above = self.above.filter(|above| self.mapper.continues(&row, above.last_row));
                above.map(|above| above.group)
            }
        };
        // What stands below a total, or below a row that can't be read, is no further line of what
        // stands above it.
        let ends = known.is_none() && (row.cells.is_err() || self.mapper.is_total(&row));
        let above = Above { group: known.unwrap_or(next), last_row: number };
        self.above = (!ends).then_some(above);
        match known.and_then(|group| self.groups.get_mut(group)) {
            Some(group) => group.push(row),
            None => self.groups.push(vec![row]),
        }
    }

    /// The rows by record, in the order in which the records begin.
    pub fn into_groups(self) -> Vec<Vec<Row>> {
        self.groups
    }
}

impl Mapper {
    /// Whether several rows may make one record.
    pub fn is_grouped(&self) -> bool {
        self.group.is_some()
    }

    /// What rows of one record have in common; `None` for a row that has nothing of it.
    fn group_key(&self, row: &Row) -> Option<String> {
        let (group, cells) = (self.group.as_ref()?, row.cells.as_ref().ok()?);
        let key: Vec<_> = group.by.iter().map(|index| text(cells, *index)).collect();
        key.iter().any(|text| !text.is_empty()).then(|| key.join("\u{1f}"))
    }

    /// Whether a row without a key is a line of the record that ends in the row above. One that
    /// could be a record by itself is none; a record of which a line stands elsewhere would be
    /// taken in part, and the line, once mended, would take its place.
    fn continues(&self, row: &Row, above: u64) -> bool {
        let Some(group) = self.group.as_ref().filter(|_| !self.is_total(row)) else { return false };
        let is_next = row.number == above + 1;
        let cells = match &row.cells {
            Ok(cells) => cells,
            Err(_) => return is_next && (group.fill_down || self.identity.is_key()),
        };
        if group.fill_down && self.says_amounts_alone(cells) {
            return false;
        }
        let mut key = self.identity.key();
        let has_no_key = self.identity.is_key() && key.all(|index| text(cells, index).is_empty());
        let says = |index: &usize| !group.by.contains(index) && !text(cells, *index).is_empty();
        (group.fill_down || has_no_key) && (is_next || self.layout.row_columns.iter().any(says))
    }

    /// Whether a row of a sheet with a column for each drug says nothing but amounts: what they are
    /// of stands above the columns, so that it is as likely their sum.
    fn says_amounts_alone(&self, cells: &[String]) -> bool {
        let layout = &self.layout;
        let is_wide = layout.exhibits.iter().all(|one| one.substance.constant.is_some());
        let amounts = |one: &BoundExhibit, index: usize| {
            let pieces = one.pieces.iter().flat_map(|pieces| &pieces.columns);
            one.amount.columns.iter().chain(&one.unit.columns).chain(pieces).any(|at| *at == index)
        };
        let mut read = layout.row_columns.union(&layout.record_columns).copied();
        let says_else = read.any(|index| {
            let of_amounts = layout.exhibits.iter().any(|one| amounts(one, index));
            !of_amounts && !text(cells, index).is_empty()
        });
        !layout.exhibits.is_empty() && is_wide && !says_else
    }

    /// Whether a row is a total, or looks like one.
    fn is_total(&self, row: &Row) -> bool {
        match &row.cells {
            Ok(cells) => self.looks_like_total((row.number, cells)),
            Err(problem) => problem.is_total_row(),
        }
    }

    /// Whether a row begins with words, says neither key nor date nor substance, and has a number
    /// where amounts stand.
    pub(super) fn looks_like_total(&self, (number, row): NumberedRow<'_>) -> bool {
        let layout = &self.layout;
        let (numbers, first) = ([number], text(row, 0));
        let cells = Cells::new(self.table(), row, &numbers);
        let begins = first.chars().any(char::is_alphabetic) && !layout.row_columns.contains(&0);
        let mut key = self.identity.key();
        let named = |exhibit: &BoundExhibit| {
            exhibit.substance.constant.is_none() && !cells.peek(&exhibit.substance).is_empty()
        };
        let counts =
            |exhibit: &BoundExhibit| cells.peek(&exhibit.amount).contains(char::is_numeric);
        begins
            && self.lacks_key(row)
            && key.all(|index| text(row, index).is_empty())
            && layout.when.iter().all(|way| way.is_absent(&cells))
            && !layout.exhibits.iter().any(named)
            && layout.exhibits.iter().any(counts)
    }

    /// A row of several as it is read: a line without a key has what belongs to the record from
    /// the rows above, if the profile says so.
    pub(super) fn filled<'row>(&self, row: &'row [String], merged: &Merged) -> Cow<'row, [String]> {
        let fills = self.group.as_ref().is_some_and(|group| group.fill_down);
        if !fills || !self.lacks_key(row) {
            return Cow::Borrowed(row);
        }
        let mut cells = row.to_vec();
        for index in &self.layout.record_columns {
            if let (Some(cell), Some(above)) = (cells.get_mut(*index), merged.cells.get(*index))
                && cell.trim().is_empty()
            {
                above.clone_into(cell);
            }
        }
        Cow::Owned(cells)
    }

    /// Refuses a line without a key, unless the profile says that it belongs to the row above.
    pub(super) fn check_line(
        &self,
        cells: &mut Cells<'_>,
        (first, (number, row)): (u64, NumberedRow<'_>),
    ) {
        let Some(group) = self.group.as_ref().filter(|group| !group.fill_down) else { return };
        if number != first && self.lacks_key(row) {
            let expected = format!(
                "the key of the record; this looks like a further line of row {first}, see \
                 group.fill_down"
            );
            cells.reject_at(group.by.first().copied(), expected);
        }
    }

    fn lacks_key(&self, row: &[String]) -> bool {
        let mut by = self.group.iter().flat_map(|group| &group.by);
        by.all(|index| text(row, *index).is_empty())
    }
}

fn text(cells: &[String], index: usize) -> &str {
    cells.get(index).map(|cell| cell.trim()).unwrap_or_default()
}
