//! `yakja profile`: which profiles ship, and what one makes of a sample. Needs no register.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use serde::Serialize;
use yakja_app::imports::{self, CheckReport, check_profile, make_template_for, shipped_profiles};

use super::import::{profile_file, source};
use crate::{
    arguments::{Global, Profile},
    failure::Failure,
    output::{self, Table},
};

/// How many words of each sort are shown.
const SHOWN: usize = 20;

#[derive(Serialize)]
struct List {
    profiles: Vec<Listed>,
}

#[derive(Serialize)]
struct Written {
    written: String,
}

#[derive(Serialize)]
struct Listed {
    name: String,
    version: u32,
    title: String,
    row_means: String,
}

pub async fn run(global: &Global, command: Profile) -> Result<ExitCode, Failure> {
    match command {
        Profile::List => list(global)?,
        Profile::Template { profile, output, country } => {
            template(global, (&profile, &country), &output)?;
        }
        Profile::Check { profile, sample, companion, country } => {
            let profile = named(&profile)?;
            let files = std::iter::once(sample).chain(companion);
            let files = files.map(|path: PathBuf| source(&path)).collect::<Result<_, _>>()?;
            let report = check_profile(&country, profile, files).await?;
            if global.json {
                output::json(&report)?;
            } else {
                print(&report)?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn template(
    global: &Global,
    (profile, country): (&str, &str),
    output: &Path,
) -> Result<(), Failure> {
    let bytes = make_template_for(country, &named(profile)?)?;
    let shown = output.display().to_string();
    std::fs::write(output, bytes).with_context(|| format!("can't write {shown}"))?;
    match global.json {
        true => output::json(&Written { written: shown }),
        false => output::line(&format!("Written to {shown}")),
    }
}

fn list(global: &Global) -> Result<(), Failure> {
    let listed = shipped_profiles()?.into_iter().map(|profile| Listed {
        name: profile.name,
        version: profile.version,
        title: profile.title,
        row_means: profile.row_means,
    });
    let profiles: Vec<_> = listed.collect();
    if global.json {
        return output::json(&List { profiles });
    }
    let mut table = Table::new(&["profile", "reads", "version"], 1);
    for profile in &profiles {
        let version = profile.version.to_string();
        table.row(vec![profile.name.clone(), profile.title.clone(), version]);
    }
    table.print()
}

fn named(name: &str) -> Result<imports::Profile, Failure> {
    if let Some(profile) = profile_file(name)? {
        return Ok(profile);
    }
    let found = shipped_profiles()?.into_iter().find(|profile| profile.name == name);
    found.ok_or_else(|| {
        Failure::usage(format!("no profile {name:?}; yakja profile list names those that ship"))
    })
}

fn print(report: &CheckReport) -> Result<(), Failure> {
    output::folded(&format!("Files: {}", report.files.join(", ")))?;
    output::folded(&format!("Columns used: {}", report.columns_found.join(", ")))?;
    output::folded(&format!("Columns not used: {}", report.columns_not_used.join(", ")))?;
    for (count, what) in [
        (report.rows, "rows"),
        (report.rows_rejected, "rows refused"),
        (report.records, "records"),
        (report.flagged, "of these flagged"),
        (report.rejected, "records refused"),
    ] {
        output::line(&format!("{:>12} {what}", output::grouped(&count.to_string())))?;
    }
    for rejection in &report.first_rejections {
        output::folded(&rejection.to_string())?;
    }
    if report.rejections_not_listed > 0 {
        let more = output::grouped(&report.rejections_not_listed.to_string());
        output::line(&format!("… and {more} more things that are wrong"))?;
    }
    let unknown = &report.unknown;
    words("Substances that the country pack does not know: taken, flagged", &unknown.substances)?;
    words("Units that it does not know: the row is refused", &unknown.units)?;
    words("Organisations that it does not know: the row is refused", &unknown.organizations)?;
    words("Places that it can not put in a district", &unknown.places)
}

/// Words with how many rows have each, the most frequent first.
fn words(title: &str, words: &BTreeMap<String, u64>) -> Result<(), Failure> {
    if words.is_empty() {
        return Ok(());
    }
    output::folded(title)?;
    let mut counted: Vec<_> = words.iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (word, count) in counted.iter().take(SHOWN) {
        output::folded(&format!("{:>12} {word:?}", output::grouped(&count.to_string())))?;
    }
    let more = counted.len().saturating_sub(SHOWN);
    if more > 0 {
        output::line(&format!("… and {more} more; --json lists them"))?;
    }
    Ok(())
}
