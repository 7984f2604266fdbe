//! Imports: rows of files as reports, each row once.

mod candidate;
mod check_profile;
mod gather;
mod group_rows;
mod import_files;
mod known;
mod list_imports;
mod loading;
mod map_rows;
mod open_files;
mod read_rows;
mod recover_imports;
mod refused;
mod row_key;
mod summary;
mod undo_import;
mod write_batch;

pub use check_profile::{check_profile, shipped_profiles};
pub use import_files::{How, ImportFiles, Progress, SourceFile, import_files};
pub use list_imports::{ImportView, import_rejections, list_imports, read_import};
pub(crate) use recover_imports::count_incomplete;
pub use recover_imports::recover_imports;
pub use refused::{RefusedRow, RefusedSink};
pub use summary::{AlsoWrong, ImportSummary, RejectedRow};
pub use undo_import::undo_import;
pub use yakja_formats::{CheckReport, Profile, UnknownWords};
pub use yakja_store::{ImportRun, ImportState, ImportTally, StoredRejection};
