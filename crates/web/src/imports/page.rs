//! The pages of imports.

use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use minijinja::context;
use yakja_app::Ctx;
use yakja_app::imports;
use yakja_model::{ImportId, Tlp};

use super::api::{LISTED, multipart, run_list};
use super::upload::{self, Upload};
use super::view::RunWithRejections;
use crate::id::Id;
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::reports::page::organizations;
use crate::templates::value;
use crate::web::Web;

pub(crate) fn routes(upload_limit_bytes: usize) -> Router<Web> {
    let limit = DefaultBodyLimit::max(upload_limit_bytes);
    Router::new()
        .route("/imports", get(list).post(send).layer(limit))
        .route("/imports/{id}", get(read))
}

/// What was chosen, so that a refused form comes back as it was.
#[derive(Default)]
struct Chosen {
    profile: String,
    agency: String,
    marking: String,
}

async fn list(State(web): State<Web>, ctx: Ctx, page: Page) -> Result<Html<String>> {
    show(&web, &ctx, &page, (Chosen::default(), None)).await
}

async fn send(
    State(web): State<Web>,
    ctx: Ctx,
    page: Page,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    let upload = Upload::read(multipart(form)?).await?;
    let chosen = Chosen {
        profile: upload.profile.clone(),
        agency: upload.agency.clone(),
        marking: upload.marking.clone(),
    };
    match upload::import(&ctx, upload).await {
        Ok(summary) => Ok(Redirect::to(&format!("/imports/{}", summary.import)).into_response()),
        Err(problem) if matches!(problem.kind(), Kind::Invalid | Kind::FileNotRead) => {
            let status = problem.status();
            let html = show(&web, &ctx, &page, (chosen, Some(problem))).await?;
            Ok((status, html).into_response())
        }
        Err(problem) => Err(problem),
    }
}

async fn read(ctx: Ctx, page: Page, Id(id): Id<ImportId>) -> Result<Html<String>> {
    let view = imports::import_rejections(&ctx, id).await?;
    let RunWithRejections { run, rejections, .. } = RunWithRejections::of(&view);
    page.show("import.html", context! { run => value(run), rejections => value(rejections) })
}

async fn show(
    web: &Web,
    ctx: &Ctx,
    page: &Page,
    (chosen, problem): (Chosen, Option<Problem>),
) -> Result<Html<String>> {
    let list = run_list(ctx, LISTED).await?;
    let profiles = web.app().profiles();
    let profiles: Vec<_> = profiles
        .map(|profile| context! { name => &profile.name, title => &profile.title })
        .collect();
    let agency = match chosen.agency {
        none if none.is_empty() => ctx.actor().organization.to_string(),
        given => given,
    };
    page.show(
        "imports.html",
        context! {
            imports => value(list.imports),
            capped => list.capped,
            profiles,
            organizations => organizations(web),
            markings => Tlp::ALL.map(Tlp::label),
            limit_mb => web.options().upload_limit_bytes / (1024 * 1024),
            form => context! {
                profile => chosen.profile, agency, marking => chosen.marking,
            },
            problem => problem.map(|problem| value(problem.shown())),
        },
    )
}
