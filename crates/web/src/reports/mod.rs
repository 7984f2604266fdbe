//! Reports: list, read, send, open what is sealed in them.

pub(crate) mod api;
mod body;
pub(crate) mod filter;
pub(crate) mod page;
pub(crate) mod view;
