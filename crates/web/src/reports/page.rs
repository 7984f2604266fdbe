//! The pages of reports.

use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Router, extract::State};
use minijinja::{Value, context};
use serde::{Deserialize, Serialize};
use yakja_app::Ctx;
use yakja_app::incidents::{self, PairView, Standing};
use yakja_app::reports::{self, OpenPersonal};
use yakja_model::{Kind as ReportKind, ReportId};

use super::api::{self, PersonalView, purpose};
use super::filter;
use super::view::{ReportList, ReportView};
use crate::form::PageForm;
use crate::id::Id;
use crate::ledger::view::EntryView;
use crate::page::Page;
use crate::parameters::Times;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/reports", get(list))
        .route("/reports/{id}", get(read))
        .route("/reports/{id}/openings", post(open))
}

/// Reports on a page: a phone scrolls through twice as many and is lost.
const ROWS: u16 = 25;
const PURPOSES: [&str; 4] = ["case", "request", "operation", "duty-check"];

/// What the form for opening sends.
#[derive(Default, Deserialize, Serialize)]
struct Opening {
    purpose: String,
    reference: String,
}

/// What was opened, or why not, and what was typed.
#[derive(Default)]
struct Opened {
    personal: Option<PersonalView>,
    problem: Option<Problem>,
    opening: Opening,
}

async fn list(State(web): State<Web>, ctx: Ctx, page: Page, query: Query) -> Result<Html<String>> {
    let query = query.without("lang").without_tracking();
    query.only(&filter::NAMES)?;
    let found = reports::list_reports(&ctx, &filter::list(&query, ROWS)?).await?;
    let list = ReportList::of(&found);
    let next = list
        .next
        .map(|next| query.without("after").with("after", &next.to_string()).after("/reports"));
    let kinds: Vec<&str> = ReportKind::ALL.into_iter().map(ReportKind::code).collect();
    let chosen = |name| query.first(name).map(str::to_owned);
    page.show(
        "reports.html",
        context! {
            reports => value(list.reports),
            next,
            first => query.without("after").after("/reports"),
            kinds,
            organizations => organizations(&web),
            filter => context! {
                kind => chosen("kind"),
                organization => chosen("organization"),
                place => chosen("place"),
                import => chosen("import"),
                after => chosen("after"),
            },
        },
    )
}

async fn read(ctx: Ctx, page: Page, Id(id): Id<ReportId>, query: Query) -> Result<Html<String>> {
    query.without("lang").without_tracking().only(&[("version", Times::Once)])?;
    let version = query.read("version", "a whole number", |text| text.parse().ok())?;
    show(&ctx, &page, (id, version), Opened::default()).await
}

async fn open(
    ctx: Ctx,
    page: Page,
    Id(id): Id<ReportId>,
    PageForm(opening): PageForm<Opening>,
) -> Result<Response> {
    let personal = match purpose(&opening.purpose, opening.reference.clone()) {
        Ok(purpose) => {
            let command = OpenPersonal { report: id, purpose };
            api::opened(ctx.clone(), command).await
        }
        Err(problem) => Err(problem),
    };
    let opened = match personal {
        Ok(personal) => Opened { personal: Some(personal.into()), ..Opened::default() },
        Err(problem) if problem.kind() == Kind::Invalid => {
            Opened { problem: Some(problem), opening, personal: None }
        }
        Err(problem) => return Err(problem),
    };
    Ok(show(&ctx, &page, (id, None), opened).await?.into_response())
}

async fn show(
    ctx: &Ctx,
    page: &Page,
    (id, version): (ReportId, Option<i32>),
    opened: Opened,
) -> Result<Html<String>> {
    let report = ReportView::of(&reports::read_report(ctx, id, version).await?);
    let all = reports::report_versions(ctx, id).await?;
    let versions: Vec<i32> = all.iter().map(|stored| stored.report.version).collect();
    let history = reports::report_history(ctx, id).await?;
    let history: Vec<EntryView> = history.iter().map(EntryView::of).collect();
    let incident = incident(ctx, id).await?;
    page.show(
        "report.html",
        context! {
            place_link => report.place_address(),
            report => value(report),
            newest => versions.last(),
            versions,
            history => value(history),
            incident,
            purposes => PURPOSES,
            personal => opened.personal.map(value),
            problem => opened.problem.map(|problem| value(problem.shown())),
            opening => value(opened.opening),
        },
    )
}

/// The incident that a report belongs to: how many reports it has, and what waits.
async fn incident(ctx: &Ctx, id: ReportId) -> Result<Value> {
    let found = incidents::show_incident(ctx, id).await?;
    let waits = |pair: &&PairView| pair.standing == Standing::Waiting;
    Ok(context! {
        id => found.incident.to_string(),
        reports => found.reports.len(),
        waiting => found.pairs.iter().filter(waits).count(),
    })
}

/// Codes of the organisations of the pack, for a choice.
pub(crate) fn organizations(web: &Web) -> Vec<String> {
    web.app().pack().organizations.iter().map(|one| one.code.to_string()).collect()
}
