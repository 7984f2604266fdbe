//! Verification of everything stored: each entry against the tree, the tree against every
//! checkpoint, and each record against the entry that recorded it.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use tokio::task::JoinSet;
use yakja_model::{AccessClass, AccessClassId};

use super::{
    Finding, Ledger, LedgerEntry, checkpoint, finding, sequencer,
    tree::{self, GrowingTree},
    verify_completeness,
    verify_records::{self, Recording},
};
use crate::{
    Database, Result,
    entity::{checkpoint as checkpoint_row, ledger_entry, outbox},
};

/// Entries read at once.
const BATCH: u64 = 2_000;
/// Batches of records checked at once.
const WORKERS: usize = 2;

/// The result of a verification.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    /// Entries whose place in the tree was checked.
    pub entries: u64,
    /// Report versions whose bytes and columns were checked.
    pub reports: u64,
    /// Exhibits whose columns were checked.
    pub exhibits: u64,
    /// Runs of imports that were compared with the entry that began them.
    pub imports: u64,
    /// Rulings whose bytes and columns were checked.
    pub rulings: u64,
    /// Batches of links between reports that were checked.
    pub link_batches: u64,
    /// Boundaries that were loaded together and were checked.
    pub boundary_sets: u64,
    /// Checkpoints whose signature and root were checked.
    pub checkpoints: u64,
    /// Committed entries that have no position yet; their records were checked too.
    pub waiting: u64,
    /// Root over all entries, base64.
    pub root: String,
    /// What is not as it was recorded; empty when all is.
    pub findings: Vec<Finding>,
}

impl Verification {
    /// Whether everything is as it was recorded.
    pub fn passed(&self) -> bool {
        self.findings.is_empty()
    }

    pub(super) fn add(&mut self, record: impl Into<String>, problem: impl Into<String>) {
        self.findings.push(Finding { record: record.into(), problem: problem.into() });
    }
}

impl Ledger<'_> {
    /// Verifies everything stored. `progress` gets entries done and entries in all.
    ///
    /// # Errors
    /// What the database says; what is wrong in the records is a finding, not an error.
    pub async fn verify(&self, mut progress: impl FnMut(u64, u64) + Send) -> Result<Verification> {
        let mut run = Run::new(self.database).await?;
        let size = sequencer::size(&self.database.readers).await?;
        let mut next = 0;
        while let Some(last) = run.entries_from(next).await? {
            next = last + 1;
            progress(run.result.entries, size);
        }
        run.waiting().await?;
        run.finish_workers(0).await?;
        run.checkpoints_left();
        run.result.root = run.tree.root()?.to_string();
        verify_completeness::completeness(self.database, &mut run.result).await?;
        finding::sort(&mut run.result.findings);
        Ok(run.result)
    }
}

struct Run<'a> {
    database: &'a Database,
    tree: GrowingTree,
    checkpoints: BTreeMap<u64, checkpoint_row::Model>,
    classes: Arc<HashMap<AccessClass, AccessClassId>>,
    workers: JoinSet<Result<Verification>>,
    result: Verification,
    /// The position after the last entry read.
    next: i64,
}

impl<'a> Run<'a> {
    async fn new(database: &'a Database) -> Result<Self> {
        let checkpoints = checkpoint_row::Entity::find()
            .all(&database.readers)
            .await?
            .into_iter()
            .map(|row| (u64::try_from(row.size).unwrap_or_default(), row))
            .collect();
        let classes: HashMap<AccessClass, AccessClassId> =
            classes_readable(database).await?.into_iter().map(|(id, class)| (class, id)).collect();
        Ok(Self {
            database,
            tree: GrowingTree::empty(),
            checkpoints,
            classes: Arc::new(classes),
            workers: JoinSet::new(),
            result: Verification::default(),
            next: 0,
        })
    }

    /// Checks the entries from a position on; gives the last position read.
    async fn entries_from(&mut self, from: u64) -> Result<Option<u64>> {
        let rows = ledger_entry::Entity::find()
            .filter(ledger_entry::Column::Position.gte(i64::try_from(from).unwrap_or(i64::MAX)))
            .order_by_asc(ledger_entry::Column::Position)
            .limit(BATCH)
            .all(&self.database.readers)
            .await?;
        let last = rows.last().map(|row| u64::try_from(row.position).unwrap_or_default());
        let mut recordings = Vec::with_capacity(rows.len());
        for row in rows {
            self.entry(row, &mut recordings)?;
        }
        let (at, fresh) = self.tree.take_fresh();
        if let Some(index) = tree::first_difference(&self.database.readers, at, &fresh).await? {
            self.result.add(format!("tree hash {index}"), finding::OTHER_HASH);
        }
        self.check(recordings).await?;
        Ok(last)
    }

