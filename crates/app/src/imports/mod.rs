//! Imports: rows of files as reports, each row once.

mod import_files;
mod list_imports;
mod loading;
mod read_rows;
mod recover_imports;
mod row_key;
mod summary;

pub use import_files::{ImportFiles, Progress, SourceFile, import_files};
pub use list_imports::{ImportView, import_rejections, list_imports, read_import};
pub(crate) use recover_imports::count_incomplete;
pub use recover_imports::recover_imports;
pub use summary::{ImportSummary, RejectedRow};
pub use yakja_formats::Profile;
pub use yakja_store::{ImportRun, ImportState, ImportTally, StoredRejection};
