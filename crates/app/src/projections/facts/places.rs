//! Where the rows lie: each place as written once, with the codes of its areas, and what people
//! said of places, position by position.
//!
//! A word of somebody counts from its own position on. The rows that it moves end there and come
//! again; nothing that was counted before is changed.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use yakja_model::{CountryCode, PlaceCorrection, PlaceMeaning};
use yakja_resolve::{Gazetteer, LearnedPlaces, PlaceText, PlacementKind, Places};

use super::columns::{Dictionaries, NOT_STATED};

/// The codes of a place by the dictionaries of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlaceCodes {
    pub(crate) province: u16,
    pub(crate) district: u16,
    /// Whether it could be placed.
    pub(crate) known: bool,
}

/// Every place as written, and what people said of places.
#[derive(Clone, Default)]
pub(crate) struct PlaceBook {
    /// By country and text, letter for letter.
    numbers: HashMap<String, HashMap<Arc<str>, u32>>,
    written: Vec<Written>,
    by_text: HashMap<PlaceText, Vec<u32>>,
    /// In the order of the ledger.
    said: Vec<Said>,
    learned: LearnedPlaces,
}

#[derive(Clone)]
struct Written {
    place: Arc<str>,
    codes: PlaceCodes,
}

#[derive(Clone)]
struct Said {
    position: u64,
    text: PlaceText,
    meaning: Option<PlaceMeaning>,
}

const NOT_KNOWN: PlaceCodes =
    PlaceCodes { province: NOT_STATED, district: NOT_STATED, known: false };

impl PlaceBook {
    /// No places yet, and what people said up to some moment.
    pub(crate) fn after(learned: LearnedPlaces) -> Self {
        Self { learned, ..Self::default() }
    }

    /// What people had said at a position.
    pub(crate) fn learned_at(&self, position: u64) -> LearnedPlaces {
        if self.said.iter().all(|said| said.position < position) {
            return self.learned.clone();
        }
        let mut learned = LearnedPlaces::default();
        for said in self.said.iter().filter(|said| said.position < position) {
            learned.learn(said.text.clone(), said.meaning.clone());
        }
        learned
    }

    /// The number and the codes of a place that came before.
    pub(super) fn known(&self, country: &str, place: &str) -> Option<(u32, PlaceCodes)> {
        let number = *self.numbers.get(country)?.get(place)?;
        Some((number, self.codes(number)))
    }

    /// Takes a place that comes for the first time.
    pub(super) fn add(
        &mut self,
        (country, place): (&str, &str),
        gazetteer: &Gazetteer,
        names: &mut Dictionaries,
    ) -> (u32, PlaceCodes) {
        let place: Arc<str> = Arc::from(place);
        let code = CountryCode::parse(country);
        let codes = match code {
            Some(code) => {
                let places = Places { gazetteer, learned: &self.learned };
                codes_of(&places, (&place, code), names)
            }
            None => NOT_KNOWN,
        };
        // More than four thousand million ways to write a place are beyond the register.
        let number = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        if let Some(text) = code.and_then(|code| PlaceText::of(&place, code)) {
            self.by_text.entry(text).or_default().push(number);
        }
        self.written.push(Written { place: Arc::clone(&place), codes });
        self.numbers.entry(country.to_owned()).or_default().insert(place, number);
        (number, codes)
    }

    /// Takes what somebody said of a place. Gives the places that lie elsewhere from now on.
    pub(super) fn correct(
        &mut self,
        (correction, position): (&PlaceCorrection, u64),
        gazetteer: &Gazetteer,
        names: &mut Dictionaries,
    ) -> BTreeSet<u32> {
        let country = correction.country;
        let Some(text) = PlaceText::of(&correction.place, country) else { return BTreeSet::new() };
        let meaning = correction.meaning();
        self.learned.learn(text.clone(), meaning.clone());
        let numbers = self.by_text.get(&text).cloned().unwrap_or_default();
        self.said.push(Said { position, text, meaning });
        let places = Places { gazetteer, learned: &self.learned };
        let mut moved = BTreeSet::new();
        for number in numbers {
            let Some(written) = self.written.get_mut(index(number)) else { continue };
            let codes = codes_of(&places, (&written.place, country), names);
            if codes != written.codes {
                written.codes = codes;
                moved.insert(number);
            }
        }
        moved
    }

    /// The codes of a place by its number.
    pub(super) fn codes(&self, number: u32) -> PlaceCodes {
        self.written.get(index(number)).map_or(NOT_KNOWN, |written| written.codes)
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn codes_of(
    places: &Places<'_>,
    (place, country): (&str, CountryCode),
    names: &mut Dictionaries,
) -> PlaceCodes {
    let placed = places.look_up(place, country);
    match placed.kind {
        PlacementKind::AtSea => whole("at_sea", names),
        PlacementKind::Abroad => whole("abroad", names),
        PlacementKind::NotKnown => NOT_KNOWN,
        PlacementKind::Area => {
            let province = placed.province.map(|code| names.province.intern(&code.0));
            let district = placed.district.map(|code| names.district.intern(&code.0));
            PlaceCodes {
                province: province.unwrap_or(NOT_STATED),
                district: district.unwrap_or(NOT_STATED),
                known: true,
            }
        }
    }
}

/// At sea and abroad are areas of both levels.
fn whole(name: &str, names: &mut Dictionaries) -> PlaceCodes {
    let (province, district) = (names.province.intern(name), names.district.intern(name));
    PlaceCodes { province, district, known: true }
}
