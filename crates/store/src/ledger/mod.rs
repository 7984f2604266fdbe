//! The ledger: entries with positions, a tree over them (RFC 6962), signed checkpoints, proofs.
//!
//! An entry is committed with its change into the outbox; the sequencer gives it a position.

mod checkpoint;
mod entry;
mod finding;
mod proof;
mod read;
mod sequencer;
mod tree;
mod verify;
mod verify_areas;
mod verify_completeness;
mod verify_imports;
mod verify_incidents;
mod verify_records;

pub use checkpoint::CheckpointView;
pub use entry::{LedgerActor, LedgerEntry};
pub use finding::Finding;
pub use proof::{ProofOfEntry, check_proof};
pub use read::{Ledger, LedgerRow};
pub use sequencer::{Sequencer, SequencerState};
pub use verify::Verification;
