//! `yakja audit`: verify, prove, and read the ledger.

use std::process::ExitCode;

use yakja_app::{Ctx, audit};
use yakja_model::Subject;

use super::open;
use crate::{
    arguments::{Audit, Global},
    failure::Failure,
    output::{self, grouped},
    progress::Progress,
};

pub async fn run(global: &Global, command: Audit) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let result = match command {
        Audit::Verify => verify(global, &ctx).await,
        Audit::Prove { id } => prove(&ctx, &id).await,
        Audit::Checkpoint => checkpoint(global, &ctx).await,
        Audit::Log { limit, before, rows } => log(global, &ctx, ((before, limit), rows)).await,
    };
    app.close().await?;
    result
}

async fn verify(global: &Global, ctx: &Ctx) -> Result<ExitCode, Failure> {
    let mut progress = Progress::new("verifying");
    let result = audit::verify(ctx, |done, all| {
        progress.say(format!("{done} of {all} entries"));
    })
    .await?;
    drop(progress);
    if global.json {
        output::json(&result)?;
    } else {
        let counts = [
            (result.entries, "ledger entries"),
            (result.reports, "report versions"),
            (result.exhibits, "exhibits"),
            (result.checkpoints, "signed checkpoints"),
        ];
        for (count, what) in counts {
            output::line(&format!("{:>12} {what} checked", grouped(&count.to_string())))?;
        }
        if result.waiting > 0 {
            output::line(&format!("{:>12} entries wait for a position", result.waiting))?;
        }
        for finding in &result.findings {
            output::line(&format!("{}: {}", finding.record, finding.problem))?;
        }
        match result.passed() {
            true => output::line(&format!("All is as it was recorded. Root {}", result.root))?,
            false => output::line(&format!("{} findings.", result.findings.len()))?,
        }
    }
    Ok(if result.passed() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A proof is for machines and for other people's programs, so it is always JSON.
async fn prove(ctx: &Ctx, id: &str) -> Result<ExitCode, Failure> {
    let id = id.parse().map_err(|_| {
        Failure::usage("not an id; expected the id of a report or of a ledger entry")
    })?;
    output::json(&audit::prove(ctx, id).await?)?;
    Ok(ExitCode::SUCCESS)
}

async fn checkpoint(global: &Global, ctx: &Ctx) -> Result<ExitCode, Failure> {
    let Some(head) = audit::checkpoint(ctx).await? else {
        return Err(anyhow::anyhow!("the ledger has no checkpoint yet").into());
    };
    if global.json {
        output::json(&head)?;
    } else {
        output::line(head.note.trim_end())?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn log(
    global: &Global,
    ctx: &Ctx,
    (page, rows): ((Option<u64>, u16), bool),
) -> Result<ExitCode, Failure> {
    let entries = audit::ledger_page(ctx, page, rows).await?;
    if global.json {
        let entries: Vec<_> = entries
            .iter()
            .map(|row| serde_json::json!({ "position": row.position, "entry": row.entry }))
            .collect();
        output::json(&serde_json::json!({ "entries": entries }))?;
        return Ok(ExitCode::SUCCESS);
    }
    for row in entries {
        let (entry, time) = (&row.entry, row.entry.at.to_string());
        let record = match &entry.subject {
            Subject::Centre => "the register".to_owned(),
            Subject::Officer { id } => format!("officer {id}"),
            Subject::Report { id, version } => format!("report {id} version {version}"),
            Subject::Import { id, .. } => format!("import {id}"),
            Subject::Links { id } => format!("links {id}"),
            Subject::Ruling { id } => format!("ruling {id}"),
        };
        output::line(&format!(
            "{:>9}  {}  {} of {}, {}",
            grouped(&row.position.to_string()),
            time.get(..19).unwrap_or(&time),
            entry.actor.login,
            entry.actor.organization,
            entry.detail.code()
        ))?;
        output::line(&format!("{:>11}{record}", ""))?;
    }
    Ok(ExitCode::SUCCESS)
}
