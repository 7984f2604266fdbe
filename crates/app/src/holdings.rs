//! What the register holds now, in a few numbers, and whether it can work.

use serde::Serialize;
use yakja_store::ImportState;

use crate::{App, Ctx, Result};

/// What the register holds now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holdings {
    /// Entries of the ledger that have a position.
    pub entries: u64,
    /// Committed entries that wait for one.
    pub waiting: u64,
    /// Imports that are loading now.
    pub imports_unfinished: u64,
    /// Imports that broke off and show what they had committed.
    pub imports_interrupted: u64,
    /// The newest checkpoint.
    pub checkpoint: Option<crate::audit::CheckpointView>,
}

/// Whether the parts answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Readiness {
    /// `sqlite` or `postgres`.
    pub database: &'static str,
    /// Committed entries that wait for a position.
    pub waiting: u64,
}

/// What the register holds now.
///
/// # Errors
/// What the store says.
pub async fn holdings(ctx: &Ctx) -> Result<Holdings> {
    let database = &ctx.app().parts.database;
    let ledger = database.ledger();
    Ok(Holdings {
        entries: ledger.size().await?,
        waiting: ledger.waiting().await?,
        imports_unfinished: database.count_imports(ImportState::Loading).await?,
        imports_interrupted: crate::imports::count_incomplete(database).await?,
        checkpoint: ledger.checkpoint().await?,
    })
}

/// Whether the database answers and the sequencer keeps up.
///
/// # Errors
/// What the store says.
pub async fn readiness(app: &App) -> Result<Readiness> {
    app.parts.database.ping().await?;
    let waiting = app.parts.database.ledger().waiting().await?;
    Ok(Readiness { database: app.backend(), waiting })
}
