//! What can be asked of the register: a measure, a period, dimensions, filters, a moment.

use serde::Serialize;

use crate::{Period, Timestamp};

/// What is added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// Controlled drugs by bulk weight.
    SeizedMass,
    /// Substances reported by volume.
    SeizedVolume,
    /// Substances reported by pieces.
    SeizedUnits,
    /// Distinct seizures.
    Seizures,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Self; 4] =
        [Self::SeizedMass, Self::SeizedVolume, Self::SeizedUnits, Self::Seizures];

    /// The code used in commands and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SeizedMass => "seized-mass",
            Self::SeizedVolume => "seized-volume",
            Self::SeizedUnits => "seized-units",
            Self::Seizures => "seizures",
        }
    }

    /// Takes a code.
    ///
    /// # Errors
    /// Names what was expected.
    pub fn parse(code: &str) -> Result<Self, FigureError> {
        Self::ALL
            .into_iter()
            .find(|measure| measure.code() == code)
            .ok_or_else(|| FigureError::Measure { found: code.to_owned() })
    }

    /// The unit in which it is shown.
    pub const fn unit(self) -> &'static str {
        match self {
            Self::SeizedMass => "kg",
            Self::SeizedVolume => "L",
            Self::SeizedUnits => "pieces",
            Self::Seizures => "seizures",
        }
    }

    /// Decimal places between the base unit and the unit shown.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::SeizedMass => 6,
            Self::SeizedVolume => 3,
            Self::SeizedUnits | Self::Seizures => 0,
        }
    }

    /// What it counts, in a sentence.
    pub const fn definition(self) -> &'static str {
        match self {
            Self::SeizedMass => {
                "Bulk weight of controlled drugs in distinct seizures, not adjusted for purity. \
                 Precursors, poppy plant parts, liquor, medicines and unrecognised names are \
                 classes of their own and not in the total. Litres and pieces are not converted. \
                 A report counts when its whole date lies in the period. Each record of an \
                 imported file is a seizure of its own; reports that are joined are one."
            }
            Self::SeizedVolume => {
                "Volume of substances that were reported in litres, in distinct seizures. \
                 Liquids are not converted to weight. Each record of an imported file is a \
                 seizure of its own; reports that are joined are one."
            }
            Self::SeizedUnits => {
                "Pieces (tablets, ampoules, capsules) of substances that were reported by count, \
                 in distinct seizures. Pieces are not converted to weight. Each record of an \
                 imported file is a seizure of its own; reports that are joined are one."
            }
            Self::Seizures => {
                "Distinct seizures whose whole date lies in the period, of every class. Each \
                 record of an imported file, of one row or of several, is a seizure of its own; \
                 reports that are joined are one."
            }
        }
    }
}

/// What a figure is split by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Substance by its UNODC name.
    Substance,
    /// Class of substance.
    Class,
    /// Country of the event.
    Country,
    /// Province, `at_sea` or `abroad`.
    Province,
    /// District, `at_sea` or `abroad`.
    District,
    /// Month of the event.
    Month,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 6] =
        [Self::Substance, Self::Class, Self::Country, Self::Province, Self::District, Self::Month];

    /// The code used in commands and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Substance => "substance",
            Self::Class => "class",
            Self::Country => "country",
            Self::Province => "province",
            Self::District => "district",
            Self::Month => "month",
        }
    }

    /// Takes a code.
    ///
    /// # Errors
    /// Names what was expected.
    pub fn parse(code: &str) -> Result<Self, FigureError> {
        Self::ALL
            .into_iter()
            .find(|dimension| dimension.code() == code)
            .ok_or_else(|| FigureError::Dimension { found: code.to_owned() })
    }
}

/// Only what has this value in this dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Filter {
    /// The dimension.
    pub dimension: Dimension,
    /// The value; `None` for what is not stated.
    pub value: Option<String>,
}

impl Filter {
    /// Takes `dimension=value`; an empty value means not stated, and so do the words with which
    /// figures say it.
    ///
    /// # Errors
    /// Names what was expected.
    pub fn parse(text: &str) -> Result<Self, FigureError> {
        let (dimension, value) =
            text.split_once('=').ok_or_else(|| FigureError::Filter { found: text.to_owned() })?;
        let value = value.trim();
        let is_stated = !value.is_empty() && !value.eq_ignore_ascii_case("not stated");
        Ok(Self {
            dimension: Dimension::parse(dimension.trim())?,
            value: is_stated.then(|| value.to_owned()),
        })
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureQuery {
    /// What is added up.
    pub measure: Measure,
    /// Over which days.
    pub period: Period,
    /// Split by what.
    pub by: Vec<Dimension>,
    /// Only what passes all of these.
    pub filters: Vec<Filter>,
    /// As the register stood then; `None` for now.
    pub as_of: Option<Timestamp>,
    /// Whether the reports behind it are listed.
    pub lineage: bool,
}

/// Why a question can't be answered.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FigureError {
    /// Unknown measure.
    #[error("no measure {found:?}; expected seized-mass, seized-volume, seized-units or seizures")]
    Measure {
        /// What was asked.
        found: String,
    },
    /// Unknown dimension.
    #[error(
        "no dimension {found:?}; expected substance, class, country, province, district or month"
    )]
    Dimension {
        /// What was asked.
        found: String,
    },
    /// Not a filter.
    #[error("not a filter {found:?}; expected DIMENSION=VALUE, for example province=PK-SD")]
    Filter {
        /// What was asked.
        found: String,
    },
    /// A value that the dimension can't have.
    #[error("no {dimension} {found:?}; expected {expected}")]
    Value {
        /// Which dimension.
        dimension: &'static str,
        /// What was asked.
        found: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A dimension named twice.
    #[error("dimension {found:?} is named twice")]
    Twice {
        /// Which.
        found: &'static str,
    },
    /// Before the first checkpoint.
    #[error("the register has no checkpoint at or before that time")]
    BeforeFirstCheckpoint,
    /// The register does not know the future.
    #[error("as of a time to come; expected a time that has come (a date means its end)")]
    NotYet,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_with_no_value_means_not_stated() {
        for text in ["province=", "province=not stated", "province = Not stated "] {
            let expected = Filter { dimension: Dimension::Province, value: None };
            assert_eq!(Filter::parse(text).unwrap(), expected, "{text}");
        }
        assert!(Filter::parse("province").is_err());
        assert!(Filter::parse("colour=red").is_err());
    }
}
