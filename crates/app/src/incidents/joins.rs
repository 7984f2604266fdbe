//! What is recorded of pairs of reports, as the kernel in `resolve` takes it to make incidents.

use std::collections::BTreeMap;

use yakja_model::{Judgement, Link, LinkKind, ReportId, ReportPair};
use yakja_resolve::incidents::{Basis, CertainLink, Clusters, LedgerReport};
use yakja_store::StoredLink;

/// The newest link of each pair. Links come oldest first.
pub(crate) fn newest(links: impl IntoIterator<Item = StoredLink>) -> BTreeMap<ReportPair, Link> {
    links.into_iter().map(|stored| (stored.link.pair, stored.link)).collect()
}

/// The joins among links of which each is the newest of its pair.
pub(crate) fn joins<'a>(links: impl IntoIterator<Item = &'a Link>) -> Vec<CertainLink> {
    let joins = links.into_iter().filter(|link| link.kind == LinkKind::Certain);
    let join = |link: &Link| {
        // What can't be read was written by newer rules; the pair is joined all the same.
        let basis = serde_json::from_value(link.reasons.clone()).unwrap_or(Basis::Record);
        CertainLink { pair: link.pair, basis }
    };
    joins.map(join).collect()
}

/// The incidents of reports, each of which comes with the position of its first version.
pub(crate) fn clusters(
    reports: impl IntoIterator<Item = (u64, ReportId)>,
    joins: &[CertainLink],
    judgements: &[Judgement],
) -> Clusters {
    let reports = reports.into_iter().map(|(position, report)| LedgerReport { position, report });
    Clusters::of(&reports.collect::<Vec<_>>(), joins, judgements)
}
