//! Links that the resolver found between reports, and how far it has followed the ledger.

use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Set,
    sea_query::{ExprTrait, OnConflict},
};
use uuid::Uuid;
use yakja_model::{
    Action, Event, EventDetail, ImportId, Link, LinkBatch, LinkBatchId, LinkKind, ReportId,
    ReportPair, Salt, Subject, canonical_bytes, content_hash,
};

use crate::{
    Database, Error, Result, Tx,
    entity::{link, link_batch, progress, report},
    reports::CHUNK,
};

const RESOLVER: &str = "resolver";

/// A link with the batch that it was recorded in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredLink {
    /// The batch.
    pub batch: LinkBatchId,
    /// The link.
    pub link: Link,
}

impl Tx {
    /// Writes what the resolver found in one step, and how far it has come; gives the event.
    ///
    /// # Errors
    /// What the database says.
    pub async fn save_links(&mut self, batch: &LinkBatch) -> Result<Event> {
        let salt = self.moment.salt();
        let hash = content_hash(salt, &canonical_bytes(batch)?);
        let entry = self.own_entry();
        let count = |kind| batch.links.iter().filter(|link| link.kind == kind).count() as u64;
        let event = self.writes(Event {
            action: Action::RecordLinks,
            subject: Subject::Links { id: batch.id },
            detail: EventDetail::LinksRecorded {
                content_hash: hash.to_hex(),
                certain: count(LinkKind::Certain),
                suggested: count(LinkKind::Suggested),
                withdrawn: count(LinkKind::Withdrawn),
            },
        });
        let row = link_batch::ActiveModel {
            id: Set(batch.id.0),
            position: Set(number(batch.position)?),
            rules: Set(i32::try_from(batch.rules).map_err(|_| CORRUPT)?),
            entry: Set(entry.0),
            salt: Set(salt.0.to_vec()),
        };
        link_batch::Entity::insert(row).exec_without_returning(self.connection()).await?;
        // Chunk by chunk, for a large import finds many links and their texts are long.
        for (from, links) in (1..).step_by(CHUNK).zip(batch.links.chunks(CHUNK)) {
            let rows = (from..).zip(links).map(|(ordinal, link)| active(batch.id, ordinal, link));
            let rows: Vec<_> = rows.collect::<Result<_>>()?;
            link::Entity::insert_many(rows).exec_without_returning(self.connection()).await?;
        }
        advance(self.connection(), batch.position).await?;
        Ok(event)
    }
}

impl Database {
    /// Entries before this position have been seen by the resolver.
    ///
    /// # Errors
    /// What the database says.
    pub async fn resolved(&self) -> Result<u64> {
        let row = progress::Entity::find_by_id(RESOLVER.to_owned()).one(&self.readers).await?;
        Ok(row.map_or(0, |row| u64::try_from(row.position).unwrap_or_default()))
    }

    /// Notes that the resolver has seen entries before this position and found nothing.
    ///
    /// # Errors
    /// What the database says.
    pub async fn advance_resolver(&self, position: u64) -> Result<()> {
        advance(&self.writer, position).await
    }

    /// The links of a batch, in their order.
    ///
    /// # Errors
    /// What the database says.
    pub async fn links_of(&self, batch: LinkBatchId) -> Result<Vec<Link>> {
        let rows = link::Entity::find()
            .filter(link::Column::Batch.eq(batch.0))
            .order_by_asc(link::Column::Ordinal)
            .all(&self.readers)
            .await?;
        let link = |(ordinal, row): (i32, link::Model)| match row.ordinal == ordinal {
            true => Ok(StoredLink::try_from(row)?.link),
            false => Err(CORRUPT),
        };
        (1..).zip(rows).map(link).collect()
    }

