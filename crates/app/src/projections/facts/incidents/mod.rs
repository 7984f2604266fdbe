//! Reports that were linked: counted by incident and not one by one.
//!
//! Their rows are left out of the columns that are scanned. Instead a few rows an incident are made
//! from the reports that count for the asker at the position asked; those made last are kept.

mod compose;
mod kept;
mod linked;

pub(crate) use compose::{Composed, compose};
pub(crate) use kept::{Kept, Key};
pub(crate) use linked::Linked;
