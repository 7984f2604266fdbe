//! `/api/v1/places`.

use axum::Json as Answer;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::places::{self, CorrectPlace, CorrectedPlace};

use super::body::NewCorrection;
use super::question;
use crate::body::Body;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::running;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(read)).routes(routes!(correct))
}

/// Places as reports write them.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceListBody {
    /// `places`, those of most reports first; `total`, how many there are in that state, and
    /// `reports`, in how many reports they stand; `not_stated`, reports that write no place;
    /// `capped`, whether there are more ways of writing than were looked at. A place has `place`,
    /// other `spellings`, `country`, `reports`, `first` and `last` day, `state`, `lies` (`area`,
    /// `at_sea`, `abroad` or `not-known`), `province`, `division`, `district`, `confidence`,
    /// `reasons`, and the newest that a person `said`.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    list: places::PlaceList,
}

/// A place as reports write it, or would.
#[derive(Debug, Serialize, ToSchema)]
pub struct PlaceBody {
    /// As in the list, with the `history` of what people said, oldest first, and `may_correct`,
    /// whether you may say where it lies.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    place: places::PlaceHistory,
}

/// What was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionBody {
    /// `correction` with `id`, `place`, `means`, `organization`, `reason` and `at`; `reports`, how
    /// many that you may see write it so.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    corrected: CorrectedPlace,
}

/// Places as the reports that you may see write them: by default those that can't be placed.
#[utoipa::path(
    get, path = "/places", tag = "places",
    params(
        ("state" = Option<String>, Query,
            description = "not-known (the default), unsure, placed, said or all"),
        ("country" = Option<String>, Query,
            description = "Country of the reports; that of the register by default"),
        ("skip" = Option<u64>, Query, description = "Pass over so many"),
        ("limit" = Option<u16>, Query, description = "1 to 500; 50 by default"),
    ),
    responses(
        (status = 200, description = "Places with what is made of them", body = PlaceListBody),
        (status = 422, description = "Something is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn list(ctx: Ctx, query: Query) -> Result<Answer<PlaceListBody>> {
    let list = places::list_places(&ctx, question::list(&query, 50)?).await?;
    Ok(Answer(PlaceListBody { list }))
}

/// What is made of one place, why, and what people said of it.
#[utoipa::path(
    get, path = "/places/text", tag = "places",
    params(
        ("place" = String, Query, description = "The place as reports write it"),
        ("country" = Option<String>, Query,
            description = "Country of the reports; that of the register by default"),
    ),
    responses(
        (status = 200, description = "The place, also where no report writes it",
            body = PlaceBody),
        (status = 422, description = "No place is named", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn read(ctx: Ctx, query: Query) -> Result<Answer<PlaceBody>> {
    let place = places::show_place(&ctx, question::place(&query)?).await?;
    Ok(Answer(PlaceBody { place }))
}

/// Say where a place lies, that it can't be placed, or take back what was said. Figures count so
/// from then on; figures as of an earlier time stay as they were.
#[utoipa::path(
    post, path = "/places/corrections", tag = "places", request_body = NewCorrection,
    params(
        ("Idempotency-Key" = Option<String>, Header,
            description = "The same key with the same correction answers as before"),
    ),
    responses(
        (status = 201, description = "Recorded", body = CorrectionBody),
        (status = 403, description = "Only duty officers say where places lie", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn correct(
    ctx: Ctx,
    Body(body): Body<NewCorrection>,
) -> Result<(StatusCode, Answer<CorrectionBody>)> {
    let corrected = corrected(ctx, body.into_command()).await?;
    Ok((StatusCode::CREATED, Answer(CorrectionBody { corrected })))
}

/// Records what somebody says of a place.
pub(super) async fn corrected(ctx: Ctx, command: CorrectPlace) -> Result<CorrectedPlace> {
    let run = async move || places::correct_place(&ctx, command).await;
    Ok(running::to_its_end(run).await?)
}
