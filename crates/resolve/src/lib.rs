//! Record linkage: what a place as written stands for, and which reports speak of one incident.
//!
//! Pure: no clock, no files, no database. Linking people is not here yet.
#![warn(missing_docs)]

pub mod incidents;
mod places;
pub mod summaries;

pub use places::{
    Confidence, Gazetteer, LearnedPlaces, PlaceAsWritten, PlacePoint, PlaceResolution, PlaceText,
    Placement, PlacementKind, Places, Reason, Step,
};
