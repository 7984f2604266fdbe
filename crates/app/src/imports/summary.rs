//! What became of the rows of an import.

use serde::{Deserialize, Serialize};
use yakja_formats::{Profile, Rejection};
use yakja_model::ImportId;

/// Refused rows listed in a summary at most; the counts are always whole.
const LISTED: usize = 100_000;

/// What became of the rows. `rows = accepted + corrected + already_known + rejected`, in source
/// rows: those of a record, and of its companions, have one fate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// The import; where nothing was taken, no import has this id.
    pub import: ImportId,
    /// Whether it was taken. Where it was not, the counts say what would have become of the rows.
    pub taken: bool,
    /// Name of the profile.
    pub profile: String,
    /// What one row stands for.
    pub row_means: String,
    /// Source rows read.
    pub rows: u64,
    /// Taken as new reports.
    pub accepted: u64,
    /// Taken as new versions of reports: the key was known, and the rows say something else.
    pub corrected: u64,
    /// There before.
    pub already_known: u64,
    /// Of those accepted or corrected, with a flag: the amount or the name needs a look.
    pub flagged: u64,
    /// Refused rows, one entry a row.
    pub rejected: Vec<RejectedRow>,
    /// Refused rows that are counted in `rows` and not listed, because there are too many.
    pub rejected_not_listed: u64,
}

/// A refused row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedRow {
    /// The file.
    pub file: String,
    /// The row, as a spreadsheet numbers it: the header is row 1.
    pub row: u64,
    /// The column; empty where the whole row is meant.
    pub column: String,
    /// What was found there, at most 80 characters.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// What else is wrong with the row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<AlsoWrong>,
}

/// A further thing that is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlsoWrong {
    /// The column.
    pub column: String,
    /// What was found there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl RejectedRow {
    /// One entry for a row from all that is wrong with it.
    pub(super) fn of(file: &str, problems: Vec<Rejection>) -> Option<Self> {
        let mut problems = problems.into_iter();
        let first = problems.next()?;
        Some(Self {
            file: file.to_owned(),
            row: first.row,
            column: first.column,
            found: first.found,
            expected: first.expected,
            also: problems
                .map(|problem| AlsoWrong {
                    column: problem.column,
                    found: problem.found,
                    expected: problem.expected,
                })
                .collect(),
        })
    }
}

impl RejectedRow {
    /// Everything that is wrong with it, in words.
    pub fn in_words(&self) -> String {
        let first = (&self.column, &self.found, &self.expected);
        let also = self.also.iter().map(|also| (&also.column, &also.found, &also.expected));
        let all = std::iter::once(first).chain(also).map(|(column, found, expected)| {
            let column = if column.is_empty() { "row" } else { column };
            format!("{column}: found {found:?}, expected {expected}")
        });
        format!("{} row {}: {}", self.file, self.row, all.collect::<Vec<_>>().join("; "))
    }
}

impl ImportSummary {
    /// Of an import that has taken nothing yet.
    pub(super) fn of(import: ImportId, profile: &Profile) -> Self {
        Self {
            import,
            taken: true,
            profile: profile.name.clone(),
            row_means: profile.row_means.clone(),
            rows: 0,
            accepted: 0,
            corrected: 0,
            already_known: 0,
            flagged: 0,
            rejected: Vec::new(),
            rejected_not_listed: 0,
        }
    }

    /// Counts refused rows and lists as many as there is room for.
    pub(super) fn reject(&mut self, rejected: Vec<RejectedRow>) {
        self.rows += rejected.len() as u64;
        let room = LISTED.saturating_sub(self.rejected.len());
        self.rejected_not_listed += rejected.len().saturating_sub(room) as u64;
        self.rejected.extend(rejected.into_iter().take(room));
    }

    /// Refused rows, listed or not.
    pub fn rejected_count(&self) -> u64 {
        self.rejected.len() as u64 + self.rejected_not_listed
    }
}
