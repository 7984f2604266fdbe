//! What people said of places as written. It holds for the whole text and for nothing else: not for
//! longer texts that contain it, and not for texts that are merely alike.
//!
//! Whose word counts, and from when, is for the caller to say.

use std::collections::HashMap;
use std::sync::Arc;

use yakja_model::{CountryCode, PlaceMeaning};

use super::Gazetteer;
use super::fold::key;
use super::placement::{Placement, PlacementKind};
use super::resolution::{Confidence, PlaceAsWritten, PlaceResolution, Reason, Step};

/// One place as written in reports of one country, however it is spelt: without letter case,
/// accents, punctuation and spaces, and with one form of each Arabic letter.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceText {
    country: CountryCode,
    letters: String,
}

/// What people said of texts: one meaning each. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct LearnedPlaces {
    meanings: Arc<HashMap<PlaceText, PlaceMeaning>>,
}

/// The names of a country pack, and above them what people said.
#[derive(Clone, Copy, Debug)]
pub struct Places<'a> {
    /// The names of the pack.
    pub gazetteer: &'a Gazetteer,
    /// What people said.
    pub learned: &'a LearnedPlaces,
}

impl PlaceText {
    /// The text of a place; `None` where there is no letter and no digit in it.
    pub fn of(place: &str, country: CountryCode) -> Option<Self> {
        let letters = key(place);
        (!letters.is_empty()).then_some(Self { country, letters })
    }

    /// The country of the reports that write it.
    pub const fn country(&self) -> CountryCode {
        self.country
    }
}

impl LearnedPlaces {
    /// Takes what somebody said of a text. `None` takes back what was said before: the pack's
    /// names decide again.
    pub fn learn(&mut self, text: PlaceText, meaning: Option<PlaceMeaning>) {
        let meanings = Arc::make_mut(&mut self.meanings);
        match meaning {
            Some(meaning) => meanings.insert(text, meaning),
            None => meanings.remove(&text),
        };
    }

    /// What people say that a text means.
    fn meaning(&self, place: &str, country: CountryCode) -> Option<&PlaceMeaning> {
        // Nobody has said anything in most registers, and folding each text takes time.
        if self.meanings.is_empty() {
            return None;
        }
        self.meanings.get(&PlaceText::of(place, country)?)
    }
}

impl Places<'_> {
    /// Says where a place lies that a report from this country writes so: as people said, else as
    /// far as the words alone tell and are no mere hint.
    pub fn look_up(&self, place: &str, country: CountryCode) -> Placement {
        match self.learned.meaning(place, country) {
            Some(meaning) => self.gazetteer.placement_of(meaning),
            None => self.gazetteer.look_up(place, country),
        }
    }

    /// Says where a place lies, with everything the report says about it, and why.
    pub fn resolve(&self, asked: &PlaceAsWritten<'_>) -> PlaceResolution {
        let Some(meaning) = self.learned.meaning(asked.place, asked.country) else {
            return self.gazetteer.resolve(asked);
        };
        let placement = self.gazetteer.placement_of(meaning);
        let said = Reason {
            area: placement.area().cloned(),
            ..Reason::of(Step::Learned, asked.place.trim())
        };
        let is_known = placement.kind != PlacementKind::NotKnown;
        PlaceResolution {
            area_then: None,
            point: None,
            confidence: is_known.then_some(Confidence::Certain),
            placement,
            reasons: vec![said],
        }
    }
}

impl Gazetteer {
    /// The placement that a meaning stands for; not known for an area that the pack lacks.
    fn placement_of(&self, meaning: &PlaceMeaning) -> Placement {
        let area = match meaning {
            PlaceMeaning::Area(code) => self.areas.get(code).cloned(),
            PlaceMeaning::AtSea => Some(Placement::without_area(PlacementKind::AtSea)),
            PlaceMeaning::Abroad => Some(Placement::without_area(PlacementKind::Abroad)),
            PlaceMeaning::Unplaceable => None,
        };
        area.unwrap_or_else(|| Placement::without_area(PlacementKind::NotKnown))
    }
}
