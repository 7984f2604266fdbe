//! A place that breaks a rule.

use std::fmt;

/// One broken rule, with the file and line where a person would mend it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// Path from the root of the repository.
    pub path: String,
    /// Counted from one.
    pub line: usize,
    /// What is wrong, and what is expected.
    pub message: String,
}

impl Violation {
    /// Makes a violation from its parts.
    pub fn new(path: &str, line: usize, message: impl Into<String>) -> Violation {
        Violation { path: path.to_owned(), line, message: message.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}
