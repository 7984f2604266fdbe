//! Imports: send files, watch them come in, list runs, see what a run refused, take one back.

pub(crate) mod api;
pub(crate) mod page;
pub(crate) mod refused_rows;
mod upload;
mod upload_page;
pub(crate) mod uploads;
pub(crate) mod view;
