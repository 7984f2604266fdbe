//! The pages of imports: send files, the list, and one import. What is under way is the business
//! of `upload_page`.

use std::time::Duration;

use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Multipart};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use minijinja::{Value, context};
use serde::Deserialize;
use yakja_app::imports::{self, ImportState, UndoImport};
use yakja_app::{Ctx, incidents};
use yakja_model::{ImportId, Tlp};

use super::api::{LISTED, multipart, run_list, undone};
use super::upload::Upload;
use super::upload_page;
use super::uploads::Started;
use super::view::{RefusedView, RunWithRejections};
use crate::form::PageForm;
use crate::id::Id;
use crate::incidents::view::pair;
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::templates::value;
use crate::web::Web;

/// The answer to an upload waits so long for its end; then it leads to where it can be watched.
const PATIENCE: Duration = Duration::from_secs(2);
/// Pairs that the page of an import shows at most.
const PAIRS: usize = 5;
/// So long after its beginning an import's page looks again for pairs, which are searched for
/// behind it.
const LOOKS_FOR_MS: i64 = 60_000;

/// What every handler of these pages has of its request.
pub(super) struct Asked {
    pub(super) web: Web,
    pub(super) ctx: Ctx,
    pub(super) page: Page,
}

/// What was chosen, so that a refused form comes back as it was.
#[derive(Default)]
struct Chosen {
    profile: String,
    agency: String,
    marking: String,
    how: String,
}

/// The form that takes an import back.
#[derive(Deserialize)]
struct UndoForm {
    #[serde(default)]
    reason: String,
}

pub(crate) fn routes(upload_limit_bytes: usize) -> Router<Web> {
    let limit = DefaultBodyLimit::max(upload_limit_bytes);
    Router::new()
        .route("/imports", get(list).post(send).layer(limit))
        .route("/imports/{id}", get(read))
        .route("/imports/{id}/undo", post(undo))
        .merge(upload_page::routes())
}

async fn list(asked: Asked) -> Result<Html<String>> {
    show_list(&asked, (Chosen::default(), None)).await
}

async fn send(asked: Asked, form: Result<Multipart, MultipartRejection>) -> Result<Response> {
    let upload = Upload::read(multipart(form)?).await?;
    let chosen = Chosen {
        profile: upload.profile.clone(),
        agency: upload.agency.clone(),
        marking: upload.marking.clone(),
        how: upload.how.clone(),
    };
    match started(&asked, upload).await {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(problem) if matches!(problem.kind(), Kind::Invalid | Kind::FileNotRead) => {
            let status = problem.status();
            let html = show_list(&asked, (chosen, Some(problem))).await?;
            Ok((status, html).into_response())
        }
        Err(problem) => Err(problem),
    }
}

/// Starts an upload and gives the address at which it can be seen.
async fn started(Asked { web, ctx, .. }: &Asked, upload: Upload) -> Result<String> {
    let command = upload.command(ctx.app()).await?;
    let Started { run, end } = web.uploads().start(ctx, command);
    match tokio::time::timeout(PATIENCE, end).await {
        Ok(Ok(Ok(summary))) if summary.taken => Ok(format!("/imports/{}", summary.import)),
        Ok(Ok(Err(problem))) => Err(problem),
        _ => Ok(upload_page::address(&run)),
    }
}

async fn read(asked: Asked, Id(id): Id<ImportId>) -> Result<Html<String>> {
    show_import(&asked, id, None).await
}

async fn undo(
    asked: Asked,
    Id(import): Id<ImportId>,
    PageForm(form): PageForm<UndoForm>,
) -> Result<Response> {
    let command = UndoImport { import, reason: form.reason.clone() };
    match undone((&asked.web, asked.ctx.clone()), command).await {
        Ok(_) => Ok(Redirect::to(&format!("/imports/{import}")).into_response()),
        Err(problem) if problem.kind() == Kind::Invalid => {
            let html = show_import(&asked, import, Some((&form.reason, &problem))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
        }
        Err(problem) => Err(problem),
    }
}

async fn show_import(
    asked: &Asked,
    id: ImportId,
    refused: Option<(&str, &Problem)>,
) -> Result<Html<String>> {
    let Asked { web, ctx, page } = asked;
    let stored = imports::import_rejections(ctx, id).await?;
    let may_undo = imports::may_undo(ctx, &stored.run);
    let pairs = match stored.run.state {
        ImportState::Shown | ImportState::Interrupted => pairs(asked, id).await?,
        _ => context! {},
    };
    let age_ms = (ctx.app().now().as_micros() - stored.run.started_at.as_micros()) / 1_000;
    let RunWithRejections { run, rejections, .. } = RunWithRejections::of(&stored);
    // What was found is kept for a while, for the officer who sent it.
    let kept = web.uploads().of_import(ctx, id);
    let rows: Vec<_> = match kept.as_ref().and_then(|kept| kept.summary()) {
        Some(summary) => summary.rejected.iter().map(RefusedView::of).collect(),
        None => rejections.iter().map(RefusedView::of_stored).collect(),
    };
    page.show(
        "import.html",
        context! {
            run => value(run),
            refused => value(rows),
            kept => kept.map(|kept| upload_page::kept(&kept)),
            may_undo,
            looks_for_pairs => age_ms < LOOKS_FOR_MS,
            typed => refused.map(|(reason, _)| reason),
            problem => refused.map(|(_, problem)| value(problem.shown())),
            ..pairs
        },
    )
}

/// Pairs that wait for a judge and touch rows of an import.
async fn pairs(Asked { web, ctx, page }: &Asked, id: ImportId) -> Result<Value> {
    let found = incidents::pairs_of_import(ctx, id, PAIRS).await?;
    let speaker = web.templates().speaker(page.language);
    let pairs: Vec<Value> = found.pairs.iter().map(|one| pair(ctx, one, speaker)).collect();
    Ok(context! { pairs, left_out => found.left_out, capped => found.capped })
}

async fn show_list(
    Asked { web, ctx, page }: &Asked,
    (chosen, problem): (Chosen, Option<Problem>),
) -> Result<Html<String>> {
    let list = run_list(ctx, LISTED).await?;
    let profiles = web.app().profiles().map(|profile| {
        let (name, title) = (&profile.name, &profile.title);
        context! { name, title, has_template => !profile.has_companions() }
    });
    let profiles: Vec<Value> = profiles.collect();
    let agency = match chosen.agency {
        none if none.is_empty() => ctx.actor().organization.to_string(),
        given => given,
    };
    let senders = imports::may_send_for(ctx)?;
    page.show(
        "imports.html",
        context! {
            imports => value(list.imports),
            capped => list.capped,
            profiles,
            organizations => senders.iter().map(ToString::to_string).collect::<Vec<_>>(),
            markings => Tlp::ALL.map(Tlp::label),
            limit_mb => web.options().upload_limit_bytes / (1024 * 1024),
            form => context! {
                profile => chosen.profile, agency, marking => chosen.marking, how => chosen.how,
            },
            problem => problem.map(|problem| value(problem.shown())),
        },
    )
}

impl FromRequestParts<Web> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self> {
        let ctx = Ctx::from_request_parts(parts, web).await?;
        let Ok(page) = Page::from_request_parts(parts, web).await;
        Ok(Self { web: web.clone(), ctx, page })
    }
}
