//! Close imports whose process died: what they had committed is shown, and marked as broken off.

use std::time::Duration;

use yakja_model::OrganizationCode;
use yakja_store::{Database, ImportRun, ImportState};

use super::import_files::show_run;
use crate::{Ctx, Error, Result};

/// Closes every import whose lease has ended; gives how many. Those that are alive are left.
///
/// # Errors
/// [`Error::Denied`] where the officer may not send for an import's organisation.
pub async fn recover_imports(ctx: &Ctx) -> Result<u64> {
    let mut closed = 0;
    for run in ctx.app().parts.database.loading_imports().await? {
        if run.lease_until < ctx.app().now() {
            closed += u64::from(close(ctx, run).await?);
        }
    }
    Ok(closed)
}

/// Imports that broke off and that no later import of the same files completed.
pub(crate) async fn count_incomplete(database: &Database) -> Result<u64> {
    if database.count_imports(ImportState::Interrupted).await? == 0 {
        return Ok(0);
    }
    let runs = database.imports(100_000).await?;
    let names = |run: &ImportRun| -> Vec<String> {
        run.files.iter().map(|file| file.name.clone()).collect()
    };
    let completed = |broken: &ImportRun| {
        runs.iter().any(|run| {
            run.state == ImportState::Shown
                && run.started_at > broken.started_at
                && run.profile == broken.profile
                && run.submitter == broken.submitter
                && names(run) == names(broken)
                // It met every row that the broken one had committed: the same file, whole.
                && run.tally.already_known >= broken.tally.accepted.max(1)
        })
    };
    let broken = runs.iter().filter(|run| run.state == ImportState::Interrupted);
    Ok(broken.filter(|run| !completed(run)).count() as u64)
}

/// Closes dead imports of one source before another of it begins, so that a row is never known
/// and hidden at once. Waits until a lease ends or is seen to be renewed.
pub(super) async fn recover_of_source(
    ctx: &Ctx,
    submitter: &OrganizationCode,
    profile: &str,
) -> Result<()> {
    let database = &ctx.app().parts.database;
    for run in database.loading_imports().await? {
        if run.submitter != *submitter || run.profile != profile {
            continue;
        }
        while ctx.app().now() <= run.lease_until {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let now = database.import(run.id).await?;
            if now.is_none_or(|now| now.lease_until != run.lease_until || now.state != run.state) {
                break;
            }
        }
        let still = database
            .import(run.id)
            .await?
            .filter(|now| now.lease_until == run.lease_until && now.state == ImportState::Loading);
        if let Some(dead) = still {
            close(ctx, dead).await?;
        }
    }
    Ok(())
}

/// Shows what a dead import had committed; gives false where another process was first.
async fn close(ctx: &Ctx, run: ImportRun) -> Result<bool> {
    let tally = run.tally;
    match show_run(ctx, run, (None, tally)).await {
        Ok(()) => Ok(true),
        Err(Error::Store(yakja_store::Error::ImportTakenOver)) => Ok(false),
        Err(other) => Err(other),
    }
}
