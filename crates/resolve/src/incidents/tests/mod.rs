//! Stories and measurements of the incident kernel on invented reports.

mod builder;
mod certain;
mod clusters;
mod counting;
mod measured;
mod suggested;
pub(super) mod world;
