//! A summary: a periodic or published total. It is reconciled with incidents, never added.

use serde::{Deserialize, Serialize};

use crate::{AreaCode, Period, SubstanceCode};

/// A weekly release, a monthly statement, a nil return.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// The period it speaks of.
    pub period: Period,
    /// Its cells; none in a nil return.
    pub cells: Vec<SummaryCell>,
}

/// One number of a summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SummaryCell {
    /// The area; `None` for the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<AreaCode>,
    /// The substance; `None` for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substance: Option<SubstanceCode>,
    /// What it counts.
    pub measure: SummaryMeasure,
    /// The number; `None` where it is not known.
    pub value: Option<i64>,
}

/// What a summary cell counts, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// People arrested.
    Arrests,
}
