//! `/api/v1/ledger`.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use uuid::Uuid;
use yakja_app::Ctx;
use yakja_app::audit::{self, Proof};

use super::view::{CheckpointBody, EntryView};
use crate::id::Id;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::verifications::VerificationView;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(checkpoint))
        .routes(routes!(prove))
        .routes(routes!(verify))
        .routes(routes!(verification))
}

/// Entries, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryList {
    pub(crate) entries: Vec<EntryView>,
    /// Give this as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<u64>,
}

/// Proof that an entry is in the ledger, with everything an outsider needs to check it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ProofView {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    proof: Proof,
}

/// Which entries, and how many.
pub(crate) struct EntryPage {
    pub(crate) before: Option<u64>,
    pub(crate) limit: u16,
    pub(crate) rows: bool,
}

/// Entries of the ledger, newest first. Duty officers read them.
#[utoipa::path(
    get, path = "/ledger", tag = "ledger",
    params(
        ("after" = Option<u64>, Query, description = "`next` of the page before"),
        ("limit" = Option<u16>, Query, description = "1 to 500; 50 by default"),
        ("rows" = Option<bool>, Query, description = "With the entries of single rows of imports"),
    ),
    responses(
        (status = 200, description = "A page of entries", body = EntryList),
        (status = 403, description = "Only duty officers read the ledger", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn list(ctx: Ctx, query: Query) -> Result<Json<EntryList>> {
    Ok(Json(entries(&ctx, &entry_page(&query)?).await?))
}

/// The newest checkpoint: the signed note as text, or JSON where `Accept` asks for it.
#[utoipa::path(
    get, path = "/ledger/checkpoint", tag = "ledger",
    responses(
        (status = 200, description = "The signed note",
            content((String = "text/plain"), (CheckpointBody = "application/json"))),
        (status = 404, description = "There is none yet", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn checkpoint(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    let view = audit::checkpoint(&ctx).await?.ok_or_else(Problem::not_found)?;
    let accepts = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let body = CheckpointBody::of(&view, ctx.app().verifier_key());
    if accepts.is_some_and(|accepts| accepts.contains("application/json")) {
        return Ok(Json(body).into_response());
    }
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body.note).into_response())
}

/// Proof of an entry, by its id or by the id of a report.
#[utoipa::path(
    get, path = "/ledger/proofs/{id}", tag = "ledger",
    params(("id" = Uuid, Path, description = "A ledger entry or a report")),
    responses(
        (status = 200, description = "Entry, path and signed checkpoint", body = ProofView),
        (status = 404, description = "Not there, not for you, or no checkpoint covers it yet",
            body = Problem, content_type = "application/problem+json"),
    )
)]
async fn prove(ctx: Ctx, Id(id): Id<Uuid>) -> Result<Json<ProofView>> {
    Ok(Json(ProofView { proof: audit::prove(&ctx, id).await? }))
}

/// Verify everything stored. Answers when it is done, or after a few seconds that it is under way.
#[utoipa::path(
    post, path = "/ledger/verifications", tag = "ledger",
    responses(
        (status = 201, description = "Done", body = VerificationView),
        (status = 202, description = "Under way; ask again at `Location`", body = VerificationView),
        (status = 403, description = "Only duty officers verify", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn verify(State(web): State<Web>, ctx: Ctx) -> Result<Response> {
    let view = web.verifications().start(&ctx).await?;
    let status = match view.state {
        "running" => StatusCode::ACCEPTED,
        _ => StatusCode::CREATED,
    };
    let location = format!("/api/v1/ledger/verifications/{}", view.number);
    Ok((status, [(header::LOCATION, location)], Json(view)).into_response())
}

/// A verification: how far it is, or what it found.
#[utoipa::path(
    get, path = "/ledger/verifications/{number}", tag = "ledger",
    params(("number" = u64, Path, description = "Its number")),
    responses(
        (status = 200, description = "How far it is, or what it found", body = VerificationView),
        (status = 404, description = "Forgotten, or never was", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn verification(
    State(web): State<Web>,
    ctx: Ctx,
    Id(number): Id<u64>,
) -> Result<Json<VerificationView>> {
    audit::ledger_page(&ctx, (Some(0), 1), false).await?;
    Ok(Json(web.verifications().find(number)?))
}

/// Reads which entries an address asks for.
pub(crate) fn entry_page(query: &Query) -> Result<EntryPage> {
    let limit = |text: &str| text.parse().ok().filter(|limit| (1..=500).contains(limit));
    Ok(EntryPage {
        before: query.read("after", "the next of the page before", |text| text.parse().ok())?,
        limit: query.read("limit", "1 to 500", limit)?.unwrap_or(50),
        rows: query.read("rows", "true or false", |text| text.parse().ok())?.unwrap_or(false),
    })
}

/// A page of entries.
pub(crate) async fn entries(ctx: &Ctx, page: &EntryPage) -> Result<EntryList> {
    let rows = audit::ledger_page(ctx, (page.before, page.limit), page.rows).await?;
    let entries: Vec<EntryView> = rows.iter().map(EntryView::of).collect();
    let full = entries.len() == usize::from(page.limit);
    let next = entries.last().map(|last| last.position).filter(|last| full && *last > 0);
    Ok(EntryList { entries, next })
}
