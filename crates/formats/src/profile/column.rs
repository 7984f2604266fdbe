//! The name of a column as a profile gives it.

use serde::Deserialize;

/// The name of a column. Compared with a table's header without regard to case and outer space.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ColumnName(String);

impl ColumnName {
    /// The name, without outer space.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a header calls it so.
    pub fn is(&self, header: &str) -> bool {
        folded(&self.0) == folded(header)
    }
}

/// A name in the form in which names are compared.
pub fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

impl TryFrom<String> for ColumnName {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.trim() {
            "" => Err("expected the name of a column"),
            name => Ok(Self(name.to_owned())),
        }
    }
}
