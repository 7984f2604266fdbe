//! Reads `points.csv`: land crossings, airports, seaports, dry ports.

use std::collections::BTreeMap;

use yakja_model::{Area, CountryCode, PointCode, PointKind, PointOfEntry};

use super::row::{Row, rows};
use super::{PackError, areas, fold};

const COLUMNS: &[&str] = &[
    "code",
    "kind",
    "area",
    "name_en",
    "name_ur",
    "urdu_source",
    "aliases",
    "lat",
    "lon",
    "source",
];

pub(super) fn read(
    bytes: &[u8],
    country: CountryCode,
    areas: &[Area],
) -> Result<Vec<PointOfEntry>, PackError> {
    let areas = areas::by_code(areas);
    let mut seen = BTreeMap::new();
    let mut meanings = BTreeMap::new();
    let mut points = Vec::new();
    for row in &rows("points.csv", COLUMNS, bytes)? {
        let area = areas
            .get(row.text("area"))
            .ok_or_else(|| row.wrong("area", "an area code of areas.csv"))?;
        let point = PointOfEntry {
            code: read_code(row, country)?,
            kind: read_kind(row)?,
            area: area.code.clone(),
            name_en: row.required("name_en")?,
            name_ur: row.required("name_ur")?,
            urdu_source: row.urdu_source()?,
            aliases: row.list("aliases")?,
            location_udeg: row.place()?,
            source: row.required("source")?,
        };
        row.first_time(&mut seen, "code")?;
        check_names(row, &point, &mut meanings)?;
        points.push(point);
    }
    Ok(points)
}

fn read_code(row: &Row, country: CountryCode) -> Result<PointCode, PackError> {
    let code = row.required("code")?;
    let capital = |text: &str| text.bytes().all(|byte| byte.is_ascii_uppercase());
    let locode = code.len() == 5
        && code.strip_prefix(country.as_str()).is_some_and(|place| {
            place.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'2'..=b'9'))
        });
    let own = code.len() <= 24
        && code
            .strip_prefix(country.as_str())
            .and_then(|rest| rest.strip_prefix('-'))
            .is_some_and(|words| words.split('-').all(|word| !word.is_empty() && capital(word)));
    if code.len() == 3 && capital(&code) || locode || own {
        return Ok(PointCode(code));
    }
    let expected = format!(
        "an IATA code of three capitals, a UN/LOCODE of {country}, or {country}- and words in \
         capitals joined by hyphens"
    );
    Err(row.wrong("code", &expected))
}

fn read_kind(row: &Row) -> Result<PointKind, PackError> {
    match row.text("kind") {
        "land-crossing" => Ok(PointKind::LandCrossing),
        "airport" => Ok(PointKind::Airport),
        "seaport" => Ok(PointKind::Seaport),
        "dry-port" => Ok(PointKind::DryPort),
        _ => Err(row.wrong("kind", "land-crossing, airport, seaport or dry-port")),
    }
}

/// A town's airport and its harbour may not both be called by the town's name alone.
fn check_names(
    row: &Row,
    point: &PointOfEntry,
    meanings: &mut BTreeMap<String, PointCode>,
) -> Result<(), PackError> {
    let names = [("name_en", &point.name_en), ("name_ur", &point.name_ur)];
    let aliases = point.aliases.iter().map(|alias| ("aliases", alias));
    for (column, text) in names.into_iter().chain(aliases) {
        match meanings.insert(fold(text), point.code.clone()) {
            Some(other) if other != point.code => {
                let expected = format!("no name of another point; {text:?} means {}", other.0);
                return Err(row.wrong(column, &expected));
            }
            _ => {}
        }
    }
    Ok(())
}
