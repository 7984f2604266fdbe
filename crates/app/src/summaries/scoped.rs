//! Reports in the reader's scope, all of one kind, and the copies among summaries.

use std::collections::HashMap;

use yakja_model::{Content, Kind, OrganizationCode, Report, Summary};
use yakja_resolve::summaries::{CopyPair, Release, copies};
use yakja_store::{ReportFilter, StoredReport};

use crate::{Ctx, Result};

/// Reports read at once.
const PAGE: u64 = 1_000;

/// Every report of a kind that the reader may see, newest first, in its newest version.
pub(super) async fn reports_in_scope(
    ctx: &Ctx,
    kind: Kind,
    organization: Option<&OrganizationCode>,
) -> Result<Vec<StoredReport>> {
    let scope = ctx.scope(None).await?;
    let filter = ReportFilter {
        kind: Some(kind),
        organization: organization.cloned(),
        ..ReportFilter::default()
    };
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let page = ctx.app().parts.database.reports(&filter, &scope, (after, PAGE)).await?;
        all.extend(page.reports);
        match page.next {
            Some(next) => after = Some(next),
            None => return Ok(all),
        }
    }
}

/// What a report says as a summary.
pub(super) fn summary_of(report: &Report) -> Option<&Summary> {
    match &report.content {
        Content::Summary(summary) => Some(summary),
        _ => None,
    }
}

/// Copies among these reports, which come newest first, by the position of the copy. Of two that
/// are alike in all else, the one that was recorded first is the original.
pub(super) fn copies_among(reports: &[StoredReport]) -> HashMap<usize, CopyPair> {
    let positions = reports.iter().enumerate().rev().filter_map(|(position, stored)| {
        let summary = summary_of(&stored.report)?;
        Some((position, Release { organization: &stored.report.organization, summary }))
    });
    let (positions, releases): (Vec<usize>, Vec<Release<'_>>) = positions.unzip();
    let at = |index: usize| positions.get(index).copied();
    let pairs = copies(&releases).into_iter().filter_map(|pair| {
        let (original, copy) = (at(pair.original)?, at(pair.copy)?);
        Some((copy, CopyPair { original, copy, reasons: pair.reasons }))
    });
    pairs.collect()
}
