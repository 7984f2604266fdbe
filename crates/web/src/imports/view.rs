//! Imports as the API and the pages show them.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yakja_app::imports::{
    ImportRun, ImportState, ImportSummary, ImportView, RejectedRow, StoredRejection,
};

/// One run of an import.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunView {
    id: Uuid,
    /// `loading`, `shown`, `interrupted` or `undone`.
    #[schema(value_type = String)]
    state: ImportState,
    profile: String,
    /// Whose word the rows are, where the profile has no column for it.
    organization: String,
    /// Who sent them.
    submitter: String,
    officer: Uuid,
    /// RFC 3339.
    started_at: String,
    /// Names of the files.
    files: Vec<String>,
    /// SHA-256 of each file, hexadecimal; empty while it is read.
    hashes: Vec<FileHash>,
    /// Taken as new reports.
    accepted: u64,
    /// Taken as new versions of reports.
    corrected: u64,
    /// There before.
    already_known: u64,
    /// Of those accepted or corrected, with a flag.
    flagged: u64,
    /// Refused.
    rejected: u64,
}

/// A file and its hash.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FileHash {
    name: String,
    sha256: String,
}

/// Imports, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunList {
    pub(crate) imports: Vec<RunView>,
    /// Whether there may be older ones that this list leaves out.
    pub(crate) capped: bool,
}

/// An import with the rows it refused.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RunWithRejections {
    #[serde(flatten)]
    pub(crate) run: RunView,
    /// Refused rows, at most 1,000; what was found in them is not kept.
    pub(crate) rejections: Vec<RejectionView>,
    /// Whether there are more refused rows than these.
    capped: bool,
}

/// A refused row.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RejectionView {
    file: String,
    /// As a spreadsheet numbers it: the header is row 1.
    row: u64,
    column: String,
    expected: String,
}

/// A refused row as pages show it, with what was found where that is kept.
#[derive(Clone, Debug, Serialize)]
pub(super) struct RefusedView {
    file: String,
    row: u64,
    wrong: Vec<WrongView>,
}

/// One thing that is wrong with a row.
#[derive(Clone, Debug, Serialize)]
struct WrongView {
    column: String,
    found: Option<String>,
    expected: String,
}

/// What became of the rows: `rows = accepted + corrected + already_known + rejected`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SummaryBody {
    #[serde(flatten)]
    #[schema(value_type = Object)]
    pub(crate) summary: ImportSummary,
}

impl RunView {
    pub(crate) fn of(run: &ImportRun) -> Self {
        let hashes = run
            .files
            .iter()
            .map(|file| FileHash { name: file.name.clone(), sha256: file.sha256.clone() });
        Self {
            id: run.id.0,
            state: run.state,
            profile: run.profile.clone(),
            organization: run.organization.to_string(),
            submitter: run.submitter.to_string(),
            officer: run.officer.0,
            started_at: run.started_at.to_string(),
            files: run.files.iter().map(|file| file.name.clone()).collect(),
            hashes: hashes.collect(),
            accepted: run.tally.accepted,
            corrected: run.tally.corrected,
            already_known: run.tally.already_known,
            flagged: run.tally.flagged,
            rejected: run.tally.rejected,
        }
    }
}

impl RunView {
    pub(crate) fn has_rejections(&self) -> bool {
        self.rejected > 0
    }

    /// Its page.
    pub(crate) fn address(&self) -> String {
        format!("/imports/{}", self.id)
    }
}

impl RunWithRejections {
    pub(crate) fn of(view: &ImportView) -> Self {
        let rejections: Vec<_> = view.rejected.iter().map(RejectionView::of).collect();
        let capped = (rejections.len() as u64) < view.run.tally.rejected;
        Self { run: RunView::of(&view.run), rejections, capped }
    }
}

impl RejectionView {
    fn of(stored: &StoredRejection) -> Self {
        Self {
            file: stored.file.clone(),
            row: stored.row,
            column: stored.column.clone(),
            expected: stored.expected.clone(),
        }
    }
}

impl RefusedView {
    /// From a summary that is kept: with what was found.
    pub(super) fn of(row: &RejectedRow) -> Self {
        let wrong = |column: &String, found: &String, expected: &String| WrongView {
            column: column.clone(),
            found: Some(found.clone()),
            expected: expected.clone(),
        };
        let also = row.also.iter().map(|also| wrong(&also.column, &also.found, &also.expected));
        let first = wrong(&row.column, &row.found, &row.expected);
        let wrong = std::iter::once(first).chain(also).collect();
        Self { file: row.file.clone(), row: row.row, wrong }
    }

    /// From what the register keeps.
    pub(super) fn of_stored(row: &RejectionView) -> Self {
        let (column, expected) = (row.column.clone(), row.expected.clone());
        let wrong = vec![WrongView { column, found: None, expected }];
        Self { file: row.file.clone(), row: row.row, wrong }
    }
}
