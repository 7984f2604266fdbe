//! Reading the ledger: entries, checkpoints, the position a moment stands for.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::ExprTrait,
};
use uuid::Uuid;
use yakja_model::{EntryId, Timestamp};

use super::{CheckpointView, LedgerEntry, checkpoint, sequencer};
use crate::{
    Database, Error, Result,
    entity::{checkpoint as checkpoint_row, ledger_entry, outbox},
};

/// Reads the ledger of a register.
pub struct Ledger<'a> {
    pub(super) database: &'a Database,
}

/// An entry with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// Position, from 0.
    pub position: u64,
    /// The entry.
    pub entry: LedgerEntry,
}

impl Database {
    /// The ledger of this register.
    pub fn ledger(&self) -> Ledger<'_> {
        Ledger { database: self }
    }
}

impl Ledger<'_> {
    /// How many entries have a position.
    ///
    /// # Errors
    /// What the database says.
    pub async fn size(&self) -> Result<u64> {
        sequencer::size(&self.database.readers).await
    }

    /// How many committed entries wait for a position.
    ///
    /// # Errors
    /// What the database says.
    pub async fn waiting(&self) -> Result<u64> {
        Ok(outbox::Entity::find().count(&self.database.readers).await?)
    }

    /// Whether an entry has its position.
    ///
    /// # Errors
    /// What the database says.
    pub async fn is_sequenced(&self, id: EntryId) -> Result<bool> {
        let found = ledger_entry::Entity::find()
            .filter(ledger_entry::Column::Id.eq(id.0))
            .count(&self.database.readers)
            .await?;
        Ok(found > 0)
    }

    /// The newest checkpoint, its signature checked.
    ///
    /// # Errors
    /// [`Error::Corrupt`] where the note is not signed by the register's key.
    pub async fn checkpoint(&self) -> Result<Option<CheckpointView>> {
        newest_until(self.database, None).await
    }

    /// The newest checkpoint at or before a time.
    ///
    /// # Errors
    /// [`Error::Corrupt`] where the note is not signed by the register's key.
    pub async fn checkpoint_at(&self, time: Timestamp) -> Result<Option<CheckpointView>> {
        newest_until(self.database, Some(time)).await
    }

    /// Entries before a position, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn page(&self, before: Option<u64>, limit: u64) -> Result<Vec<LedgerRow>> {
        let mut query = ledger_entry::Entity::find();
        if let Some(before) = before.and_then(|before| i64::try_from(before).ok()) {
            query = query.filter(ledger_entry::Column::Position.lt(before));
        }
        let rows = query
            .order_by_desc(ledger_entry::Column::Position)
            .limit(limit)
            .all(&self.database.readers)
            .await?;
        rows.into_iter().map(LedgerRow::try_from).collect()
    }

    /// Entries that are not rows of imports, before a position, newest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn page_without_rows(
        &self,
        before: Option<u64>,
        limit: u64,
    ) -> Result<Vec<LedgerRow>> {
        let mut query =
            ledger_entry::Entity::find().filter(ledger_entry::Column::Detail.ne("row-recorded"));
        if let Some(before) = before.and_then(|before| i64::try_from(before).ok()) {
            query = query.filter(ledger_entry::Column::Position.lt(before));
        }
        let rows = query
            .order_by_desc(ledger_entry::Column::Position)
            .limit(limit)
            .all(&self.database.readers)
            .await?;
        rows.into_iter().map(LedgerRow::try_from).collect()
    }

    /// Entries about a record, oldest first: the one that recorded a row of an import is found
    /// by its id, all others by the record.
    ///
    /// # Errors
    /// What the database says.
    pub async fn history(&self, record: Uuid, recorded_by: &[EntryId]) -> Result<Vec<LedgerRow>> {
        let about = ledger_entry::Column::Subject
            .eq(record)
            .and(ledger_entry::Column::Detail.ne("row-recorded"));
        let recorded = ledger_entry::Column::Id.is_in(recorded_by.iter().map(|entry| entry.0));
        let mut rows = Vec::new();
        for which in [about, recorded] {
            let found = ledger_entry::Entity::find().filter(which).all(&self.database.readers);
            for row in found.await? {
                rows.push(LedgerRow::try_from(row)?);
            }
        }
        rows.sort_by_key(|row| row.position);
        rows.dedup_by_key(|row| row.position);
        Ok(rows)
    }
}

async fn newest_until(
    database: &Database,
    time: Option<Timestamp>,
) -> Result<Option<CheckpointView>> {
    let mut query = checkpoint_row::Entity::find();
    if let Some(time) = time {
        query = query.filter(checkpoint_row::Column::At.lte(time.as_micros()));
    }
    let row =
        query.order_by_desc(checkpoint_row::Column::Size).limit(1).one(&database.readers).await?;
    let verifier = database.centre().verifier()?;
    row.map(|row| checkpoint::open(&verifier, &row.note)).transpose()
}

pub(super) async fn entry_by_id(
    connection: &impl ConnectionTrait,
    id: EntryId,
) -> Result<Option<ledger_entry::Model>> {
    Ok(ledger_entry::Entity::find()
        .filter(ledger_entry::Column::Id.eq(id.0))
        .one(connection)
        .await?)
}

impl TryFrom<ledger_entry::Model> for LedgerRow {
    type Error = Error;

    fn try_from(row: ledger_entry::Model) -> Result<Self> {
        let position =
            u64::try_from(row.position).map_err(|_| Error::Corrupt { what: "ledger entry" })?;
        Ok(Self { position, entry: LedgerEntry::parse(&row.body)? })
    }
}
