//! Report versions: the canonical bytes and the columns that follow from them.

use std::collections::HashSet;

use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Alias, Expr, ExprTrait, Query},
};
use uuid::Uuid;
use yakja_model::{
    AccessClassId, Action, ContentHash, EntryId, Event, EventDetail, ImportId, KeyId, Kind,
    OrganizationCode, Report, ReportId, Salt, Subject, canonical_bytes, content_hash,
};
use yakja_policy::{BulkPermit, Scope};

use crate::{
    Database, Error, Result, Tx,
    entity::{exhibit, import, report},
    imports::ImportState,
    ledger::LedgerEntry,
    report_rows::{Recorded, active_report, project},
};

/// Rows in one INSERT: twenty columns each stay below SQLite's 32,766 parameters.
pub(crate) const CHUNK: usize = 1_000;

/// A report version as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredReport {
    /// What it says.
    pub report: Report,
    /// The number of its access class.
    pub access_class: AccessClassId,
    /// The ledger entry that recorded it.
    pub entry: EntryId,
    /// Its salted hash.
    pub hash: ContentHash,
}

/// Which reports a list holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportFilter {
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only what this organisation says.
    pub organization: Option<OrganizationCode>,
    /// Only rows of this import.
    pub import: Option<ImportId>,
    /// Only reports whose place as written contains this, in any case (ASCII).
    pub place: Option<String>,
}

/// Some reports, newest first, and where to go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportPage {
    /// The reports, in their newest version.
    pub reports: Vec<StoredReport>,
    /// Give this as `after` for the next page; `None` on the last.
    pub next: Option<ReportId>,
}

impl Tx {
    /// Writes one report version and gives the event that records it.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the version is there already.
    pub async fn save_report(&mut self, report: &Report) -> Result<Event> {
        let class = self.intern(&report.access_class()).await?;
        let canonical = canonical_bytes(report)?;
        let salt = self.moment.salt();
        let entry = self.own_entry();
        let hash = content_hash(salt, &canonical);
        let event = self.writes(Event {
            action: Action::SubmitReport,
            subject: Subject::Report { id: report.id, version: report.version },
            detail: EventDetail::ReportRecorded { content_hash: hash.to_hex() },
        });
        let (row, exhibits) = project(report, class, Recorded { entry, salt, canonical });
        report::Entity::insert(active_report(row))
            .exec_without_returning(self.connection())
            .await?;
        self.insert_exhibits(exhibits).await?;
        Ok(event)
    }

    /// Writes at most 1,000 rows of an import, each with its ledger entry, under one permit.
    ///
    /// # Errors
    /// [`Error::PermitDoesNotFit`] where a row is not of the permit's import, organisation and
    /// marking, or the permit is another officer's: nothing is kept.
    pub async fn save_rows(&mut self, permit: &BulkPermit, reports: &[Report]) -> Result<()> {
        let Some(first) = reports.first() else { return Ok(()) };
        let own = permit.officer() == self.actor_id();
        if !own || reports.len() > CHUNK || !reports.iter().all(|row| permit.fits_row(row)) {
            return Err(Error::PermitDoesNotFit);
        }
        let class = self.intern(&first.access_class()).await?;
        let mut rows = Vec::with_capacity(reports.len());
        let mut exhibits = Vec::with_capacity(reports.len());
        let mut entries = Vec::with_capacity(reports.len());
        for report in reports {
            let canonical = canonical_bytes(report)?;
            let salt = self.moment.salt();
            let entry = EntryId(self.moment.id());
            let hash = content_hash(salt, &canonical);
            entries.push(self.row_entry(permit, report, (entry, hash)));
            let (row, of_row) = project(report, class, Recorded { entry, salt, canonical });
            rows.push(active_report(row));
            exhibits.extend(of_row);
        }
        report::Entity::insert_many(rows).exec_without_returning(self.connection()).await?;
        self.insert_exhibits(exhibits).await?;
        self.append_all(&entries).await
    }

    async fn insert_exhibits(&self, exhibits: Vec<exhibit::Model>) -> Result<()> {
        let mut rows = exhibits.into_iter().map(exhibit::ActiveModel::from).peekable();
        while rows.peek().is_some() {
            let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
            exhibit::Entity::insert_many(chunk).exec_without_returning(self.connection()).await?;
        }
        Ok(())
    }

    fn row_entry(
        &self,
        permit: &BulkPermit,
        report: &Report,
        (id, hash): (EntryId, ContentHash),
    ) -> LedgerEntry {
        let event = Event {
            action: Action::ImportReports,
            subject: Subject::Report { id: report.id, version: report.version },
            detail: EventDetail::RowRecorded { content_hash: hash.to_hex() },
        };
        LedgerEntry::of(id, &self.moment, self.actor(), event)
            .under(permit.policy_version().as_str(), permit.reasons())
    }

