//! The pages of places: the work list, and one place with the form to say where it lies.

use axum::Router;
use axum::extract::FromRequestParts;
use axum::http::{StatusCode, request::Parts};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use minijinja::{Value, context};
use yakja_app::Ctx;
use yakja_app::places::{self, PlaceState};

use super::body::CorrectionForm;
use super::{api, question, view};
use crate::form::PageForm;
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/places", get(list))
        .route("/places/text", get(read))
        .route("/places/corrections", post(correct))
}

/// Places on a page.
const PLACES: usize = 25;

/// What the handlers of these pages have of their request.
struct Request {
    web: Web,
    ctx: Ctx,
    page: Page,
}

/// A form that was refused, and why.
type Refused<'a> = Option<(&'a CorrectionForm, &'a Problem)>;

async fn list(request: Request, query: Query) -> Result<Html<String>> {
    let query = query.without("lang").without_tracking();
    query.only(&question::OF_LIST)?;
    let which = question::list(&query, PLACES)?;
    let (state, skip, limit) = (which.state, which.skip, which.limit);
    let found = places::list_places(&request.ctx, which).await?;
    let speaker = request.web.templates().speaker(request.page.language);
    let places: Vec<Value> = found.places.iter().map(|one| view::place(one, speaker)).collect();
    let at = |skip: usize| query.without("skip").with("skip", &skip.to_string()).after("/places");
    let shown = skip.saturating_add(places.len());
    request.page.show(
        "places.html",
        context! {
            places,
            total => found.total,
            reports => found.reports,
            not_stated => found.not_stated,
            capped => found.capped,
            states => PlaceState::ALL.map(PlaceState::code),
            state => state.map_or("all", PlaceState::code),
            country => query.first("country"),
            before => (skip > 0).then(|| at(skip.saturating_sub(limit))),
            next => (shown < found.total).then(|| at(shown)),
        },
    )
}

async fn read(request: Request, query: Query) -> Result<Html<String>> {
    let query = query.without("lang").without_tracking();
    query.only(&question::OF_PLACE)?;
    show(&request, &query, None).await
}

async fn correct(request: Request, PageForm(form): PageForm<CorrectionForm>) -> Result<Response> {
    let done = match form.command() {
        Ok(command) => api::corrected(request.ctx.clone(), command).await.map(drop),
        Err(problem) => Err(problem),
    };
    let query = Query::default().with("place", &form.place).with("country", &form.country);
    match done {
        Ok(()) => {
            let address = query.with("recorded", "true").after("/places/text");
            Ok(Redirect::to(&address).into_response())
        }
        Err(problem) if problem.kind() == Kind::Invalid => {
            let html = show(&request, &query, Some((&form, &problem))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
        }
        Err(problem) => Err(problem),
    }
}

async fn show(
    Request { web, ctx, page }: &Request,
    query: &Query,
    refused: Refused<'_>,
) -> Result<Html<String>> {
    let shown = places::show_place(ctx, question::place(query)?).await?;
    let speaker = web.templates().speaker(page.language);
    let pack = web.app().pack();
    let provinces = match shown.may_correct && shown.place.country == pack.country {
        true => view::choices(pack, speaker),
        false => Vec::new(),
    };
    page.show(
        "place.html",
        context! {
            place => view::history(&shown, speaker),
            provinces,
            recorded => query.first("recorded").is_some(),
            typed => refused.map(|(form, _)| value(form)),
            problem => refused.map(|(_, problem)| value(problem.shown())),
        },
    )
}

impl FromRequestParts<Web> for Request {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self> {
        let ctx = Ctx::from_request_parts(parts, web).await?;
        let Ok(page) = Page::from_request_parts(parts, web).await;
        Ok(Self { web: web.clone(), ctx, page })
    }
}
