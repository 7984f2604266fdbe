//! Summaries: their checks, reconciliation, and the reporting calendar.

pub(crate) mod api;
pub(crate) mod page;
mod question;
