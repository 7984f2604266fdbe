//! A summary: a periodic or published total. It is reconciled with incidents, never added.

use serde::{Deserialize, Serialize};

use crate::{AreaCode, Day, Period, SubstanceClass, SubstanceCode};

/// A weekly release, a monthly statement, a nil return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The period it speaks of.
    pub period: Period,
    /// The day it was published, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Day>,
    /// Whether it says in so many words that there was nothing to report.
    #[serde(default, skip_serializing_if = "is_false")]
    pub nil: bool,
    /// Its cells; none in a nil return.
    pub cells: Vec<SummaryCell>,
}

/// One number of a summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryCell {
    /// The area; `None` for the whole, and where the area as written is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaCode>,
    /// The area as written; empty for the whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area_as_written: String,
    /// The substance; `None` for all, and where the name as written is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substance: Option<SubstanceCode>,
    /// The substance as written; empty for all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub substance_as_written: String,
    /// The class of the substance; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<SubstanceClass>,
    /// What it counts.
    pub measure: SummaryMeasure,
    /// The number in base units; `None` where it is not known.
    pub value: Option<i64>,
    /// One unit of the last digit published, in base units, at least 1: half of it is how far a
    /// number may be from what it was rounded from. `None` where the number is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<i64>,
    /// Whether the source calls it rounded or approximate.
    #[serde(default, skip_serializing_if = "is_false")]
    pub rounded: bool,
    /// Whether it is part of the totals of the same summary; false for what the source states
    /// beside its total.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub in_total: bool,
    /// The amount as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub amount_as_written: String,
    /// The unit as written; empty where the source gives none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit_as_written: String,
}

/// What a summary cell counts, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SummaryMeasure {
    /// Mass in milligrams.
    MassMg,
    /// Volume in millilitres.
    VolumeMl,
    /// Pieces.
    Pieces,
    /// Seizures.
    Seizures,
    /// Operations.
    Operations,
    /// People arrested.
    Arrests,
    /// Women arrested; they are among the people arrested.
    WomenArrested,
    /// Foreigners arrested; they are among the people arrested.
    ForeignersArrested,
    /// Vehicles and vessels seized.
    Vehicles,
    /// Value in hundredths of a US dollar. A published value is a claim.
    ValueUsdCents,
    /// Value in paisas, hundredths of a Pakistani rupee. A published value is a claim.
    ValuePkrPaisas,
}

impl SummaryMeasure {
    /// Decimal places between the base unit and the unit that people read: kilograms, litres,
    /// dollars, rupees.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::MassMg => 6,
            Self::VolumeMl => 3,
            Self::ValueUsdCents | Self::ValuePkrPaisas => 2,
            Self::Pieces
            | Self::Seizures
            | Self::Operations
            | Self::Arrests
            | Self::WomenArrested
            | Self::ForeignersArrested
            | Self::Vehicles => 0,
        }
    }
}

// The shape that serde asks for.
fn is_false(value: &bool) -> bool {
    !*value
}

fn is_true(value: &bool) -> bool {
    *value
}

const fn yes() -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_stored_before_it_had_more_fields_reads_as_it_was_meant() {
        let stored = r#"{
            "period": {"from": "2024-01-01", "to": "2024-01-31"},
            "cells": [{"measure": "mass-mg", "value": 5}]
        }"#;
        let summary: Summary = serde_json::from_str(stored).unwrap();
        assert_eq!((summary.published, summary.nil), (None, false));
        let cell = &summary.cells[0];
        assert_eq!(
            (cell.value, cell.step, cell.in_total, cell.rounded),
            (Some(5), None, true, false)
        );
        assert_eq!((&*cell.area_as_written, &*cell.substance_as_written), ("", ""));
    }

    #[test]
    fn what_is_usual_is_not_written() {
        let stored = r#"{"measure":"value-usd-cents","value":100}"#;
        let cell: SummaryCell = serde_json::from_str(stored).unwrap();
        assert_eq!(serde_json::to_string(&cell).unwrap(), stored);
    }
}
