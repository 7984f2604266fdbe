//! The pages of incidents: pairs that wait for a judge, and one incident.

use axum::Router;
use axum::extract::{Form, FromRequestParts};
use axum::http::{StatusCode, request::Parts};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use minijinja::{Value, context};
use yakja_app::Ctx;
use yakja_app::incidents;
use yakja_model::{ContestId, ReportId};

use super::forms::RulingForm;
use super::{api, view};
use crate::id::Id;
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/incidents", get(list))
        .route("/incidents/{id}", get(read))
        .route("/incidents/judgements", post(judge))
        .route("/incidents/contests", post(contest))
        .route("/incidents/contests/{id}/decision", post(decide))
}

/// Pairs on a page: each takes a screen.
const PAIRS: usize = 20;

/// What every handler of these pages has of its request.
struct Request {
    web: Web,
    ctx: Ctx,
    page: Page,
}

/// A form that was refused, and why.
type Refused<'a> = Option<(&'a RulingForm, &'a Problem)>;

async fn list(request: Request, query: Query) -> Result<Html<String>> {
    show_list(&request, &query.without("lang"), None).await
}

async fn read(request: Request, Id(id): Id<ReportId>, query: Query) -> Result<Response> {
    let shown = incidents::show_incident(&request.ctx, id).await?;
    if shown.incident != id {
        // An incident goes by its earliest report; the other ids lead to it.
        let address = format!("/incidents/{}", shown.incident);
        return Ok(Redirect::to(&query.after(&address)).into_response());
    }
    Ok(show_incident(&request, id, None).await?.into_response())
}

async fn judge(request: Request, Form(form): Form<RulingForm>) -> Result<Response> {
    let by = (&request.web, request.ctx.clone());
    let done = match form.judge_or_undo() {
        Ok(command) => api::judged(by, command).await.map(drop),
        Err(problem) => Err(problem),
    };
    after(&request, &form, done).await
}

async fn contest(request: Request, Form(form): Form<RulingForm>) -> Result<Response> {
    let by = (&request.web, request.ctx.clone());
    let done = match form.contest() {
        Ok(command) => api::contested(by, command).await.map(drop),
        Err(problem) => Err(problem),
    };
    after(&request, &form, done).await
}

async fn decide(
    request: Request,
    Id(id): Id<ContestId>,
    Form(form): Form<RulingForm>,
) -> Result<Response> {
    let by = (&request.web, request.ctx.clone());
    let done = match form.decision(id) {
        Ok(command) => api::decided(by, command).await.map(drop),
        Err(problem) => Err(problem),
    };
    after(&request, &form, done).await
}

/// Back to where the form stood: with a word that it is done, or with what is wrong.
async fn after(request: &Request, form: &RulingForm, done: Result<()>) -> Result<Response> {
    match (done, form.incident()) {
        (Ok(()), Some(id)) => {
            Ok(Redirect::to(&format!("/incidents/{id}?recorded=true#pairs")).into_response())
        }
        (Ok(()), None) => {
            let one = form.report().map(|one| one.to_string()).unwrap_or_default();
            let address = Query::default().with("recorded", &one).after("/incidents");
            Ok(Redirect::to(&address).into_response())
        }
        (Err(problem), back) if problem.kind() == Kind::Invalid => {
            let refused = Some((form, &problem));
            let html = match back {
                Some(id) => show_incident(request, id, refused).await?,
                None => show_list(request, &Query::default(), refused).await?,
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
        }
        (Err(problem), _) => Err(problem),
    }
}

async fn show_list(
    Request { web, ctx, page }: &Request,
    query: &Query,
    refused: Refused<'_>,
) -> Result<Html<String>> {
    let found = incidents::list_pairs(ctx, &api::which(query, PAIRS)?).await?;
    let speaker = web.templates().speaker(page.language);
    let pairs: Vec<Value> = found.pairs.iter().map(|pair| view::pair(ctx, pair, speaker)).collect();
    let recorded = query.first("recorded").and_then(|id| id.parse::<ReportId>().ok());
    page.show(
        "incidents.html",
        context! {
            pairs,
            left_out => found.left_out,
            capped => found.capped,
            only_waiting => query.first("waiting") == Some("true"),
            recorded => recorded.map(|id| id.to_string()),
            ..shown(refused)
        },
    )
}

async fn show_incident(
    Request { web, ctx, page }: &Request,
    id: ReportId,
    refused: Refused<'_>,
) -> Result<Html<String>> {
    let found = incidents::show_incident(ctx, id).await?;
    let speaker = web.templates().speaker(page.language);
    page.show(
        "incident.html",
        context! {
            incident => view::incident(ctx, &found, speaker),
            recorded => page.asks("recorded"),
            ..shown(refused)
        },
    )
}

/// What a template shows of a form that was refused.
fn shown(refused: Refused<'_>) -> Value {
    match refused {
        Some((form, problem)) => {
            context! { typed => value(form), problem => value(problem.shown()) }
        }
        None => context! {},
    }
}

impl FromRequestParts<Web> for Request {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self> {
        let ctx = Ctx::from_request_parts(parts, web).await?;
        let Ok(page) = Page::from_request_parts(parts, web).await;
        Ok(Self { web: web.clone(), ctx, page })
    }
}
