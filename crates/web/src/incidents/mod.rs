//! Incidents: pairs of reports that wait for a judge, what an incident is made of, and rulings.

pub(crate) mod api;
mod body;
mod forms;
mod ground;
pub(crate) mod page;
mod reasons;
pub(crate) mod view;
