//! Sessions of the web interface, as bytes. They are no records and leave no ledger entry.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::OnConflict};
use yakja_model::Timestamp;

use crate::{Database, Result, entity::web_session};

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebSession {
    /// Its id, as the session library writes it.
    pub id: String,
    /// Its content, as the session library writes it.
    pub data: Vec<u8>,
    /// When it ends.
    pub expires_at: Timestamp,
}

impl Database {
    /// Keeps a session, new or changed.
    ///
    /// # Errors
    /// What the database says.
    pub async fn save_session(&self, session: &WebSession) -> Result<()> {
        let row = web_session::ActiveModel {
            id: Set(session.id.clone()),
            data: Set(session.data.clone()),
            expires_at: Set(session.expires_at.as_micros()),
        };
        let replace = OnConflict::column(web_session::Column::Id)
            .update_columns([web_session::Column::Data, web_session::Column::ExpiresAt])
            .to_owned();
        web_session::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(&self.writer)
            .await?;
        Ok(())
    }

    /// A session that has not ended.
    ///
    /// # Errors
    /// What the database says.
    pub async fn load_session(&self, id: &str, now: Timestamp) -> Result<Option<WebSession>> {
        let row = web_session::Entity::find_by_id(id.to_owned())
            .filter(web_session::Column::ExpiresAt.gt(now.as_micros()))
            .one(&self.readers)
            .await?;
        Ok(row.map(|row| WebSession {
            id: row.id,
            data: row.data,
            expires_at: Timestamp::from_micros(row.expires_at),
        }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete_session(&self, id: &str) -> Result<()> {
        web_session::Entity::delete_by_id(id.to_owned()).exec(&self.writer).await?;
        Ok(())
    }

    /// Forgets sessions that have ended.
    ///
    /// # Errors
    /// What the database says.
    pub async fn delete_ended_sessions(&self, now: Timestamp) -> Result<u64> {
        let deleted = web_session::Entity::delete_many()
            .filter(web_session::Column::ExpiresAt.lte(now.as_micros()))
            .exec(&self.writer)
            .await?;
        Ok(deleted.rows_affected)
    }
}
