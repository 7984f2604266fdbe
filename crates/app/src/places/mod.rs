//! Places as reports write them: what can't be placed, and what people say of it.
//!
//! A report keeps its words. What they stand for follows from the country pack and from what people
//! said, as of a position of the ledger; how is the business of `resolve`.

mod correct_place;
mod learned;
mod list_places;
mod place_view;
mod show_place;
mod written;

pub use correct_place::{CorrectPlace, CorrectedPlace, correct_place, may_correct};
pub(crate) use learned::learned;
pub use list_places::{ListPlaces, PlaceList, list_places};
pub use place_view::{CorrectionView, PlaceReason, PlaceState, PlaceView};
pub use show_place::{PlaceHistory, ShowPlace, show_place};

/// What is done with words of a place, as [`PlaceReason`] names it.
pub use yakja_resolve::Step as PlaceStep;
