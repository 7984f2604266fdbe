//! One feature: its code, its name, its polygons.

use serde::Deserialize;
use serde_json::value::RawValue;
use yakja_model::AreaShape;

use super::error::{MemberProblem, RefusedFeature, shown};
use super::properties::{self, Found};
use super::rings::{self, Position};
use super::{FileBoundary, geodesic};

/// Letters of a code at most.
const MAX_CODE: usize = 64;
/// Letters of a name that are kept.
const MAX_NAME: usize = 120;

#[derive(Deserialize)]
struct Feature<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Geometry<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    coordinates: Option<&'a RawValue>,
}

/// The boundary that a feature gives.
pub(super) fn boundary(
    number: usize,
    text: &RawValue,
    names: &Found,
) -> Result<FileBoundary, Box<RefusedFeature>> {
    let properties = properties::of(text).unwrap_or_default();
    let code = properties::text(&properties, &names.code).unwrap_or_default();
    let name = names.name.as_ref().and_then(|name| properties::text(&properties, name));
    let name: String = name.unwrap_or_default().chars().take(MAX_NAME).collect();
    let shape = match code.chars().count() {
        1..=MAX_CODE => shape(text),
        _ => {
            let found = properties.get(&names.code).map_or("none", |value| value.get());
            Err(problem(&format!("properties.{}", names.code), found, "the code of an area"))
        }
    };
    let sized = shape.and_then(|shape| geodesic::size(&shape).map(|size| (shape, size)));
    match sized {
        Ok((shape, size)) => Ok(FileBoundary { feature: number, code, name, size, shape }),
        Err(MemberProblem { member, found, expected }) => {
            let (code, expected) = (shown(&code), expected.to_owned());
            Err(Box::new(RefusedFeature { feature: number, code, name, member, found, expected }))
        }
    }
}

fn shape(text: &RawValue) -> Result<AreaShape, MemberProblem> {
    const FEATURE: &str = "an object of type Feature with one geometry";
    const GEOMETRY: &str = "a Polygon or a MultiPolygon";
    let feature: Feature<'_> = parsed(text, ("feature", FEATURE))?;
    if word(feature.kind) != "Feature" {
        return Err(problem("type", feature.kind.map_or("none", RawValue::get), FEATURE));
    }
    let none = || problem("geometry", "none", GEOMETRY);
    let geometry = feature.geometry.ok_or_else(none)?;
    let geometry: Geometry<'_> = parsed(geometry, ("geometry", GEOMETRY))?;
    let kind = word(geometry.kind);
    let member = ("geometry.coordinates", "lists of positions [longitude, latitude]");
    let none = || problem(member.0, "none", member.1);
    match kind.as_str() {
        "Polygon" => {
            let polygon = parsed(geometry.coordinates.ok_or_else(none)?, member)?;
            rings::shape(vec![polygon], |_| member.0.to_owned())
        }
        "MultiPolygon" => {
            let polygons: Vec<Vec<Vec<Position>>> =
                parsed(geometry.coordinates.ok_or_else(none)?, member)?;
            rings::shape(polygons, |index| format!("{}[{index}]", member.0))
        }
        _ => {
            let found = geometry.kind.map_or("none", RawValue::get);
            Err(problem("geometry.type", found, GEOMETRY))
        }
    }
}

fn word(value: Option<&RawValue>) -> String {
    value.and_then(|value| serde_json::from_str(value.get()).ok()).unwrap_or_default()
}

fn parsed<'a, T: Deserialize<'a>>(
    text: &'a RawValue,
    (member, expected): (&str, &'static str),
) -> Result<T, MemberProblem> {
    serde_json::from_str(text.get()).map_err(|error| problem(member, &error.to_string(), expected))
}

fn problem(member: &str, found: &str, expected: &'static str) -> MemberProblem {
    MemberProblem { member: member.to_owned(), found: shown(found), expected }
}
