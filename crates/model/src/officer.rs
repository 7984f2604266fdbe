//! People with an account, what they are at the centre, and why they look.

use serde::{Deserialize, Serialize};

use crate::{OfficerId, OrganizationCode};

/// What an officer may do, before the policies look at the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// On watch at the centre.
    DutyOfficer,
    /// Speaks for one organisation.
    Liaison,
    /// The register's own search for reports of one incident. Nobody has an account of this role.
    Resolver,
}

impl Role {
    /// The code used in policies and files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DutyOfficer => "duty-officer",
            Self::Liaison => "liaison",
            Self::Resolver => "resolver",
        }
    }

    /// Takes the code of a role that accounts have; gives `None` for any other.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::DutyOfficer, Self::Liaison].into_iter().find(|role| role.code() == code)
    }
}

/// Somebody who acts in the register.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Officer {
    /// Identifier.
    pub id: OfficerId,
    /// The name to sign in with; also how the ledger shows the officer.
    pub login: String,
    /// The organisation the officer belongs to.
    pub organization: OrganizationCode,
    /// What the officer may do.
    pub role: Role,
}

/// Why personal data is opened.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "purpose", content = "reference")]
pub enum Purpose {
    /// For a case, with its reference.
    Case(String),
    /// For a request, with its reference.
    Request(String),
    /// For an operation, with its reference.
    Operation(String),
    /// A check on duty, with a word on what it is for.
    DutyCheck(String),
}

impl Purpose {
    /// The kind of purpose, as policies know it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Case(_) => "case",
            Self::Request(_) => "request",
            Self::Operation(_) => "operation",
            Self::DutyCheck(_) => "duty-check",
        }
    }
}
