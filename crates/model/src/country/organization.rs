//! Organisations as a country pack lists them. On which terms a member has joined is not here.

use serde::{Deserialize, Serialize};

use crate::OrganizationCode;

/// A member of the centre, or a source outside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Short fixed code, for example `ANF`.
    pub code: OrganizationCode,
    /// Whether it has joined the centre.
    pub standing: Standing,
    /// What it is there for.
    pub sector: Sector,
    /// Name in English.
    pub name_en: String,
    /// Name in Urdu.
    pub name_ur: String,
    /// Who gives the Urdu name; `None` where no source does and nobody has reviewed it.
    pub urdu_source: Option<String>,
    /// How files write it beside its code and names. A `*` before or after the words stands for
    /// the name of a part of it, such as a region or a station. `OrganizationNames` of `formats`
    /// looks a text up by them.
    pub aliases: Vec<String>,
}

/// Whether an organisation belongs to the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The centre itself.
    Centre,
    /// Has joined on terms.
    Member,
    /// Says things that members import, for example UNODC.
    Outside,
}

/// Which of the centre's two matters an organisation is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sector {
    /// Narcotics: the task force.
    TaskForce,
    /// Migration, and the protection of people on the move.
    Migration,
    /// Narcotics and migration.
    Both,
    /// Neither: it stands outside the centre.
    Outside,
}
