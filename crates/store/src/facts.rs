//! The feed of what can be counted, for the columnar projection in memory.
//!
//! It follows the ledger: a report by itself is shown at its own position, rows of an import at
//! the position that shows the import.

use futures::TryStreamExt;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder,
    QuerySelect, RelationDef,
    sea_query::{Expr, ExprTrait, IntoCondition},
};
use uuid::Uuid;
use yakja_model::{EventDetail, ImportId, LinkBatchId, Report, RulingId, Subject};

use crate::{
    Database, Error, Result,
    entity::{exhibit, ledger_entry, report},
    ledger::LedgerEntry,
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

    /// The report versions of a step, whole, passed to `take` one by one in their order; none of
    /// a step that is not about reports. It knows no reader: what follows from them is filtered
    /// by who takes it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn reports_of(&self, step: &FeedStep, mut take: impl FnMut(Report)) -> Result<()> {
        let which = match step {
            FeedStep::Report { id, version } => Condition::all()
                .add(report::Column::Id.eq(*id))
                .add(report::Column::Version.eq(*version)),
            FeedStep::Import(import) => Condition::all().add(report::Column::ImportId.eq(import.0)),
            FeedStep::Undone(_) | FeedStep::Links(_) | FeedStep::Ruling(_) => return Ok(()),
        };
        let mut rows = report::Entity::find()
            .filter(which)
            .order_by_asc(report::Column::Id)
            .stream(&self.readers)
            .await?;
        while let Some(row) = rows.try_next().await? {
            let report = serde_json::from_slice(&row.content);
            take(report.map_err(|_| Error::Corrupt { what: "report" })?);
        }
        Ok(())
    }

    /// The exhibits of a step, those of one report together, passed to `take` one by one.
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
        (Subject::Import { id, .. }, EventDetail::ImportUndone) => FeedStep::Undone(id),
        (Subject::Links { id }, EventDetail::LinksRecorded { .. }) => FeedStep::Links(id),
        (Subject::Ruling { id }, EventDetail::RulingRecorded { .. }) => FeedStep::Ruling(id),
        _ => return Err(Error::Corrupt { what: "ledger entry" }),
    };
    let position =
        u64::try_from(row.position).map_err(|_| Error::Corrupt { what: "ledger entry" })?;
    Ok(FeedEntry { position, step })
}
