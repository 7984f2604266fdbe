//! `yakja doctor`: look whether everything is in order.

use std::process::ExitCode;

use serde_json::json;
use yakja_app::{holdings, imports::ImportState, imports::list_imports, readiness};

use super::open;
use crate::{arguments::Global, failure::Failure, output};

pub async fn run(global: &Global) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let ready = readiness(&app).await?;
    let now = app.now();
    let held = holdings(&ctx).await?;
    let imports = list_imports(&ctx, 200).await?;
    let dead: Vec<String> = imports
        .iter()
        .filter(|run| run.state == ImportState::Loading && run.lease_until < now)
        .map(|run| run.id.to_string())
        .collect();
    app.close().await?;
    let mut advice = Vec::new();
    if !dead.is_empty() {
        advice.push(format!(
            "{} imports broke off and show nothing yet: run them again, or start `yakja serve`",
            dead.len()
        ));
    }
    if held.waiting > 0 {
        advice.push(format!(
            "{} entries waited for a position when this command began",
            held.waiting
        ));
    }
    if global.json {
        output::json(&json!({
            "database": ready.database, "holdings": held, "dead_imports": dead, "advice": advice,
        }))?;
    } else {
        output::line(&format!("database     {} answers", ready.database))?;
        output::line("key store    opens")?;
        output::line("signing key  is this register's")?;
        output::line(&format!("ledger       {} entries", held.entries))?;
        let signed = held.checkpoint.map_or("none yet".to_owned(), |head| {
            format!("over {} entries, signed {}", head.size, head.at)
        });
        output::line(&format!("checkpoint   {signed}"))?;
        output::line(&format!("imports      {} unfinished", held.imports_unfinished))?;
        for advice in &advice {
            output::folded(advice)?;
        }
    }
    Ok(if dead.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
