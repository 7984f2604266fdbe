//! Figures: ask for a number, see what it rests on.

pub(crate) mod api;
pub(crate) mod page;
mod question;
mod view;
