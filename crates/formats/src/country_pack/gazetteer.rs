//! Reads `named_places.csv`, `stations.csv` and `area_validity.csv`: what is known about places
//! beside areas and spellings.

use std::collections::{BTreeMap, HashSet};

use yakja_model::{
    Area, AreaCode, AreaValidity, GazetteerFacts, NamedPlace, Period, PlaceKind, Station,
};

use super::PackError;
use super::row::{Row, rows};

/// The bytes of the three files.
pub(super) struct Files<'a> {
    pub(super) named_places: &'a [u8],
    pub(super) stations: &'a [u8],
    pub(super) area_validity: &'a [u8],
}

pub(super) fn read(files: &Files<'_>, areas: &[Area]) -> Result<GazetteerFacts, PackError> {
    let mut known: HashSet<String> = areas.iter().map(|area| area.code.0.clone()).collect();
    let stations = read_stations(files.stations, &known)?;
    let validity = read_validity(files.area_validity, &mut known)?;
    let places = read_places(files.named_places, &known)?;
    Ok(GazetteerFacts { places, stations, validity })
}

fn read_stations(bytes: &[u8], areas: &HashSet<String>) -> Result<Vec<Station>, PackError> {
    let mut seen = BTreeMap::new();
    let mut stations = Vec::new();
    for row in &rows("stations.csv", &["text", "area"], bytes)? {
        let area = read_area(row, "area", areas, "an area code of areas.csv")?;
        row.one_meaning(&mut seen, "text", area.clone())?;
        stations.push(Station { text: row.required("text")?, area });
    }
    Ok(stations)
}

/// Reads the table and adds its areas to those that are known: some ended before the boundaries
/// of `areas.csv` were drawn, and some began after.
fn read_validity(
    bytes: &[u8],
    known: &mut HashSet<String>,
) -> Result<Vec<AreaValidity>, PackError> {
    const COLUMNS: &[&str] = &["code", "name_en", "from", "to", "predecessor"];
    let rows = rows("area_validity.csv", COLUMNS, bytes)?;
    let mut seen = BTreeMap::new();
    for row in &rows {
        row.first_time(&mut seen, "code")?;
        known.insert(row.required("code")?);
    }
    rows.iter().map(|row| read_span(row, known)).collect()
}

fn read_span(row: &Row, known: &HashSet<String>) -> Result<AreaValidity, PackError> {
    let began = row.period("from")?;
    let ended = row.period("to")?;
    if let (Some(began), Some(ended)) = (began, ended)
        && ended.from < began.from
    {
        return Err(row.wrong("to", "nothing, or no time before from"));
    }
    let expected = "nothing, or the code of another area of areas.csv or of this file";
    let predecessor = match row.text("predecessor") {
        "" => None,
        code if code == row.text("code") => return Err(row.wrong("predecessor", expected)),
        _ => Some(read_area(row, "predecessor", known, expected)?),
    };
    Ok(AreaValidity {
        code: AreaCode(row.required("code")?),
        name_en: row.required("name_en")?,
        began,
        ended,
        predecessor,
    })
}

fn read_places(bytes: &[u8], known: &HashSet<String>) -> Result<Vec<NamedPlace>, PackError> {
    let kinds = PlaceKind::ALL.map(PlaceKind::code).join(", ");
    let mut places = Vec::new();
    for row in &rows("named_places.csv", &["name", "area", "lat", "lon", "kind"], bytes)? {
        let expected = "an area code of areas.csv or area_validity.csv";
        places.push(NamedPlace {
            name: row.required("name")?,
            area: read_area(row, "area", known, expected)?,
            kind: PlaceKind::parse(row.text("kind"))
                .ok_or_else(|| row.wrong("kind", &format!("one of {kinds}")))?,
            point_udeg: row.place()?,
        });
    }
    Ok(places)
}

fn read_area(
    row: &Row,
    column: &str,
    known: &HashSet<String>,
    expected: &str,
) -> Result<AreaCode, PackError> {
    let code = row.text(column);
    if known.contains(code) {
        return Ok(AreaCode(code.to_owned()));
    }
    Err(row.wrong(column, expected))
}

impl Row {
    /// A day, month or year, or nothing.
    fn period(&self, column: &str) -> Result<Option<Period>, PackError> {
        match self.text(column) {
            "" => Ok(None),
            text => match Period::parse(text) {
                Ok(period) => Ok(Some(period)),
                Err(_) => Err(self.wrong(column, "nothing, a year, a month or a day")),
            },
        }
    }
}
