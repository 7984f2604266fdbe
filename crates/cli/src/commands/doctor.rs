//! `yakja doctor`: look whether everything is in order.

use std::process::ExitCode;

use serde_json::json;
use yakja_app::{holdings, imports::ImportState, imports::list_imports, readiness};

use super::open;
use crate::{
    arguments::Global,
    failure::Failure,
    output::{self, grouped},
};

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
        let (imports, show, them) = match dead.len() {
            1 => ("1 import".to_owned(), "shows", "it"),
            many => (format!("{many} imports"), "show", "them"),
        };
        advice.push(format!(
            "{imports} broke off and {show} nothing yet: run {them} again, or start `yakja serve`"
        ));
    }
    if held.waiting > 0 {
        let entries = if held.waiting == 1 { "entry" } else { "entries" };
        let waiting = grouped(&held.waiting.to_string());
        advice.push(format!("{waiting} {entries} waited for a position when this command began"));
    }
    if global.json {
        output::json(&json!({
            "database": ready.database, "holdings": held, "dead_imports": dead, "advice": advice,
        }))?;
    } else {
        output::line(&format!("database     {} answers", ready.database))?;
        output::line("key store    opens")?;
        output::line("signing key  is this register's")?;
        let entries = grouped(&held.entries.to_string());
        output::line(&format!("ledger       {entries} entries"))?;
        let signed = held.checkpoint.map_or("none yet".to_owned(), |head| {
            format!("over {} entries, signed {}", grouped(&head.size.to_string()), head.at)
        });
        output::line(&format!("checkpoint   {signed}"))?;
        output::line(&format!("imports      {} unfinished", held.imports_unfinished))?;
        for advice in &advice {
            output::folded(advice)?;
        }
    }
    Ok(if dead.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
