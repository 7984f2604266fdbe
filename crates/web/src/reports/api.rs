//! `/api/v1/reports`.

use axum::Json;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use yakja_app::Ctx;
use yakja_app::reports::{self, OpenPersonal, SubmitReport, Submitted};
use yakja_model::{PersonIdentity, Personal, Purpose, ReportId};

use super::body::NewReport;
use super::filter;
use super::view::{ReportList, ReportView};
use crate::body::Body;
use crate::id::Id;
use crate::ledger::view::EntryView;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::running;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, submit))
        .routes(routes!(read))
        .routes(routes!(submit_version))
        .routes(routes!(open))
        .routes(routes!(history))
}

/// A report that was taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct Taken {
    id: Uuid,
    version: i32,
}

/// Why personal content is opened.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// `case`, `request`, `operation` or `duty-check`.
    #[schema(example = "case")]
    purpose: String,
    /// The number of the case, request or operation, or a word on the check.
    #[schema(min_length = 2, max_length = 200)]
    reference: String,
}

/// Personal content in clear. The ledger has an entry before this is sent.
#[derive(Serialize, ToSchema)]
pub struct PersonalView {
    #[schema(value_type = Option<String>)]
    pub(crate) narrative: Option<String>,
    #[schema(value_type = Vec<Object>)]
    pub(crate) people: Vec<PersonIdentity>,
}

/// What the ledger says of a report, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct History {
    entries: Vec<EntryView>,
}

/// Reports that you may read, newest first.
#[utoipa::path(
    get, path = "/reports", tag = "reports",
    params(
        ("kind" = Option<String>, Query, description = "Only this kind"),
        ("organization" = Option<String>, Query, description = "Only what this organisation says"),
        ("import" = Option<Uuid>, Query, description = "Only rows of this import"),
        ("place" = Option<String>, Query, description = "Only where the place as written has this"),
        ("after" = Option<Uuid>, Query, description = "`next` of the page before"),
        ("limit" = Option<u16>, Query, description = "1 to 200; 50 by default"),
    ),
    responses(
        (status = 200, description = "A page of reports", body = ReportList),
        (status = 401, description = "Not signed in", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "A filter is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn list(ctx: Ctx, query: Query) -> Result<Json<ReportList>> {
    let page = reports::list_reports(&ctx, &filter::list(&query, 50)?).await?;
    Ok(Json(ReportList::of(&page)))
}

/// Send a report.
#[utoipa::path(
    post, path = "/reports", tag = "reports", request_body = NewReport,
    params(
        ("Idempotency-Key" = Option<String>, Header,
            description = "The same key with the same report answers as before and adds nothing"),
    ),
    responses(
        (status = 201, description = "Taken; `Location` leads to it", body = Taken),
        (status = 403, description = "Not for this organisation", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not as expected, or the key was used for something else",
            body = Problem, content_type = "application/problem+json"),
    )
)]
async fn submit(ctx: Ctx, Body(body): Body<NewReport>) -> Result<Response> {
    let draft = body.into_draft(ctx.app());
    Ok(answer(take(ctx, SubmitReport { draft, follows: None }).await?))
}

