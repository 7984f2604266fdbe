//! A seizure: exhibits as written, as measured, as named.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ReportError;
use crate::{Quantity, SubstanceClass, SubstanceCode};

/// Something was seized.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seizure {
    /// What was seized, each substance by itself.
    pub exhibits: Vec<Exhibit>,
}

impl Seizure {
    /// Refuses a seizure of nothing, and amounts that can't be.
    pub(super) fn check(&self) -> Result<(), ReportError> {
        if self.exhibits.is_empty() {
            return Err(ReportError::NoExhibit);
        }
        let wrong = self.exhibits.iter().position(|exhibit| !exhibit.quantity.is_possible());
        wrong.map_or(Ok(()), |index| Err(ReportError::Amount { ordinal: index + 1 }))
    }
}

/// One substance in one seizure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibit {
    /// The substance as written.
    pub substance_as_written: String,
    /// The substance by its UNODC name; `None` where the name as written is not known.
    pub substance: Option<SubstanceCode>,
    /// The class it counts in.
    pub class: SubstanceClass,
    /// The amount as written.
    pub amount_as_written: String,
    /// The unit as written; empty where the report gives none.
    pub unit_as_written: String,
    /// The amount as a whole number of milligrams, millilitres or pieces.
    pub quantity: Quantity,
    /// Whether a laboratory has confirmed the substance.
    pub confirmation: Confirmation,
    /// What a reader should know about it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<Flag>,
}

/// Whether a laboratory has confirmed a substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmation {
    /// Named by those who seized it.
    Presumptive,
    /// Named by a laboratory.
    Confirmed,
}

impl Confirmation {
    /// The code used in files and columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Presumptive => "presumptive",
            Self::Confirmed => "confirmed",
        }
    }
}

/// What a reader should know about an exhibit. A flag never changes an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// No unit was given; mass is not known.
    UnitBlank,
    /// The unit is not one of mass; mass is not known.
    UnitNotMass,
    /// The amount is blank; mass is not known.
    AmountBlank,
    /// The amount lies above the gate of its profile for the substance's class, or above what it is
    /// said to have been carried in holds.
    AmountUnlikely,
    /// The substance as written is not in the country pack.
    SubstanceUnrecognized,
}

impl Flag {
    /// Every flag.
    pub const ALL: [Self; 5] = [
        Self::UnitBlank,
        Self::UnitNotMass,
        Self::AmountBlank,
        Self::AmountUnlikely,
        Self::SubstanceUnrecognized,
    ];

    /// The code used in files and columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnitBlank => "unit-blank",
            Self::UnitNotMass => "unit-not-mass",
            Self::AmountBlank => "amount-blank",
            Self::AmountUnlikely => "amount-unlikely",
            Self::SubstanceUnrecognized => "substance-unrecognized",
        }
    }
}
