//! Reads `spellings.csv`: what a place as written stands for.

use std::collections::BTreeMap;

use yakja_model::{Area, PlaceMeaning, Spelling};

use super::row::rows;
use super::{PackError, areas};

pub(super) fn read(bytes: &[u8], areas: &[Area]) -> Result<Vec<Spelling>, PackError> {
    let known = areas::by_code(areas);
    let mut seen = BTreeMap::new();
    let mut spellings = Vec::new();
    for row in &rows("spellings.csv", &["text", "means"], bytes)? {
        let means = match row.text("means") {
            "at_sea" => PlaceMeaning::AtSea,
            "abroad" => PlaceMeaning::Abroad,
            "unplaceable" => PlaceMeaning::Unplaceable,
            code => match known.get(code) {
                Some(area) => PlaceMeaning::Area(area.code.clone()),
                None => {
                    let expected = "an area code of areas.csv, abroad, at_sea or unplaceable";
                    return Err(row.wrong("means", expected));
                }
            },
        };
        let text = row.required("text")?;
        row.one_meaning(&mut seen, "text", means.clone())?;
        spellings.push(Spelling { text, means });
    }
    Ok(spellings)
}
