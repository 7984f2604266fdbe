//! Reads files on a thread of their own: records come out in batches, mapped or refused.

use yakja_formats::{Companions, FileRole, Mapper, Profile, Row, TableError};
use yakja_model::{CountryPack, Day};
use yakja_store::ImportFile;

use tokio::sync::mpsc;

use super::{
    SourceFile,
    group_rows::{Held, groups},
    map_rows::{CompanionTable, MapRows, ReadRecord},
    open_files::{OpenFile, open_files},
    refused::RefusedRow,
};
use crate::{Error, Result};

/// Records in one batch: what one transaction writes.
const BATCH: usize = 1_000;
/// Batches that may wait; reading stops until there is room.
const WAITING: usize = 4;

/// Something that was read.
pub(super) enum Reading {
    /// Records of one file, in order.
    Batch(Batch),
    /// A file came to its end; which of those given it is, from 0.
    End(usize, ImportFile),
    /// Reading broke off.
    Broken { file: String, problem: String },
}

/// Records of one file.
pub(super) struct Batch {
    /// The file, with which the records name their rows.
    pub(super) file: String,
    /// Whether it is the first batch of its file.
    pub(super) first: bool,
    pub(super) records: Vec<ReadRecord>,
    pub(super) refused: Vec<RefusedRow>,
}

impl Batch {
    fn of(file: &str, first: bool) -> Self {
        Self { file: file.to_owned(), first, records: Vec::new(), refused: Vec::new() }
    }

    fn is_full(&self) -> bool {
        self.records.len() + self.refused.len() >= BATCH
    }

    fn is_empty(&self) -> bool {
        self.records.is_empty() && self.refused.is_empty()
    }
}

/// What to read by.
pub(super) struct ReadBy {
    pub(super) profile: Profile,
    /// Profiles that a file may look like instead.
    pub(super) shipped: Vec<Profile>,
    pub(super) pack: CountryPack,
    /// The last day that has come.
    pub(super) latest: Day,
}

/// A main table, ready to be mapped.
struct MainTable {
    file: OpenFile,
    mapper: Mapper,
    /// Its rows by record, where several make one; else they are read one by one.
    groups: Option<Vec<Vec<Row>>>,
}

struct Tables {
    mains: Vec<MainTable>,
    map: MapRows,
    /// Refused rows of companions, and the ends of their files.
    before: Vec<Reading>,
}

/// Reads every header, companions and the rows that make records together; then starts to read the
/// others. Nothing is taken where one file does not fit.
pub(super) async fn read_rows(
    files: Vec<SourceFile>,
    by: ReadBy,
) -> Result<mpsc::Receiver<Reading>> {
    let tables = tokio::task::spawn_blocking(move || prepare(files, &by)).await??;
    let (to, from) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        // The receiver is gone when the import ended early; then nobody wants the rest.
        send_all(tables, &to)
    });
    Ok(from)
}

fn prepare(files: Vec<SourceFile>, by: &ReadBy) -> Result<Tables> {
    let mut companions = Companions::of(&by.profile);
    let (mut mains, mut tables, mut before) = (Vec::new(), Vec::new(), Vec::new());
    let mut held = Held::default();
    for (role, mut file) in open_files(files, &by.profile, &by.shipped)? {
        match role {
            FileRole::Main => {
                let bound = by.profile.bind(file.table.header(), &by.pack);
                let mapper = bound.map_err(|error| wrong(&file.name, &error))?;
                mains.push(MainTable { file, mapper, groups: None });
            }
            FileRole::Companion(name) => {
                let opened = companions.open(&name, file.table.header(), &by.pack);
                let opened = opened.map_err(|error| wrong(&file.name, &error))?;
                let header = file.header.clone();
                let table = CompanionTable { name, file: file.name.clone(), header, opened };
                let mut batch = Batch::of(&file.name, false);
                while let Some(row) = held.next(&mut file)? {
                    let cells = row.cells.as_ref().ok().cloned();
                    if let Err(problems) = companions.push(opened, row) {
                        batch.refused.extend(table.refused(problems, cells));
                    }
                }
                tables.push(table);
                before.push(Reading::Batch(batch));
                before.push(Reading::End(file.index, file.ended()));
            }
        }
    }
    for main in mains.iter_mut().filter(|main| main.mapper.is_grouped()) {
        main.groups = Some(groups(&mut main.file, &main.mapper, &mut held)?);
    }
    Ok(Tables { mains, map: MapRows::new(companions, tables, by.latest), before })
}

fn wrong(file: &str, problem: &impl std::fmt::Display) -> Error {
    Error::File { file: file.to_owned(), problem: problem.to_string() }
}

fn send_all(mut tables: Tables, to: &mpsc::Sender<Reading>) -> Option<()> {
    for reading in tables.before {
        to.blocking_send(reading).ok()?;
    }
    for main in tables.mains {
        send_file(main, &mut tables.map, to)?;
    }
    let orphans = tables.map.orphans();
    if !orphans.is_empty() {
        let batch = Batch { refused: orphans, ..Batch::of("", false) };
        to.blocking_send(Reading::Batch(batch)).ok()?;
    }
    Some(())
}

/// Reads one main table to its end; gives `None` where nobody wants it, or it broke off.
fn send_file(mut main: MainTable, map: &mut MapRows, to: &mpsc::Sender<Reading>) -> Option<()> {
    map.begin_file(&main.file);
    let mut groups = main.groups.take().map(Vec::into_iter);
    let mut batch = Batch::of(&main.file.name, true);
    loop {
        let rows = match &mut groups {
            Some(groups) => Ok(groups.next()),
            None => main.file.table.next_row().map(|row| row.map(|row| vec![row])),
        };
        let ended = !matches!(rows, Ok(Some(_)));
        if let Ok(Some(rows)) = &rows {
            match map.map(&main.mapper, rows) {
                Ok(record) => batch.records.push(record),
                Err(refused) => batch.refused.extend(refused),
            }
        }
        if ended && (batch.first || !batch.is_empty()) || batch.is_full() {
            let next = Batch::of(&main.file.name, false);
            to.blocking_send(Reading::Batch(std::mem::replace(&mut batch, next))).ok()?;
        }
        match rows {
            Ok(Some(_)) => {}
            Ok(None) => {
                return to.blocking_send(Reading::End(main.file.index, main.file.ended())).ok();
            }
            Err(error) => return broken(main.file.name, &error, to),
        }
    }
}

fn broken(file: String, error: &TableError, to: &mpsc::Sender<Reading>) -> Option<()> {
    to.blocking_send(Reading::Broken { file, problem: error.to_string() }).ok();
    None
}
