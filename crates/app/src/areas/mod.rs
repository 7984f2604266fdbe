//! Areas of the country: load their official boundaries, list them with their size.
//!
//! Which areas there are is said by the country pack; a file of boundaries adds none.

mod compare;
mod list_areas;
mod load_areas;

pub use compare::{AreaName, Doubt, UnknownFeature};
pub use list_areas::{AreaList, AreaView, list_areas, read_boundary};
pub use load_areas::{LoadAreas, LoadedArea, LoadedAreas, load_areas, try_areas};
pub use yakja_formats::boundary_file::{MAX_BYTES, NamedProperties, RefusedFeature};
