//! Reads `law.csv`: what laws say of quantities, and when they said it.

use yakja_model::{Area, AreaCode, AreaLevel, LawThreshold, Substance, SubstanceCode};

use super::row::{Row, rows};
use super::{PackError, areas, substances};

const COLUMNS: &[&str] = &[
    "law",
    "section",
    "area",
    "valid_from",
    "valid_to",
    "substances",
    "from_mg",
    "to_mg",
    "text_en",
    "source",
    "verified",
];

pub(super) fn read(
    bytes: &[u8],
    areas: &[Area],
    substances: &[Substance],
) -> Result<Vec<LawThreshold>, PackError> {
    let mut thresholds = Vec::new();
    for row in &rows("law.csv", COLUMNS, bytes)? {
        let threshold = LawThreshold {
            law: row.required("law")?,
            section: row.required("section")?,
            area: read_province(row, areas)?,
            valid_from: row.day("valid_from")?,
            valid_to: row.day("valid_to")?,
            substances: read_substances(row, substances)?,
            from_mg: row.above_zero("from_mg")?,
            to_mg: row.above_zero("to_mg")?,
            text_en: row.required("text_en")?,
            source: row.required("source")?,
            verified: row.yes_or_no("verified")?,
        };
        check_ends(row, &threshold)?;
        thresholds.push(threshold);
    }
    Ok(thresholds)
}

fn read_province(row: &Row, areas: &[Area]) -> Result<Option<AreaCode>, PackError> {
    let code = row.text("area");
    if code.is_empty() {
        return Ok(None);
    }
    match areas::by_code(areas).get(code) {
        Some(area) if area.level == AreaLevel::Province => Ok(Some(area.code.clone())),
        _ => Err(row.wrong("area", "nothing for the whole country, or the code of a province")),
    }
}

fn read_substances(row: &Row, substances: &[Substance]) -> Result<Vec<SubstanceCode>, PackError> {
    let known = substances::by_code(substances);
    let code = |text: String| {
        let substance = known.get(text.as_str());
        let code = substance.map(|substance| substance.code.clone());
        code.ok_or_else(|| row.wrong("substances", "substance codes of substances.csv, with |"))
    };
    row.list("substances")?.into_iter().map(code).collect()
}

fn check_ends(row: &Row, threshold: &LawThreshold) -> Result<(), PackError> {
    if let (Some(from), Some(to)) = (threshold.valid_from, threshold.valid_to)
        && to < from
    {
        return Err(row.wrong("valid_to", "nothing, or no day before valid_from"));
    }
    if let Some(to) = threshold.to_mg
        && threshold.from_mg.is_some_and(|from| to <= from)
    {
        return Err(row.wrong("to_mg", "nothing, or more than from_mg"));
    }
    Ok(())
}
