//! Read the ledger: its newest checkpoint, its entries.

use yakja_model::Action;
use yakja_store::{CheckpointView, LedgerRow};

use crate::{Ctx, Result};

/// The newest checkpoint; `None` before the first. Anybody who has signed in may keep one: it is
/// how a member becomes a witness.
///
/// # Errors
/// What the store says.
pub async fn checkpoint(ctx: &Ctx) -> Result<Option<CheckpointView>> {
    Ok(ctx.app().parts.database.ledger().checkpoint().await?)
}

/// Entries before a position, newest first, at most `limit` (1 to 500). `rows` says whether the
/// entries of single rows of imports are among them.
///
/// # Errors
/// [`crate::Error::Denied`] for those who may not read the ledger.
pub async fn ledger_page(
    ctx: &Ctx,
    (before, limit): (Option<u64>, u16),
    rows: bool,
) -> Result<Vec<LedgerRow>> {
    ctx.may(Action::ReadLedger)?;
    let ledger = ctx.app().parts.database.ledger();
    let limit = u64::from(limit.clamp(1, 500));
    let page = match rows {
        true => ledger.page(before, limit).await?,
        false => ledger.page_without_rows(before, limit).await?,
    };
    Ok(page)
}
