//! Releases invented for each rule.

mod checked;
mod compared;

use yakja_model::{Day, Period, SubstanceCode, Summary, SummaryCell, SummaryMeasure};

pub const KG: i64 = 1_000_000;

/// A cell in kilograms to three decimals: a region or blank, a substance or blank, grams.
pub fn mass(area: &str, substance: &str, grams: i64) -> SummaryCell {
    SummaryCell {
        area: None,
        area_as_written: area.to_owned(),
        substance: (!substance.is_empty()).then(|| SubstanceCode(substance.to_owned())),
        substance_as_written: substance.to_owned(),
        class: None,
        measure: SummaryMeasure::MassMg,
        value: Some(grams * 1_000),
        step: Some(1_000),
        rounded: false,
        in_total: true,
        amount_as_written: String::new(),
        unit_as_written: "kg".to_owned(),
    }
}

pub fn count(measure: SummaryMeasure, value: i64) -> SummaryCell {
    SummaryCell { measure, value: Some(value), step: Some(1), ..mass("", "", 0) }
}

pub fn summary(period: &str, published: Option<&str>, cells: Vec<SummaryCell>) -> Summary {
    Summary {
        period: Period::parse(period).unwrap(),
        published: published.map(|day| Day::parse(day).unwrap()),
        nil: cells.is_empty(),
        cells,
    }
}