/// One report, the newest version where none is named. `ETag` is the version.
#[utoipa::path(
    get, path = "/reports/{id}", tag = "reports",
    params(
        ("id" = Uuid, Path, description = "The report"),
        ("version" = Option<i32>, Query, description = "A version of it"),
    ),
    responses(
        (status = 200, description = "The report", body = ReportView),
        (status = 404, description = "Not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn read(ctx: Ctx, Id(id): Id<ReportId>, query: Query) -> Result<Response> {
    let version = query.read("version", "a whole number", |text| text.parse().ok())?;
    let view = ReportView::of(&reports::read_report(&ctx, id, version).await?);
    Ok(([(header::ETAG, tag(view.version()))], Json(view)).into_response())
}

/// Send a new version of a report. `If-Match` names the version that it follows.
#[utoipa::path(
    post, path = "/reports/{id}/versions", tag = "reports", request_body = NewReport,
    params(
        ("id" = Uuid, Path, description = "The report"),
        ("If-Match" = String, Header, description = "The `ETag` of the version that you read"),
        ("Idempotency-Key" = Option<String>, Header, description = "As for a new report"),
    ),
    responses(
        (status = 201, description = "Taken", body = Taken),
        (status = 404, description = "Not there, or not yours", body = Problem,
            content_type = "application/problem+json"),
        (status = 412, description = "It has another version by now", body = Problem,
            content_type = "application/problem+json"),
        (status = 428, description = "`If-Match` is missing", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn submit_version(
    ctx: Ctx,
    Id(id): Id<ReportId>,
    headers: HeaderMap,
    Body(body): Body<NewReport>,
) -> Result<Response> {
    let follows = Some((id, version_followed(&headers)?));
    let draft = body.into_draft(ctx.app());
    Ok(answer(take(ctx, SubmitReport { draft, follows }).await?))
}

/// Open the sealed content of a report, for a purpose, on record.
#[utoipa::path(
    post, path = "/reports/{id}/openings", tag = "reports", request_body = Opening,
    params(("id" = Uuid, Path, description = "The report")),
    responses(
        (status = 200, description = "The content in clear", body = PersonalView),
        (status = 403, description = "You may read the report, not the people in it",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "Not there, not for you, or nothing is sealed in it",
            body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Purpose or reference is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn open(ctx: Ctx, Id(report): Id<ReportId>, Body(body): Body<Opening>) -> Result<Response> {
    let purpose = purpose(&body.purpose, body.reference)?;
    let personal = opened(ctx, OpenPersonal { report, purpose }).await?;
    let private = [(header::CACHE_CONTROL, "no-store")];
    Ok((private, Json(PersonalView::from(personal))).into_response())
}

/// What the ledger says of a report: who recorded it, who opened it.
#[utoipa::path(
    get, path = "/reports/{id}/history", tag = "reports",
    params(("id" = Uuid, Path, description = "The report")),
    responses(
        (status = 200, description = "Ledger entries, oldest first", body = History),
        (status = 404, description = "Not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn history(ctx: Ctx, Id(id): Id<ReportId>) -> Result<Json<History>> {
    let rows = reports::report_history(&ctx, id).await?;
    Ok(Json(History { entries: rows.iter().map(EntryView::of).collect() }))
}

/// Reads the kinds of purpose that the policies know.
pub(super) fn purpose(kind: &str, reference: String) -> Result<Purpose> {
    match kind {
        "case" => Ok(Purpose::Case(reference)),
        "request" => Ok(Purpose::Request(reference)),
        "operation" => Ok(Purpose::Operation(reference)),
        "duty-check" => Ok(Purpose::DutyCheck(reference)),
        _ => {
            let expected = "case, request, operation or duty-check";
            Err(Problem::invalid("/purpose", "unknown", expected))
        }
    }
}

async fn take(ctx: Ctx, command: SubmitReport) -> Result<Submitted> {
    let run = async move || reports::submit_report(&ctx, command).await;
    Ok(running::to_its_end(run).await?)
}

/// Opens the sealed content of a report.
pub(super) async fn opened(ctx: Ctx, command: OpenPersonal) -> Result<Personal> {
    let run = async move || reports::open_personal(&ctx, command).await;
    Ok(running::to_its_end(run).await?)
}

impl From<Personal> for PersonalView {
    fn from(personal: Personal) -> Self {
        Self { narrative: personal.narrative, people: personal.people }
    }
}

fn answer(Submitted { id, version }: Submitted) -> Response {
    let location = format!("/api/v1/reports/{id}");
    let headers = [(header::LOCATION, location), (header::ETAG, tag(version))];
    (StatusCode::CREATED, headers, Json(Taken { id: id.0, version })).into_response()
}

fn tag(version: i32) -> String {
    format!("\"{version}\"")
}

fn version_followed(headers: &HeaderMap) -> Result<i32> {
    let given = headers.get(header::IF_MATCH).ok_or_else(|| Problem::of(Kind::VersionRequired))?;
    version_of(given).ok_or_else(|| {
        Problem::of(Kind::Malformed)
            .with_detail("If-Match is not the ETag of a report, such as \"1\"")
    })
}

fn version_of(tag: &HeaderValue) -> Option<i32> {
    tag.to_str().ok()?.trim().strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}
