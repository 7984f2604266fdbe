//! `/api/v1/imports`.

use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use utoipa::ToSchema;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouterExt};
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::imports;
use yakja_model::ImportId;

use super::upload::{self, Upload};
use super::view::{RunList, RunView, RunWithRejections, SummaryBody};
use crate::id::Id;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::web::Web;

/// Runs in a list at most.
pub(super) const LISTED: u16 = 100;

pub(crate) fn routes(upload_limit_bytes: usize) -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(list, send).layer(DefaultBodyLimit::max(upload_limit_bytes)))
        .routes(routes!(read))
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
    /// The profile that says how to read them.
    #[schema(example = "unodc-ids")]
    profile: String,
    /// Who sends them.
    #[schema(example = "ANF")]
    agency: String,
    /// A TLP 2.0 label; as the profile says where it is left out.
    #[schema(example = "TLP:AMBER")]
    marking: Option<String>,
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
async fn send(ctx: Ctx, form: Result<Multipart, MultipartRejection>) -> Result<Response> {
    let upload = Upload::read(multipart(form)?).await?;
    let summary = upload::import(&ctx, upload).await?;
    let location = format!("/api/v1/imports/{}", summary.import);
    let body = Json(SummaryBody { summary });
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
