//! The page of summaries: who reported, what the totals say, and what reports itemise.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minijinja::{Value, context};
use yakja_app::Ctx;
use yakja_app::summaries::{self, Calendar, ReconciliationView};
use yakja_model::{Organization, ReportId, Standing};

use super::question;
use crate::figures::page::year;
use crate::id::Id;
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

/// Summaries on the page at most; the API gives all.
const LISTED: usize = 200;

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/summaries", get(show)).route("/summaries/{id}", get(check))
}

async fn show(State(web): State<Web>, ctx: Ctx, page: Page, query: Query) -> Result<Response> {
    let query = match query.first("period") {
        Some(_) => query,
        None => query.with("period", &year(&ctx)),
    };
    let (calendar, refused_calendar) = kept(calendar(&ctx, &query).await)?;
    let (reconciled, refused) = kept(reconciled(&ctx, &query).await)?;
    let problem = refused_calendar.or(refused);
    let status = problem.as_ref().map_or(StatusCode::OK, Problem::status);
    let list = summaries::list_summaries(&ctx).await?.summaries;
    let html = page.show(
        "summaries.html",
        context! {
            form => context! {
                period => query.first("period"), organization => query.first("organization"),
            },
            organizations => members(&web),
            left_out => list.len().saturating_sub(LISTED),
            summaries => value(list.into_iter().take(LISTED).collect::<Vec<_>>()),
            calendar => calendar.as_ref().map(calendar_shown),
            reconciled => reconciled.flatten().as_ref().map(reconciliation_shown),
            problem => problem.map(|problem| value(problem.shown())),
        },
    )?;
    Ok((status, html).into_response())
}

async fn check(ctx: Ctx, page: Page, Id(id): Id<ReportId>) -> Result<Response> {
    let checked = summaries::check_summary(&ctx, id).await?;
    let all: Vec<_> = checked.checks.all().cloned().collect();
    let content = context! {
        summary => value(&checked.summary),
        checks => value(all),
        beside => value(&checked.checks.beside),
    };
    Ok(page.show("summary.html", content)?.into_response())
}

async fn calendar(ctx: &Ctx, query: &Query) -> Result<Calendar> {
    Ok(summaries::reporting_calendar(ctx, question::calendar(query)?).await?)
}

/// Claimed beside itemised, once an organisation is chosen.
async fn reconciled(ctx: &Ctx, query: &Query) -> Result<Option<ReconciliationView>> {
    if query.first("organization").is_none() {
        return Ok(None);
    }
    let (organization, period) = question::reconciliation(query)?;
    Ok(Some(summaries::reconcile(ctx, &organization, period).await?))
}

/// What was asked wrongly is shown beside the form; any other problem has a page of its own.
fn kept<T>(answer: Result<T>) -> Result<(Option<T>, Option<Problem>)> {
    match answer {
        Ok(found) => Ok((Some(found), None)),
        Err(problem) if problem.kind() == Kind::Invalid => Ok((None, Some(problem))),
        Err(problem) => Err(problem),
    }
}

/// Every organisation but the centre: outside sources publish totals too.
fn members(web: &Web) -> Vec<String> {
    let organizations = web.app().pack().organizations.iter();
    let says = |one: &&Organization| one.standing != Standing::Centre;
    organizations.filter(says).map(|one| one.code.to_string()).collect()
}

fn calendar_shown(calendar: &Calendar) -> Value {
    let months = calendar.rows.first().map(|row| row.months.as_slice()).unwrap_or_default();
    let name = |from: String| from.get(..7).unwrap_or_default().to_owned();
    let months: Vec<String> =
        months.iter().map(|status| name(status.month.from.to_string())).collect();
    context! {
        months,
        rows => value(&calendar.rows),
        since => calendar.since.to_string(),
        days => calendar.days,
        complete => calendar.complete,
    }
}

fn reconciliation_shown(view: &ReconciliationView) -> Value {
    let rows = view.found.rows.iter().map(|row| {
        context! { decimals => row.measure.decimals(), ..value(row) }
    });
    let number = |id: &str| {
        let found = view.summaries.iter().find(|one| one.id.to_string() == id);
        found.map(|one| one.number.clone()).filter(|number| !number.is_empty())
    };
    let overlaps = view.found.overlaps.iter().map(|pair| {
        context! {
            one => context! { id => &pair.one, number => number(&pair.one) },
            other => context! { id => &pair.other, number => number(&pair.other) },
            from => pair.days.from.to_string(),
            to => pair.days.to.to_string(),
        }
    });
    context! {
        organization => view.organization.to_string(),
        rows => rows.collect::<Vec<_>>(),
        overlaps => overlaps.collect::<Vec<_>>(),
        gaps => value(&view.found.gaps),
        counted => view.found.counted.len(),
        straddling => view.found.straddling.len(),
        copies => view.copies.len(),
        incidents => view.found.incidents,
        listed => view.found.listed,
    }
}
