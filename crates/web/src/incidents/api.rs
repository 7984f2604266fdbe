//! `/api/v1/incidents`.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use yakja_app::Ctx;
use yakja_app::incidents::{self, ContestJoin, DecideContest, ListPairs};
use yakja_model::{Contest, ContestId, Judgement, PanelDecision, ReportId};

use super::body::{JudgeOrUndo, NewContest, NewDecision, NewJudgement};
use super::view::readable;
use crate::body::Body;
use crate::id::Id;
use crate::problem::{Problem, Result};
use crate::query::Query;
use crate::running;
use crate::web::Web;

pub(crate) fn routes() -> OpenApiRouter<Web> {
    OpenApiRouter::new()
        .routes(routes!(pairs))
        .routes(routes!(judge))
        .routes(routes!(contest))
        .routes(routes!(decide))
        .routes(routes!(read))
}

/// Pairs of reports that were found to be, or may be, of one incident.
#[derive(Debug, Serialize, ToSchema)]
pub struct PairListBody {
    /// `pairs`, those that wait first, the strongest first; `left_out`, how many more there are;
    /// `capped`, whether there are more than were looked at. A pair has `first`, `second`,
    /// `standing`, `weight`, `reasons`, `credit_changes`, `judgement`, `contests`, `decisions` and
    /// `contest_until`. Weights are hundredths of bits.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    list: Json,
}

/// What happened, once, as you may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct IncidentBody {
    /// `incident`, the id of its earliest report; `reports`; `amounts`, what it counts with and by
    /// which rule, and what each report said; `pairs`, also those that wait; `contradictions`,
    /// joins that were not made because somebody called two of its reports different.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    incident: Json,
}

/// A judgement that was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct JudgementBody {
    /// `id`, `pair`, `verdict`, `by`, `organization`, `reason`, `at` and, where it takes one back,
    /// `undoes`.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    judgement: Json,
}

/// A contest that was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct ContestBody {
    /// `id`, `about`, `pair`, `by`, `organization`, `reason`, `at` and `until`.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    contest: Json,
}

/// The decision of a panel that was recorded.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionBody {
    /// `id`, `contest`, `pair`, `verdict`, `panel`, `reason` and `at`.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    decision: Json,
}

