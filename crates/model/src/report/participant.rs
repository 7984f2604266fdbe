//! Who took part in an event, and what credit they have. Credit is another table than counting.

use serde::{Deserialize, Serialize};

use crate::OrganizationCode;

/// An organisation that took part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The organisation.
    pub organization: OrganizationCode,
    /// What it did.
    pub credit: Credit,
}

/// What an organisation has credit for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credit {
    /// It led.
    Lead,
    /// It assisted.
    Assist,
    /// It gave the intelligence.
    Intelligence,
    /// It gave a vessel or an aircraft.
    SeaOrAirAsset,
}
