//! The feed of what can be counted, for the columnar projection in memory.
//!
//! It follows the ledger: a report by itself is shown at its own position, rows of an import at
//! the position that shows the import.

use std::collections::{HashMap, HashSet};

use futures::TryStreamExt;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
    sea_query::{Expr, ExprTrait, IntoCondition},
};
use uuid::Uuid;
use yakja_model::{
    AccessClassId, EventDetail, ImportId, LinkBatchId, Report, ReportId, RulingId, Subject,
};

use crate::{
    Database, Error, Result,
    entity::{exhibit, import, ledger_entry, report},
    ledger::LedgerEntry,
    reports::CHUNK,
};

/// One step of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedStep {
    /// One version of a report.
    Report {
        /// Report id.
        id: Uuid,
        /// Version.
        version: i32,
    },
    /// All rows of an import.
    Import(ImportId),
    /// An import was taken back.
    Undone(ImportId),
    /// Links between reports.
    Links(LinkBatchId),
    /// A person's word on records.
    Ruling(RulingId),
}

/// A step with its position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// Position in the ledger.
    pub position: u64,
    /// What became countable.
    pub step: FeedStep,
}

/// A version of a report, from the position that shows it to the one that hides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownVersion {
    /// What it says.
    pub report: Report,
    /// The number of its access class.
    pub access_class: AccessClassId,
    /// Position that shows it.
    pub since: u64,
    /// Position at which its import was taken back.
    pub until: Option<u64>,
}

/// One exhibit with what is counted of its report.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct FactRow {
    /// Report.
    pub id: Uuid,
    /// Version.
    pub version: i32,
    /// Who said it.
    pub organization: String,
    /// First possible day since 1970-01-01.
    pub happened_from: i32,
    /// Last possible day.
    pub happened_to: i32,
    /// Place as written.
    pub place: String,
    /// Country of the event.
    pub country: String,
    /// Access class.
    pub access_class: i32,
    /// Substance code.
    pub substance: Option<String>,
    /// Class code.
    pub class: String,
    /// Milligrams.
    pub mass_mg: Option<i64>,
    /// Millilitres.
    pub volume_ml: Option<i64>,
    /// Pieces.
    pub pieces: Option<i64>,
    /// Flags joined by commas.
    pub flags: String,
}

impl Database {
    /// What became countable at positions from `from` up to and without `to`, in order.
    ///
    /// # Errors
    /// What the database says; [`Error::Corrupt`] where an entry can't be read.
    pub async fn feed(&self, from: u64, to: u64) -> Result<Vec<FeedEntry>> {
        let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let told = [
            "report-recorded",
            "import-shown",
            "import-undone",
            "links-recorded",
            "ruling-recorded",
        ];
        let rows = ledger_entry::Entity::find()
            .filter(ledger_entry::Column::Position.gte(number(from)))
            .filter(ledger_entry::Column::Position.lt(number(to)))
            .filter(ledger_entry::Column::Detail.ne("row-recorded"))
            .filter(ledger_entry::Column::Detail.is_in(told))
            .order_by_asc(ledger_entry::Column::Position)
            .all(&self.readers)
            .await?;
        rows.into_iter().map(feed_entry).collect()
    }

    /// Report versions of a step after one, whole, at most `limit`, in the order of their ids; none
    /// of a step that brings no reports. It knows no reader: who takes them filters what follows.
    ///
    /// # Errors
    /// What the database says.
    pub async fn reports_of(
        &self,
        step: &FeedStep,
        (after, limit): (Option<ReportId>, u64),
    ) -> Result<Vec<Report>> {
        let which = match step {
            FeedStep::Report { id, version } => Condition::all()
                .add(report::Column::Id.eq(*id))
                .add(report::Column::Version.eq(*version)),
            FeedStep::Import(import) | FeedStep::Undone(import) => {
                Condition::all().add(report::Column::ImportId.eq(import.0))
            }
            FeedStep::Links(_) | FeedStep::Ruling(_) => return Ok(Vec::new()),
        };
        // The canonical bytes alone: the other columns follow from them.
        let mut query =
            report::Entity::find().select_only().column(report::Column::Content).filter(which);
        if let Some(after) = after {
            query = query.filter(report::Column::Id.gt(after.0));
        }
        let query = query.order_by_asc(report::Column::Id).limit(limit);
        let rows: Vec<Vec<u8>> = query.into_tuple().all(&self.readers).await?;
        rows.iter().map(|content| read(content)).collect()
    }

    /// Reports of which an import brought a later version.
    ///
    /// # Errors
    /// What the database says.
    pub async fn corrected_in(&self, import: ImportId) -> Result<Vec<ReportId>> {
        let ids: Vec<Uuid> = report::Entity::find()
            .select_only()
            .column(report::Column::Id)
            .filter(report::Column::ImportId.eq(import.0))
            .filter(report::Column::Version.gt(1))
            .into_tuple()
            .all(&self.readers)
            .await?;
        Ok(ids.into_iter().map(ReportId).collect())
    }

