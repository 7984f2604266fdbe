//! List pairs of reports that were found to be, or may be, of one incident.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use yakja_model::{Judgement, Link, ReportId, ReportPair, Ruling, judgements_in_force};
use yakja_store::StoredReport;

use super::{PairView, Standing, standing::standing};
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
    let (mut links, capped) = links_with_standing(ctx, LOOKED_AT).await?;
    links.retain(|(standing, _)| !which.waiting || *standing == Standing::Waiting);
    links.sort_by_key(|(standing, link)| {
        (*standing != Standing::Waiting, Reverse(link.weight), link.pair)
    });
    let left_out = links.len().saturating_sub(which.limit);
    links.truncate(which.limit);
    let pairs = views(ctx, links.into_iter().map(|(_, link)| link).collect()).await?;
    Ok(PairList { pairs, left_out, capped })
}

/// The newest links, at most so many, on pairs whose reports the reader may both see, with what
/// follows for each; and whether there are more. No report is read for it.
pub(super) async fn links_with_standing(
    ctx: &Ctx,
    most: u64,
) -> Result<(Vec<(Standing, Link)>, bool)> {
    let database = &ctx.app().parts.database;
    let stored = database.links(most).await?;
    let capped = stored.len() as u64 == most;
    let mut newest: BTreeMap<ReportPair, Link> = BTreeMap::new();
    for stored in stored {
        newest.entry(stored.link.pair).or_insert(stored.link);
    }
    let ids: BTreeSet<ReportId> = newest.keys().flat_map(ReportPair::reports).collect();
    let ids: Vec<ReportId> = ids.into_iter().collect();
    let scope = ctx.scope(None).await?;
    let visible = database.visible_of(&ids, &scope).await?;
    newest.retain(|pair, _| pair.reports().iter().all(|report| visible.contains(report)));
    let rulings = database.rulings_on(&ids).await?;
    let judgements: Vec<Judgement> = rulings.iter().filter_map(Ruling::as_judgement).collect();
    let in_force = judgements_in_force(&judgements);
    let with_standing = |link: Link| (standing(link.kind, in_force.get(&link.pair).copied()), link);
    Ok((newest.into_values().map(with_standing).collect(), capped))
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
