//! The page of figures. The address holds the question, so that it can be sent to somebody.

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use minijinja::{Value, context};
use yakja_app::Ctx;
use yakja_app::figures::compute_figure;
use yakja_model::{AreaLevel, Dimension, Figure, FigureQuery, Measure, SubstanceClass};

use super::{question, view};
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/figures", get(show))
}

async fn show(State(web): State<Web>, ctx: Ctx, page: Page, query: Query) -> Result<Response> {
    let query = query.without("lang").without_tracking();
    let answer = answer(&ctx, &query).await;
    let (figure, problem) = match answer {
        Ok(figure) => (figure, None),
        Err(problem) if problem.kind() == Kind::Invalid => (None, Some(problem)),
        Err(problem) => return Err(problem),
    };
    let status = problem.as_ref().map_or(StatusCode::OK, Problem::status);
    let drawn = figure.as_ref().filter(|(figure, asked)| {
        figure.cells.iter().any(|cell| cell.in_total) && !asked.by.is_empty()
    });
    let speaker = web.templates().speaker(page.language);
    let (chart, chart_left_out) = match drawn {
        Some((figure, asked)) => view::chart(figure, asked, speaker),
        None => (String::new(), 0),
    };
    let html: Html<String> = page.show(
        "figures.html",
        context! {
            form => form(&query, &year(&ctx)),
            chart,
            chart_left_out,
            lineage_link => query.without("lineage").with("lineage", "true").after("/figures"),
            figure => figure.map(|(figure, asked)| view::shown(&figure, &asked)),
            problem => problem.map(|problem| value(problem.shown())),
            ..choices(&web)
        },
    )?;
    Ok((status, html).into_response())
}

/// The figure, once a measure is chosen.
async fn answer(ctx: &Ctx, query: &Query) -> Result<Option<(Figure, FigureQuery)>> {
    query.only(&question::NAMES)?;
    let Some(measure) = query.first("measure") else { return Ok(None) };
    let asked = question::read(measure, query)?;
    Ok(Some((compute_figure(ctx, asked.clone()).await?, asked)))
}

/// What the form shows: the question, or where there is none, the year.
fn form(query: &Query, year: &str) -> Value {
    let by: Vec<String> =
        query.all("by").flat_map(|names| names.split(',')).map(str::to_owned).collect();
    let named = |name: &str| {
        let prefix = format!("{name}=");
        let given = query.all("where").find_map(|filter| filter.strip_prefix(&prefix));
        given.or_else(|| query.first(name)).map(str::to_owned)
    };
    let filters = Dimension::ALL.map(Dimension::code).map(|name| (name, named(name)));
    let narrowed = filters.iter().any(|(_, value)| value.is_some());
    let filters: Value = filters.into_iter().collect();
    context! {
        measure => query.first("measure").unwrap_or(Measure::SeizedMass.code()),
        period => query.first("period").unwrap_or(year),
        by,
        where => filters,
        narrowed => narrowed || query.first("as_of").is_some(),
        as_of => query.first("as_of"),
        lineage => query.first("lineage").is_some(),
    }
}

/// What can be chosen.
fn choices(web: &Web) -> Value {
    let pack = web.app().pack();
    let areas = |level: AreaLevel| -> Vec<String> {
        let areas = pack.areas.iter().filter(|area| area.level == level);
        areas.map(|area| area.code.0.clone()).collect()
    };
    let substances: Vec<String> = pack.substances.iter().map(|one| one.code.0.clone()).collect();
    context! {
        measures => Measure::ALL.map(Measure::code),
        dimensions => Dimension::ALL.map(Dimension::code),
        classes => SubstanceClass::ALL.map(SubstanceClass::code),
        substances,
        provinces => areas(AreaLevel::Province),
        districts => areas(AreaLevel::District),
    }
}

/// The year by the register's clock.
pub(crate) fn year(ctx: &Ctx) -> String {
    let now = ctx.app().now().to_string();
    now.get(..4).unwrap_or("2025").to_owned()
}
