//! Places as the pages show them.

use fluent_bundle::FluentValue;
use minijinja::{Value, context};
use yakja_app::places::{PlaceHistory, PlaceReason, PlaceView};
use yakja_model::{Area, AreaLevel, CountryPack};

use crate::query::Query;
use crate::speaker::Speaker;
use crate::templates::value;

/// A place of a list, with its reasons in words and the address of its own page.
pub(super) fn place(place: &PlaceView, speaker: &Speaker) -> Value {
    let reasons: Vec<String> = place.reasons.iter().map(|one| reason(one, speaker)).collect();
    let areas = [&place.district, &place.division, &place.province].into_iter().flatten();
    let mut areas: Vec<String> = areas.map(|code| speaker.area(&code.0).to_owned()).collect();
    // A district and its province may have one name.
    areas.dedup();
    context! {
        reasons,
        areas,
        address => address(&place.place, place.country.as_str()),
        ..value(place)
    }
}

/// A place with what people said of it.
pub(super) fn history(shown: &PlaceHistory, speaker: &Speaker) -> Value {
    let written = std::iter::once(&shown.place.place).chain(&shown.place.spellings);
    let written = written.map(|text| {
        let reports = Query::default().with("place", text).after("/reports");
        context! { text, reports }
    });
    context! {
        written => written.collect::<Vec<Value>>(),
        history => value(&shown.history),
        may_correct => shown.may_correct,
        ..place(&shown.place, speaker)
    }
}

/// The address of the page of a place.
pub(crate) fn address(place: &str, country: &str) -> String {
    Query::default().with("place", place).with("country", country).after("/places/text")
}

fn reason(reason: &PlaceReason, speaker: &Speaker) -> String {
    let area = reason.area.as_ref().map(|code| speaker.area(&code.0).to_owned());
    let entry = reason.entry.clone();
    // "Mastung, Mastung" tells nothing.
    let area = area.filter(|area| entry.as_ref() != Some(area));
    let named: Vec<String> = entry.into_iter().chain(area).collect();
    let named = if named.is_empty() { "none".to_owned() } else { named.join(" – ") };
    let values =
        [("text", FluentValue::from(reason.text.as_str())), ("named", FluentValue::from(named))];
    speaker.say(&format!("place-step-{}", reason.step.code()), &values)
}

/// Areas to choose from, province by province, each level in the order of names.
pub(super) fn choices(pack: &CountryPack, speaker: &Speaker) -> Vec<Value> {
    let name = |area: &&Area| speaker.area(&area.code.0).to_owned();
    let of = |level: AreaLevel| {
        let mut areas: Vec<&Area> = pack.areas.iter().filter(|area| area.level == level).collect();
        areas.sort_by_key(name);
        areas
    };
    let (divisions, districts) = (of(AreaLevel::Division), of(AreaLevel::District));
    let within = |areas: &[&Area], province: &Area| -> Vec<String> {
        let inside = areas.iter().filter(|area| area.province == province.code);
        inside.map(|area| area.code.0.clone()).collect()
    };
    let choice = |province: &Area| {
        context! {
            code => province.code.0.clone(),
            name => speaker.area(&province.code.0),
            districts => within(&districts, province),
            divisions => within(&divisions, province),
        }
    };
    of(AreaLevel::Province).into_iter().map(choice).collect()
}
