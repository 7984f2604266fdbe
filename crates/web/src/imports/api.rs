//! `/api/v1/imports`.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::imports::{self, UndoImport};
use yakja_model::ImportId;

use super::refused_rows;
use super::upload::Upload;
use super::view::{RunList, RunView, RunWithRejections, SummaryBody};
use crate::body::Body;
use crate::id::Id;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::running;
use crate::web::Web;

/// Runs in a list at most.
pub(super) const LISTED: u16 = 100;

pub(crate) fn routes(upload_limit_bytes: usize) -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, send).layer(DefaultBodyLimit::max(upload_limit_bytes)))
        .routes(routes!(read))
        .routes(routes!(undo))
        .routes(routes!(refused))
}

/// Files to import.
#[derive(ToSchema)]
#[expect(
    dead_code,
    reason = "describes the form in the OpenAPI file; its parts are read one by one"
)]
struct UploadForm {
    /// One or more files; they form one import.
    #[schema(value_type = Vec<String>, format = Binary)]
    file: Vec<String>,
    /// The profile that says how to read them; left out, the one that the files fit.
    #[schema(example = "unodc-ids")]
    profile: Option<String>,
    /// Who sends them.
    #[schema(example = "ANF")]
    agency: String,
    /// A TLP 2.0 label; as the profile says where it is left out.
    #[schema(example = "TLP:AMBER")]
    marking: Option<String>,
    /// `take` (as when it is left out), `all-or-nothing`, or `try`: say what would become of the
    /// rows, and take none.
    #[schema(example = "take")]
    how: Option<String>,
}

/// Why an import is taken back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Undoing {
    /// It stands in the ledger, so name nobody.
    #[schema(min_length = 1, max_length = 500)]
    reason: String,
}

/// Imports that you may send for, newest first.
#[utoipa::path(
    get, path = "/imports", tag = "imports",
    params(("limit" = Option<u16>, Query, description = "1 to 200; 100 by default")),
    responses(
        (status = 200, description = "Imports; `capped` where there may be older ones",
            body = RunList),
    )
)]
async fn list(ctx: Ctx, query: Query) -> Result<Json<RunList>> {
    let limit = |text: &str| text.parse().ok().filter(|limit| (1..=200).contains(limit));
    let limit = query.read("limit", "1 to 200", limit)?.unwrap_or(LISTED);
    Ok(Json(run_list(&ctx, limit).await?))
}

/// Import files. Rows that are there add nothing; rows that can't be read are refused one by one.
#[utoipa::path(
    post, path = "/imports", tag = "imports",
    request_body(content = UploadForm, content_type = "multipart/form-data"),
    responses(
        (status = 200, description = "Nothing was taken (`taken` is false): it was a try, or a row \
            was refused where all or nothing was asked for", body = SummaryBody),
        (status = 201, description = "Complete, also with refused rows; `Location` leads to it",
            body = SummaryBody),
        (status = 403, description = "Not for this organisation", body = Problem,
            content_type = "application/problem+json"),
        (status = 413, description = "Larger than the register takes at once", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Nothing could be read, or a field is not as expected",
            body = Problem, content_type = "application/problem+json"),
    )
)]
async fn send(
    State(web): State<Web>,
    ctx: Ctx,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let upload = Upload::read(multipart(form)?).await?;
    let started = web.uploads().start(&ctx, upload.command(ctx.app()).await?);
    let summary = started.end.await.map_err(|_| Problem::of(Kind::Internal))??;
    let location = format!("/api/v1/imports/{}", summary.import);
    let is_taken = summary.taken;
    let body = Json(SummaryBody { summary });
    if !is_taken {
        return Ok(body.into_response());
    }
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], body).into_response())
}

/// One import with the rows it refused.
#[utoipa::path(
    get, path = "/imports/{id}", tag = "imports",
    params(("id" = Uuid, Path, description = "The import")),
    responses(
        (status = 200, description = "The import", body = RunWithRejections),
        (status = 404, description = "Not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn read(ctx: Ctx, Id(id): Id<ImportId>) -> Result<Json<RunWithRejections>> {
    let view = imports::import_rejections(&ctx, id).await?;
    Ok(Json(RunWithRejections::of(&view)))
}

/// Take an import back: its rows are not shown any more, and what they corrected is as it was.
#[utoipa::path(
    post, path = "/imports/{id}/undo", tag = "imports",
    params(("id" = Uuid, Path, description = "The import")),
    request_body = Undoing,
    responses(
        (status = 200, description = "Taken back", body = RunView),
        (status = 403, description = "Not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "Not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "It is loading, was taken back before, or no reason is given",
            body = Problem, content_type = "application/problem+json"),
    )
)]
async fn undo(
    State(web): State<Web>,
    ctx: Ctx,
    Id(import): Id<ImportId>,
    Body(body): Body<Undoing>,
) -> Result<Json<RunView>> {
    let run = undone((&web, ctx), UndoImport { import, reason: body.reason }).await?;
    Ok(Json(run))
}

/// The rows that an import refused, as CSV to be mended and sent again. They are kept in memory for
/// an hour, for the officer who sent them; also those of an import that took nothing.
#[utoipa::path(
    get, path = "/imports/{id}/refused-rows", tag = "imports",
    params(
        ("id" = Uuid, Path, description = "The import"),
        ("table" = Option<u16>, Query,
            description = "1 by default; rows of companion files are tables of their own"),
    ),
    responses(
        (status = 200, description = "The rows", content_type = "text/csv", body = String),
        (status = 404, description = "None was refused, they are not kept any more, or not yours",
            body = Problem, content_type = "application/problem+json"),
    )
)]
async fn refused(
    State(web): State<Web>,
    ctx: Ctx,
    Id(id): Id<ImportId>,
    query: Query,
) -> Result<Response> {
    let run = web.uploads().of_import(&ctx, id).ok_or_else(Problem::not_found)?;
    refused_rows::download(&run, &query)
}

/// Takes an import back; the number of pairs that wait is counted anew.
pub(super) async fn undone((web, ctx): (&Web, Ctx), command: UndoImport) -> Result<RunView> {
    let undo = async move || imports::undo_import(&ctx, command).await;
    let run = running::to_its_end(undo).await?;
    web.waiting().forget();
    Ok(RunView::of(&run))
}

/// Imports, newest first, and whether the list may leave some out.
pub(crate) async fn run_list(ctx: &Ctx, limit: u16) -> Result<RunList> {
    let runs = imports::list_imports(ctx, limit).await?;
    let capped = runs.len() == usize::from(limit);
    Ok(RunList { imports: runs.iter().map(RunView::of).collect(), capped })
}

/// A form with files, or a problem.
pub(super) fn multipart(form: Result<Multipart, MultipartRejection>) -> Result<Multipart> {
    form.map_err(|_| {
        Problem::of(Kind::Malformed).with_detail("expected a multipart/form-data body")
    })
}
