//! Imports: send files, list runs, see what a run refused.

pub(crate) mod api;
pub(crate) mod page;
mod upload;
pub(crate) mod view;
