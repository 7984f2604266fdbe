//! Runs of imports. Rows of a run that is loading are there and not shown.

use std::collections::HashSet;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Set, sea_query::Expr,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use yakja_model::{
    Action, Event, EventDetail, ImportId, OfficerId, OrganizationCode, SessionKey, Subject,
    Timestamp,
};

use crate::{Database, Error, Result, Tx, entity::import};

/// Where a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportState {
    /// Rows come in; none is shown.
    Loading,
    /// Complete.
    Shown,
    /// The process died; what it had committed is shown.
    Interrupted,
    /// Taken back; none of its rows is shown.
    Undone,
}

impl ImportState {
    /// The code used in columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Shown => "shown",
            Self::Interrupted => "interrupted",
            Self::Undone => "undone",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Loading, Self::Shown, Self::Interrupted, Self::Undone]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// A file that was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFile {
    /// Name without its folder.
    pub name: String,
    /// SHA-256 of its bytes, hexadecimal; empty while it is read.
    pub sha256: String,
}

/// Rows of a run by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportTally {
    /// Taken as new reports.
    pub accepted: u64,
    /// Taken as new versions of reports.
    pub corrected: u64,
    /// There before.
    pub already_known: u64,
    /// Of the accepted, with a flag.
    pub flagged: u64,
    /// Refused.
    pub rejected: u64,
}

/// A run to begin.
#[derive(Clone, Debug)]
pub struct NewImport {
    /// Identifier.
    pub id: ImportId,
    /// Name and version of the profile.
    pub profile: (String, i32),
    /// Whose word the rows are.
    pub organization: OrganizationCode,
    /// Who sends them.
    pub submitter: OrganizationCode,
    /// The files.
    pub files: Vec<ImportFile>,
    /// The process that loads it.
    pub owner: SessionKey,
    /// How long its lease lasts without a commit.
    pub lease_ms: i64,
}

/// A run as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportRun {
    /// Identifier.
    pub id: ImportId,
    /// Name of the profile.
    pub profile: String,
    /// Whose word the rows are.
    pub organization: OrganizationCode,
    /// Who sent them.
    pub submitter: OrganizationCode,
    /// Who ran it.
    pub officer: OfficerId,
    /// The files.
    pub files: Vec<ImportFile>,
    /// When it began, microseconds UTC.
    pub started_at: Timestamp,
    /// Where it stands.
    pub state: ImportState,
    /// Until when the loading process holds it, microseconds UTC.
    pub lease_until: Timestamp,
    /// Rows by what became of them; while it loads, of the batches committed.
    pub tally: ImportTally,
}

impl Tx {
    /// Begins a run and gives its event.
    ///
    /// # Errors
    /// What the database says.
    pub async fn begin_import(&mut self, new: &NewImport) -> Result<Event> {
        let now = self.moment.now();
        let row = import::ActiveModel {
            id: Set(new.id.0),
            profile: Set(new.profile.0.clone()),
            profile_version: Set(new.profile.1),
            organization: Set(new.organization.as_str().to_owned()),
            submitter: Set(new.submitter.as_str().to_owned()),
            officer: Set(self.actor_id().0),
            files: Set(serde_json::to_string(&new.files)?),
            started_at: Set(now.as_micros()),
            state: Set(ImportState::Loading.code().to_owned()),
            lease_owner: Set(new.owner.0),
            lease_until: Set(now.plus_ms(new.lease_ms).as_micros()),
            accepted: Set(0),
            already_known: Set(0),
            flagged: Set(0),
            rejected: Set(0),
            shown_entry: Set(None),
            corrected: Set(0),
            undone_entry: Set(None),
        };
        let detail = EventDetail::ImportStarted {
            profile: format!("{} {}", new.profile.0, new.profile.1),
            files: new.files.iter().map(|file| file.name.clone()).collect(),
        };
        let event = self.writes(import_event(new.id, &new.organization, detail));
        row.insert(self.connection()).await?;
        Ok(event)
    }

