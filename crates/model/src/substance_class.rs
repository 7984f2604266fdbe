//! Classes of substance and which of them the national total counts.

use serde::{Deserialize, Serialize};

/// A class of substance. Source of the split: UNODC seizure statistics, and the design's rule
/// that precursors, poppy plant parts, liquor and medicines stand below the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubstanceClass {
    /// Opium, morphine, heroin and other opioids.
    Opioids,
    /// Cannabis herb, resin, oil and plants.
    Cannabis,
    /// Cocaine in every form, coca leaf.
    Cocaine,
    /// Amphetamine, methamphetamine, ecstasy.
    AmphetamineType,
    /// LSD and the like.
    Hallucinogens,
    /// Other substances under control.
    OtherControlled,
    /// Medicines with or without control: diazepam, tramadol tablets, cough syrup.
    Medicines,
    /// Acetic anhydride, ephedrine and other precursors and solvents.
    Precursors,
    /// Poppy straw, seed, sprouts and whole plants.
    PoppyPlant,
    /// Alcohol.
    Liquor,
    /// The name as written is not in the pack.
    Unrecognized,
}

impl SubstanceClass {
    /// Every class, in the order in which tables print them.
    pub const ALL: [Self; 11] = [
        Self::Opioids,
        Self::Cannabis,
        Self::Cocaine,
        Self::AmphetamineType,
        Self::Hallucinogens,
        Self::OtherControlled,
        Self::Medicines,
        Self::Precursors,
        Self::PoppyPlant,
        Self::Liquor,
        Self::Unrecognized,
    ];

    /// Whether the class is part of `seized-mass` as a total. An unrecognised name is not: the
    /// figure says instead how much waits to be recognised.
    pub const fn in_total(self) -> bool {
        matches!(
            self,
            Self::Opioids
                | Self::Cannabis
                | Self::Cocaine
                | Self::AmphetamineType
                | Self::Hallucinogens
                | Self::OtherControlled
        )
    }

    /// The code used in files and figures.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Opioids => "opioids",
            Self::Cannabis => "cannabis",
            Self::Cocaine => "cocaine",
            Self::AmphetamineType => "amphetamine-type",
            Self::Hallucinogens => "hallucinogens",
            Self::OtherControlled => "other-controlled",
            Self::Medicines => "medicines",
            Self::Precursors => "precursors",
            Self::PoppyPlant => "poppy-plant",
            Self::Liquor => "liquor",
            Self::Unrecognized => "unrecognized",
        }
    }

    /// Takes a code; gives `None` for an unknown one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back() {
        for class in SubstanceClass::ALL {
            assert_eq!(SubstanceClass::parse(class.code()), Some(class));
            assert_eq!(serde_json::to_value(class).unwrap(), class.code());
        }
    }
}
