//! An arrest: people one by one or in groups, each with a role and with protections.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::ReportError;
use crate::CountryCode;

/// People were arrested or detained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrest {
    /// The people, in groups of equal standing.
    pub people: Vec<PersonGroup>,
}

/// People of whom the same can be said. One person is a group of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonGroup {
    /// How many.
    pub count: u32,
    /// Sex, where stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Nationality, where stated. It never weighs in a match or an alert.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nationality: Option<CountryCode>,
    /// Role in the event.
    pub role: PersonRole,
    /// Protections; `None` where nobody has assessed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protections: Option<BTreeSet<Protection>>,
}

/// Sex as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Another.
    Other,
}

/// What somebody is in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PersonRole {
    /// Accused.
    Accused,
    /// Suspect.
    Suspect,
    /// Associate.
    Associate,
    /// Witness.
    Witness,
    /// A reference to a source, never its name.
    SourceReference,
    /// Met on the way.
    Encountered,
    /// Held, and not arrested.
    Detained,
}

/// Why a person is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// Under eighteen.
    Child,
    /// Presumed victim of trafficking.
    PresumedVictimOfTrafficking,
    /// Smuggled migrant: not liable for having been smuggled (Smuggling of Migrants Protocol,
    /// article 5).
    SmuggledMigrant,
    /// Asylum seeker.
    AsylumSeeker,
}

impl Protection {
    /// The code used in policies.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Child => "child",
            Self::PresumedVictimOfTrafficking => "presumed-victim-of-trafficking",
            Self::SmuggledMigrant => "smuggled-migrant",
            Self::AsylumSeeker => "asylum-seeker",
        }
    }
}

impl Arrest {
    /// Refuses empty groups, and protected people as accused or suspect: that takes an act of a
    /// second officer. The detention itself can always be recorded.
    pub(super) fn check(&self) -> Result<(), ReportError> {
        for (index, group) in self.people.iter().enumerate() {
            let ordinal = index + 1;
            if group.count == 0 {
                return Err(ReportError::EmptyGroup { ordinal });
            }
            let accused = matches!(group.role, PersonRole::Accused | PersonRole::Suspect);
            if accused && group.protections.as_ref().is_some_and(|set| !set.is_empty()) {
                return Err(ReportError::ProtectedAccused { ordinal });
            }
        }
        Ok(())
    }

    /// The protections of all people in it, united.
    pub fn protections(&self) -> BTreeSet<Protection> {
        self.people
            .iter()
            .filter_map(|group| group.protections.as_ref())
            .flatten()
            .copied()
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(role: PersonRole, protections: &[Protection]) -> Result<(), ReportError> {
        let protections = Some(protections.iter().copied().collect());
        let group = PersonGroup { count: 1, sex: None, nationality: None, role, protections };
        Arrest { people: vec![group] }.check()
    }

    #[test]
    fn a_protected_person_is_never_accused_but_a_detention_is_recorded() {
        let refused = Err(ReportError::ProtectedAccused { ordinal: 1 });
        assert_eq!(check(PersonRole::Accused, &[Protection::Child]), refused);
        assert_eq!(check(PersonRole::Suspect, &[Protection::SmuggledMigrant]), refused);
        assert_eq!(check(PersonRole::Detained, &[Protection::Child]), Ok(()));
        assert_eq!(check(PersonRole::Accused, &[]), Ok(()));
    }
}
