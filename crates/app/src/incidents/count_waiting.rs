//! Count the pairs that wait for a judge, for a number beside the way to them.

use std::collections::BTreeMap;

use serde::Serialize;
use yakja_model::{Link, LinkKind, ReportPair};

use super::{Standing, list_pairs::views};
use crate::{Ctx, Result};

/// Links that the count looks at: it stands on every page and must stay cheap.
const LOOKED_AT: u64 = 1_000;

/// How many pairs wait.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct WaitingPairs {
    /// So many, among the newest that were found.
    pub count: usize,
    /// Whether there may be more.
    pub capped: bool,
}

/// Counts the pairs that wait for a judge and whose reports the reader may both see.
///
/// # Errors
/// What the store says.
pub async fn count_waiting(ctx: &Ctx) -> Result<WaitingPairs> {
    let stored = ctx.app().parts.database.links(LOOKED_AT).await?;
    let capped = stored.len() as u64 == LOOKED_AT;
    let mut newest: BTreeMap<ReportPair, Link> = BTreeMap::new();
    for stored in stored {
        newest.entry(stored.link.pair).or_insert(stored.link);
    }
    newest.retain(|_, link| link.kind == LinkKind::Suggested);
    let views = views(ctx, newest.into_values().collect()).await?;
    let count = views.iter().filter(|view| view.standing == Standing::Waiting).count();
    Ok(WaitingPairs { count, capped })
}
