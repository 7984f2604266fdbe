//! From the rows of one record to what they say, or to an entry for each row that is refused:
//! every source row has exactly one fate, also those of companions, which follow their record.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use yakja_formats::{
    CompanionFile, CompanionRow, Companions, MappedRecord, Mapper, Rejection, Row,
};
use yakja_model::Day;

use super::{open_files::OpenFile, refused::RefusedRow, summary::RejectedRow};
use crate::reports::flag_unlikely;

/// A mapped record.
pub(super) struct ReadRecord {
    pub(super) record: MappedRecord,
    /// How many source rows it has, those of companions as well.
    pub(super) rows: u64,
}

/// A companion file whose rows are held.
pub(super) struct CompanionTable {
    /// As the profile names it.
    pub(super) name: String,
    /// The name of the file.
    pub(super) file: String,
    pub(super) header: Arc<[String]>,
    pub(super) opened: CompanionFile,
}

/// Maps the rows of one import.
pub(super) struct MapRows {
    companions: Companions,
    tables: Vec<CompanionTable>,
    latest: Day,
    file: (String, Arc<[String]>),
    /// The first row of each record of the file that has a key.
    keys: HashMap<[u8; 32], u64>,
    /// Companion rows that have followed a record.
    followed: HashSet<(CompanionFile, u64)>,
}

impl CompanionTable {
    /// The entry of a row of this file.
    pub(super) fn refused(
        &self,
        problems: Vec<Rejection>,
        cells: Option<Vec<String>>,
    ) -> Option<RefusedRow> {
        let listed = RejectedRow::of(&self.file, problems)?;
        Some(RefusedRow { listed, header: self.header.clone(), cells, is_total: false })
    }
}

impl MapRows {
    pub(super) fn new(companions: Companions, tables: Vec<CompanionTable>, latest: Day) -> Self {
        let file = (String::new(), Arc::from([]));
        let (keys, followed) = (HashMap::new(), HashSet::new());
        Self { companions, tables, latest, file, keys, followed }
    }

    /// The next rows are those of another main table.
    pub(super) fn begin_file(&mut self, file: &OpenFile) {
        self.file = (file.name.clone(), file.header.clone());
        self.keys.clear();
    }

    /// Maps the rows of one record.
    ///
    /// # Errors
    /// Gives an entry for each of its rows.
    pub(super) fn map(
        &mut self,
        mapper: &Mapper,
        rows: &[Row],
    ) -> Result<ReadRecord, Vec<RefusedRow>> {
        let alone = self.tables.is_empty();
        let mapped = match rows {
            [row] if alone => mapper.map_one(row),
            rows => mapper.map_group(rows, &self.companions),
        };
        let checked = mapped.and_then(|record| self.check(mapper, record));
        let mut followed = 0;
        if let (Some(first), false) = (rows.first(), alone) {
            self.companions.claim(mapper, first);
            if checked.is_ok() {
                for row in self.companions.rows_of(mapper, first) {
                    followed += u64::from(self.followed.insert((row.file, row.number)));
                }
            }
        }
        match checked {
            Ok(record) => Ok(ReadRecord { record, rows: rows.len() as u64 + followed }),
            Err(problems) => Err(self.refuse(mapper, rows, problems)),
        }
    }

    /// Companion rows whose record is not there.
    pub(super) fn orphans(&self) -> Vec<RefusedRow> {
        let orphans = self.companions.orphans().into_iter();
        let refused = orphans.filter_map(|(rejection, row)| {
            self.table(row)?.refused(vec![rejection], Some(row.cells.to_vec()))
        });
        refused.collect()
    }

    /// Refuses what has not come yet, and a key that was there before. Flags what is unlikely.
    fn check(
        &mut self,
        mapper: &Mapper,
        mut record: MappedRecord,
    ) -> Result<MappedRecord, Vec<Rejection>> {
        let row = record.rows.first().copied().unwrap_or_default();
        let wrong = |found: String, expected: &str| {
            let (column, expected) = (String::new(), expected.to_owned());
            Err(vec![Rejection { row, column, found, expected, companion: None }])
        };
        if record.when.from > self.latest {
            return wrong(format!("the date {}", record.when.from), "a day that has come");
        }
        if mapper.rejects_repeated_identity() {
            let first = *self.keys.entry(record.identity).or_insert(row);
            if first != row {
                return wrong(format!("the key of row {first} again"), "each key once in a file");
            }
        }
        for content in &mut record.contents {
            flag_unlikely(content, &record.place);
        }
        Ok(record)
    }

    /// An entry for each row of a record that is refused. The record is taken whole or not at all.
    fn refuse(
        &mut self,
        mapper: &Mapper,
        rows: &[Row],
        problems: Vec<Rejection>,
    ) -> Vec<RefusedRow> {
        let (name, header) = self.file.clone();
        let blamed = problems.first().map_or_else(String::new, |first| match &first.companion {
            Some(companion) => format!("row {} of {companion}", first.row),
            None => format!("row {}", first.row),
        });
        let mut by_row: BTreeMap<(Option<String>, u64), Vec<Rejection>> = BTreeMap::new();
        for problem in problems {
            by_row.entry((problem.companion.clone(), problem.row)).or_default().push(problem);
        }
        let mut refused = Vec::with_capacity(rows.len());
        for row in rows {
            let own = by_row.remove(&(None, row.number));
            let own = own.unwrap_or_else(|| follows(row.number, &blamed));
            let is_total = row.cells.as_ref().is_err_and(|problem| problem.is_total_row());
            let cells = row.cells.as_ref().ok().cloned();
            let listed = RejectedRow::of(&name, own);
            let header = header.clone();
            refused.extend(listed.map(|listed| RefusedRow { listed, header, cells, is_total }));
        }
        if let (Some(first), false) = (rows.first(), self.tables.is_empty()) {
            for row in self.companions.rows_of(mapper, first) {
                let Some(table) = self.table(row) else { continue };
                if self.followed.contains(&(row.file, row.number)) {
                    continue;
                }
                let own = by_row.remove(&(Some(table.name.clone()), row.number));
                let own = own.unwrap_or_else(|| follows(row.number, &blamed));
                refused.extend(table.refused(own, Some(row.cells.to_vec())));
            }
        }
        let numbers = self.companion_numbers(mapper, rows);
        self.followed.extend(numbers);
        refused
    }

    fn companion_numbers(&self, mapper: &Mapper, rows: &[Row]) -> Vec<(CompanionFile, u64)> {
        let Some(first) = rows.first() else { return Vec::new() };
        let of_record = self.companions.rows_of(mapper, first).into_iter();
        of_record.map(|row| (row.file, row.number)).collect()
    }

    fn table(&self, row: CompanionRow<'_>) -> Option<&CompanionTable> {
        self.tables.iter().find(|table| table.opened == row.file)
    }
}

/// What is said of a row with which nothing is wrong but that its record is refused.
fn follows(row: u64, blamed: &str) -> Vec<Rejection> {
    vec![Rejection {
        row,
        column: String::new(),
        found: "a row of a record that is refused".to_owned(),
        expected: format!("{blamed} mended, for a record is taken whole"),
        companion: None,
    }]
}
