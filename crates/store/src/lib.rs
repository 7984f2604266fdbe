//! The only crate that knows SQL: tables, transactions, the ledger, sealing.
//!
//! A change goes through [`Tx`], which commits it together with its ledger entry and only under
//! a permit that fits. A list takes a [`Scope`](yakja_policy::Scope). What differs between SQLite
//! and PostgreSQL stands in `dialect`. Rules about the words live in `model`, not here.
#![warn(missing_docs)]

mod access_classes;
mod areas;
mod centre;
mod database;
mod dialect;
mod entity;
mod error;
mod facts;
mod import_rejections;
mod imports;
mod key_owner;
mod leases;
mod ledger;
mod links;
mod migration;
mod moment;
mod officers;
mod places;
mod report_rows;
mod reports;
mod rulings;
mod sealing;
mod sessions;
mod source_rows;
mod tx;

pub use centre::Centre;
pub use database::{Database, Locations};
pub use error::{Error, Result};
pub use facts::{FactRow, FeedEntry, FeedStep, ShownVersion};
pub use import_rejections::StoredRejection;
pub use imports::{ImportFile, ImportRun, ImportState, ImportTally, NewImport};
pub use ledger::{
    CheckpointView, Finding, Ledger, LedgerActor, LedgerEntry, LedgerRow, ProofOfEntry, Sequencer,
    SequencerState, Verification, check_proof,
};
pub use links::StoredLink;
pub use moment::Moment;
pub use officers::{Account, SetupToken};
pub use places::WrittenPlace;
pub use reports::{ReportFilter, ReportPage, StoredReport};
pub use sealing::KeyStore;
pub use sessions::WebSession;
pub use source_rows::KnownRow;
pub use tx::{IdempotentAnswer, Tx};
