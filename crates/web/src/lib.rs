//! The register over HTTP: a JSON API and pages for people, side by side, on the same use cases.
//!
//! A handler parses, calls one use case of `app`, and shapes the answer. It never reaches the
//! store. Styles and scripts come from `frontend`, embedded; without them pages work and are plain.
#![warn(missing_docs)]

mod accounts;
mod areas;
mod assets;
mod attempts;
mod body;
mod catalog;
mod figures;
mod form;
mod home;
mod id;
mod imports;
mod incidents;
mod language;
mod ledger;
mod monitoring;
mod names;
mod numbers;
mod openapi;
mod options;
mod page;
mod parameters;
mod places;
mod problem;
mod protection;
mod query;
mod reports;
mod running;
mod server;
mod session;
mod session_store;
mod speaker;
mod summaries;
mod templates;
mod verifications;
mod waiting;
mod web;
mod words;

pub use monitoring::install_metrics;
pub use options::ServeOptions;
pub use server::{ServeError, Server, router, serve};
pub use templates::BrokenTemplate;
pub use words::BrokenLocale;
