//! Count the pairs that wait for a judge, for a number beside the way to them.

use serde::Serialize;

use super::{Standing, list_pairs::links_with_standing};
use crate::{Ctx, Result};

/// Links that the count looks at: it stands on every page and must stay cheap.
const LOOKED_AT: u64 = 5_000;

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
    let (links, capped) = links_with_standing(ctx, LOOKED_AT).await?;
    let count = links.iter().filter(|(standing, _)| *standing == Standing::Waiting).count();
    Ok(WaitingPairs { count, capped })
}
