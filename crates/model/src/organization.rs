//! The code of an organisation.

use serde::{Deserialize, Serialize};

/// Short fixed code of an organisation: 2 to 16 capital letters, digits or hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrganizationCode(String);

/// Why a text is not a code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an organisation code; expected 2 to 16 capital letters, digits or hyphens")]
pub struct OrganizationCodeError;

impl OrganizationCode {
    /// Takes a code in capitals.
    pub fn parse(text: &str) -> Result<Self, OrganizationCodeError> {
        let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-';
        if (2..=16).contains(&text.len()) && text.bytes().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(OrganizationCodeError)
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for OrganizationCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<OrganizationCode> for String {
    fn from(code: OrganizationCode) -> Self {
        code.0
    }
}

impl TryFrom<String> for OrganizationCode {
    type Error = OrganizationCodeError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}
