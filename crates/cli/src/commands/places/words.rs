//! What is made of a place, in English words.

use yakja_app::places::{PlaceReason, PlaceState, PlaceStep, PlaceView};
use yakja_model::CountryPack;

use crate::commands::areas::named;

/// How far places are settled, after their number.
pub const fn state(state: PlaceState) -> &'static str {
    match state {
        PlaceState::NotKnown => "not known",
        PlaceState::Unsure => "not sure",
        PlaceState::Placed => "placed by the country pack",
        PlaceState::Said => "that people spoke of",
    }
}

/// Where a place lies, and how sure that is.
pub fn lies(pack: &CountryPack, place: &PlaceView) -> String {
    let areas = [&place.district, &place.division, &place.province];
    let areas: Vec<String> = areas.into_iter().flatten().map(|code| named(pack, &code.0)).collect();
    let lies = match place.lies {
        "area" => areas.join(", "),
        "at_sea" => "at sea".to_owned(),
        "abroad" => "abroad".to_owned(),
        _ => return "not known".to_owned(),
    };
    match place.confidence {
        Some("low") => format!("not known; a hint that no figure counts by: {lies}"),
        Some(confidence) => format!("{lies}, {confidence}"),
        None => lies,
    }
}

/// What a person said.
pub fn means(pack: &CountryPack, means: &str) -> String {
    match means {
        "unplaceable" => "can't be placed".to_owned(),
        "as_read" => "taken back; the country pack decides again".to_owned(),
        code => named(pack, code),
    }
}

/// One step on the way, with the words of the text it was taken with.
pub fn reason(pack: &CountryPack, reason: &PlaceReason) -> String {
    let text = &reason.text;
    let area = reason.area.as_ref().map(|code| named(pack, &code.0));
    let entry: Vec<String> = reason.entry.clone().into_iter().chain(area).collect();
    let entry = entry.join(", ");
    match reason.step {
        PlaceStep::Learned => "a person said so".to_owned(),
        PlaceStep::Name => format!("\"{text}\" is a name: {entry}"),
        PlaceStep::Corrected => format!("\"{text}\" is perhaps a misspelling: {entry}"),
        PlaceStep::Restored => format!("\"{text}\" with a country put inside the word: {entry}"),
        PlaceStep::Near => format!("near {entry}"),
        PlaceStep::Site => format!("a site called after {entry}"),
        PlaceStep::EndOfLongerName => format!("a longer name that ends in {entry}"),
        PlaceStep::StartOfLongerName => format!("a longer name that begins with {entry}"),
        PlaceStep::Road => format!("a road called after {entry}"),
        PlaceStep::Stream => format!("a stream called after {entry}"),
        PlaceStep::Way => format!("a way to or from {entry}"),
        step => more_words(step, (text, &entry)),
    }
}

fn more_words(step: PlaceStep, (text, entry): (&str, &str)) -> String {
    match step {
        PlaceStep::AtSea => format!("\"{text}\" says that it was at sea"),
        PlaceStep::OffCoast => format!("off {entry}, which lies on the coast"),
        PlaceStep::NearestCoast => format!("the coast named beside the sea: {entry}"),
        PlaceStep::Seat => format!("the seat of the station {text}: {entry}"),
        PlaceStep::OtherCountry => {
            format!("the reports are of another country, {text}, which has no pack here")
        }
        PlaceStep::CalledAfter if entry.is_empty() => {
            format!("\"{text}\" is the name of a village or quarter")
        }
        PlaceStep::CalledAfter => {
            format!("\"{text}\" is the name of a village or quarter, and not {entry}")
        }
        PlaceStep::CameOrWent => format!("\"{text}\": where something came from or went to"),
        PlaceStep::Unplaceable => format!("\"{text}\" is known to say nothing of the place"),
        PlaceStep::UnknownWords => format!("words that nobody knows: {text}"),
        PlaceStep::SeveralBearers => "several places bear the name".to_owned(),
        _ => "the parts contradict each other".to_owned(),
    }
}
