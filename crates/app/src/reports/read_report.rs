//! Read one report, its versions, and what the ledger says of it.

use yakja_model::{EventDetail, ReportId, Role, Subject};
use yakja_store::{LedgerRow, StoredReport};

use crate::{Ctx, Error, Result};

/// A version of a report, the newest where none is named.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the reader.
pub async fn read_report(ctx: &Ctx, id: ReportId, version: Option<i32>) -> Result<StoredReport> {
    let scope = ctx.scope(None).await?;
    ctx.app().parts.database.report(id, version, &scope).await?.ok_or(Error::NotFound)
}

/// Every version of a report, oldest first.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the reader.
pub async fn report_versions(ctx: &Ctx, id: ReportId) -> Result<Vec<StoredReport>> {
    let scope = ctx.scope(None).await?;
    let versions = ctx.app().parts.database.report_versions(id, &scope).await?;
    if versions.is_empty() { Err(Error::NotFound) } else { Ok(versions) }
}

/// What the ledger says of a report: who recorded it, who opened it, oldest first.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the reader.
pub async fn report_history(ctx: &Ctx, id: ReportId) -> Result<Vec<LedgerRow>> {
    let versions = report_versions(ctx, id).await?;
    let entries: Vec<_> = versions.iter().map(|version| version.entry).collect();
    let mut rows = ctx.app().parts.database.ledger().history(id.0, &entries).await?;
    rows.retain(|row| sees_entry(ctx, row, &versions));
    Ok(rows)
}

/// Who opened a report, and why, is for its owner and for the watch at the centre; that a version
/// was recorded is for those who may see the version.
fn sees_entry(ctx: &Ctx, row: &LedgerRow, versions: &[StoredReport]) -> bool {
    let Subject::Report { version, .. } = row.entry.subject else { return false };
    let stored = versions.iter().find(|stored| stored.report.version == version);
    let Some(stored) = stored else { return false };
    let opening = matches!(row.entry.detail, EventDetail::PersonalOpened { .. });
    let answers = ctx.actor().organization == stored.report.submitter
        || ctx.actor().role == Role::DutyOfficer;
    !opening || answers
}