    /// Links that touch these reports, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn links_on(&self, reports: &[ReportId]) -> Result<Vec<StoredLink>> {
        let mut found = Vec::new();
        for chunk in reports.chunks(CHUNK) {
            let ids = || chunk.iter().map(|report| report.0);
            let rows = link::Entity::find()
                .filter(link::Column::First.is_in(ids()).or(link::Column::Second.is_in(ids())))
                .order_by_asc(link::Column::Batch)
                .order_by_asc(link::Column::Ordinal)
                .all(&self.readers)
                .await?;
            for row in rows {
                found.push(StoredLink::try_from(row)?);
            }
        }
        // A pair may lie in two chunks.
        found.sort_by_key(|stored| (stored.batch, stored.link.pair));
        found.dedup();
        Ok(found)
    }

    /// Links that touch a row of this import, the newest first, at most `limit`; a pair may come
    /// more than once.
    ///
    /// # Errors
    /// What the database says.
    pub async fn links_of_import(&self, import: ImportId, limit: u64) -> Result<Vec<StoredLink>> {
        let rows = || {
            report::Entity::find()
                .select_only()
                .column(report::Column::Id)
                .filter(report::Column::ImportId.eq(import.0))
                .into_query()
        };
        let touches = link::Column::First.in_subquery(rows());
        let rows = link::Entity::find()
            .filter(touches.or(link::Column::Second.in_subquery(rows())))
            .order_by_desc(link::Column::Batch)
            .order_by_asc(link::Column::Ordinal)
            .limit(limit)
            .all(&self.readers)
            .await?;
        rows.into_iter().map(StoredLink::try_from).collect()
    }

    /// The newest links first, at most `limit`; a pair may come more than once.
    ///
    /// # Errors
    /// What the database says.
    pub async fn links(&self, limit: u64) -> Result<Vec<StoredLink>> {
        let rows = link::Entity::find()
            .order_by_desc(link::Column::Batch)
            .order_by_asc(link::Column::Ordinal)
            .limit(limit)
            .all(&self.readers)
            .await?;
        rows.into_iter().map(StoredLink::try_from).collect()
    }
}

async fn advance(connection: &impl ConnectionTrait, position: u64) -> Result<()> {
    let row =
        progress::ActiveModel { name: Set(RESOLVER.to_owned()), position: Set(number(position)?) };
    let replace = OnConflict::column(progress::Column::Name)
        .update_column(progress::Column::Position)
        .to_owned();
    progress::Entity::insert(row).on_conflict(replace).exec_without_returning(connection).await?;
    Ok(())
}

const CORRUPT: Error = Error::Corrupt { what: "link" };

fn number(position: u64) -> Result<i64> {
    i64::try_from(position).map_err(|_| CORRUPT)
}

fn active(batch: LinkBatchId, ordinal: i32, link: &Link) -> Result<link::ActiveModel> {
    let reasons = String::from_utf8(canonical_bytes(&link.reasons)?).map_err(|_| CORRUPT)?;
    Ok(link::ActiveModel {
        batch: Set(batch.0),
        ordinal: Set(ordinal),
        first: Set(link.pair.first().0),
        second: Set(link.pair.second().0),
        kind: Set(link.kind.code().to_owned()),
        weight: Set(link.weight),
        reasons: Set(reasons),
    })
}

impl TryFrom<link::Model> for StoredLink {
    type Error = Error;

    fn try_from(row: link::Model) -> Result<Self> {
        let pair = ReportPair::new(ReportId(row.first), ReportId(row.second));
        let pair = pair.map_err(|_| CORRUPT)?;
        // The order of the two is part of what was recorded.
        if pair.first().0 != row.first {
            return Err(CORRUPT);
        }
        Ok(Self {
            batch: LinkBatchId(row.batch),
            link: Link {
                pair,
                kind: LinkKind::parse(&row.kind).ok_or(CORRUPT)?,
                weight: row.weight,
                reasons: serde_json::from_str(&row.reasons).map_err(|_| CORRUPT)?,
            },
        })
    }
}

/// What was recorded of a batch: its bytes, and what the row says of its entry.
pub(crate) struct RecordedBatch {
    pub(crate) salt: Option<Salt>,
    pub(crate) entry: Uuid,
    pub(crate) canonical: Vec<u8>,
}

/// A batch with its links, as the bytes that were hashed. `None` where it is not there;
/// `audit verify` compares.
pub(crate) async fn recorded_batch(
    database: &Database,
    id: LinkBatchId,
) -> Result<Option<RecordedBatch>> {
    let row = link_batch::Entity::find_by_id(id.0).one(&database.readers).await?;
    let Some(row) = row else { return Ok(None) };
    let batch = LinkBatch {
        id,
        position: u64::try_from(row.position).map_err(|_| CORRUPT)?,
        rules: u32::try_from(row.rules).map_err(|_| CORRUPT)?,
        links: database.links_of(id).await?,
    };
    let salt = row.salt.as_slice().try_into().map(Salt).ok();
    Ok(Some(RecordedBatch { salt, entry: row.entry, canonical: canonical_bytes(&batch)? }))
}
