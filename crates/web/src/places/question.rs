//! What an address asks of places.

use yakja_app::places::{ListPlaces, PlaceState, ShowPlace};
use yakja_model::CountryCode;

use crate::parameters::Times;
use crate::problem::{Problem, Result};
use crate::query::Query;

/// The names that the address of a list may have.
pub(super) const OF_LIST: [(&str, Times); 4] = [
    ("state", Times::Once),
    ("country", Times::Once),
    ("skip", Times::Once),
    ("limit", Times::Once),
];

/// The names that the address of one place may have.
pub(super) const OF_PLACE: [(&str, Times); 3] =
    [("place", Times::Once), ("country", Times::Once), ("recorded", Times::Once)];

/// Which places an address asks for; `limit` holds where it asks for none.
pub(super) fn list(query: &Query, limit_otherwise: usize) -> Result<ListPlaces> {
    let expected = "not-known, unsure, placed, said or all";
    let state = query.read("state", expected, |text| match text {
        "all" => Some(None),
        code => PlaceState::parse(code).map(Some),
    })?;
    let limit = |text: &str| text.parse().ok().filter(|limit| (1..=500).contains(limit));
    let skip = query.read("skip", "a whole number", |text| text.parse().ok())?;
    Ok(ListPlaces {
        state: state.unwrap_or(Some(PlaceState::NotKnown)),
        country: country(query)?,
        skip: skip.unwrap_or(0),
        limit: query.read("limit", "1 to 500", limit)?.unwrap_or(limit_otherwise),
    })
}

/// Which place an address asks for.
pub(super) fn place(query: &Query) -> Result<ShowPlace> {
    let missing = || Problem::invalid("place", "missing", "a place as reports write it");
    let place = query.first("place").ok_or_else(missing)?.to_owned();
    Ok(ShowPlace { place, country: country(query)? })
}

fn country(query: &Query) -> Result<Option<CountryCode>> {
    query.read("country", "two letters, such as PK", CountryCode::parse)
}
