//! `yakja import`: read rows of files as reports, each row once.

use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use yakja_app::{
    App,
    imports::{
        How, ImportFiles, ImportSummary, Profile, RefusedSink, SourceFile, UndoImport,
        import_files, undo_import,
    },
};
use yakja_model::{ImportId, OrganizationCode, Tlp};

use super::{open, rejected_file};
use crate::{
    arguments::{Global, Import, ImportCommand},
    failure::Failure,
    output::{self, grouped},
    progress::Progress,
};

pub async fn run(global: &Global, import: Import) -> Result<ExitCode, Failure> {
    if let Some(ImportCommand::Undo { id, reason }) = import.command {
        return undo(global, &id, reason).await;
    }
    let submitter = OrganizationCode::parse(import.agency.as_deref().unwrap_or_default())
        .map_err(|error| Failure::usage(format!("--agency: {error}")))?;
    let tlp = import.marking.as_deref().map(tlp).transpose()?;
    let (app, ctx) = open(global).await?;
    let profile = profile(&app, import.profile.as_deref().unwrap_or_default())?;
    let files = import.files.iter().map(|path| source(path)).collect::<Result<_, _>>()?;
    let refused = import.rejected.as_deref().map(|path| refused_rows(path, &import.files));
    let refused = refused.transpose()?;
    let how = how(&import);
    let command = ImportFiles { profile, submitter, tlp, files, how, refused };
    let mut progress = Progress::new("importing");
    let summary = import_files(&ctx, command, &mut |at| {
        progress.say(format!("{} rows read, {} committed", at.rows, at.committed));
    })
    .await;
    drop(progress);
    let resolved = match &summary {
        Ok(summary) if summary.taken && summary.accepted + summary.corrected > 0 => {
            app.resolve().await
        }
        _ => Ok(()),
    };
    app.close().await?;
    let summary = summary?;
    resolved?;
    if global.json {
        output::json(&summary)?;
    } else {
        print(&summary, how)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the refused rows go: never over a file that is being read, whose rows would be lost.
fn refused_rows(path: &Path, files: &[PathBuf]) -> Result<RefusedSink, Failure> {
    let there = path.canonicalize().ok();
    let is_read = |file: &PathBuf| there.is_some() && file.canonicalize().ok() == there;
    if files.iter().any(is_read) {
        let shown = path.display();
        return Err(Failure::usage(format!("--rejected: {shown} is read; expected another file")));
    }
    rejected_file::sink(path)
}

const fn how(import: &Import) -> How {
    match (import.dry_run, import.all_or_nothing) {
        (true, _) => How::TryOut,
        (false, true) => How::AllOrNothing,
        (false, false) => How::Take,
    }
}

async fn undo(global: &Global, id: &str, reason: String) -> Result<ExitCode, Failure> {
    let import: ImportId = id.parse().map_err(|_| {
        Failure::usage("import undo: expected the id of an import, as it printed it")
    })?;
    let (app, ctx) = open(global).await?;
    let undone = undo_import(&ctx, UndoImport { import, reason }).await;
    let resolved = if undone.is_ok() { app.resolve().await } else { Ok(()) };
    app.close().await?;
    let run = undone?;
    resolved?;
    if global.json {
        output::json(&run)?;
    } else {
        output::line(&format!("Import {} is taken back", run.id))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn tlp(text: &str) -> Result<Tlp, Failure> {
    Tlp::parse(text).ok_or_else(|| {
        let labels: Vec<&str> = Tlp::ALL.iter().map(|tlp| tlp.label()).collect();
        Failure::usage(format!("--marking: expected one of {}", labels.join(", ")))
    })
}

fn profile(app: &App, name: &str) -> Result<Profile, Failure> {
    match profile_file(name)? {
        Some(profile) => Ok(profile),
        None => Ok(app.profile(name)?),
    }
}

/// The profile in a TOML file; `None` where the name is not that of one.
pub(super) fn profile_file(name: &str) -> Result<Option<Profile>, Failure> {
    if Path::new(name).extension().is_none_or(|extension| extension != "toml") {
        return Ok(None);
    }
    let text = std::fs::read_to_string(name).with_context(|| format!("profile {name}"))?;
    Ok(Some(Profile::parse(&text).with_context(|| format!("profile {name}"))?))
}

/// Opens a file.
pub(super) fn source(path: &Path) -> Result<SourceFile, Failure> {
    let shown = path.display();
    let file = std::fs::File::open(path).with_context(|| format!("can't read {shown}"))?;
    if file.metadata().with_context(|| format!("can't read {shown}"))?.is_dir() {
        return Err(anyhow::anyhow!("{shown} is a folder; expected a file").into());
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    Ok(SourceFile {
        name: name.unwrap_or_default(),
        reader: Box::new(BufReader::with_capacity(1 << 20, file)),
    })
}

fn print(summary: &ImportSummary, how: How) -> Result<(), Failure> {
    const SHOWN: usize = 20;
    match (summary.taken, how) {
        (true, _) => {}
        (false, How::AllOrNothing) => {
            output::line("Nothing was taken, for rows are refused. What would become of them:")?;
        }
        (false, _) => output::line("Nothing was taken. What would become of the rows:")?,
    }
    let rejected = summary.rejected_count();
    output::line(&format!("{:>12} rows read", grouped(&summary.rows.to_string())))?;
    output::line(&format!("{:>12} accepted", grouped(&summary.accepted.to_string())))?;
    if summary.corrected > 0 {
        output::line(&format!("{:>12} corrected", grouped(&summary.corrected.to_string())))?;
    }
    output::line(&format!("{:>12} already known", grouped(&summary.already_known.to_string())))?;
    output::line(&format!("{:>12} refused", grouped(&rejected.to_string())))?;
    if summary.flagged > 0 {
        output::line(&format!(
            "{:>12} of these are flagged: an amount or a name needs a look",
            grouped(&summary.flagged.to_string())
        ))?;
    }
    for row in summary.rejected.iter().take(SHOWN) {
        let column = if row.column.is_empty() { "row" } else { &row.column };
        output::folded(&format!("{} row {}, {column}: found {:?}", row.file, row.row, row.found))?;
        output::indented(&format!("expected {}", row.expected))?;
        for also in &row.also {
            let column = if also.column.is_empty() { "row" } else { &also.column };
            output::folded(&format!("and {column}: found {:?}", also.found))?;
            output::indented(&format!("expected {}", also.expected))?;
        }
    }
    let more = rejected.saturating_sub(SHOWN as u64);
    if more > 0 {
        output::line(&format!("… and {more} more refused rows; --json lists them"))?;
    }
    match summary.taken {
        true => output::line(&format!("Import {}", summary.import)),
        false => Ok(()),
    }
}
