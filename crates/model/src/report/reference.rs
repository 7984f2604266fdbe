//! An organisation's own numbers for what it reports.

use serde::{Deserialize, Serialize};

/// A number with what makes it unique: station or laboratory, and year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnReference {
    /// What sort of number.
    pub kind: ReferenceKind,
    /// The police station or laboratory that gave it, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The year it was given in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// The number as written.
    pub number: String,
}

/// What sort of number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReferenceKind {
    /// First information report of a police station.
    Fir,
    /// Test memorandum of a laboratory.
    LaboratoryMemo,
    /// Number of an operation.
    Operation,
    /// Seal of an exhibit.
    Seal,
    /// A publication that lists it among other events, such as a weekly release.
    Publication,
    /// Any other number of the organisation's own.
    Own,
}
