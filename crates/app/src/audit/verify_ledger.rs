//! Verify everything stored.

use yakja_model::Action;
use yakja_store::Verification;

use crate::{Ctx, Result};

/// Hashes everything stored again, compares every column that follows from it, and the tree with
/// every checkpoint. `progress` gets entries done and entries in all.
///
/// # Errors
/// [`crate::Error::Denied`] for those who may not read the ledger.
pub async fn verify(ctx: &Ctx, progress: impl FnMut(u64, u64) + Send) -> Result<Verification> {
    ctx.may(Action::ReadLedger)?;
    Ok(ctx.app().parts.database.ledger().verify(progress).await?)
}
