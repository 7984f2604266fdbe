//! Places as written: what has to be looked at, who may say where it lies, and what figures count
//! before and after.

mod counting;
mod listing;
mod speaking;

use yakja_app::{
    Ctx, imports,
    places::{CorrectPlace, ListPlaces, PlaceList, PlaceState, correct_place, list_places},
    reports::ReportDraft,
};
use yakja_model::{CountryCode, ImportId};

use crate::drafts::{kilograms, seized, seizure};

/// A village that no pack knows.
pub const VILLAGE: &str = "Killi Zarghoon Bala";

/// So many kilograms of heroin, seized somewhere.
pub fn at(place: &str, kg: i64) -> ReportDraft {
    ReportDraft {
        place: place.to_owned(),
        content: seized(&[kilograms("heroin", kg)]),
        ..seizure("ANF")
    }
}

pub fn country(code: &str) -> CountryCode {
    CountryCode::parse(code).unwrap()
}

/// What somebody says of a place in reports of Pakistan.
pub fn word(place: &str, means: &str) -> CorrectPlace {
    CorrectPlace {
        place: place.to_owned(),
        country: None,
        means: means.to_owned(),
        reason: "by the map of the survey".to_owned(),
    }
}

/// Says where a place lies; gives how many reports write it.
pub async fn say(ctx: &Ctx, place: &str, means: &str) -> u64 {
    correct_place(ctx, word(place, means)).await.unwrap().reports
}

pub async fn listed(ctx: &Ctx, state: Option<PlaceState>) -> PlaceList {
    list_places(ctx, ListPlaces { state, country: None, skip: 0, limit: 50 }).await.unwrap()
}

/// Places with the number of their reports.
pub fn names(list: &PlaceList) -> Vec<(String, u64)> {
    list.places.iter().map(|place| (place.place.clone(), place.reports)).collect()
}

/// Takes an import back.
pub async fn undo_import(ctx: &Ctx, import: ImportId) {
    let command = imports::UndoImport { import, reason: "a trial".to_owned() };
    imports::undo_import(ctx, command).await.unwrap();
}
