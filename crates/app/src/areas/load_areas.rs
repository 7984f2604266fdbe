//! Load boundaries of areas from a GeoJSON file, or say what would become of it.

use serde::Serialize;
use yakja_formats::boundary_file::{self, FileBoundary, NamedProperties, RefusedFeature};
use yakja_model::{
    Action, AreaBoundaries, AreaBoundariesId, AreaBoundary, AreaCode, CountryPack, Day,
    SquareMeters, Subject,
};
use yakja_policy::{Ask, Resource};

use super::compare::{self, AreaName, Doubt, UnknownFeature};
use crate::{Ctx, Error, Result};

/// Boundaries of areas.
#[derive(Clone, Debug)]
pub struct LoadAreas {
    /// Name of the file.
    pub file: String,
    /// What is in it: GeoJSON.
    pub bytes: Vec<u8>,
    /// Who says that the boundaries run so; the name of the file where it is left out.
    pub source: Option<String>,
    /// The day from which they hold; today where it is left out.
    pub valid_from: Option<Day>,
    /// Which properties of the file hold code and name.
    pub properties: NamedProperties,
}

/// What became of a file of boundaries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoadedAreas {
    /// What was loaded together; `None` where nothing was taken.
    pub id: Option<AreaBoundariesId>,
    /// Who says that the boundaries run so.
    pub source: String,
    /// The day from which they hold.
    pub valid_from: Day,
    /// Areas whose boundary is taken, in ascending order of codes.
    pub areas: Vec<LoadedArea>,
    /// What they enclose together.
    pub total_m2: SquareMeters,
    /// Features whose code is no area of the country pack: not taken.
    pub unknown: Vec<UnknownFeature>,
    /// Features that are not as expected: not taken.
    pub refused: Vec<RefusedFeature>,
    /// Areas of the same levels of which the file has no boundary.
    pub left_out: Vec<AreaName>,
    /// Places of the country pack that lie outside of the area it gives them.
    pub doubts: Vec<Doubt>,
}

/// An area whose boundary is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LoadedArea {
    /// The area.
    #[serde(flatten)]
    pub area: AreaName,
    /// Its name in the file.
    pub name_in_file: String,
    /// What its boundary encloses.
    pub size_m2: SquareMeters,
}

/// Says what would become of a file of boundaries; nothing is taken.
///
/// # Errors
/// As [`load_areas`].
pub fn try_areas(ctx: &Ctx, command: &LoadAreas) -> Result<LoadedAreas> {
    let mut moment = ctx.app().moment()?;
    let today = Day::latest_at(moment.now());
    drop(may(ctx, AreaBoundariesId(moment.id()))?);
    Ok(read(ctx.app().pack(), (command, today))?.1)
}

/// Loads a file of boundaries. They hold from their day on, and what was loaded before is kept.
///
/// # Errors
/// [`Error::Denied`] where the officer may not; [`Error::File`] where nothing can be taken.
pub async fn load_areas(ctx: &Ctx, command: LoadAreas) -> Result<LoadedAreas> {
    let mut moment = ctx.app().moment()?;
    let today = Day::latest_at(moment.now());
    drop(may(ctx, AreaBoundariesId(moment.id()))?);
    let app = ctx.app().clone();
    let read = tokio::task::spawn_blocking(move || read(app.pack(), (&command, today))).await??;
    ctx.change(read, async |tx, (boundaries, mut answer)| {
        let loaded = AreaBoundaries {
            id: AreaBoundariesId(tx.moment().id()),
            at: tx.moment().now(),
            by: ctx.actor().id,
            source: answer.source.clone(),
            valid_from: answer.valid_from,
            boundaries,
        };
        let permit = may(ctx, loaded.id)?;
        let event = tx.save_areas(&loaded).await?;
        answer.id = Some(loaded.id);
        Ok((answer, permit, event))
    })
    .await
}

fn may(ctx: &Ctx, id: AreaBoundariesId) -> Result<yakja_policy::Permit> {
    ctx.permit(Ask {
        action: Action::LoadAreas,
        subject: Subject::Areas { id },
        resource: Resource::Centre,
        purpose: None,
    })
}

type Read = (Vec<AreaBoundary>, LoadedAreas);

fn read(pack: &CountryPack, (command, today): (&LoadAreas, Day)) -> Result<Read> {
    let source = source(command)?;
    let wrong = |problem: String| Error::File { file: command.file.clone(), problem };
    let file = boundary_file::read(&command.bytes, &command.properties)
        .map_err(|error| wrong(error.to_string()))?;
    let (known, unknown) = compare::by_code(file.boundaries, pack);
    if known.is_empty() {
        return Err(wrong(nothing_taken(&unknown, &file.refused)));
    }
    let answer = LoadedAreas {
        id: None,
        source,
        valid_from: command.valid_from.unwrap_or(today),
        areas: known.iter().map(|(name, boundary)| loaded(name, boundary)).collect(),
        total_m2: SquareMeters(known.iter().map(|(_, boundary)| boundary.size.0).sum()),
        unknown,
        refused: file.refused,
        left_out: compare::left_out(&known, pack),
        doubts: compare::doubts(&known, pack),
    };
    Ok((known.into_iter().map(|(name, boundary)| taken(name, boundary)).collect(), answer))
}

fn source(command: &LoadAreas) -> Result<String> {
    let source = command.source.as_ref().unwrap_or(&command.file).trim();
    match source.chars().count() {
        1..=200 => Ok(source.to_owned()),
        _ => Err(Error::invalid("source", "1 to 200 characters")),
    }
}

fn loaded(name: &AreaName, boundary: &FileBoundary) -> LoadedArea {
    LoadedArea { area: name.clone(), name_in_file: boundary.name.clone(), size_m2: boundary.size }
}

fn taken(name: AreaName, boundary: FileBoundary) -> AreaBoundary {
    AreaBoundary { area: AreaCode(name.code), size: boundary.size, shape: boundary.shape }
}

/// Why a file gave nothing, by the first feature of each sort.
fn nothing_taken(unknown: &[UnknownFeature], refused: &[RefusedFeature]) -> String {
    let mut text =
        "none of its features gives the boundary of an area of the country pack".to_owned();
    if let Some(first) = unknown.first() {
        text.push_str(&format!("; feature {} has the code {:?}", first.feature, first.code));
    }
    if let Some(first) = refused.first() {
        let RefusedFeature { feature, member, found, expected, .. } = first;
        text.push_str(&format!(
            "; feature {feature}, {member}: found {found}; expected {expected}"
        ));
    }
    text
}
