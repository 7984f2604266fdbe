//! List the reports that the reader may see, newest first.

use yakja_model::ReportId;
use yakja_store::{ReportFilter, ReportPage};

use crate::{Ctx, Error, Result};

/// Which reports, and where the list goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListReports {
    /// Which reports.
    pub filter: ReportFilter,
    /// The last report of the page before.
    pub after: Option<ReportId>,
    /// How many; 1 to 200.
    pub limit: u16,
}

/// The reports that the reader may see, newest first, each in its newest version.
///
/// # Errors
/// What the store says.
pub async fn list_reports(ctx: &Ctx, list: &ListReports) -> Result<ReportPage> {
    if list.filter.place.as_deref().is_some_and(|place| place.contains('\0')) {
        return Err(Error::invalid("place", "text without the character NUL"));
    }
    let scope = ctx.scope(None).await?;
    let limit = u64::from(list.limit.clamp(1, 200));
    Ok(ctx.app().parts.database.reports(&list.filter, &scope, (list.after, limit)).await?)
}
