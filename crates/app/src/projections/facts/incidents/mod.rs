//! Reports that were linked: counted by incident and not one by one.
//!
//! Their rows are left out of the columns that are scanned. Instead a few rows a incident are made
//! for each question, from the reports that count for the asker at the position asked.

mod compose;
mod linked;

pub(crate) use compose::{Composed, compose};
pub(crate) use linked::Linked;
