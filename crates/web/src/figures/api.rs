//! `/api/v1/figures`.

use axum::Json;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::figures::compute_figure;

use super::question;
use super::view::FigureBody;
use crate::id::Id;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(read))
}

/// Compute a figure, as the register stands or as it stood.
#[utoipa::path(
    get, path = "/figures/{measure}", tag = "figures",
    params(
        ("measure" = String, Path,
            description = "`seized-mass`, `seized-volume`, `seized-units` or `seizures`"),
        ("period" = String, Query,
            description = "`2025`, `2025-03` or `FROM/TO`, both included; `0001/9999` is all"),
        ("by" = Option<Vec<String>>, Query,
            description = "Dimensions, separated by commas or repeated: `substance`, `class`, \
                           `country`, `province`, `district`, `month`"),
        ("where" = Option<Vec<String>>, Query,
            description = "A filter such as `province=PK-SD`; may be given more than once"),
        ("substance" = Option<String>, Query, description = "As `where=substance=…`"),
        ("class" = Option<String>, Query, description = "As `where=class=…`"),
        ("country" = Option<String>, Query, description = "As `where=country=…`"),
        ("province" = Option<String>, Query, description = "As `where=province=…`"),
        ("district" = Option<String>, Query, description = "As `where=district=…`"),
        ("month" = Option<String>, Query, description = "As `where=month=…`"),
        ("as_of" = Option<String>, Query,
            description = "RFC 3339, or a date, which means its end; now where it is left out"),
        ("lineage" = Option<bool>, Query, description = "With the reports behind it"),
    ),
    responses(
        (status = 200, description = "The figure, complete", body = FigureBody),
        (status = 422, description = "The question is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn read(ctx: Ctx, Id(measure): Id<String>, query: Query) -> Result<Json<FigureBody>> {
    let asked = question::read(&measure, &query)?;
    Ok(Json(FigureBody { figure: compute_figure(&ctx, asked).await? }))
}
