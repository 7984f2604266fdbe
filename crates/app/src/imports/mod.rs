//! Imports: rows of files as reports, each row once.

mod candidate;
mod check_profile;
mod find_profile;
mod gather;
mod group_rows;
mod import_files;
mod known;
mod list_imports;
mod loading;
mod make_template;
mod map_rows;
mod open_files;
mod read_rows;
mod recover_imports;
mod refused;
mod refused_tables;
mod row_key;
mod stop;
mod summary;
mod undo_import;
mod write_batch;

pub use check_profile::{check_profile, shipped_profiles};
pub use find_profile::find_profile;
pub use import_files::{How, ImportFiles, Progress, SourceFile, import_files, import_watched};
pub use list_imports::{ImportView, import_rejections, list_imports, may_send_for, read_import};
pub use make_template::{make_template, make_template_for};
pub(crate) use recover_imports::count_incomplete;
pub use recover_imports::recover_imports;
pub use refused::{RefusedRow, RefusedSink};
pub use refused_tables::RefusedTables;
pub use stop::{Stop, Watch};
pub use summary::{AlsoWrong, ImportSummary, RejectedRow};
pub use undo_import::{UndoImport, may_undo, undo_import};
pub use yakja_formats::{CheckReport, Profile, UnknownWords};
pub use yakja_store::{ImportRun, ImportState, ImportTally, StoredRejection};
