//! The start page: what the register holds now, and in the demo, a tour.

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use minijinja::{Value, context};
use yakja_app::figures::compute_figure;
use yakja_app::reports::{self, ListReports};
use yakja_app::{Ctx, holdings};
use yakja_model::{FigureQuery, Measure, Period};

use crate::figures::page::year;
use crate::imports::api::run_list;
use crate::imports::view::RunView;
use crate::numbers::grouped;
use crate::page::Page;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::reports::view::{ReportList, ReportView};
use crate::templates::value;
use crate::web::Web;

/// Rows of each list.
const SHOWN: u16 = 6;

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/", get(show))
}

async fn show(ctx: Ctx, page: Page) -> Result<Html<String>> {
    let newest = ListReports { limit: SHOWN, ..ListReports::default() };
    let reports = ReportList::of(&reports::list_reports(&ctx, &newest).await?).reports;
    let mut imports = run_list(&ctx, 200).await?.imports;
    let tour = tour(&ctx, &reports, &imports);
    imports.truncate(usize::from(SHOWN));
    let year = shown_year(&ctx, &reports);
    page.show(
        "home.html",
        context! {
            holdings => value(holdings(&ctx).await?),
            seizures => total(&ctx, Measure::Seizures, &year).await?,
            mass => total(&ctx, Measure::SeizedMass, &year).await?,
            year,
            reports => value(reports),
            imports => value(imports),
            tour,
        },
    )
}

/// This year; in a demo, whose invented year may be over, that of the newest report.
fn shown_year(ctx: &Ctx, reports: &[ReportView]) -> String {
    let newest = reports.iter().map(ReportView::year).max();
    match newest {
        Some(newest) if ctx.app().is_demo() => newest,
        _ => year(ctx),
    }
}

async fn total(ctx: &Ctx, measure: Measure, year: &str) -> Result<Option<String>> {
    let period = Period::parse(year)
        .map_err(|error| Problem::invalid("/period", "not-as-expected", &error.to_string()))?;
    let (by, filters) = (Vec::new(), Vec::new());
    let query = FigureQuery { measure, period, by, filters, as_of: None, lineage: false };
    let figure = compute_figure(ctx, query).await?;
    Ok(figure.total.value.map(|value| grouped(&value.to_string())))
}

/// Where the steps of the tour lead.
fn tour(ctx: &Ctx, reports: &[ReportView], imports: &[RunView]) -> Value {
    let refused = imports.iter().find(|run| run.has_rejections()).or(imports.first());
    let figure = Query::default()
        .with("measure", Measure::SeizedMass.code())
        .with("period", &shown_year(ctx, reports))
        .with("by", "province")
        .with("lineage", "true");
    context! {
        rejections => refused.map_or("/imports".to_owned(), RunView::address),
        figure => figure.after("/figures"),
        report => reports.first().map_or("/reports".to_owned(), ReportView::address),
    }
}
