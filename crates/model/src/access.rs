//! Everything a policy may ask of a record, as one value that many records share.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Audience, Handling, Marking, OrganizationCode, Protection, Tlp};

/// The number under which a store has interned an [`AccessClass`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccessClassId(pub i32);

/// What sort of record it is, where policies differ by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// A report of what happened.
    Report,
    /// Intelligence.
    Intelligence,
}

impl Category {
    /// The code used in policies.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Intelligence => "intelligence",
        }
    }
}

/// All that a policy may ask of a record. Two records with equal values are decided alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AccessClass {
    /// The organisation that submitted it and answers for it here.
    pub owner: OrganizationCode,
    /// Who it is meant for.
    pub audience: Audience,
    /// Traffic light.
    pub tlp: Tlp,
    /// What may be done with it.
    pub handling: Handling,
    /// Whether the originator must be asked first.
    pub originator_control: bool,
    /// Whether national figures may count it.
    pub countable: bool,
    /// Protections of the people in it, united.
    pub protections: BTreeSet<Protection>,
    /// What sort of record it is.
    pub category: Category,
}

impl AccessClass {
    /// The class of a record with this owner, marking, people and sort.
    pub fn of(
        owner: &OrganizationCode,
        marking: &Marking,
        protections: BTreeSet<Protection>,
        category: Category,
    ) -> Self {
        Self {
            owner: owner.clone(),
            audience: marking.audience.clone(),
            tlp: marking.tlp,
            handling: marking.handling,
            originator_control: marking.originator_control,
            countable: marking.countable,
            protections,
            category,
        }
    }
}
