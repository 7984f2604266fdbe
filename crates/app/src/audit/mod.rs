//! The ledger, for those who must be able to prove it.

mod prove_entry;
mod read_ledger;
mod verify_ledger;

pub use prove_entry::{Proof, prove};
pub use read_ledger::{checkpoint, ledger_page};
pub use verify_ledger::verify;
pub use yakja_store::{
    CheckpointView, Finding, LedgerEntry, LedgerRow, ProofOfEntry, Verification, check_proof,
};
