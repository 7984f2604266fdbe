//! Which of these reports speak of one incident, by the links and judgements that are recorded.
//! Nothing is searched for here.

use yakja_model::{Judgement, ReportId, Ruling};
use yakja_resolve::incidents::Clusters;

use crate::{Ctx, Result, incidents};

/// Clusters of these reports, which come in the order in which they were first recorded.
pub(super) async fn incidents_of(ctx: &Ctx, reports: &[ReportId]) -> Result<Clusters> {
    let database = &ctx.app().parts.database;
    let links = incidents::newest(database.links_on(reports).await?);
    let rulings = database.rulings_on(reports).await?;
    let judgements: Vec<Judgement> = rulings.iter().filter_map(Ruling::as_judgement).collect();
    let ranked = (0..).zip(reports.iter().copied());
    Ok(incidents::clusters(ranked, &incidents::joins(links.values()), &judgements))
}
