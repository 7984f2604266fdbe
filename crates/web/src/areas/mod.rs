//! Areas of the country and their boundaries. They have no page.

pub(crate) mod api;
mod geojson;
