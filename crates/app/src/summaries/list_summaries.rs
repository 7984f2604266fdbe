//! List the summaries that the reader may see, with what came of their checks.

use serde::Serialize;
use yakja_model::Kind;

use super::scoped::{copies_among, reports_in_scope, summary_of};
use super::summary_view::{CopyOf, SummaryView, number, view};
use crate::{Ctx, Result};

/// Every summary that the reader may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryList {
    /// The summaries, latest period first.
    pub summaries: Vec<SummaryView>,
}

/// Every summary that the reader may see, latest period first, complete.
///
/// # Errors
/// What the store says.
pub async fn list_summaries(ctx: &Ctx) -> Result<SummaryList> {
    let reports = reports_in_scope(ctx, Kind::Summary, None).await?;
    let copies = copies_among(&reports);
    let view = |(position, stored): (usize, &yakja_store::StoredReport)| {
        let (mut view, _) = view(&stored.report, summary_of(&stored.report)?);
        let copy = copies.get(&position);
        view.copy_of = copy.and_then(|pair| {
            let original = &reports.get(pair.original)?.report;
            let (id, number) = (original.id, number(original));
            Some(CopyOf { id, number, reasons: pair.reasons.clone() })
        });
        Some(view)
    };
    let mut summaries: Vec<SummaryView> = reports.iter().enumerate().filter_map(view).collect();
    summaries.sort_by_key(|view| std::cmp::Reverse((view.period.to, view.period.from, view.id)));
    Ok(SummaryList { summaries })
}
