//! The page of an upload: how far it is, a way to stop it, and what became of one that took
//! nothing. One that was taken is an import, and has that page.

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use minijinja::{Value, context};
use yakja_app::imports::{How, ImportSummary};

use super::page::Asked;
use super::refused_rows;
use super::uploads::Run;
use super::view::RefusedView;
use crate::id::Id;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::templates::value;

pub(super) fn routes() -> Router<crate::web::Web> {
    Router::new()
        .route("/imports/uploads/{number}", get(watch))
        .route("/imports/uploads/{number}/stop", post(stop))
        .route("/imports/uploads/{number}/refused-rows", get(refused))
}

/// Its page.
pub(super) fn address(run: &Run) -> String {
    format!("/imports/uploads/{}", run.number)
}

/// What is kept of refused rows, for links to it: nothing where none was refused.
pub(super) fn kept(run: &Run) -> Value {
    let tables: Vec<usize> = (1..=run.refused.rows().len()).collect();
    context! { address => address(run), tables, left_out => run.refused.left_out() }
}

async fn watch(asked: Asked, Id(number): Id<u64>, headers: HeaderMap) -> Result<Response> {
    let run = asked.web.uploads().find(&asked.ctx, number)?;
    if let Some(summary) = run.summary().filter(|summary| summary.taken) {
        return Ok(leave_for(&format!("/imports/{}", summary.import), &headers));
    }
    Ok(show(&asked, &run)?.into_response())
}

async fn stop(asked: Asked, Id(number): Id<u64>) -> Result<Redirect> {
    let run = asked.web.uploads().find(&asked.ctx, number)?;
    run.stop();
    Ok(Redirect::to(&address(&run)))
}

async fn refused(asked: Asked, Id(number): Id<u64>, query: Query) -> Result<Response> {
    let run = asked.web.uploads().find(&asked.ctx, number)?;
    refused_rows::download(&run, &query)
}

fn show(asked: &Asked, run: &Run) -> Result<Html<String>> {
    let progress = run.progress();
    let ended = match run.ended() {
        None => context! { state => if run.is_stopping() { "stopping" } else { "running" } },
        Some(Ok(summary)) => untaken(run, summary),
        Some(Err(_)) if run.is_stopping() => context! { state => "stopped" },
        Some(Err(problem)) => {
            context! { state => "failed", problem => value(Problem::shown(problem)) }
        }
    };
    asked.page.show(
        "upload.html",
        context! {
            address => address(run),
            files => &run.files,
            trying => run.how == How::TryOut,
            rows => progress.rows,
            committed => progress.committed,
            ..ended
        },
    )
}

/// What would have become of the rows of an import that took nothing.
fn untaken(run: &Run, summary: &ImportSummary) -> Value {
    let refused: Vec<_> = summary.rejected.iter().map(RefusedView::of).collect();
    context! {
        state => if run.how == How::TryOut { "tried" } else { "refused" },
        run => context! {
            accepted => summary.accepted,
            corrected => summary.corrected,
            already_known => summary.already_known,
            flagged => summary.flagged,
            rejected => summary.rejected_count(),
        },
        profile => &summary.profile,
        refused => value(refused),
        kept => kept(run),
    }
}

/// Leads to another page; a part that looks again for how far it is takes the whole page there.
fn leave_for(address: &str, headers: &HeaderMap) -> Response {
    match HeaderValue::from_str(address) {
        Ok(value) if headers.contains_key("hx-request") => {
            (StatusCode::OK, [("hx-redirect", value)]).into_response()
        }
        _ => Redirect::to(address).into_response(),
    }
}
