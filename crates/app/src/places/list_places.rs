//! List places as reports write them, so that somebody who knows them can say where they lie.

use std::cmp::Reverse;

use serde::Serialize;
use yakja_model::CountryCode;
use yakja_resolve::Places;

use super::{
    PlaceState, PlaceView,
    learned::Said,
    written::{Texts, texts},
};
use crate::{App, Ctx, Result};

/// Which places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListPlaces {
    /// Only those in this state; `None` for all.
    pub state: Option<PlaceState>,
    /// Country of the reports; `None` for that of the country pack.
    pub country: Option<CountryCode>,
    /// So many are passed over.
    pub skip: usize,
    /// At most so many.
    pub limit: usize,
}

/// Places as written, those of most reports first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceList {
    /// The places that were asked for.
    pub places: Vec<PlaceView>,
    /// How many there are in that state.
    pub total: usize,
    /// In how many reports they stand.
    pub reports: u64,
    /// Reports that write no place at all.
    pub not_stated: u64,
    /// Whether there are more ways of writing than were looked at: those of most reports were.
    pub capped: bool,
}

/// Places as the reports that the reader may see write them, each in its newest version.
///
/// # Errors
/// What the store says.
pub async fn list_places(ctx: &Ctx, which: ListPlaces) -> Result<PlaceList> {
    let app = ctx.app().clone();
    let country = which.country.unwrap_or(app.parts.pack.country);
    let found = texts(ctx, country).await?;
    let said = Said::all(&app.parts.database).await?;
    // Thousands of texts are read anew, which takes a while.
    Ok(tokio::task::spawn_blocking(move || listed(&app, (&found, &said), &which)).await?)
}

fn listed(app: &App, (found, said): (&Texts, &Said), which: &ListPlaces) -> PlaceList {
    let places = Places { gazetteer: &app.parts.gazetteer, learned: &said.learned };
    let view = |(key, text): (&yakja_resolve::PlaceText, &super::written::Text)| {
        let place = text.spellings.first().map_or("", String::as_str);
        let newest = said.of(key).last().map(|(_, newest)| newest);
        PlaceView::of((place, key.country()), Some(text), &places, newest)
    };
    let passes = |view: &PlaceView| which.state.is_none_or(|state| state == view.state);
    let mut views: Vec<PlaceView> = found.texts.iter().map(view).filter(passes).collect();
    views.sort_by(|one, other| {
        (Reverse(one.reports), &one.place).cmp(&(Reverse(other.reports), &other.place))
    });
    PlaceList {
        total: views.len(),
        reports: views.iter().map(|view| view.reports).sum(),
        places: views.into_iter().skip(which.skip).take(which.limit).collect(),
        not_stated: found.not_stated,
        capped: found.capped,
    }
}
