//! Places as reports write them: what can't be placed, and what people say of it.

pub(crate) mod api;
mod body;
pub(crate) mod page;
mod question;
pub(crate) mod view;
