//! `/api/v1/summaries`, `/api/v1/reconciliation` and `/api/v1/reporting-calendar`.

use axum::Json;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::summaries::{
    self, Calendar, CheckedSummary, ReconciliationView, SummaryList as Listed,
};
use yakja_model::ReportId;

use super::question;
use crate::id::Id;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(check))
        .routes(routes!(reconcile))
        .routes(routes!(calendar))
}

/// Every summary that you may see, latest period first: `summaries`, each with `period`,
/// `total_mg`, `state` (`differs`, `within-rounding`, `equal`, `not-checked`, `nil`) and `copy_of`.
#[derive(Debug, Serialize, ToSchema)]
pub struct SummaryList {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    listed: Listed,
}

/// A summary with its three checks: `drug_lines`, `regions` and `region_lines`. Each has an
/// `outcome`; where it differs, `explanations` name single lines that would explain it.
#[derive(Debug, Serialize, ToSchema)]
pub struct SummaryChecksBody {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    checked: CheckedSummary,
}

/// Claimed beside itemised, in base units, by substance and measure: `rows`, with the summaries
/// counted, those that straddle, overlaps, gaps, and copies left out.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReconciliationBody {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    view: ReconciliationView,
}

/// Organisations and months: `received`, `nil`, `late`, `partly`, `missing`, `not-due` or
/// `not-expected`.
#[derive(Debug, Serialize, ToSchema)]
pub struct CalendarBody {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    calendar: Calendar,
}

/// Summaries with what came of their checks. Copies by other outlets are named.
#[utoipa::path(
    get, path = "/summaries", tag = "summaries",
    responses((status = 200, description = "All of them", body = SummaryList))
)]
async fn list(ctx: Ctx) -> Result<Json<SummaryList>> {
    Ok(Json(SummaryList { listed: summaries::list_summaries(&ctx).await? }))
}

/// Check one summary inside itself.
#[utoipa::path(
    get, path = "/summaries/{id}/checks", tag = "summaries",
    params(("id" = Uuid, Path, description = "A report of kind summary")),
    responses(
        (status = 200, description = "The checks", body = SummaryChecksBody),
        (status = 404, description = "Not there, no summary, or not for you", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn check(ctx: Ctx, Id(id): Id<ReportId>) -> Result<Json<SummaryChecksBody>> {
    Ok(Json(SummaryChecksBody { checked: summaries::check_summary(&ctx, id).await? }))
}

/// Set what an organisation claims beside what its reports itemise.
#[utoipa::path(
    get, path = "/reconciliation", tag = "summaries",
    params(
        ("organization" = String, Query, description = "Code of the organisation"),
        ("period" = String, Query, description = "`2025`, `2025-03` or `FROM/TO`"),
    ),
    responses(
        (status = 200, description = "Complete, of what you may see", body = ReconciliationBody),
        (status = 422, description = "The question is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn reconcile(ctx: Ctx, query: Query) -> Result<Json<ReconciliationBody>> {
    let (organization, period) = question::reconciliation(&query)?;
    let view = summaries::reconcile(&ctx, &organization, period).await?;
    Ok(Json(ReconciliationBody { view }))
}

/// Who reported for which month, and who did not. Liaisons see their own organisation.
#[utoipa::path(
    get, path = "/reporting-calendar", tag = "summaries",
    params(
        ("period" = String, Query, description = "`2025`, `2025-03` or `FROM/TO`"),
        ("since" = Option<String>, Query,
            description = "First day of which reports are expected; the register's by default"),
        ("days" = Option<u16>, Query,
            description = "Days after the end of a month by which it is due; 10 by default"),
    ),
    responses(
        (status = 200, description = "Every member of the task force", body = CalendarBody),
        (status = 422, description = "The question is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn calendar(ctx: Ctx, query: Query) -> Result<Json<CalendarBody>> {
    let asked = question::calendar(&query)?;
    Ok(Json(CalendarBody { calendar: summaries::reporting_calendar(&ctx, asked).await? }))
}
