//! Reading files on a thread of their own: rows come out in batches, mapped or refused.

use std::io::Read;

use sha2::{Digest, Sha256};
use tokio::sync::mpsc;
use yakja_formats::{MappedRow, Mapper, Profile, TableError, TableReader};
use yakja_model::{CountryPack, Day};
use yakja_store::ImportFile;

use super::{SourceFile, summary::RejectedRow};
use crate::{Error, Result};

/// Rows in one batch: what one transaction writes.
const BATCH: usize = 1_000;
/// Batches that may wait; reading stops until there is room.
const WAITING: usize = 4;

/// A mapped row with its number.
pub(super) struct NumberedRow {
    pub(super) number: u64,
    pub(super) row: MappedRow,
}

/// Something that was read.
pub(super) enum Reading {
    /// Rows of one file, in order.
    Batch(Batch),
    /// A file came to its end.
    End(ImportFile),
    /// Reading broke off.
    Broken { file: String, problem: String },
}

/// Rows of one file.
pub(super) struct Batch {
    pub(super) file: String,
    /// Whether it is the first batch of its file.
    pub(super) first: bool,
    pub(super) rows: Vec<NumberedRow>,
    pub(super) rejected: Vec<RejectedRow>,
}

type Source = Hashing<Box<dyn Read + Send>>;

struct Opened {
    name: String,
    table: TableReader<Source>,
    mapper: Mapper,
    digest: std::sync::Arc<std::sync::Mutex<Sha256>>,
}

/// Reads every header, then starts to read rows. Nothing is taken where one header does not fit.
pub(super) async fn read_rows(
    files: Vec<SourceFile>,
    (profile, pack): (Profile, CountryPack),
    latest: Day,
) -> Result<mpsc::Receiver<Reading>> {
    let opened = tokio::task::spawn_blocking(move || {
        files.into_iter().map(|file| open(file, &profile, &pack)).collect::<Result<Vec<_>>>()
    })
    .await??;
    let (to, from) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        for file in opened {
            // The receiver is gone when the import ended early; then nobody wants the rest.
            if read_file((file, latest), &to).is_none() {
                return;
            }
        }
    });
    Ok(from)
}

fn open(file: SourceFile, profile: &Profile, pack: &CountryPack) -> Result<Opened> {
    let SourceFile { name, reader } = file;
    let wrong = |problem: String| Error::File { file: name.clone(), problem };
    let digest = std::sync::Arc::new(std::sync::Mutex::new(Sha256::new()));
    let source = Hashing { reader, digest: std::sync::Arc::clone(&digest) };
    let table = TableReader::new(source, profile.table.clone())
        .map_err(|error| wrong(error.to_string()))?;
    let mapper = profile.bind(table.header(), pack).map_err(|error| wrong(error.to_string()))?;
    Ok(Opened { name, table, mapper, digest })
}

fn read_file((mut file, latest): (Opened, Day), to: &mpsc::Sender<Reading>) -> Option<()> {
    let mut first = true;
    loop {
        let mut batch =
            Batch { file: file.name.clone(), first, rows: Vec::new(), rejected: Vec::new() };
        let ended = fill(&mut file, &mut batch, latest);
        first = false;
        let empty = batch.rows.is_empty() && batch.rejected.is_empty();
        if !empty || batch.first {
            to.blocking_send(Reading::Batch(batch)).ok()?;
        }
        match ended {
            Ok(false) => {}
            Ok(true) => {
                let digest = match file.digest.lock() {
                    Ok(digest) => digest.clone().finalize(),
                    Err(poisoned) => poisoned.into_inner().clone().finalize(),
                };
                let end = ImportFile { name: file.name, sha256: hex::encode(digest) };
                return to.blocking_send(Reading::End(end)).ok();
            }
            Err(error) => {
                let problem = error.to_string();
                to.blocking_send(Reading::Broken { file: file.name, problem }).ok()?;
                return None;
            }
        }
    }
}

/// Fills a batch; gives whether the file has come to its end.
fn fill(file: &mut Opened, batch: &mut Batch, latest: Day) -> Result<bool, TableError> {
    while batch.rows.len() + batch.rejected.len() < BATCH {
        let Some(row) = file.table.next_row()? else { return Ok(true) };
        match file.mapper.map(&row) {
            Ok(mapped) if mapped.when.from > latest => {
                batch.rejected.push(RejectedRow::in_the_future(&file.name, (row.number, &mapped)));
            }
            Ok(mapped) => batch.rows.push(NumberedRow { number: row.number, row: mapped }),
            Err(problems) => batch.rejected.extend(RejectedRow::of(&file.name, problems)),
        }
    }
    Ok(false)
}

/// Passes bytes on and hashes them.
struct Hashing<R> {
    reader: R,
    digest: std::sync::Arc<std::sync::Mutex<Sha256>>,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.reader.read(buffer)?;
        if let (Some(bytes), Ok(mut digest)) = (buffer.get(..count), self.digest.lock()) {
            digest.update(bytes);
        }
        Ok(count)
    }
}
