//! Keeps sessions in the register's own store, so that they outlive a restart.

use std::collections::HashMap;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use yakja_app::{App, sessions};
use yakja_model::Timestamp;

/// Sessions in the register's store.
#[derive(Clone)]
pub(crate) struct KeptSessions(pub(crate) App);

impl std::fmt::Debug for KeptSessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptSessions")
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    data: HashMap<String, serde_json::Value>,
    expires_at: i64,
}

#[async_trait]
impl SessionStore for KeptSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // An id has 128 random bits: two alike are not to be expected, and would only replace.
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let seconds = record.expiry_date.unix_timestamp();
        let kept = Kept { data: record.data.clone(), expires_at: seconds };
        let bytes = serde_json::to_vec(&kept).map_err(|error| Error::Encode(error.to_string()))?;
        let ends = Timestamp::from_micros(seconds.saturating_mul(1_000_000));
        sessions::save(&self.0, &record.id.to_string(), bytes, ends).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some(bytes) = sessions::load(&self.0, &id.to_string()).await.map_err(backend)? else {
            return Ok(None);
        };
        let decode = |error: String| Error::Decode(error);
        let kept: Kept =
            serde_json::from_slice(&bytes).map_err(|error| decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(kept.expires_at)
            .map_err(|error| decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data: kept.data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        sessions::delete(&self.0, &id.to_string()).await.map_err(backend)
    }
}

fn backend(error: yakja_app::Error) -> Error {
    Error::Backend(error.to_string())
}
