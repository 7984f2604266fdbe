//! `/api/v1/areas`.

use axum::Json;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::areas::{self, AreaList as Listed};
use yakja_model::{AreaCode, Day};

use super::geojson::BoundaryFeature;
use crate::id::Id;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(boundary))
}

/// The areas of the country pack: `areas`, each with `code`, `level`, names, `parent`, `province`,
/// and where a boundary holds its `boundary_source`, `valid_from`, `size_m2`, `hectares`, `acres`.
#[derive(Debug, Serialize, ToSchema)]
pub struct AreaList {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    listed: Listed,
}

/// The areas of the centre's country pack, with the size that their boundaries enclose.
#[utoipa::path(
    get, path = "/areas", tag = "catalog",
    params(("on" = Option<String>, Query,
        description = "As the boundaries are on this day, `YYYY-MM-DD`; today by default")),
    responses(
        (status = 200, description = "All of them", body = AreaList),
        (status = 422, description = "The question is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn list(ctx: Ctx, query: Query) -> Result<Json<AreaList>> {
    Ok(Json(AreaList { listed: areas::list_areas(&ctx, day(&query)?).await? }))
}

/// The boundary of an area as GeoJSON.
#[utoipa::path(
    get, path = "/areas/{code}/boundary", tag = "catalog",
    params(
        ("code" = String, Path, description = "Code of an area, as `/areas` has it"),
        ("on" = Option<String>, Query,
            description = "As it is on this day, `YYYY-MM-DD`; today by default"),
    ),
    responses(
        (status = 200, description = "A feature with a MultiPolygon", body = BoundaryFeature,
            content_type = "application/geo+json"),
        (status = 404, description = "No such area, or no boundary of it on that day",
            body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The question is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn boundary(ctx: Ctx, Id(code): Id<String>, query: Query) -> Result<Response> {
    let (area, boundary) = areas::read_boundary(&ctx, &AreaCode(code), day(&query)?).await?;
    let feature = BoundaryFeature::of(area, &boundary.shape);
    Ok(([(header::CONTENT_TYPE, "application/geo+json")], Json(feature)).into_response())
}

fn day(query: &Query) -> Result<Option<Day>> {
    query.read("on", "a day as YYYY-MM-DD", |text| Day::parse(text).ok())
}