    /// The newest version of a report, if it is there and in scope.
    ///
    /// # Errors
    /// What the database says.
    pub async fn report(&self, id: ReportId, scope: &Scope) -> Result<Option<StoredReport>> {
        one(self.connection(), id, (None, scope)).await
    }

    /// Whether personal content under this key is that of the version a permit is about.
    pub(crate) async fn holds(&self, subject: &Subject, key: KeyId) -> Result<bool> {
        let Subject::Report { id, version } = subject else { return Ok(false) };
        let row = report::Entity::find_by_id((id.0, *version)).one(self.connection()).await?;
        let stored = row.map(StoredReport::try_from).transpose()?;
        let personal = stored.and_then(|stored| stored.report.personal);
        Ok(personal.is_some_and(|sealed| sealed.key() == key))
    }
}

impl Database {
    /// A version of a report (the newest where none is named), if it is there and in scope.
    ///
    /// # Errors
    /// What the database says.
    pub async fn report(
        &self,
        id: ReportId,
        version: Option<i32>,
        scope: &Scope,
    ) -> Result<Option<StoredReport>> {
        one(&self.readers, id, (version, scope)).await
    }

    /// Reports that the reader may see, newest first, each in its newest version.
    ///
    /// # Errors
    /// What the database says.
    pub async fn reports(
        &self,
        filter: &ReportFilter,
        scope: &Scope,
        (after, limit): (Option<ReportId>, u64),
    ) -> Result<ReportPage> {
        let mut query = report::Entity::find().filter(visible(scope)).filter(newest());
        if let Some(after) = after {
            query = query.filter(report::Column::Id.lt(after.0));
        }
        if let Some(kind) = filter.kind {
            query = query.filter(report::Column::Kind.eq(kind.code()));
        }
        if let Some(organization) = &filter.organization {
            query = query.filter(report::Column::Organization.eq(organization.as_str()));
        }
        if let Some(import) = filter.import {
            query = query.filter(report::Column::ImportId.eq(import.0));
        }
        if let Some(place) = &filter.place {
            let lower = Expr::col((report::Entity, report::Column::Place));
            let pattern = format!("%{}%", escape_like(&place.to_lowercase()));
            let like = sea_orm::sea_query::LikeExpr::new(pattern).escape('\\');
            query = query.filter(Expr::expr(sea_orm::sea_query::Func::lower(lower)).like(like));
        }
        let rows = query
            .order_by_desc(report::Column::Id)
            .limit(limit.saturating_add(1))
            .all(&self.readers)
            .await?;
        let more = rows.len() as u64 > limit;
        let reports: Vec<StoredReport> = rows
            .into_iter()
            .take(usize::try_from(limit).unwrap_or(usize::MAX))
            .map(StoredReport::try_from)
            .collect::<Result<_>>()?;
        let next = reports.last().filter(|_| more).map(|last| last.report.id);
        Ok(ReportPage { reports, next })
    }

    /// Report versions by id, for lineage; those out of scope are left out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn reports_by_id(
        &self,
        ids: &[ReportId],
        scope: &Scope,
    ) -> Result<Vec<StoredReport>> {
        let mut found = Vec::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let rows = report::Entity::find()
                .filter(report::Column::Id.is_in(chunk.iter().map(|id| id.0)))
                .filter(visible(scope))
                .filter(newest_in(scope))
                .order_by_asc(report::Column::Id)
                .all(&self.readers)
                .await?;
            for row in rows {
                found.push(StoredReport::try_from(row)?);
            }
        }
        Ok(found)
    }

    /// Which of these reports a reader may see.
    ///
    /// # Errors
    /// What the database says.
    pub async fn visible_of(&self, ids: &[ReportId], scope: &Scope) -> Result<HashSet<ReportId>> {
        let mut found = HashSet::with_capacity(ids.len());
        for chunk in ids.chunks(CHUNK) {
            let seen: Vec<Uuid> = report::Entity::find()
                .select_only()
                .column(report::Column::Id)
                .filter(report::Column::Id.is_in(chunk.iter().map(|id| id.0)))
                .filter(visible(scope))
                .filter(newest_in(scope))
                .into_tuple()
                .all(&self.readers)
                .await?;
            found.extend(seen.into_iter().map(ReportId));
        }
        Ok(found)
    }

    /// The ledger entry that recorded the newest version of a report with this id, whoever may
    /// see it: proving that something was recorded tells nothing of what it says.
    ///
    /// # Errors
    /// What the database says.
    pub async fn entry_of_report(&self, id: Uuid) -> Result<Option<EntryId>> {
        let entry = report::Entity::find()
            .select_only()
            .column(report::Column::Entry)
            .filter(report::Column::Id.eq(id))
            .order_by_desc(report::Column::Version)
            .into_tuple::<Uuid>()
            .one(&self.readers)
            .await?;
        Ok(entry.map(EntryId))
    }

    /// Every version of a report that the reader may see, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn report_versions(&self, id: ReportId, scope: &Scope) -> Result<Vec<StoredReport>> {
        report::Entity::find()
            .filter(report::Column::Id.eq(id.0))
            .filter(visible(scope))
            .filter(newest_in(scope))
            .order_by_asc(report::Column::Version)
            .all(&self.readers)
            .await?
            .into_iter()
            .map(StoredReport::try_from)
            .collect()
    }
}

