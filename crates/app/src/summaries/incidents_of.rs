//! Which of these reports speak of one incident, by the links and judgements that are recorded.
//! Nothing is searched for here.

use std::collections::BTreeMap;

use yakja_model::{LinkKind, ReportId, ReportPair, Ruling};
use yakja_resolve::incidents::{CertainLink, Clusters, LedgerReport};
use yakja_store::StoredLink;

use crate::{Ctx, Result};

/// Clusters of these reports, which come in the order in which they were first recorded.
pub(super) async fn incidents_of(ctx: &Ctx, reports: &[ReportId]) -> Result<Clusters> {
    let database = &ctx.app().parts.database;
    let links = certain(database.links_on(reports).await?);
    let rulings = database.rulings_on(reports).await?.into_iter();
    let judgements: Vec<_> = rulings
        .filter_map(|ruling| match ruling {
            Ruling::Judgement(judgement) => Some(judgement),
            _ => None,
        })
        .collect();
    let reports: Vec<_> =
        (0..).zip(reports).map(|(position, &report)| LedgerReport { position, report }).collect();
    Ok(Clusters::of(&reports, &links, &judgements))
}

/// The joins that stand: the latest word on each pair.
fn certain(stored: Vec<StoredLink>) -> Vec<CertainLink> {
    let mut latest: BTreeMap<ReportPair, StoredLink> = BTreeMap::new();
    for one in stored {
        let known = latest.get(&one.link.pair).map(|known| known.batch);
        if known.is_none_or(|batch| batch <= one.batch) {
            latest.insert(one.link.pair, one);
        }
    }
    let standing = latest.into_values().filter(|one| one.link.kind == LinkKind::Certain);
    let link = |one: StoredLink| {
        let basis = serde_json::from_value(one.link.reasons).ok()?;
        Some(CertainLink { pair: one.link.pair, basis })
    };
    standing.filter_map(link).collect()
}