    /// Keeps the tally of a batch and renews the lease, if this process still holds the run.
    ///
    /// # Errors
    /// [`Error::ImportTakenOver`] where another process closed the run.
    pub async fn advance_import(
        &mut self,
        id: ImportId,
        (owner, lease_ms): (SessionKey, i64),
        tally: &ImportTally,
    ) -> Result<()> {
        let until = self.moment.now().plus_ms(lease_ms).as_micros();
        let held = counted(import::Entity::update_many(), tally)?
            .col_expr(import::Column::LeaseUntil, Expr::value(until))
            .filter(import::Column::Id.eq(id.0))
            .filter(import::Column::LeaseOwner.eq(owner.0))
            .filter(import::Column::State.eq(ImportState::Loading.code()))
            .exec(self.connection())
            .await?;
        if held.rows_affected == 1 { Ok(()) } else { Err(Error::ImportTakenOver) }
    }

    /// Shows the rows of a run: the small transaction that ends it. Gives its event. `files`
    /// replaces what was kept of the files; `None` leaves it, for a run that broke off.
    ///
    /// # Errors
    /// [`Error::ImportTakenOver`] where the run is not loading any more, or has gone on since it
    /// was read: whoever took it for dead was wrong, and its tally is another.
    pub async fn show_import(
        &mut self,
        run: &ImportRun,
        files: Option<&[ImportFile]>,
        tally: &ImportTally,
    ) -> Result<Event> {
        let (state, interrupted) = match files {
            Some(_) => (ImportState::Shown, false),
            None => (ImportState::Interrupted, true),
        };
        let entry = self.own_entry();
        let mut update = counted(import::Entity::update_many(), tally)?
            .col_expr(import::Column::State, Expr::value(state.code()))
            .col_expr(import::Column::ShownEntry, Expr::value(Some(entry.0)));
        if let Some(files) = files {
            update =
                update.col_expr(import::Column::Files, Expr::value(serde_json::to_string(files)?));
        }
        let changed = update
            .filter(import::Column::Id.eq(run.id.0))
            .filter(import::Column::State.eq(ImportState::Loading.code()))
            .filter(import::Column::LeaseUntil.eq(run.lease_until.as_micros()))
            .exec(self.connection())
            .await?;
        if changed.rows_affected != 1 {
            return Err(Error::ImportTakenOver);
        }
        let named = |file: &ImportFile| format!("{} {}", file.sha256, file.name);
        let detail = EventDetail::ImportShown {
            files: files.unwrap_or_default().iter().map(named).collect(),
            accepted: tally.accepted,
            corrected: tally.corrected,
            already_known: tally.already_known,
            flagged: tally.flagged,
            rejected: tally.rejected,
            interrupted,
        };
        Ok(self.writes(import_event(run.id, &run.organization, detail)))
    }

    /// Takes an ended run back: its rows are not shown from here on. Gives its event; `None` where
    /// the run is not one that ended.
    ///
    /// # Errors
    /// What the database says.
    pub async fn undo_import(&mut self, run: &ImportRun, reason: &str) -> Result<Option<Event>> {
        let entry = self.own_entry();
        let ended = [ImportState::Shown, ImportState::Interrupted].map(ImportState::code);
        let changed = import::Entity::update_many()
            .col_expr(import::Column::State, Expr::value(ImportState::Undone.code()))
            .col_expr(import::Column::UndoneEntry, Expr::value(Some(entry.0)))
            .filter(import::Column::Id.eq(run.id.0))
            .filter(import::Column::State.is_in(ended))
            .exec(self.connection())
            .await?;
        let detail = EventDetail::ImportUndone { reason: reason.to_owned() };
        let event =
            Event { action: Action::UndoImport, ..import_event(run.id, &run.organization, detail) };
        Ok((changed.rows_affected == 1).then(|| self.writes(event)))
    }

    /// Runs that were taken back.
    pub(crate) async fn undone_imports(&self) -> Result<HashSet<Uuid>> {
        let ids: Vec<Uuid> = import::Entity::find()
            .select_only()
            .column(import::Column::Id)
            .filter(import::Column::State.eq(ImportState::Undone.code()))
            .into_tuple()
            .all(self.connection())
            .await?;
        Ok(ids.into_iter().collect())
    }
}

