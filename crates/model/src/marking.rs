//! How a record is marked. TLP 2.0 is FIRST's; H0 to H3 are Europol's handling codes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::OrganizationCode;

/// Traffic Light Protocol, version 2.0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tlp {
    /// No limit on disclosure.
    #[serde(rename = "TLP:CLEAR")]
    Clear,
    /// The community.
    #[serde(rename = "TLP:GREEN")]
    Green,
    /// The audience and those it serves, on a need-to-know basis.
    #[serde(rename = "TLP:AMBER")]
    Amber,
    /// The audience's own organisations only.
    #[serde(rename = "TLP:AMBER+STRICT")]
    AmberStrict,
    /// The named recipients only.
    #[serde(rename = "TLP:RED")]
    Red,
}

impl Tlp {
    /// From least to most restricted.
    pub const ALL: [Self; 5] =
        [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict, Self::Red];

    /// The label as printed.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }

    /// Takes a label, with or without `TLP:`, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let wanted = text.trim().to_ascii_uppercase();
        let wanted = wanted.strip_prefix("TLP:").unwrap_or(&wanted);
        Self::ALL.into_iter().find(|tlp| tlp.label().strip_prefix("TLP:") == Some(wanted))
    }
}

/// Europol handling codes.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default,
)]
pub enum Handling {
    /// For preventing and combating crime.
    #[default]
    H0,
    /// Not in judicial proceedings without the provider's permission.
    H1,
    /// Not to be disseminated without the provider's permission.
    H2,
    /// Other restrictions, as written.
    H3,
}

impl Handling {
    /// The code as printed.
    pub const fn code(self) -> &'static str {
        match self {
            Self::H0 => "H0",
            Self::H1 => "H1",
            Self::H2 => "H2",
            Self::H3 => "H3",
        }
    }
}

/// Who a record is meant for besides its owner.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub struct Audience {
    /// The watch at the centre.
    pub centre: bool,
    /// Every member of the centre.
    pub members: bool,
    /// Organisations by name.
    pub organizations: BTreeSet<OrganizationCode>,
}

/// How a record is marked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marking {
    /// Traffic light.
    pub tlp: Tlp,
    /// Who it is meant for.
    pub audience: Audience,
    /// What may be done with it.
    #[serde(default)]
    pub handling: Handling,
    /// Whether the originator must be asked before it goes further.
    #[serde(default)]
    pub originator_control: bool,
    /// Whether it may be counted in national figures by those who can't read it.
    pub countable: bool,
}

impl Marking {
    /// The default of an import: amber, its owner and the centre, countable.
    pub fn import_default() -> Self {
        Self {
            tlp: Tlp::Amber,
            audience: Audience { centre: true, ..Audience::default() },
            handling: Handling::H0,
            originator_control: false,
            countable: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_read_back_in_any_case_and_without_prefix() {
        for tlp in Tlp::ALL {
            assert_eq!(Tlp::parse(&tlp.label().to_lowercase()), Some(tlp));
            assert_eq!(Tlp::parse(tlp.label().trim_start_matches("TLP:")), Some(tlp));
            assert_eq!(serde_json::to_value(tlp).unwrap(), tlp.label());
        }
        assert_eq!(Tlp::parse("TLP:WHITE"), None);
    }
}