    fn entry(&mut self, row: ledger_entry::Model, to: &mut Vec<Recording>) -> Result<()> {
        let name = format!("ledger entry {}", row.position);
        let expected = i64::try_from(self.tree.size()).unwrap_or(i64::MAX);
        if row.position != expected {
            self.gap(row.position);
            self.result.add(&name, Finding::moved(self.tree.size()));
        }
        self.next = row.position.saturating_add(1);
        self.tree.push(&row.body)?;
        self.result.entries += 1;
        self.checkpoint_here()?;
        let Ok(entry) = LedgerEntry::parse(&row.body) else {
            self.result.add(name, "can't be read");
            return Ok(());
        };
        let columns = (row.id, row.subject, row.at, row.action.as_str(), row.detail.as_str());
        let body = (
            entry.id.0,
            entry.subject.id(),
            entry.at.as_micros(),
            entry.action.code(),
            entry.detail.code(),
        );
        if columns != body {
            self.result.add(name, "a column differs from the entry");
        }
        to.push(Recording { name: row.position.to_string(), entry });
        Ok(())
    }

    /// Names what is missing before an entry, once for each gap.
    fn gap(&mut self, position: i64) {
        let (first, last) = (self.next, position.saturating_sub(1));
        let record = format!("ledger entry {first}");
        match last - first {
            ..0 => {}
            0 => self.result.add(record, finding::MISSING),
            _ => {
                let missing = finding::MISSING;
                self.result.add(record, format!("{missing}, and so are those up to {last}"));
            }
        }
    }

    /// Checks the checkpoint over exactly the entries so far, if there is one.
    fn checkpoint_here(&mut self) -> Result<()> {
        let size = self.tree.size();
        let Some(row) = self.checkpoints.remove(&size) else { return Ok(()) };
        self.result.checkpoints += 1;
        let name = format!("checkpoint {size}");
        let verifier = self.database.centre().verifier()?;
        let Ok(head) = checkpoint::open(&verifier, &row.note) else {
            self.result.add(name, "is not signed by this register");
            return Ok(());
        };
        if head.size != size || head.at.as_micros() != row.at {
            self.result.add(&name, "a column differs from the signed note");
        }
        if head.root != self.tree.root()?.to_string() {
            self.result.add(name, finding::OTHER_ROOT);
        }
        Ok(())
    }

    fn checkpoints_left(&mut self) {
        for size in std::mem::take(&mut self.checkpoints).into_keys() {
            self.result.add(format!("checkpoint {size}"), "covers entries that are not there");
        }
    }

    /// Checks records of entries that wait for a position.
    async fn waiting(&mut self) -> Result<()> {
        let mut pages = outbox::Entity::find()
            .order_by_asc(outbox::Column::Id)
            .paginate(&self.database.readers, BATCH);
        while let Some(rows) = pages.fetch_and_next().await? {
            let mut recordings = Vec::with_capacity(rows.len());
            for row in rows {
                self.result.waiting += 1;
                match LedgerEntry::parse(&row.body) {
                    Ok(entry) => recordings.push(Recording { name: "waiting".into(), entry }),
                    Err(_) => self.result.add(format!("waiting entry {}", row.id), "can't be read"),
                }
            }
            self.check(recordings).await?;
        }
        Ok(())
    }

    /// Checks the records of a batch of entries beside the reading of the next.
    async fn check(&mut self, recordings: Vec<Recording>) -> Result<()> {
        self.finish_workers(WORKERS).await?;
        let (database, classes) = (self.database.clone(), Arc::clone(&self.classes));
        self.workers
            .spawn(async move { verify_records::check(&database, &classes, recordings).await });
        Ok(())
    }

    /// Waits until at most so many batches are under way.
    async fn finish_workers(&mut self, at_most: usize) -> Result<()> {
        while self.workers.len() > at_most {
            let Some(done) = self.workers.join_next().await else { return Ok(()) };
            let part = done.map_err(|_| crate::Error::Corrupt { what: "batch of records" })??;
            self.result.reports += part.reports;
            self.result.exhibits += part.exhibits;
            self.result.imports += part.imports;
            self.result.rulings += part.rulings;
            self.result.link_batches += part.link_batches;
            self.result.boundary_sets += part.boundary_sets;
            self.result.findings.extend(part.findings);
        }
        Ok(())
    }
}

/// The classes that can be read; a class that can't makes its reports findings.
async fn classes_readable(database: &Database) -> Result<Vec<(AccessClassId, AccessClass)>> {
    match database.access_classes().await {
        Err(crate::Error::Corrupt { .. }) => Ok(Vec::new()),
        other => other,
    }
}
