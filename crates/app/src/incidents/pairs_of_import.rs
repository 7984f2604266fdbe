//! List the pairs that wait for a judge and touch rows of one import.

use yakja_model::ImportId;

use super::{ListPairs, PairList, list_pairs};
use crate::{Ctx, Result, imports::read_import};

/// Pairs that wait, of which at least one report was read by this import and whose reports the
/// reader may both see; the strongest first.
///
/// # Errors
/// [`crate::Error::NotFound`] where the import is not there or not for the reader.
pub async fn pairs_of_import(ctx: &Ctx, import: ImportId, limit: usize) -> Result<PairList> {
    read_import(ctx, import).await?;
    let all = list_pairs(ctx, &ListPairs { waiting: true, limit: usize::MAX }).await?;
    let of_import = |side: &super::SideView| side.import == Some(import);
    let mut pairs = all.pairs;
    pairs.retain(|pair| of_import(&pair.first) || of_import(&pair.second));
    let left_out = pairs.len().saturating_sub(limit);
    pairs.truncate(limit);
    Ok(PairList { pairs, left_out, capped: all.capped })
}
