//! Rulings and links against the entries that recorded them, and the other way round.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;
use yakja_model::{LinkBatchId, Ruling, RulingId, Salt, content_hash};

use super::{LedgerEntry, proof, verify::Verification};
use crate::{
    Database, Error, Result,
    entity::{ledger_entry, link, link_batch, outbox, ruling},
    links::recorded_batch,
    report_rows::Recorded,
    rulings::project,
};

/// Compares a ruling with the entry that recorded it.
pub(super) async fn ruling(
    database: &Database,
    id: RulingId,
    (entry, result): (&LedgerEntry, &mut Verification),
) -> Result<()> {
    result.rulings += 1;
    let name = format!("ruling {id}");
    let row = match ruling::Entity::find_by_id(id.0).one(&database.readers).await {
        Ok(Some(row)) => row,
        Ok(None) => {
            result.add(name, "is not there");
            return Ok(());
        }
        Err(_) => {
            result.add(name, "a column has another type than it was given");
            return Ok(());
        }
    };
    let salt = row.salt.as_slice().try_into().map(Salt).ok();
    let hash = entry.detail.content_hash().unwrap_or_default();
    let Some(salt) = salt.filter(|salt| proof::matches(content_hash(*salt, &row.content), hash))
    else {
        result.add(name, "the content or its salt was changed");
        return Ok(());
    };
    let Ok(said) = serde_json::from_slice::<Ruling>(&row.content) else {
        result.add(name, "the content can't be read");
        return Ok(());
    };
    let recorded = Recorded { entry: entry.id, salt, canonical: row.content.clone() };
    if project(&said, recorded) != row {
        result.add(name, "a column was changed");
    }
    Ok(())
}

/// Compares a batch of links with the entry that recorded it.
pub(super) async fn links(
    database: &Database,
    id: LinkBatchId,
    (entry, result): (&LedgerEntry, &mut Verification),
) -> Result<()> {
    result.link_batches += 1;
    let name = format!("links {id}");
    let batch = match recorded_batch(database, id).await {
        Ok(Some(batch)) => batch,
        Ok(None) => {
            result.add(name, "are not there");
            return Ok(());
        }
        Err(Error::Corrupt { .. } | Error::Database(_)) => {
            result.add(name, "were changed into something that can't be read");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    let hash = entry.detail.content_hash().unwrap_or_default();
    let same =
        batch.salt.is_some_and(|salt| proof::matches(content_hash(salt, &batch.canonical), hash));
    if !same || batch.entry != entry.id.0 {
        result.add(name, "were changed");
    }
    Ok(())
}

/// Names rulings and links that nothing in the ledger recorded.
pub(super) async fn unrecorded(database: &Database, result: &mut Verification) -> Result<()> {
    let rulings: Vec<Uuid> = ruling::Entity::find()
        .select_only()
        .column(ruling::Column::Id)
        .into_tuple()
        .all(&database.readers)
        .await?;
    let recorded = subjects(database, "ruling-recorded").await?;
    for id in rulings.into_iter().filter(|id| !recorded.contains(id)) {
        result.add(format!("ruling {id}"), "was never recorded");
    }
    let mut batches: HashSet<Uuid> = link_batch::Entity::find()
        .select_only()
        .column(link_batch::Column::Id)
        .into_tuple()
        .all(&database.readers)
        .await?
        .into_iter()
        .collect();
    let of_links: Vec<Uuid> = link::Entity::find()
        .select_only()
        .column(link::Column::Batch)
        .distinct()
        .into_tuple()
        .all(&database.readers)
        .await?;
    batches.extend(of_links);
    let recorded = subjects(database, "links-recorded").await?;
    for id in batches.into_iter().filter(|id| !recorded.contains(id)) {
        result.add(format!("links {id}"), "were never recorded");
    }
    Ok(())
}

/// What entries of this detail are about. An entry moves from the outbox to the ledger; read in
/// this order, it is not missed.
pub(super) async fn subjects(database: &Database, detail: &str) -> Result<HashSet<Uuid>> {
    let waiting: Vec<Option<Uuid>> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Subject)
        .filter(outbox::Column::Detail.eq(detail))
        .into_tuple()
        .all(&database.readers)
        .await?;
    let sequenced: Vec<Option<Uuid>> = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Subject)
        .filter(ledger_entry::Column::Detail.eq(detail))
        .into_tuple()
        .all(&database.readers)
        .await?;
    Ok(waiting.into_iter().chain(sequenced).flatten().collect())
}
