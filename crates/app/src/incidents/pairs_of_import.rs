//! List the pairs that wait for a judge and touch rows of one import.

use std::collections::BTreeMap;

use yakja_model::{ImportId, Link, LinkKind, ReportPair};

use super::{PairList, PairView, Standing, list_pairs::views};
use crate::{Ctx, Result, imports::read_import};

/// Links that one list looks at; where there are more, it says so.
const LOOKED_AT: u64 = 2_000;

/// Pairs that wait, of which at least one report was read by this import and whose reports the
/// reader may both see; the strongest first, at most `limit`.
///
/// # Errors
/// [`crate::Error::NotFound`] where the import is not there or not for the reader.
pub async fn pairs_of_import(ctx: &Ctx, import: ImportId, limit: usize) -> Result<PairList> {
    read_import(ctx, import).await?;
    let stored = ctx.app().parts.database.links_of_import(import, LOOKED_AT).await?;
    let capped = stored.len() as u64 == LOOKED_AT;
    let mut newest: BTreeMap<ReportPair, Link> = BTreeMap::new();
    for stored in stored {
        newest.entry(stored.link.pair).or_insert(stored.link);
    }
    newest.retain(|_, link| link.kind == LinkKind::Suggested);
    let mut pairs: Vec<PairView> = views(ctx, newest.into_values().collect()).await?;
    pairs.retain(|view| view.standing == Standing::Waiting);
    pairs.sort_by_key(|view| {
        (std::cmp::Reverse(view.weight), view.first.report, view.second.report)
    });
    let left_out = pairs.len().saturating_sub(limit);
    pairs.truncate(limit);
    Ok(PairList { pairs, left_out, capped })
}