    /// Every version of these reports that has been shown, with the positions at which it was
    /// shown and hidden again, in the order of reports and versions. It knows no reader.
    ///
    /// # Errors
    /// What the database says.
    pub async fn shown_versions(&self, ids: &[ReportId]) -> Result<Vec<ShownVersion>> {
        let mut found = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let rows = report::Entity::find()
                .filter(report::Column::Id.is_in(chunk.iter().map(|id| id.0)))
                .order_by_asc(report::Column::Id)
                .order_by_asc(report::Column::Version)
                .all(&self.readers)
                .await?;
            let runs = self.shown_runs(rows.iter().filter_map(|row| row.import_id)).await?;
            let alone = rows.iter().filter(|row| row.import_id.is_none()).map(|row| row.entry);
            let alone = self.positions(alone.collect()).await?;
            for row in rows {
                let (since, until) = match row.import_id {
                    Some(import) => runs.get(&import).copied().unwrap_or_default(),
                    None => (alone.get(&row.entry).copied(), None),
                };
                let Some(since) = since else { continue };
                let access_class = AccessClassId(row.access_class);
                found.push(ShownVersion {
                    report: read(&row.content)?,
                    access_class,
                    since,
                    until,
                });
            }
        }
        Ok(found)
    }

    /// Where imports were shown, and where they were taken back.
    async fn shown_runs(
        &self,
        imports: impl Iterator<Item = Uuid>,
    ) -> Result<HashMap<Uuid, (Option<u64>, Option<u64>)>> {
        let imports: HashSet<Uuid> = imports.collect();
        let runs = import::Entity::find()
            .filter(import::Column::Id.is_in(imports))
            .all(&self.readers)
            .await?;
        let entries = runs.iter().flat_map(|run| [run.shown_entry, run.undone_entry]).flatten();
        let positions = self.positions(entries.collect()).await?;
        let of = |entry: Option<Uuid>| entry.and_then(|entry| positions.get(&entry).copied());
        Ok(runs.iter().map(|run| (run.id, (of(run.shown_entry), of(run.undone_entry)))).collect())
    }

    /// Positions of entries that have one.
    async fn positions(&self, entries: Vec<Uuid>) -> Result<HashMap<Uuid, u64>> {
        let rows: Vec<(Uuid, i64)> = ledger_entry::Entity::find()
            .select_only()
            .columns([ledger_entry::Column::Id, ledger_entry::Column::Position])
            .filter(ledger_entry::Column::Id.is_in(entries))
            .into_tuple()
            .all(&self.readers)
            .await?;
        let number = |position| u64::try_from(position).unwrap_or_default();
        Ok(rows.into_iter().map(|(id, position)| (id, number(position))).collect())
    }

    /// The exhibits of a step, those of one version of a report together, passed to `take` one by
    /// one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn facts_of(&self, step: &FeedStep, mut take: impl FnMut(FactRow)) -> Result<()> {
        let which = match step {
            FeedStep::Report { id, version } => Condition::all()
                .add(report::Column::Id.eq(*id))
                .add(report::Column::Version.eq(*version)),
            FeedStep::Import(import) | FeedStep::Undone(import) => {
                Condition::all().add(report::Column::ImportId.eq(import.0))
            }
            FeedStep::Links(_) | FeedStep::Ruling(_) => return Ok(()),
        };
        let mut rows = report::Entity::find()
            .select_only()
            .columns([
                report::Column::Id,
                report::Column::Version,
                report::Column::Organization,
                report::Column::HappenedFrom,
                report::Column::HappenedTo,
                report::Column::Place,
                report::Column::Country,
                report::Column::AccessClass,
            ])
            .columns([
                exhibit::Column::Substance,
                exhibit::Column::Class,
                exhibit::Column::MassMg,
                exhibit::Column::VolumeMl,
                exhibit::Column::Pieces,
                exhibit::Column::Flags,
            ])
            .join(JoinType::InnerJoin, exhibits_of_report())
            .filter(which)
            .order_by_asc(report::Column::Id)
            .order_by_asc(report::Column::Version)
            .order_by_asc(exhibit::Column::Ordinal)
            .into_model::<FactRow>()
            .stream(&self.readers)
            .await?;
        while let Some(row) = rows.try_next().await? {
            take(row);
        }
        Ok(())
    }
}

fn read(content: &[u8]) -> Result<Report> {
    serde_json::from_slice(content).map_err(|_| Error::Corrupt { what: "report" })
}

fn exhibits_of_report() -> RelationDef {
    let mut relation: RelationDef = report::Entity::belongs_to(exhibit::Entity)
        .from(report::Column::Id)
        .to(exhibit::Column::ReportId)
        .into();
    relation.on_condition = Some(std::sync::Arc::new(|left, right| {
        Expr::col((left, report::Column::Version))
            .eq(Expr::col((right, exhibit::Column::Version)))
            .into_condition()
    }));
    relation
}

fn feed_entry(row: ledger_entry::Model) -> Result<FeedEntry> {
    let entry = LedgerEntry::parse(&row.body)?;
    let step = match (entry.subject, entry.detail) {
        (Subject::Report { id, version }, EventDetail::ReportRecorded { .. }) => {
            FeedStep::Report { id: id.0, version }
        }
        (Subject::Import { id, .. }, EventDetail::ImportShown { .. }) => FeedStep::Import(id),
        (Subject::Import { id, .. }, EventDetail::ImportUndone { .. }) => FeedStep::Undone(id),
        (Subject::Links { id }, EventDetail::LinksRecorded { .. }) => FeedStep::Links(id),
        (Subject::Ruling { id }, EventDetail::RulingRecorded { .. }) => FeedStep::Ruling(id),
        _ => return Err(Error::Corrupt { what: "ledger entry" }),
    };
    let position =
        u64::try_from(row.position).map_err(|_| Error::Corrupt { what: "ledger entry" })?;
    Ok(FeedEntry { position, step })
}
