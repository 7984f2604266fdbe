//! Bytes in, values out: tables, import profiles, country packs.
//!
//! Pure: readers and bytes come from the caller; no files, no clock, no database. What the values
//! mean together is the business of `app`.
pub mod country_pack;
mod profile;
mod table;

pub use profile::{
    BindError, MappedRow, Mapper, Profile, ProfileError, ProfileKind, Rejection, RowIdentity,
};
pub use table::{
    CELL_LIMIT, COLUMN_LIMIT, CellProblem, ROW_LIMIT, Row, TableError, TableFormat,
    TableFormatError, TableReader,
};
