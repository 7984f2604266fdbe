//! Tables of refused rows that we wrote and that come back mended: a first column says what was
//! wrong, and no cell begins a formula. Reading takes both away again.

use super::safe_cell::without_guard;
use crate::Row;

/// The first column of a table of refused rows: what is wrong with each. It is never read.
pub const WRONG_COLUMN: &str = "what is wrong (yakja)";

/// Whether bytes are the beginning of such a table as we write it: commas, UTF-8, no title.
pub fn begins(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    text.strip_prefix(b"\"").unwrap_or(text).starts_with(WRONG_COLUMN.as_bytes())
}

/// Whether a header is that of such a table.
pub fn is_mended(header: &[String]) -> bool {
    header.first().is_some_and(|name| name.trim() == WRONG_COLUMN)
}

/// The row as it stood before it was written.
pub fn as_it_stood(row: Row) -> Row {
    let cells = row
        .cells
        .map(|cells| cells.iter().skip(1).map(|cell| without_guard(cell).to_owned()).collect());
    Row { cells, ..row }
}
