//! `yakja audit`: verify, prove, and read the ledger.

use std::{collections::BTreeMap, process::ExitCode};

use yakja_app::{
    Ctx,
    audit::{self, Finding},
};
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
        match result.passed() {
            true => output::line(&format!("All is as it was recorded. Root {}", result.root))?,
            false => findings(&result.findings)?,
        }
    }
    Ok(if result.passed() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Findings printed one by one at most.
const PRINTED: usize = 50;

/// What was found: causes one by one, and of what follows from a gap how much there is.
fn findings(all: &[Finding]) -> Result<(), Failure> {
    let gap = all.iter().any(Finding::is_gap);
    let follows = |finding: &Finding| finding.follows_from_a_gap().filter(|_| gap);
    let causes: Vec<&Finding> = all.iter().filter(|one| follows(one).is_none()).collect();
    for finding in causes.iter().take(PRINTED) {
        output::folded(&format!("{}: {}", finding.record, finding.problem))?;
    }
    if let Some(more) = causes.len().checked_sub(PRINTED).filter(|more| *more > 0) {
        output::line(&format!("and {} more", grouped(&more.to_string())))?;
    }
    let mut groups = BTreeMap::new();
    for what in all.iter().filter_map(follows) {
        *groups.entry(what).or_insert(0_u64) += 1;
    }
    if !groups.is_empty() {
        output::line("From the gap it follows that")?;
    }
    for (what, count) in groups {
        output::line(&format!("{:>12} {what}", grouped(&count.to_string())))?;
    }
    let count = all.len();
    let counted = output::counted(u64::try_from(count).unwrap_or(u64::MAX), "finding");
    output::folded(&format!("{} {counted}; `--json` lists all.", grouped(&count.to_string())))
}

/// A proof is for machines and for other people's programs, so it is always JSON.
async fn prove(ctx: &Ctx, id: &str) -> Result<ExitCode, Failure> {
    let id = id.parse().map_err(|_| {
        Failure::usage("not an id; expected the id of a report or of a ledger entry")
    })?;
    let proof = audit::prove(ctx, id).await.map_err(|error| match error {
        yakja_app::Error::NotFound => Failure::from(anyhow::anyhow!(
            "no report or ledger entry {id} that you may see and that a checkpoint covers"
        )),
        other => other.into(),
    })?;
    output::json(&proof)?;
    if let Some(version) = proof.newer_version_waits {
        output::note(&format!(
            "version {version} waits for its position; this proves the one before it"
        ));
    }
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
            Subject::Areas { id } => format!("area boundaries {id}"),
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
