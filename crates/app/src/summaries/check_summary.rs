//! Check one summary inside itself, and say whether it repeats another.

use serde::Serialize;
use yakja_model::ReportId;
use yakja_resolve::summaries::SummaryChecks;

use super::list_summaries::list_summaries;
use super::scoped::summary_of;
use super::summary_view::{SummaryView, view};
use crate::{Ctx, Error, Result, reports};

/// A summary with its checks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedSummary {
    /// The summary.
    pub summary: SummaryView,
    /// What came of each check.
    pub checks: SummaryChecks,
}

/// Checks the newest version of a summary.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, not a summary, or not for the reader.
pub async fn check_summary(ctx: &Ctx, id: ReportId) -> Result<CheckedSummary> {
    let report = reports::read_report(ctx, id, None).await?.report;
    let (mut summary, checks) = view(&report, summary_of(&report).ok_or(Error::NotFound)?);
    let listed = list_summaries(ctx).await?.summaries.into_iter().find(|view| view.id == id);
    summary.copy_of = listed.and_then(|view| view.copy_of);
    Ok(CheckedSummary { summary, checks })
}
