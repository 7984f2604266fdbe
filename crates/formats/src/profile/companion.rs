//! Companion files: rows of other tables that belong to a record of the main one, by a key.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use yakja_model::{CountryPack, SummaryCell};

use super::cells::{Bound, Cells, Table};
use super::column::{ColumnName, OneOrMore};
use super::mapper::Mapper;
use super::rejection::Rejection;
use super::search::{BindError, Search};
use super::source::Source;
use super::summary::{BoundCell, CellSource};
use super::words::Words;
use crate::Row;

/// `[[companion]]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanionSource {
    /// What messages call it.
    pub name: String,
    /// Columns by which a file is recognised as this one, beside those it needs.
    #[serde(default = "no_columns")]
    pub columns: OneOrMore<ColumnName>,
    /// The key in the companion.
    pub key: Source,
    /// The key in the main table; the same source where it is left out.
    pub main_key: Option<Source>,
    /// Whether the main file may come without it.
    #[serde(default)]
    pub optional: bool,
    /// What its rows say.
    pub cell: Vec<CellSource>,
}

const fn no_columns() -> OneOrMore<ColumnName> {
    OneOrMore(Vec::new())
}

impl CompanionSource {
    /// The key in the main table.
    pub fn main_key(&self) -> &Source {
        self.main_key.as_ref().unwrap_or(&self.key)
    }

    /// Finds the columns of one companion table.
    pub fn bind(&self, search: &mut Search<'_>, words: &Words) -> (Bound, Vec<BoundCell>) {
        for name in &self.columns.0 {
            search.find(name);
        }
        let key = search.bound(&self.key);
        (key, self.cell.iter().map(|cell| cell.bind(search, words)).collect())
    }
}

/// The rows of all companion files of one import, by key.
#[derive(Default)]
pub struct Companions {
    sources: Vec<CompanionSource>,
    tables: Vec<CompanionTable>,
}

/// Names one opened companion file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CompanionFile(usize);

/// A row of a companion file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompanionRow<'companions> {
    /// The file.
    pub file: CompanionFile,
    /// The row as a spreadsheet numbers it.
    pub number: u64,
    /// Its cells.
    pub cells: &'companions [String],
}

struct CompanionTable {
    name: String,
    columns: Vec<String>,
    used: Vec<usize>,
    key: Bound,
    cells: Vec<BoundCell>,
    rows: HashMap<String, Vec<(u64, Vec<String>)>>,
    claimed: HashSet<String>,
}

impl Companions {
    /// No rows yet, of the companions that a profile declares.
    pub fn of(profile: &super::Profile) -> Self {
        Self { sources: profile.companions.clone(), tables: Vec::new() }
    }

    /// Takes the header of a companion file by the name that the profile gives it.
    ///
    /// # Errors
    /// See [`BindError`].
    pub fn open(
        &mut self,
        name: &str,
        header: &[String],
        pack: &CountryPack,
    ) -> Result<CompanionFile, BindError> {
        let source = self.sources.iter().find(|source| source.name == name);
        let Some(source) = source else {
            return Err(BindError::Companion { found: name.to_owned() });
        };
        let (mut first, words) = (Search::new(header), Words::of(pack));
        source.bind(&mut first, &words);
        let mut search = first.again();
        let (key, cells) = source.bind(&mut search, &words);
        let found = search.finish()?;
        self.tables.push(CompanionTable {
            name: name.to_owned(),
            columns: header.iter().map(|name| name.trim().to_owned()).collect(),
            used: found.used,
            key,
            cells,
            rows: HashMap::new(),
            claimed: HashSet::new(),
        });
        Ok(CompanionFile(self.tables.len() - 1))
    }

    /// Keeps a row of a companion file.
    ///
    /// # Errors
    /// Says why the row can't be read or belongs nowhere.
    pub fn push(&mut self, file: CompanionFile, row: Row) -> Result<(), Vec<Rejection>> {
        let Some(table) = self.tables.get_mut(file.0) else { return Ok(()) };
        table.push(row)
    }

    /// Notes that the main table has this row: the companion rows with its key have a record.
    pub fn claim(&mut self, mapper: &Mapper, row: &Row) {
        let Ok(cells) = &row.cells else { return };
        for table in &mut self.tables {
            if let Some(key) = mapper.companion_key(&table.name, (row.number, cells)) {
                table.claimed.insert(key);
            }
        }
    }

