//! `yakja import`: read rows of files as reports, each row once.

use std::io::BufReader;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use yakja_app::{
    App,
    imports::{How, ImportFiles, ImportSummary, Profile, SourceFile, import_files},
};
use yakja_model::{OrganizationCode, Tlp};

use super::open;
use crate::{
    arguments::{Global, Import},
    failure::Failure,
    output::{self, grouped},
    progress::Progress,
};

pub async fn run(global: &Global, import: Import) -> Result<ExitCode, Failure> {
    let submitter = OrganizationCode::parse(&import.agency)
        .map_err(|error| Failure::usage(format!("--agency: {error}")))?;
    let tlp = import.marking.as_deref().map(tlp).transpose()?;
    let (app, ctx) = open(global).await?;
    let profile = profile(&app, &import.profile)?;
    let files = import.files.iter().map(|path| source(path)).collect::<Result<_, _>>()?;
    let command = ImportFiles { profile, submitter, tlp, files, how: How::Take, refused: None };
    let mut progress = Progress::new("importing");
    let summary = import_files(&ctx, command, &mut |at| {
        progress.say(format!("{} rows read, {} committed", at.rows, at.committed));
    })
    .await;
    drop(progress);
    app.close().await?;
    let summary = summary?;
    if global.json {
        output::json(&summary)?;
    } else {
        print(&summary)?;
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
    if Path::new(name).extension().is_some_and(|extension| extension == "toml") {
        let text = std::fs::read_to_string(name).with_context(|| format!("profile {name}"))?;
        let profile = Profile::parse(&text).with_context(|| format!("profile {name}"))?;
        return Ok(profile);
    }
    Ok(app.profile(name)?)
}

fn source(path: &Path) -> Result<SourceFile, Failure> {
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

fn print(summary: &ImportSummary) -> Result<(), Failure> {
    const SHOWN: usize = 20;
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
            "{:>12} of those accepted are flagged: an amount or a name needs a look",
            grouped(&summary.flagged.to_string())
        ))?;
    }
    for row in summary.rejected.iter().take(SHOWN) {
        let column = if row.column.is_empty() { "row" } else { &row.column };
        output::folded(&format!("{} row {}, {column}: found {:?}", row.file, row.row, row.found))?;
        output::indented(&format!("expected {}", row.expected))?;
    }
    let more = rejected.saturating_sub(SHOWN as u64);
    if more > 0 {
        output::line(&format!("… and {more} more refused rows; --json lists them"))?;
    }
    output::line(&format!("Import {}", summary.import))
}
