//! Everything that can be counted, in columns in memory, filled from the feed of the ledger.
//!
//! It knows no policy: the caller says which access classes count. It is rebuilt from nothing at
//! each start and never written.

mod append;
mod behind;
mod block;
mod columns;
mod follow;
mod incidents;
mod scan;
#[cfg(test)]
mod tests;

pub(crate) use behind::{LineageRef, lineage};
pub(crate) use block::Plan;
pub(crate) use columns::{AmountKind, Dictionaries, Dictionary, Facts, NOT_STATED};
pub(crate) use follow::FactStore;
pub(crate) use incidents::{Composed, Key, compose};
pub(crate) use scan::{CellSum, Scanned, scan};