    /// The companion rows whose key no row of the main table has, in the order of their files.
    pub fn orphans(&self) -> Vec<(Rejection, CompanionRow<'_>)> {
        let tables = (0..).map(CompanionFile).zip(&self.tables);
        tables.flat_map(|(file, table)| table.orphans(file)).collect()
    }

    /// The companion rows that belong to a row of the main table.
    pub fn rows_of(&self, mapper: &Mapper, row: &Row) -> Vec<CompanionRow<'_>> {
        let Ok(cells) = &row.cells else { return Vec::new() };
        let mut found = Vec::new();
        for (file, table) in (0..).map(CompanionFile).zip(&self.tables) {
            let key = mapper.companion_key(&table.name, (row.number, cells));
            let rows = key.and_then(|key| table.rows.get(&key)).into_iter().flatten();
            found.extend(rows.map(|(number, cells)| CompanionRow { file, number: *number, cells }));
        }
        found
    }

    /// Shows every row with what its table says of it.
    pub(super) fn each_row(
        &self,
        mut show: impl for<'row> FnMut(&mut Cells<'row>, &'row [BoundCell]),
    ) {
        for table in &self.tables {
            for (number, row) in table.rows.values().flatten() {
                let numbers = [*number];
                show(&mut Cells::new(table.table(), row, &numbers), &table.cells);
            }
        }
    }

    /// The cells of all companion rows with the keys of one record.
    pub(super) fn cells(
        &self,
        mapper: &Mapper,
        main: (u64, &[String]),
    ) -> Result<Vec<SummaryCell>, Vec<Rejection>> {
        let (mut read, mut wrong) = (Vec::new(), Vec::new());
        // In the order of the profile: files given in another order make no other record.
        let of = |source: &CompanionSource| {
            let name = source.name.clone();
            self.tables.iter().filter(move |table| table.name == name)
        };
        for table in self.sources.iter().flat_map(of) {
            let Some(key) = mapper.companion_key(&table.name, main) else { continue };
            for (number, cells) in table.rows.get(&key).into_iter().flatten() {
                table.read(mapper, (*number, cells), &mut read).unwrap_or_else(|problems| {
                    wrong.extend(problems);
                });
            }
        }
        if wrong.is_empty() { Ok(read) } else { Err(wrong) }
    }
}

impl CompanionTable {
    fn table(&self) -> Table<'_> {
        Table { columns: &self.columns, sealed: &[], companion: Some(&self.name) }
    }

    fn push(&mut self, row: Row) -> Result<(), Vec<Rejection>> {
        let cells = match row.cells {
            Ok(cells) => cells,
            Err(problem) => {
                let mut rejection = Rejection::of_problem(row.number, &problem);
                rejection.companion = Some(self.name.clone());
                return Err(vec![rejection]);
            }
        };
        let numbers = [row.number];
        let mut read = Cells::new(self.table(), &cells, &numbers);
        read.refuse_long_texts(self.used.iter());
        let key = read.text(&self.key).into_owned();
        if key.is_empty() {
            read.reject(&self.key, "the key of a row of the main table".to_owned());
        }
        if !read.is_good() {
            return Err(read.in_order());
        }
        self.rows.entry(key).or_default().push((row.number, cells));
        Ok(())
    }

    fn orphans(&self, file: CompanionFile) -> Vec<(Rejection, CompanionRow<'_>)> {
        let open = self.rows.iter().filter(|(key, _)| !self.claimed.contains(*key));
        let mut orphans: Vec<_> = open
            .flat_map(|(_, rows)| rows)
            .flat_map(|(number, cells)| {
                let numbers = [*number];
                let mut read = Cells::new(self.table(), cells, &numbers);
                read.reject(&self.key, "a key that a row of the main table has".to_owned());
                let row = CompanionRow { file, number: *number, cells };
                read.in_order().into_iter().map(move |rejection| (rejection, row))
            })
            .collect();
        orphans.sort_by_key(|(_, row)| row.number);
        orphans
    }

    fn read(
        &self,
        mapper: &Mapper,
        (number, row): (u64, &[String]),
        into: &mut Vec<SummaryCell>,
    ) -> Result<(), Vec<Rejection>> {
        let numbers = [number];
        let mut cells = Cells::new(self.table(), row, &numbers);
        for cell in &self.cells {
            into.extend(cell.read(&mut cells, &mapper.words));
        }
        if cells.is_good() { Ok(()) } else { Err(cells.in_order()) }
    }
}
