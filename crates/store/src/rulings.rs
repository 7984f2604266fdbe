//! People's rulings on records: the canonical bytes and the columns that follow from them.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::ExprTrait};
use yakja_model::{
    EntryId, Event, EventDetail, ReportId, Ruling, RulingId, Salt, Subject, canonical_bytes,
    content_hash,
};

use crate::{Database, Error, Result, Tx, entity::ruling, report_rows::Recorded, reports::CHUNK};

impl Tx {
    /// Writes a ruling and gives the event that records it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn save_ruling(&mut self, ruling: &Ruling) -> Result<Event> {
        let canonical = canonical_bytes(ruling)?;
        let salt = self.moment.salt();
        let entry = self.own_entry();
        let hash = content_hash(salt, &canonical);
        let event = self.writes(Event {
            action: action_of(ruling),
            subject: Subject::Ruling { id: ruling.id() },
            detail: EventDetail::RulingRecorded {
                content_hash: hash.to_hex(),
                pair: ruling.pair(),
            },
        });
        let row = project(ruling, Recorded { entry, salt, canonical });
        ruling::Entity::insert(ruling::ActiveModel::from(row))
            .exec_without_returning(self.connection())
            .await?;
        Ok(event)
    }

    /// Rulings on these reports, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rulings_on(&self, reports: &[ReportId]) -> Result<Vec<Ruling>> {
        on(self.connection(), reports).await
    }
}

impl Database {
    /// Rulings on these reports, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rulings_on(&self, reports: &[ReportId]) -> Result<Vec<Ruling>> {
        on(&self.readers, reports).await
    }

    /// One ruling.
    ///
    /// # Errors
    /// What the database says.
    pub async fn ruling(&self, id: RulingId) -> Result<Option<Ruling>> {
        let row = ruling::Entity::find_by_id(id.0).one(&self.readers).await?;
        row.map(read).transpose()
    }

    /// All rulings of a kind, oldest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rulings(&self, kind: &str) -> Result<Vec<Ruling>> {
        let rows = ruling::Entity::find()
            .filter(ruling::Column::Kind.eq(kind))
            .order_by_asc(ruling::Column::Id)
            .all(&self.readers)
            .await?;
        rows.into_iter().map(read).collect()
    }
}

async fn on(
    connection: &impl sea_orm::ConnectionTrait,
    reports: &[ReportId],
) -> Result<Vec<Ruling>> {
    let mut found = Vec::new();
    for chunk in reports.chunks(CHUNK) {
        let ids = || chunk.iter().map(|report| report.0);
        let touches = ruling::Column::First.is_in(ids()).or(ruling::Column::Second.is_in(ids()));
        found.extend(ruling::Entity::find().filter(touches).all(connection).await?);
    }
    // A pair may lie in two chunks.
    found.sort_by_key(|row| row.id);
    found.dedup_by_key(|row| row.id);
    found.into_iter().map(read).collect()
}

fn read(row: ruling::Model) -> Result<Ruling> {
    serde_json::from_slice(&row.content).map_err(|_| Error::Corrupt { what: "ruling" })
}

const fn action_of(ruling: &Ruling) -> yakja_model::Action {
    use yakja_model::Action;
    match ruling {
        Ruling::Judgement(_) => Action::JudgeIncident,
        Ruling::Contest(_) => Action::ContestJoin,
        Ruling::PanelDecision(_) => Action::DecideContest,
        Ruling::PlaceCorrection(_) => Action::CorrectPlace,
    }
}

/// The row that follows from a ruling. `audit verify` calls it again and compares.
pub(crate) fn project(ruling: &Ruling, recorded: Recorded) -> ruling::Model {
    let Recorded { entry: EntryId(entry), salt: Salt(salt), canonical } = recorded;
    ruling::Model {
        id: ruling.id().0,
        kind: ruling.kind().to_owned(),
        first: ruling.pair().map(|pair| pair.first().0),
        second: ruling.pair().map(|pair| pair.second().0),
        at: ruling.at().as_micros(),
        entry,
        salt: salt.to_vec(),
        content: canonical,
    }
}