fn counted(
    update: sea_orm::UpdateMany<import::Entity>,
    tally: &ImportTally,
) -> Result<sea_orm::UpdateMany<import::Entity>> {
    let number =
        |value: u64| i64::try_from(value).map_err(|_| Error::Corrupt { what: "import tally" });
    Ok(update
        .col_expr(import::Column::Accepted, Expr::value(number(tally.accepted)?))
        .col_expr(import::Column::Corrected, Expr::value(number(tally.corrected)?))
        .col_expr(import::Column::AlreadyKnown, Expr::value(number(tally.already_known)?))
        .col_expr(import::Column::Flagged, Expr::value(number(tally.flagged)?))
        .col_expr(import::Column::Rejected, Expr::value(number(tally.rejected)?)))
}

fn import_event(id: ImportId, organization: &OrganizationCode, detail: EventDetail) -> Event {
    Event {
        action: Action::ImportReports,
        subject: Subject::Import { id, organization: organization.clone() },
        detail,
    }
}

impl Database {
    /// Runs, newest first, at most `limit`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn imports(&self, limit: u64) -> Result<Vec<ImportRun>> {
        import::Entity::find()
            .order_by_desc(import::Column::Id)
            .limit(limit)
            .all(&self.readers)
            .await?
            .into_iter()
            .map(ImportRun::try_from)
            .collect()
    }

    /// One run.
    ///
    /// # Errors
    /// What the database says.
    pub async fn import(&self, id: ImportId) -> Result<Option<ImportRun>> {
        let row = import::Entity::find_by_id(id.0).one(&self.readers).await?;
        row.map(ImportRun::try_from).transpose()
    }

    /// Keeps a run that waits for its file from being taken for dead. Gives false where another
    /// process has closed it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn renew_import(
        &self,
        id: ImportId,
        owner: SessionKey,
        until: Timestamp,
    ) -> Result<bool> {
        let held = import::Entity::update_many()
            .col_expr(import::Column::LeaseUntil, Expr::value(until.as_micros()))
            .filter(import::Column::Id.eq(id.0))
            .filter(import::Column::LeaseOwner.eq(owner.0))
            .filter(import::Column::State.eq(ImportState::Loading.code()))
            .exec(&self.writer)
            .await?;
        Ok(held.rows_affected == 1)
    }

    /// Runs that are loading, whoever loads them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn loading_imports(&self) -> Result<Vec<ImportRun>> {
        import::Entity::find()
            .filter(import::Column::State.eq(ImportState::Loading.code()))
            .order_by_asc(import::Column::Id)
            .all(&self.readers)
            .await?
            .into_iter()
            .map(ImportRun::try_from)
            .collect()
    }

    /// How many runs are in this state.
    ///
    /// # Errors
    /// What the database says.
    pub async fn count_imports(&self, state: ImportState) -> Result<u64> {
        let query = import::Entity::find().filter(import::Column::State.eq(state.code()));
        Ok(query.count(&self.readers).await?)
    }
}

impl TryFrom<import::Model> for ImportRun {
    type Error = Error;

    fn try_from(row: import::Model) -> Result<Self> {
        const CORRUPT: Error = Error::Corrupt { what: "import" };
        let code = |text: &str| OrganizationCode::parse(text).map_err(|_| CORRUPT);
        let count = |value: i64| u64::try_from(value).map_err(|_| CORRUPT);
        Ok(Self {
            id: ImportId(row.id),
            organization: code(&row.organization)?,
            submitter: code(&row.submitter)?,
            officer: OfficerId(row.officer),
            files: serde_json::from_str(&row.files).map_err(|_| CORRUPT)?,
            started_at: Timestamp::from_micros(row.started_at),
            state: ImportState::parse(&row.state).ok_or(CORRUPT)?,
            lease_until: Timestamp::from_micros(row.lease_until),
            tally: ImportTally {
                accepted: count(row.accepted)?,
                corrected: count(row.corrected)?,
                already_known: count(row.already_known)?,
                flagged: count(row.flagged)?,
                rejected: count(row.rejected)?,
            },
            profile: row.profile,
        })
    }
}
