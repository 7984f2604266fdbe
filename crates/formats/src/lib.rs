//! Bytes in, values out: tables, import profiles, country packs, boundaries; and templates out.
//!
//! Pure: readers and bytes come from the caller; no files, no clock, no database. What the values
//! mean together is the business of `app`.
pub mod boundary_file;
pub mod country_pack;
mod profile;
mod table;
pub mod template;

pub use profile::{
    BindError, CheckError, CheckReport, CompanionFile, CompanionRow, Companions, FileRole, Fit,
    Grouping, MappedRecord, Mapper, Profile, ProfileError, ProfileKind, RecognizeError, Rejection,
    RowIdentity, SampleTable, UnknownWords, best_fit,
};
pub use table::{
    BestRow, CELL_LIMIT, COLUMN_LIMIT, CellProblem, NoHeader, Note, ROW_LIMIT, Row, TableError,
    TableFormat, TableFormatError, TableKind, TableReader, WORKBOOK_LIMIT, WRONG_COLUMN,
    plain_digits, safe_cell, without_guard,
};
