//! What is kept in memory and follows the ledger.

pub(crate) mod facts;
pub(crate) mod scopes;