async fn one(
    connection: &impl sea_orm::ConnectionTrait,
    id: ReportId,
    (version, scope): (Option<i32>, &Scope),
) -> Result<Option<StoredReport>> {
    let mut query =
        report::Entity::find().filter(report::Column::Id.eq(id.0)).filter(visible(scope));
    query = match version {
        Some(version) => query.filter(report::Column::Version.eq(version)).filter(newest_in(scope)),
        // Where the newest is not for the reader, an older one does not stand in for it.
        None => query.filter(newest()),
    };
    let row = query.one(connection).await?;
    row.map(StoredReport::try_from).transpose()
}

/// What a scope lets through: allowed classes and single records, and no rows of an import that
/// is still loading or was taken back.
pub(crate) fn visible(scope: &Scope) -> Condition {
    let allowed = Condition::any()
        .add(report::Column::AccessClass.is_in(scope.classes().map(|class| class.0)))
        .add(report::Column::Id.is_in(scope.singles().iter().map(|id| id.0)));
    Condition::all().add(allowed).add(shown(None))
}

/// Imports whose rows nobody sees: still loading, or taken back.
fn hidden_imports() -> sea_orm::sea_query::SelectStatement {
    let hidden = [ImportState::Loading, ImportState::Undone].map(ImportState::code);
    Query::select()
        .column(import::Column::Id)
        .from(import::Entity)
        .and_where(import::Column::State.is_in(hidden))
        .take()
}

/// No row of a hidden import, of the report table or of its alias.
fn shown(alias: Option<&Alias>) -> Condition {
    let column = match alias {
        Some(alias) => Expr::col((alias.clone(), report::Column::ImportId)),
        None => Expr::col((report::Entity, report::Column::ImportId)),
    };
    Condition::any().add(column.clone().is_null()).add(column.not_in_subquery(hidden_imports()))
}

/// Only reports whose newest version is in scope: when a marking is corrected, the correction
/// holds for the versions before it too.
fn newest_in(scope: &Scope) -> Condition {
    let later = Alias::new("later");
    let column = |name: report::Column| Expr::col((later.clone(), name));
    let classes = scope.classes().map(|class| class.0);
    let hidden = Query::select()
        .expr(Expr::val(1))
        .from_as(report::Entity, later.clone())
        .and_where(column(report::Column::Id).eq(Expr::col((report::Entity, report::Column::Id))))
        .and_where(
            column(report::Column::Version)
                .gt(Expr::col((report::Entity, report::Column::Version))),
        )
        .and_where(column(report::Column::AccessClass).is_not_in(classes))
        .cond_where(shown(Some(&later)))
        .take();
    let singles = scope.singles().iter().map(|id| id.0);
    Condition::any().add(Expr::exists(hidden).not()).add(report::Column::Id.is_in(singles))
}

/// Only the newest version of each report.
fn newest() -> Expr {
    let newer = Alias::new("newer");
    let column = |name: report::Column| Expr::col((newer.clone(), name));
    let later = Query::select()
        .expr(Expr::val(1))
        .from_as(report::Entity, newer.clone())
        .and_where(column(report::Column::Id).eq(Expr::col((report::Entity, report::Column::Id))))
        .and_where(
            column(report::Column::Version)
                .gt(Expr::col((report::Entity, report::Column::Version))),
        )
        .cond_where(shown(Some(&newer)))
        .take();
    Expr::exists(later).not()
}

fn escape_like(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

impl TryFrom<report::Model> for StoredReport {
    type Error = Error;

    fn try_from(row: report::Model) -> Result<Self> {
        const CORRUPT: Error = Error::Corrupt { what: "report" };
        let salt = Salt(row.salt.as_slice().try_into().map_err(|_| CORRUPT)?);
        Ok(Self {
            report: serde_json::from_slice(&row.content).map_err(|_| CORRUPT)?,
            access_class: AccessClassId(row.access_class),
            entry: EntryId(row.entry),
            hash: content_hash(salt, &row.content),
        })
    }
}
