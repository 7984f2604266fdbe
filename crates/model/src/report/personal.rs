//! What is sealed in a report: who, in words.

use serde::{Deserialize, Serialize};

/// The personal content of a report. It exists in clear only between the wire and the seal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Personal {
    /// The story as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// People by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<PersonIdentity>,
}

/// Who somebody is, as the report writes it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonIdentity {
    /// Which group of the arrest the person belongs to, from 1.
    pub group: u32,
    /// Name as written.
    pub name: String,
    /// Father's name as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub father_name: Option<String>,
    /// Numbers of identity cards, passports and telephones as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
}

impl Personal {
    /// Whether there is nothing to seal.
    pub fn is_empty(&self) -> bool {
        self.narrative.is_none() && self.people.is_empty()
    }
}

// Written by hand so that no log can print a name.
impl std::fmt::Debug for Personal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Personal({} people)", self.people.len())
    }
}

impl std::fmt::Debug for PersonIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PersonIdentity(group {})", self.group)
    }
}
