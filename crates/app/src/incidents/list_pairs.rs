//! List pairs of reports that were found to be, or may be, of one incident.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use yakja_model::{Link, LinkKind, ReportId, ReportPair};
use yakja_store::StoredReport;

use super::{PairView, Standing};
use crate::{Ctx, Result};

/// Links that one list looks at; where there are more, it says so.
const LOOKED_AT: u64 = 20_000;

/// Which pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPairs {
    /// Only those that wait for a judge.
    pub waiting: bool,
    /// At most so many.
    pub limit: usize,
}

/// Pairs, those that wait first, the strongest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairList {
    /// The pairs whose reports the reader may both see.
    pub pairs: Vec<PairView>,
    /// Pairs that pass and are not listed, because there are more than was asked for.
    pub left_out: usize,
    /// Whether there are more links than were looked at.
    pub capped: bool,
}

/// Pairs whose reports the reader may both see.
///
/// # Errors
/// What the store says.
pub async fn list_pairs(ctx: &Ctx, which: &ListPairs) -> Result<PairList> {
    let database = &ctx.app().parts.database;
    let stored = database.links(LOOKED_AT).await?;
    let capped = stored.len() as u64 == LOOKED_AT;
    let mut newest: BTreeMap<ReportPair, Link> = BTreeMap::new();
    for stored in stored {
        newest.entry(stored.link.pair).or_insert(stored.link);
    }
    if which.waiting {
        newest.retain(|_, link| link.kind == LinkKind::Suggested);
    }
    let views = views(ctx, newest.into_values().collect()).await?;
    let passes = |view: &PairView| !which.waiting || view.standing == Standing::Waiting;
    let mut pairs: Vec<PairView> = views.into_iter().filter(passes).collect();
    pairs.sort_by_key(|view| {
        let waits = view.standing != Standing::Waiting;
        (waits, std::cmp::Reverse(view.weight), view.first.report, view.second.report)
    });
    let left_out = pairs.len().saturating_sub(which.limit);
    pairs.truncate(which.limit);
    Ok(PairList { pairs, left_out, capped })
}

/// What is known of these links; those with a report that is not for the reader are left out.
pub(super) async fn views(ctx: &Ctx, links: Vec<Link>) -> Result<Vec<PairView>> {
    let database = &ctx.app().parts.database;
    let scope = ctx.scope(None).await?;
    let ids: BTreeSet<ReportId> = links.iter().flat_map(|link| link.pair.reports()).collect();
    let ids: Vec<ReportId> = ids.into_iter().collect();
    let mut reports: BTreeMap<ReportId, StoredReport> = BTreeMap::new();
    for stored in database.reports_by_id(&ids, &scope).await? {
        let newest = reports.get(&stored.report.id).map_or(0, |known| known.report.version);
        if stored.report.version > newest {
            reports.insert(stored.report.id, stored);
        }
    }
    let rulings = database.rulings_on(&ids).await?;
    let view = |link: Link| {
        let (first, second) = (reports.get(&link.pair.first())?, reports.get(&link.pair.second())?);
        Some(PairView::of(link, (first, second), &rulings))
    };
    Ok(links.into_iter().filter_map(view).collect())
}
