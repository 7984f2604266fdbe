//! Gives committed entries their positions, extends the tree, signs checkpoints.
//!
//! It runs in whichever process holds its lease. Everything of one batch commits together, so a
//! process that dies leaves the ledger as it was before the batch.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set, TransactionTrait,
};
use uuid::Uuid;
use yakja_model::Timestamp;

use super::{
    checkpoint,
    tree::{self, GrowingTree},
};
use crate::{
    Database, Error, Result,
    entity::{checkpoint as checkpoint_row, ledger_entry, outbox},
    leases::Lease,
};

const LEASE: &str = "sequencer";
/// Entries in one batch; it bounds how long the batch holds the writer.
const BATCH: u64 = 4_000;
/// Rows in one INSERT: seven columns each, far below SQLite's limit on parameters.
const ROWS: usize = 1_000;

/// The sequencer of one process.
pub struct Sequencer {
    database: Database,
    owner: Uuid,
    lease_ms: i64,
    tree: Option<GrowingTree>,
}

/// What a step of the sequencer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SequencerState {
    /// Another process holds the lease.
    NotOurs,
    /// So many entries got a position; the ledger has so many in all.
    Sequenced {
        /// In this step.
        count: u64,
        /// In all.
        size: u64,
    },
}

impl Sequencer {
    /// Takes a random id for this process and how long a lease lasts.
    pub fn new(database: Database, owner: Uuid, lease_ms: i64) -> Self {
        Self { database, owner, lease_ms, tree: None }
    }

    /// Whether there is something to do: entries without a position, or entries that no
    /// checkpoint covers. A cheap read, so that an idle process takes no lock.
    ///
    /// # Errors
    /// What the database says.
    pub async fn has_work(&self) -> Result<bool> {
        let readers = &self.database.readers;
        let waiting = outbox::Entity::find().limit(1).count(readers).await?;
        Ok(waiting > 0 || !covered(readers).await?)
    }

    /// Takes the lease if it is free, gives positions to a batch of entries, and, if asked,
    /// signs a checkpoint over all that have one.
    ///
    /// # Errors
    /// [`Error::Conflict`] where another change was first: call again.
    pub async fn step(
        &mut self,
        clock: impl Fn() -> Timestamp,
        sign: bool,
    ) -> Result<SequencerState> {
        let result = self.try_step(clock, sign).await;
        if result.is_err() {
            self.tree = None;
        }
        result
    }

    async fn try_step(
        &mut self,
        clock: impl Fn() -> Timestamp,
        sign: bool,
    ) -> Result<SequencerState> {
        let tx = self.database.writer.begin_with_options(self.database.kind.change()).await?;
        // Not before: the wait for the writer would date a checkpoint back.
        let now = clock();
        if !self.lease().hold(&tx, now).await? {
            self.tree = None;
            tx.rollback().await?;
            return Ok(SequencerState::NotOurs);
        }
        let size = size(&tx).await?;
        let mut tree = match self.tree.take() {
            Some(tree) if tree.size() == size => tree,
            _ => GrowingTree::load(&tx, size).await?,
        };
        let waiting =
            outbox::Entity::find().order_by_asc(outbox::Column::Id).limit(BATCH).all(&tx).await?;
        let count = waiting.len() as u64;
        append(&tx, &mut tree, waiting).await?;
        if sign && !covered(&tx).await? {
            let head = checkpoint::sign(&self.database.signer, tree.size(), tree.root()?, now)?;
            checkpoint::keep(&tx, &head).await?;
        }
        tx.commit().await?;
        let size = tree.size();
        self.tree = Some(tree);
        Ok(SequencerState::Sequenced { count, size })
    }

    fn lease(&self) -> Lease {
        Lease { name: LEASE, owner: self.owner, lasts_ms: self.lease_ms }
    }

    /// Gives the lease back, so that another process need not wait for it to end.
    ///
    /// # Errors
    /// What the database says.
    pub async fn release(&mut self) -> Result<()> {
        self.tree = None;
        self.lease().release(&self.database.writer).await
    }
}

/// Moves entries from the outbox to the ledger, in their order.
async fn append(
    tx: &DatabaseTransaction,
    tree: &mut GrowingTree,
    waiting: Vec<outbox::Model>,
) -> Result<()> {
    let Some(last) = waiting.last().map(|row| row.id) else { return Ok(()) };
    let mut rows = Vec::with_capacity(waiting.len());
    for entry in waiting {
        let position =
            i64::try_from(tree.size()).map_err(|_| Error::Corrupt { what: "ledger position" })?;
        tree.push(&entry.body)?;
        rows.push(ledger_entry::ActiveModel {
            position: Set(position),
            id: Set(entry.id),
            subject: Set(entry.subject),
            action: Set(entry.action),
            detail: Set(entry.detail),
            at: Set(entry.at),
            body: Set(entry.body),
        });
    }
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let chunk: Vec<_> = rows.by_ref().take(ROWS).collect();
        ledger_entry::Entity::insert_many(chunk).exec_without_returning(tx).await?;
    }
    // The transaction sees one state, so what lies up to the last one read is what was read.
    outbox::Entity::delete_many().filter(outbox::Column::Id.lte(last)).exec(tx).await?;
    let (from, fresh) = tree.take_fresh();
    tree::write(tx, from, &fresh).await
}

/// Entries with a position.
pub(super) async fn size(connection: &impl ConnectionTrait) -> Result<u64> {
    let last = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Position)
        .order_by_desc(ledger_entry::Column::Position)
        .limit(1)
        .into_tuple::<i64>()
        .one(connection)
        .await?;
    Ok(last.map_or(0, |position| u64::try_from(position).unwrap_or_default() + 1))
}

/// Whether the newest checkpoint covers every entry.
async fn covered(connection: &impl ConnectionTrait) -> Result<bool> {
    let newest = checkpoint_row::Entity::find()
        .select_only()
        .column(checkpoint_row::Column::Size)
        .order_by_desc(checkpoint_row::Column::Size)
        .limit(1)
        .into_tuple::<i64>()
        .one(connection)
        .await?;
    let newest = newest.map_or(0, |size| u64::try_from(size).unwrap_or_default());
    Ok(newest == size(connection).await?)
}
