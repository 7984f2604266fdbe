//! `yakja area`: load official boundaries, list areas with their size.

use std::io::Read;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use yakja_app::Ctx;
use yakja_app::areas::{
    AreaName, Doubt, LoadAreas, LoadedAreas, MAX_BYTES, NamedProperties, list_areas, load_areas,
    try_areas,
};
use yakja_model::Day;

use super::open;
use crate::{
    arguments::{Area, AreaLoad, Global},
    failure::Failure,
    output::{self, Table, grouped},
};

/// Lines of each sort that are shown; `--json` has them all.
const SHOWN: usize = 20;

pub async fn run(global: &Global, command: Area) -> Result<ExitCode, Failure> {
    let (app, ctx) = open(global).await?;
    let result = match command {
        Area::Load(asked) => load(global, &ctx, asked).await,
        Area::List { on } => list(global, &ctx, on.as_deref()).await,
    };
    app.close().await?;
    result.map(|()| ExitCode::SUCCESS)
}

async fn load(global: &Global, ctx: &Ctx, asked: AreaLoad) -> Result<(), Failure> {
    let command = LoadAreas {
        file: asked.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        bytes: bytes(&asked.file)?,
        source: asked.source,
        valid_from: day("--valid-from", asked.valid_from.as_deref())?,
        properties: NamedProperties { code: asked.code_property, name: asked.name_property },
    };
    let loaded = match asked.dry_run {
        true => try_areas(ctx, &command)?,
        false => load_areas(ctx, command).await?,
    };
    if global.json { output::json(&loaded) } else { print(&loaded) }
}

/// One byte more than is read shows that there are too many.
fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let shown = path.display();
    let file = std::fs::File::open(path).with_context(|| format!("can't read {shown}"))?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("can't read {shown}"))?;
    Ok(bytes)
}

fn day(option: &str, text: Option<&str>) -> Result<Option<Day>, Failure> {
    let parsed = text.map(Day::parse).transpose();
    parsed.map_err(|error| Failure::usage(format!("{option}: {error}")))
}

fn print(loaded: &LoadedAreas) -> Result<(), Failure> {
    if loaded.id.is_none() {
        output::line("Nothing was taken. What would become of the file:")?;
    }
    let (areas, size) = (loaded.areas.len(), loaded.total_m2);
    output::folded(&format!(
        "{} {} from {}, by {}; {} ha ({} acres) in all.",
        grouped(&areas.to_string()),
        if areas == 1 { "boundary" } else { "boundaries" },
        loaded.valid_from,
        loaded.source,
        grouped(&size.hectares()),
        grouped(&size.acres())
    ))?;
    let refused = loaded.refused.iter().map(|one| {
        let name = [one.code.as_str(), one.name.as_str()].join(" ");
        let (name, member) = (name.trim(), &one.member);
        let (found, expected) = (&one.found, &one.expected);
        format!("feature {} ({name}), {member}: found {found}; expected {expected}", one.feature)
    });
    section(("Features that are not as expected, and not taken", loaded.refused.len()), refused)?;
    let unknown = loaded
        .unknown
        .iter()
        .map(|one| format!("feature {}: {} {}", one.feature, one.code, one.name));
    section(
        ("Codes that the country pack does not know, not taken", loaded.unknown.len()),
        unknown,
    )?;
    let left_out = loaded.left_out.iter().map(named);
    section(("Areas that the file leaves out", loaded.left_out.len()), left_out)?;
    let doubts = loaded.doubts.iter().map(doubted);
    section(("Places of the country pack outside of their area", loaded.doubts.len()), doubts)
}

fn named(area: &AreaName) -> String {
    format!("{} {}", area.code, area.name_en)
}

fn doubted(doubt: &Doubt) -> String {
    let (latitude, longitude) = doubt.point_udeg;
    let degrees = |millionths: i32| f64::from(millionths) / 1e6;
    let there = doubt.lies_in.as_ref().map_or("none".to_owned(), named);
    format!(
        "{} at {}, {}: {} in the country pack, {there} by the file",
        doubt.place,
        degrees(latitude),
        degrees(longitude),
        named(&doubt.area)
    )
}

fn section(
    (title, count): (&str, usize),
    lines: impl Iterator<Item = String>,
) -> Result<(), Failure> {
    if count == 0 {
        return Ok(());
    }
    output::line("")?;
    output::folded(&format!("{title}: {}", grouped(&count.to_string())))?;
    lines.take(SHOWN).try_for_each(|line| output::indented(&line))?;
    match count.saturating_sub(SHOWN) {
        0 => Ok(()),
        more => output::indented(&format!("and {more} more; --json lists them all")),
    }
}

async fn list(global: &Global, ctx: &Ctx, on: Option<&str>) -> Result<(), Failure> {
    let found = list_areas(ctx, day("--on", on)?).await?;
    if global.json {
        return output::json(&found);
    }
    let mut table = Table::new(&["code", "area", "province", "source", "hectares", "acres"], 2);
    for one in &found.areas {
        let size = |text: &Option<String>| text.as_deref().map(grouped).unwrap_or_default();
        table.row(vec![
            one.area.code.clone(),
            one.area.name_en.clone(),
            one.province.clone(),
            one.boundary_source.clone().unwrap_or_else(|| "no boundary".to_owned()),
            size(&one.hectares),
            size(&one.acres),
        ]);
    }
    table.print()?;
    let with = found.areas.iter().filter(|one| one.has_boundary).count();
    output::line("")?;
    let all = grouped(&found.areas.len().to_string());
    let day = found.day;
    output::line(&format!(
        "{all} areas, {} with a boundary that holds on {day}.",
        grouped(&with.to_string())
    ))
}
