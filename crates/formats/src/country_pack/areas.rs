//! Reads `areas.csv` and checks that areas lie in each other.

use std::collections::{BTreeMap, HashMap};

use yakja_model::{Area, AreaCode, AreaLevel};

use super::PackError;
use super::row::{Row, rows};

const COLUMNS: &[&str] =
    &["code", "level", "parent", "province", "name_en", "name_ur", "lat", "lon"];

pub(super) fn read(bytes: &[u8]) -> Result<Vec<Area>, PackError> {
    let rows = rows("areas.csv", COLUMNS, bytes)?;
    let mut seen = BTreeMap::new();
    let mut areas = Vec::new();
    for row in &rows {
        row.first_time(&mut seen, "code")?;
        areas.push(read_area(row)?);
    }
    let by_code: HashMap<&AreaCode, &Area> = areas.iter().map(|area| (&area.code, area)).collect();
    for (row, area) in rows.iter().zip(&areas) {
        check_place_of_area(row, area, &by_code)?;
    }
    Ok(areas)
}

/// Areas by the text of their code, for the files that refer to them.
pub(super) fn by_code(areas: &[Area]) -> HashMap<&str, &Area> {
    areas.iter().map(|area| (area.code.0.as_str(), area)).collect()
}

fn read_area(row: &Row) -> Result<Area, PackError> {
    let level = match row.text("level") {
        "province" => AreaLevel::Province,
        "division" => AreaLevel::Division,
        "district" => AreaLevel::District,
        _ => return Err(row.wrong("level", "province, division or district")),
    };
    let parent = Some(row.text("parent")).filter(|code| !code.is_empty());
    Ok(Area {
        code: AreaCode(row.required("code")?),
        level,
        parent: parent.map(|code| AreaCode(code.to_owned())),
        province: AreaCode(row.required("province")?),
        name_en: row.required("name_en")?,
        name_ur: row.text("name_ur").to_owned(),
        centroid_udeg: row.place()?,
    })
}

/// A province has no parent and is its own province; a division lies in its province; a district
/// lies in a division of its province, or in the province itself where there are no divisions.
fn check_place_of_area(
    row: &Row,
    area: &Area,
    by_code: &HashMap<&AreaCode, &Area>,
) -> Result<(), PackError> {
    if area.level == AreaLevel::Province {
        if area.parent.is_some() {
            return Err(row.wrong("parent", "nothing, since a province has no parent"));
        }
        if area.province != area.code {
            return Err(row.wrong("province", "the province's own code"));
        }
        return Ok(());
    }
    match by_code.get(&area.province) {
        Some(province) if province.level == AreaLevel::Province => {}
        _ => return Err(row.wrong("province", "the code of a province in this file")),
    }
    let parent = area.parent.as_ref().and_then(|code| by_code.get(code));
    let fits = parent.is_some_and(|parent| {
        let level_fits = match area.level {
            AreaLevel::District => parent.level != AreaLevel::District,
            AreaLevel::Division | AreaLevel::Province => parent.level == AreaLevel::Province,
        };
        level_fits && parent.province == area.province
    });
    if fits {
        Ok(())
    } else {
        Err(row.wrong("parent", "the code of the larger area, in the same province, it lies in"))
    }
}
