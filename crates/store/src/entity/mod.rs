//! The tables as SeaORM sees them. Rules live in `model`; these are rows and nothing else.

pub mod access_class;
pub mod area_boundaries;
pub mod area_boundary;
pub mod centre;
pub mod checkpoint;
pub mod exhibit;
pub mod idempotency;
pub mod import;
pub mod import_rejection;
pub mod lease;
pub mod ledger_entry;
pub mod link;
pub mod link_batch;
pub mod officer;
pub mod outbox;
pub mod owner;
pub mod progress;
pub mod report;
pub mod ruling;
pub mod sealing_key;
pub mod tree_page;
pub mod web_session;
