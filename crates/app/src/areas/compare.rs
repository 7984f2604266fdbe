//! A file of boundaries beside the country pack: codes it does not know, areas that are left out,
//! places that lie elsewhere than the pack says.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use yakja_formats::boundary_file::FileBoundary;
use yakja_model::{Area, AreaCode, AreaLevel, CountryPack, Point};

/// An area by code and names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AreaName {
    /// Its code.
    pub code: String,
    /// How large a thing it is.
    pub level: AreaLevel,
    /// Name in English.
    pub name_en: String,
    /// Name in Urdu; empty where no source gives one.
    pub name_ur: String,
}

impl AreaName {
    pub(super) fn of(area: &Area) -> Self {
        Self {
            code: area.code.0.clone(),
            level: area.level,
            name_en: area.name_en.clone(),
            name_ur: area.name_ur.clone(),
        }
    }
}

/// A feature whose code is no area of the country pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownFeature {
    /// Which feature of the file, from 1.
    pub feature: usize,
    /// Its code.
    pub code: String,
    /// Its name in the file.
    pub name: String,
}

/// A place of the country pack that lies outside of the area it gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// The place by name; a point of entry by its code, too.
    pub place: String,
    /// Latitude and longitude in millionths of a degree, as the pack has them.
    pub point_udeg: Point,
    /// The area that the pack gives it.
    pub area: AreaName,
    /// The area of the file in which it lies; `None` where it lies in none.
    pub lies_in: Option<AreaName>,
}

/// Boundaries of areas that the pack knows, in ascending order of codes, and the others.
pub(super) type Known = Vec<(AreaName, FileBoundary)>;

pub(super) fn by_code(
    boundaries: Vec<FileBoundary>,
    pack: &CountryPack,
) -> (Known, Vec<UnknownFeature>) {
    let areas: BTreeMap<&str, &Area> =
        pack.areas.iter().map(|area| (area.code.0.as_str(), area)).collect();
    let (mut known, mut unknown) = (Known::new(), Vec::new());
    for boundary in boundaries {
        match areas.get(boundary.code.as_str()) {
            Some(area) => known.push((AreaName::of(area), boundary)),
            None => {
                let FileBoundary { feature, code, name, .. } = boundary;
                unknown.push(UnknownFeature { feature, code, name });
            }
        }
    }
    known.sort_by(|one, other| one.0.code.cmp(&other.0.code));
    (known, unknown)
}

/// Areas of the levels that the file has and of which it has no boundary.
pub(super) fn left_out(known: &Known, pack: &CountryPack) -> Vec<AreaName> {
    let there: BTreeSet<&str> = known.iter().map(|(name, _)| name.code.as_str()).collect();
    let has_level = |level: AreaLevel| known.iter().any(|(name, _)| name.level == level);
    pack.areas
        .iter()
        .filter(|area| has_level(area.level) && !there.contains(area.code.0.as_str()))
        .map(AreaName::of)
        .collect()
}

/// Named places and points of entry that lie outside of their area. Where the file has neither
/// the area's boundary nor those of all its districts, nothing is said.
pub(super) fn doubts(known: &Known, pack: &CountryPack) -> Vec<Doubt> {
    let places = pack
        .gazetteer
        .places
        .iter()
        .filter_map(|place| Some((place.name.clone(), place.point_udeg?, &place.area)));
    let points = pack.points.iter().filter_map(|point| {
        let name = format!("{} ({})", point.name_en, point.code.0);
        Some((name, point.location_udeg?, &point.area))
    });
    let doubt = |(place, point_udeg, area): (String, Point, &AreaCode)| {
        let area = counting(area, pack)?;
        let covering = covering(area, known, pack)?;
        if covering.iter().any(|boundary| boundary.shape.contains(point_udeg)) {
            return None;
        }
        let lies_in = known.iter().find(|(_, boundary)| boundary.shape.contains(point_udeg));
        let lies_in = lies_in.map(|(name, _)| name.clone());
        Some(Doubt { place, point_udeg, area: AreaName::of(area), lies_in })
    };
    points.chain(places).filter_map(doubt).collect()
}

/// The area of the pack that a code stands for: itself, or the one a younger area came from.
fn counting<'a>(code: &AreaCode, pack: &'a CountryPack) -> Option<&'a Area> {
    let mut code = code;
    // As often as there are areas of validity at most: a circle ends.
    for _ in 0..=pack.gazetteer.validity.len() {
        if let Some(area) = pack.areas.iter().find(|area| area.code == *code) {
            return Some(area);
        }
        let validity = pack.gazetteer.validity.iter().find(|validity| validity.code == *code)?;
        code = validity.predecessor.as_ref()?;
    }
    None
}

/// The boundary of an area, else those of all districts in it.
fn covering<'a>(
    area: &Area,
    known: &'a Known,
    pack: &CountryPack,
) -> Option<Vec<&'a FileBoundary>> {
    let of = |code: &AreaCode| {
        let found = known.iter().find(|(name, _)| name.code == code.0);
        found.map(|(_, boundary)| boundary)
    };
    if let Some(own) = of(&area.code) {
        return Some(vec![own]);
    }
    let lies_in = |district: &&Area| {
        district.level == AreaLevel::District
            && (district.parent.as_ref() == Some(&area.code) || district.province == area.code)
    };
    let districts: Vec<&Area> = pack.areas.iter().filter(lies_in).collect();
    match districts.is_empty() {
        true => None,
        false => districts.into_iter().map(|district| of(&district.code)).collect(),
    }
}
