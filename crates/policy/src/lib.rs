//! Who may do and see what. The rules are Cedar policies in `policies/`, explained one by one in
//! `docs/policies.md`; this crate asks them and hands out what only it can make.
//!
//! A [`Permit`] or [`BulkPermit`] lets a change be recorded, a [`Scope`] lets records be read.
//! It knows nothing of sessions, rows or time, and it keeps no answer.
#![warn(missing_docs)]

mod ask;
mod error;
mod permit;
mod policies;
mod policy_files;
mod scope;
mod version;
mod vocabulary;

pub use ask::{Ask, BulkAsk, Resource};
pub use error::{Denied, PolicyError};
pub use permit::{BulkPermit, Permit};
pub use policies::Policies;
pub use scope::Scope;
pub use version::PolicyVersion;
