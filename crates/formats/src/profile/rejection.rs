//! Why a row was not taken, in words for the person who sent it.

use serde::Serialize;

use crate::CellProblem;

/// How much of what was found is repeated, in characters.
const SHOWN: usize = 80;

/// One thing that is wrong with a row. A row may have several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rejection {
    /// The row as a spreadsheet numbers it.
    pub row: u64,
    /// The column as the file calls it; empty where the whole row is meant.
    pub column: String,
    /// What stands there: at most 80 characters, then `…`. Control characters are escaped, so
    /// that a file can't write to somebody's terminal.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// The companion table that the row stands in; `None` for the main table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub companion: Option<String>,
}

impl Rejection {
    pub(super) fn new(row: u64, column: &str, found: &str, expected: String) -> Self {
        let found = excerpt(found, SHOWN);
        Self { row, column: column.to_owned(), found, expected, companion: None }
    }

    pub(super) fn of_problem(row: u64, problem: &CellProblem) -> Self {
        Self::new(row, problem.column(), &problem.found(), problem.expected())
    }
}

impl std::fmt::Display for Rejection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(companion) = &self.companion {
            write!(f, "{companion}, ")?;
        }
        write!(f, "row {}", self.row)?;
        if !self.column.is_empty() {
            write!(f, ", {}", self.column)?;
        }
        write!(f, ": found {:?}, expected {}", self.found, self.expected)
    }
}

/// The beginning of a text, with control characters escaped.
pub fn excerpt(text: &str, limit: usize) -> String {
    let mut shown = String::new();
    let mut characters = text.chars();
    for character in characters.by_ref().take(limit) {
        if character.is_control() {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    if characters.next().is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(excerpt(text, SHOWN), expected);
    }

    #[test]
    fn what_was_found_is_cut_and_control_characters_are_escaped() {
        check("چرس", "چرس");
        check(&"ک".repeat(80), &"ک".repeat(80));
        check(&"ک".repeat(81), &("ک".repeat(80) + "…"));
        check("a\u{1b}[2Jb\n", "a\\u{1b}[2Jb\\n");
    }
}
