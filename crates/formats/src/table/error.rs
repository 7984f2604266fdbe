//! Why a table can't be read at all, or not to its end.
//!
//! What is shown of a file's contents are names of sheets, and of columns where a row holds at
//! least half of those that are needed: any other row may be data about people.

use super::CellProblem;

/// How many names an error repeats, and how many characters of each.
const NAMED: usize = 40;

/// Why a table can't be read at all, or not to its end.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// Not one line that isn't blank.
    #[error("nothing in it; expected a header row")]
    Empty,
    /// The header row can't be read.
    #[error("the header in row {row} can't be read: {problem}")]
    Header {
        /// Its number.
        row: u64,
        /// What is wrong with it.
        problem: CellProblem,
    },
    /// The row in which the profile places the header is blank, or the table ends before it.
    #[error("nothing in row {row}; expected the header there")]
    HeaderRow {
        /// Its number.
        row: u64,
    },
    /// No row holds all columns that are needed.
    #[error(transparent)]
    NoHeader(NoHeader),
    /// Not a file that can be read as a table.
    #[error("this is {found}; {advice}")]
    Kind {
        /// What the bytes are.
        found: &'static str,
        /// What to do about it.
        advice: &'static str,
    },
    /// More than this reads.
    #[error("{what} is too large; expected at most {limit}")]
    TooLarge {
        /// What is too large.
        what: String,
        /// How large it may be.
        limit: String,
    },
    /// Several sheets could be the table.
    #[error("several sheets have content: {}; name one of them as sheet", names(found))]
    Sheets {
        /// Their names.
        found: Vec<String>,
    },
    /// There is no sheet of that name.
    #[error("no sheet {wanted:?}; the file has: {}", names(found))]
    NoSheet {
        /// The name.
        wanted: String,
        /// The names that there are.
        found: Vec<String>,
    },
    /// The file is not what it says it is.
    #[error("damaged: {part}: {problem}")]
    Damaged {
        /// Which part of it.
        part: String,
        /// What is wrong with that part.
        problem: String,
    },
    /// The bytes could not be read.
    #[error("reading failed after row {row}: {source}")]
    Read {
        /// Number of the last row that was read; 0 before the first.
        row: u64,
        /// What the reader said.
        source: std::io::Error,
    },
}

impl TableError {
    pub(super) fn damaged(part: &str, problem: impl std::fmt::Display) -> Self {
        Self::Damaged { part: part.to_owned(), problem: problem.to_string() }
    }

    pub(super) fn too_large(what: impl Into<String>, limit: impl Into<String>) -> Self {
        Self::TooLarge { what: what.into(), limit: limit.into() }
    }
}

/// No row holds all columns that are needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoHeader {
    /// The columns that are needed.
    pub wanted: Vec<String>,
    /// How many rows were looked at.
    pub rows: usize,
    /// The row that holds most of the columns, if one holds at least half of them.
    pub best: Option<BestRow>,
    /// The cells of the first row, to compare with other profiles. They may be data about people
    /// and are not for showing.
    pub first: Vec<String>,
}

/// The row that is most like the header that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BestRow {
    /// Its number.
    pub row: u64,
    /// The names of columns in it.
    pub names: Vec<String>,
    /// The columns it lacks.
    pub missing: Vec<String>,
}

impl std::fmt::Display for NoHeader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.best {
            Some(best) => write!(
                f,
                "no row has all columns that the profile needs; missing in row {}: {}; it has: {}",
                best.row,
                names(&best.missing),
                names(&best.names)
            ),
            None => write!(
                f,
                "none of the first {} rows has half of the columns that the profile needs: {}",
                self.rows,
                names(&self.wanted)
            ),
        }
    }
}

impl std::error::Error for NoHeader {}

fn names(found: &[String]) -> String {
    let cut = |name: &String| name.trim().chars().take(NAMED).collect::<String>();
    let mut names: Vec<_> = found.iter().take(NAMED).map(cut).collect();
    if found.len() > NAMED {
        names.push("…".to_owned());
    }
    names.join(", ")
}
