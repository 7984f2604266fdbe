//! Which policies decided: a short hash of their text, kept in every ledger entry.

use sha2::{Digest, Sha256};

/// The first 16 hexadecimal digits of a SHA-256 over schema and policies. Any change of their
/// text, comments too, makes another version.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PolicyVersion(String);

impl PolicyVersion {
    /// The version of these texts, in this order.
    pub(crate) fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hasher = Sha256::new();
        for text in texts {
            // Moving text from one file to the next is a change too.
            hasher.update((text.len() as u64).to_be_bytes());
            hasher.update(text);
        }
        let mut digits = hex::encode(hasher.finalize());
        digits.truncate(16);
        Self(digits)
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for PolicyVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_of_the_texts_makes_another_version() {
        let version = PolicyVersion::of(["ab", "c"]);
        assert_eq!(version.as_str().len(), 16);
        assert_eq!(version, PolicyVersion::of(["ab", "c"]));
        assert_ne!(version, PolicyVersion::of(["a", "bc"]));
        assert_ne!(version, PolicyVersion::of(["c", "ab"]));
    }
}
