//! A number with a definition, a period, an as-of, a completeness and what stands behind it.
//!
//! Amounts are whole base units (mg, mL, pieces, rows); they become decimals of the unit named
//! only when they are shown.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::{Filter, Measure, OrganizationCode, Period, ReportId, SubstanceClass, Timestamp};

/// A number with everything a reader needs to defend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// What is added up.
    pub measure: Measure,
    /// The unit of every value.
    pub unit: &'static str,
    /// What it counts, in words.
    pub definition: &'static str,
    /// Over which days.
    #[serde(serialize_with = "as_text")]
    pub period: Period,
    /// The moment it speaks of, RFC 3339.
    #[serde(serialize_with = "as_text")]
    pub as_of: Timestamp,
    /// Whose records.
    pub basis: Basis,
    /// Filters that were applied, the default country too.
    pub filters: Vec<Filter>,
    /// What it leaves out and rests on.
    pub completeness: Completeness,
    /// The cells: by month in order, by one other dimension largest first, else by code.
    pub cells: Vec<Cell>,
    /// What the codes of provinces, districts and substances in the cells are called.
    pub names: BTreeMap<&'static str, BTreeMap<String, CodeName>>,
    /// All cells that belong to the total.
    pub total: Cell,
    /// What waits for a judge and could change the total; absent where nothing does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting: Option<Waiting>,
    /// Classes that stand below the total, each by itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub below_total: Vec<BelowTotal>,
    /// The reports behind it, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lineage: Option<Lineage>,
}

impl Figure {
    /// What a value of a dimension is called in English, its code where there is no name.
    pub fn name<'a>(&'a self, dimension: &str, code: &'a str) -> &'a str {
        let names = self.names.get(dimension);
        names.and_then(|names| names.get(code)).map_or(code, |name| name.en.as_str())
    }
}

/// Pairs of reports that may be of one incident and wait for a judge. Until then they count
/// separately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Pairs that wait.
    pub pairs: u64,
    /// Reports behind the figure that are in one of them.
    pub reports: u64,
    /// The total if all of them were of the same incident.
    pub value_if_same: Amount,
    /// The total if all were of different ones: as it counts now.
    pub value_if_different: Amount,
    /// Distinct incidents if all were the same.
    pub incidents_if_same: u64,
    /// Distinct incidents if all were different.
    pub incidents_if_different: u64,
}

/// Whose records a figure is computed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// All countable records.
    National,
    /// The records that the reader may see.
    OwnView,
}

/// Whether a cell holds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// More than nothing.
    Value,
    /// Nothing, and that is known.
    Zero,
    /// Something happened, and how much is not known.
    NotKnown,
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The value of each dimension; `None` where it is not stated.
    pub by: BTreeMap<&'static str, Option<String>>,
    /// The number in the unit named; absent where it is not known.
    pub value: Option<Amount>,
    /// What sort of answer it is.
    pub state: CellState,
    /// Distinct incidents behind it.
    pub incidents: u64,
    /// Of these, how many have a part whose amount is not known.
    pub not_known: u64,
    /// Reports that wait for a judgement which could change it.
    pub pending: u64,
    /// The number without amounts that are flagged as unlikely; absent where none is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub without_flagged: Option<Amount>,
    /// Whether the total contains it.
    pub in_total: bool,
}

/// A whole number of base units that prints as a decimal of the unit shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Base units: mg, mL, pieces or seizures.
    pub base: i128,
    /// Decimal places between base unit and unit shown.
    pub decimals: u32,
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scale = 10_i128.pow(self.decimals);
        let (whole, rest) = (self.base / scale, self.base % scale);
        if rest == 0 {
            return write!(f, "{whole}");
        }
        let width = self.decimals as usize;
        let fraction = format!("{rest:0width$}");
        write!(f, "{whole}.{}", fraction.trim_end_matches('0'))
    }
}

impl Serialize for Amount {
    /// As a JSON number with the digits of the decimal (exact up to 15 significant digits).
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.base % 10_i128.pow(self.decimals) == 0
            && let Ok(whole) = i64::try_from(self.base / 10_i128.pow(self.decimals))
        {
            return serializer.serialize_i64(whole);
        }
        serializer.serialize_f64(self.to_string().parse().map_err(serde::ser::Error::custom)?)
    }
}

/// How many reports one organisation has behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceCount {
    /// Who said it.
    pub organization: OrganizationCode,
    /// Reports inside the period and filters.
    pub reports: u64,
}

/// What a figure leaves out and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Default)]
pub struct Completeness {
    /// Who said it and in how many reports.
    pub sources: Vec<SourceCount>,
    /// Incidents whose date lies only partly in the period; they are not counted.
    pub straddling: u64,
    /// Counted incidents whose place can't be placed.
    pub place_not_known: u64,
    /// Counted incidents with a flagged amount or name.
    pub flagged: u64,
    /// Imports that are not finished; nothing of them is counted.
    pub imports_unfinished: u64,
    /// Imports that broke off; what they had committed is counted.
    pub imports_interrupted: u64,
    /// The ledger position that the figure has seen: entries up to here.
    pub position: u64,
}

/// The reports behind a figure that the reader may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lineage {
    /// Reports, in the order in which they were recorded.
    pub reports: Vec<LineageRow>,
    /// Reports behind the figure that are not shown to this reader.
    pub not_shown: u64,
}

/// One report behind a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineageRow {
    /// The report.
    pub report: ReportId,
    /// Its version.
    pub version: i32,
    /// Who said it.
    pub organization: OrganizationCode,
    /// The file it was read from.
    pub file: Option<String>,
    /// The row of that file, as a spreadsheet numbers it.
    pub row: Option<u64>,
    /// What it adds, in the unit named; absent where it is not known.
    pub value: Option<Amount>,
    /// Other reports of the same incident that the reader may see; they add nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined_with: Vec<ReportId>,
}

/// What a code is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CodeName {
    /// In English.
    pub en: String,
    /// In Urdu; empty where the country pack has none.
    pub ur: String,
}

/// A class below the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BelowTotal {
    /// The class.
    pub class: SubstanceClass,
    /// Its amount; absent where it is not known.
    pub value: Option<Amount>,
    /// Distinct incidents.
    pub incidents: u64,
    /// Of these, how many have a part whose amount is not known.
    pub not_known: u64,
}

fn as_text<T: std::fmt::Display, S: Serializer>(value: &T, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(base: i128, decimals: u32, shown: &str, json: &str) {
        let amount = Amount { base, decimals };
        assert_eq!(amount.to_string(), shown);
        assert_eq!(serde_json::to_string(&amount).unwrap(), json);
    }

    #[test]
    fn amounts_print_without_trailing_zeros() {
        check(30_600_000, 6, "30.6", "30.6");
        check(7_000, 6, "0.007", "0.007");
        check(134_000_000_000, 6, "134000", "134000");
        check(12, 0, "12", "12");
        check(0, 6, "0", "0");
    }
}
