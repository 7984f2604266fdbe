//! The page of the ledger.

use axum::Router;
use axum::extract::State;
use axum::response::{Html, Redirect};
use axum::routing::{get, post};
use minijinja::{Value, context};
use uuid::Uuid;
use yakja_app::Ctx;
use yakja_app::audit;

use super::api::{EntryList, entries, entry_page};
use super::view::CheckpointBody;
use crate::page::Page;
use crate::parameters::Times;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

/// The names that the address of the page may have.
const NAMES: [(&str, Times); 5] = [
    ("after", Times::Once),
    ("limit", Times::Once),
    ("rows", Times::Once),
    ("prove", Times::Once),
    ("verification", Times::Once),
];

pub(crate) fn routes() -> Router<Web> {
    Router::new().route("/ledger", get(show)).route("/ledger/verifications", post(verify))
}

async fn show(State(web): State<Web>, ctx: Ctx, page: Page, query: Query) -> Result<Html<String>> {
    let query = query.without("lang").without_tracking();
    query.only(&NAMES)?;
    let asked = entry_page(&query)?;
    let list = match entries(&ctx, &asked).await {
        Ok(list) => Some(list),
        Err(problem) if problem.kind() == Kind::Denied => None,
        Err(problem) => return Err(problem),
    };
    let may_read = list.is_some();
    let list = list.unwrap_or(EntryList { entries: Vec::new(), next: None });
    let checkpoint = audit::checkpoint(&ctx).await?;
    let checkpoint = checkpoint.map(|view| CheckpointBody::of(&view, ctx.app().verifier_key()));
    let prove = query.first("prove").map(|text| text.trim().to_owned());
    let (proof, proof_problem) = proof(&ctx, prove.as_deref()).await?;
    let number = query.read("verification", "a number", |text| text.parse().ok())?;
    let verification = match number {
        Some(number) if may_read => web.verifications().find(number).ok(),
        _ => None,
    };
    let onward = query.without("after").without("prove").without("verification");
    page.show(
        "ledger.html",
        context! {
            checkpoint => checkpoint.map(value),
            verifier_key => ctx.app().verifier_key(),
            may_read,
            entries => value(list.entries),
            rows => asked.rows,
            before => asked.before,
            first => onward.after("/ledger"),
            next => list.next.map(|next| onward.with("after", &next.to_string()).after("/ledger")),
            prove,
            proof,
            proof_problem,
            verification => verification.map(value),
        },
    )
}

/// The proof of what was asked for, for the page, and whether there is none.
async fn proof(ctx: &Ctx, id: Option<&str>) -> Result<(Option<Value>, bool)> {
    let Some(id) = id else { return Ok((None, false)) };
    let found = match id.parse::<Uuid>() {
        Ok(id) => audit::prove(ctx, id).await.map_err(Problem::from),
        Err(_) => Err(Problem::not_found()),
    };
    match found {
        Ok(proof) => {
            let size = proof.proof.checkpoint.lines().nth(1).and_then(|line| line.parse().ok());
            let size: u64 = size.unwrap_or_default();
            let text = serde_json::to_string_pretty(&proof).unwrap_or_default();
            let position = proof.proof.position;
            Ok((Some(context! { position, size, text }), false))
        }
        Err(problem) if problem.kind() == Kind::NotFound => Ok((None, true)),
        Err(problem) => Err(problem),
    }
}

async fn verify(State(web): State<Web>, ctx: Ctx) -> Result<Redirect> {
    let started = web.verifications().start(&ctx).await?;
    Ok(Redirect::to(&format!("/ledger?verification={}#verify", started.number)))
}