/// Pairs of reports whose reports you may both see: those that wait for a judge first.
#[utoipa::path(
    get, path = "/incidents/pairs", tag = "incidents",
    params(
        ("waiting" = Option<bool>, Query, description = "Only those that wait for a judge"),
        ("limit" = Option<u16>, Query, description = "1 to 500; 50 by default"),
    ),
    responses(
        (status = 200, description = "Pairs with their reasons", body = PairListBody),
        (status = 422, description = "A limit is not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn pairs(ctx: Ctx, query: Query) -> Result<Answer<PairListBody>> {
    let list = incidents::list_pairs(&ctx, &which(&query, 50)?).await?;
    Ok(Answer(PairListBody { list: readable(&list) }))
}

/// The incident that a report belongs to, by the id of any of its reports.
#[utoipa::path(
    get, path = "/incidents/{report}", tag = "incidents",
    params(("report" = Uuid, Path, description = "Any of its reports")),
    responses(
        (status = 200, description = "The incident", body = IncidentBody),
        (status = 404, description = "Not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn read(ctx: Ctx, Id(report): Id<ReportId>) -> Result<Answer<IncidentBody>> {
    let incident = incidents::show_incident(&ctx, report).await?;
    Ok(Answer(IncidentBody { incident: readable(&incident) }))
}

/// Judge whether two reports are of one incident (`one`, `other`, `verdict`, `reason`), or take a
/// judgement back (`undoes`, `reason`). From then on figures count accordingly.
#[utoipa::path(
    post, path = "/incidents/judgements", tag = "incidents", request_body = NewJudgement,
    params(
        ("Idempotency-Key" = Option<String>, Header,
            description = "The same key with the same judgement answers as before"),
    ),
    responses(
        (status = 201, description = "Recorded", body = JudgementBody),
        (status = 403, description = "Not for your role, or your organisation has a stake in it",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "A report or judgement is not there, or not for you",
            body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "Not as expected", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn judge(
    State(web): State<Web>,
    ctx: Ctx,
    Body(body): Body<NewJudgement>,
) -> Result<(StatusCode, Answer<JudgementBody>)> {
    let judgement = judged((&web, ctx), body.into_command()?).await?;
    Ok((StatusCode::CREATED, Answer(JudgementBody { judgement: readable(&judgement) })))
}

/// Contest a join. The owners of either report have ten working days.
#[utoipa::path(
    post, path = "/incidents/contests", tag = "incidents", request_body = NewContest,
    params(
        ("Idempotency-Key" = Option<String>, Header, description = "As for a judgement"),
    ),
    responses(
        (status = 201, description = "Recorded; the join holds until a panel decides",
            body = ContestBody),
        (status = 403, description = "Your organisation owns neither report", body = Problem,
            content_type = "application/problem+json"),
        (status = 404, description = "The pair is not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "They are not joined, or it is too late", body = Problem,
            content_type = "application/problem+json"),
    )
)]
async fn contest(
    State(web): State<Web>,
    ctx: Ctx,
    Body(body): Body<NewContest>,
) -> Result<(StatusCode, Answer<ContestBody>)> {
    let contest = contested((&web, ctx), body.into_command()).await?;
    Ok((StatusCode::CREATED, Answer(ContestBody { contest: readable(&contest) })))
}

/// Record how a named panel decided a contest.
#[utoipa::path(
    post, path = "/incidents/contests/{id}/decision", tag = "incidents",
    request_body = NewDecision,
    params(
        ("id" = Uuid, Path, description = "The contest"),
        ("Idempotency-Key" = Option<String>, Header, description = "As for a judgement"),
    ),
    responses(
        (status = 201, description = "Recorded; it holds as a judgement", body = DecisionBody),
        (status = 403, description = "Only duty officers without a stake record it",
            body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "The contest is not there, or not for you", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "The panel is empty, not known, or has a stake",
            body = Problem, content_type = "application/problem+json"),
    )
)]
async fn decide(
    State(web): State<Web>,
    ctx: Ctx,
    Id(id): Id<ContestId>,
    Body(body): Body<NewDecision>,
) -> Result<(StatusCode, Answer<DecisionBody>)> {
    let decision = decided((&web, ctx), body.into_command(id)).await?;
    Ok((StatusCode::CREATED, Answer(DecisionBody { decision: readable(&decision) })))
}

/// Reads which pairs an address asks for; `limit` holds where it asks for none.
pub(super) fn which(query: &Query, limit_otherwise: usize) -> Result<ListPairs> {
    let limit = |text: &str| text.parse().ok().filter(|limit| (1..=500).contains(limit));
    let waiting = query.read("waiting", "true or false", |text| text.parse().ok())?;
    Ok(ListPairs {
        waiting: waiting.unwrap_or(false),
        limit: query.read("limit", "1 to 500", limit)?.unwrap_or(limit_otherwise),
    })
}

/// Records a judgement, or that one is taken back.
pub(super) async fn judged((web, ctx): (&Web, Ctx), command: JudgeOrUndo) -> Result<Judgement> {
    let run = async move || match command {
        JudgeOrUndo::Judge(command) => incidents::judge_pair(&ctx, command).await,
        JudgeOrUndo::Undo(command) => incidents::undo_judgement(&ctx, command).await,
    };
    let judgement = running::to_its_end(run).await?;
    web.waiting().forget();
    Ok(judgement)
}

/// Records a contest.
pub(super) async fn contested((web, ctx): (&Web, Ctx), command: ContestJoin) -> Result<Contest> {
    let run = async move || incidents::contest_join(&ctx, command).await;
    let contest = running::to_its_end(run).await?;
    web.waiting().forget();
    Ok(contest)
}

/// Records the decision of a panel.
pub(super) async fn decided(
    (web, ctx): (&Web, Ctx),
    command: DecideContest,
) -> Result<PanelDecision> {
    let run = async move || incidents::decide_contest(&ctx, command).await;
    let decision = running::to_its_end(run).await?;
    web.waiting().forget();
    Ok(decision)
}
