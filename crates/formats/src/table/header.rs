//! Finds the header: the row with the names of the columns, below whatever titles there are.

use super::error::{BestRow, NoHeader};
use super::format::HeaderPlace;
use super::{Lines, is_blank};
use crate::country_pack::fold;
use crate::{Row, TableError};

/// How many rows are looked at.
const SEARCHED: usize = 100;

/// The header of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The names of the columns.
    pub names: Vec<String>,
    /// The row in which they stand; the last of two.
    pub row: u64,
    /// How many rows above it are not blank.
    pub above: u64,
}

/// Reads lines up to the header. It stands where the profile says, or in the first row that has
/// every wanted column; where nothing is wanted, in the first row that isn't blank.
///
/// # Errors
/// Fails where there is no such row.
pub fn find<R: std::io::Read>(
    lines: &mut Lines<R>,
    place: HeaderPlace,
    wanted: &[&str],
) -> Result<Header, TableError> {
    let mut search = Search::new(wanted);
    let mut above = 0;
    let mut next = lines.next_line()?;
    while let Some(line) = next.take() {
        let below = if place.is_double { lines.next_line()? } else { None };
        let row = below.as_ref().map_or(line.number, |below| below.number);
        if let Some(names) = search.look_at(&line, below.as_ref(), place)? {
            return Ok(Header { names, row, above });
        }
        if search.has_ended(place) {
            break;
        }
        above += 1;
        next = if place.is_double { below } else { lines.next_line()? };
    }
    Err(search.failed(place))
}

struct Search<'wanted> {
    wanted: &'wanted [&'wanted str],
    folded: Vec<String>,
    seen: usize,
    /// The first row that could not be read, or why.
    unreadable: Option<TableError>,
    /// The row with most of the columns, and how many it has.
    best: Option<(usize, BestRow)>,
    first: Vec<String>,
}

impl<'wanted> Search<'wanted> {
    fn new(wanted: &'wanted [&'wanted str]) -> Self {
        let folded = wanted.iter().map(|name| fold(name)).collect();
        let (unreadable, best, first) = (None, None, Vec::new());
        Self { wanted, folded, seen: 0, unreadable, best, first }
    }

    /// Gives the names of the columns if it is the header.
    fn look_at(
        &mut self,
        line: &Row,
        below: Option<&Row>,
        place: HeaderPlace,
    ) -> Result<Option<Vec<String>>, TableError> {
        match place.row {
            Some(row) if line.number < row => return Ok(None),
            Some(row) if line.number > row => return Err(TableError::HeaderRow { row }),
            _ => self.seen += 1,
        }
        let names = match names(line, below) {
            Ok(names) => names,
            Err(error) if place.row.is_some() || self.wanted.is_empty() => return Err(error),
            Err(error) => {
                self.unreadable.get_or_insert(error);
                return Ok(None);
            }
        };
        if place.row.is_some() || self.has_all(line.number, &names) {
            return Ok(Some(names));
        }
        Ok(None)
    }

    fn has_all(&mut self, row: u64, names: &[String]) -> bool {
        let folded: Vec<_> = names.iter().map(|name| fold(name)).collect();
        let missing: Vec<String> = (self.wanted.iter().zip(&self.folded))
            .filter(|(_, wanted)| !folded.contains(wanted))
            .map(|(name, _)| (*name).to_owned())
            .collect();
        if missing.is_empty() {
            return true;
        }
        if self.first.is_empty() {
            self.first = names.to_vec();
        }
        let found = self.wanted.len() - missing.len();
        let is_better = self.best.as_ref().is_none_or(|(best, _)| found > *best);
        if is_better && 2 * found >= self.wanted.len() {
            self.best = Some((found, BestRow { row, names: names.to_vec(), missing }));
        }
        false
    }

    fn has_ended(&self, place: HeaderPlace) -> bool {
        place.row.is_none() && self.seen >= SEARCHED
    }

    fn failed(self, place: HeaderPlace) -> TableError {
        match (place.row, self.unreadable) {
            (Some(row), _) => TableError::HeaderRow { row },
            (None, Some(error)) if self.best.is_none() => error,
            (None, None) if self.seen == 0 => TableError::Empty,
            _ => TableError::NoHeader(NoHeader {
                wanted: self.wanted.iter().map(|name| (*name).to_owned()).collect(),
                rows: self.seen,
                best: self.best.map(|(_, best)| best),
                first: self.first,
            }),
        }
    }
}

/// The names in one row, or in two of which the upper one goes on to the right until its next.
fn names(line: &Row, below: Option<&Row>) -> Result<Vec<String>, TableError> {
    let upper = cells(line)?;
    let Some(lower) = below.map(cells).transpose()? else {
        return Ok(upper.iter().map(|name| in_one_line(name)).collect());
    };
    let mut names = Vec::new();
    let mut last = String::new();
    for index in 0..upper.len().max(lower.len()) {
        let name =
            |row: &[String]| row.get(index).map(|name| in_one_line(name)).unwrap_or_default();
        let (group, own) = (name(upper), name(lower));
        if !is_blank(&group) {
            last = group.trim().to_owned();
        }
        // A group goes on over columns that have a name below it, not over empty ones.
        names.push(match (is_blank(&own), is_blank(&group)) {
            (true, true) => String::new(),
            (true, false) => last.clone(),
            (false, _) if last.is_empty() => own.trim().to_owned(),
            (false, _) => format!("{last} {}", own.trim()),
        });
    }
    Ok(names)
}

fn cells(line: &Row) -> Result<&[String], TableError> {
    let header = |problem| TableError::Header { row: line.number, problem };
    line.cells.as_deref().map_err(|problem| header(problem.clone()))
}

/// A name that is broken over lines to keep its column narrow is one name.
fn in_one_line(name: &str) -> String {
    match name.contains(['\n', '\r']) {
        true => name.split_whitespace().collect::<Vec<_>>().join(" "),
        false => name.to_owned(),
    }
}
