//! Sessions of the web interface, kept as bytes in the store.

use yakja_model::Timestamp;
use yakja_store::WebSession;

use crate::{App, Result};

/// A session's bytes, unless it has ended.
///
/// # Errors
/// What the store says.
pub async fn load(app: &App, id: &str) -> Result<Option<Vec<u8>>> {
    let session = app.parts.database.load_session(id, app.now()).await?;
    Ok(session.map(|session| session.data))
}

/// Keeps a session, new or changed.
///
/// # Errors
/// What the store says.
pub async fn save(app: &App, id: &str, data: Vec<u8>, expires_at: Timestamp) -> Result<()> {
    let session = WebSession { id: id.to_owned(), data, expires_at };
    Ok(app.parts.database.save_session(&session).await?)
}

/// Ends a session.
///
/// # Errors
/// What the store says.
pub async fn delete(app: &App, id: &str) -> Result<()> {
    Ok(app.parts.database.delete_session(id).await?)
}

/// Forgets sessions that have ended; gives how many.
///
/// # Errors
/// What the store says.
pub async fn delete_ended(app: &App) -> Result<u64> {
    Ok(app.parts.database.delete_ended_sessions(app.now()).await?)
}
