//! The ledger: checkpoint, entries, proofs, verification.

pub(crate) mod api;
pub(crate) mod page;
pub(crate) mod view;
