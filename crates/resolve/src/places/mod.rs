//! Finds the area and the point that a place as written stands for, and says how sure that is.
//!
//! Names of the country pack come first, as they are written or folded. What is not there is read
//! with care: parts, words beside a name, misspellings that can mean one name alone. A guess is
//! never called certain, and where the words allow several areas the answer is what they share.
//! Callers look up each distinct text once and keep the answer.

mod evidence;
mod fold;
mod learned;
mod names;
mod phrase;
mod placement;
mod resolution;
mod restore;
mod sound;
mod spelling;
mod validity;
mod verdict;
mod words;

use std::collections::HashMap;

use yakja_model::{AreaCode, CountryCode, CountryPack};

use evidence::{Findings, Reader};
use fold::key;
use names::Names;
use phrase::Phrase;
use restore::Replacements;
use spelling::SpellingIndex;
use validity::Validity;
use verdict::Verdict;

pub use learned::{LearnedPlaces, PlaceText, Places};
pub use placement::{Placement, PlacementKind};
pub use resolution::{Confidence, PlaceAsWritten, PlacePoint, PlaceResolution, Reason, Step};

/// Every name of a country pack with the places that bear it.
#[derive(Clone, Debug)]
pub struct Gazetteer {
    country: CountryCode,
    areas: HashMap<AreaCode, Placement>,
    names: Names,
    spellings: SpellingIndex,
    replacements: Replacements,
    seats: HashMap<String, Placement>,
    validity: Validity,
}

impl Gazetteer {
    /// Takes every name of the pack: spellings, areas, other countries, named places, points of
    /// entry.
    ///
    /// Where one text has several meanings, the first of these wins: a spelling of the pack, a
    /// district's name, a division's, a province's, a country's. A named place or point of entry
    /// counts only where none of them does; several of one name are all kept.
    pub fn new(pack: &CountryPack) -> Self {
        let facts = &pack.gazetteer;
        let areas = placement::placements(&pack.areas);
        let names = Names::new(pack, &areas);
        let seats = facts.stations.iter();
        let seats =
            seats.filter_map(|seat| Some((key(&seat.text), areas.get(&seat.area)?.clone())));
        Self {
            country: pack.country,
            spellings: SpellingIndex::new(names.heard()),
            replacements: Replacements::new(pack),
            seats: seats.collect(),
            validity: Validity::new(&facts.validity),
            names,
            areas,
        }
    }

    /// Says where a place lies that a report from this country writes so, as far as the words
    /// alone tell and are no mere hint.
    ///
    /// In another country than the pack's only "at sea" can be told.
    pub fn look_up(&self, place: &str, country: CountryCode) -> Placement {
        let verdict = self.judge(place);
        let is_told = verdict.confidence.is_some_and(|confidence| confidence > Confidence::Low);
        let in_reach = country == self.country || verdict.placement.kind == PlacementKind::AtSea;
        match is_told && in_reach {
            true => verdict.placement,
            false => Placement::without_area(PlacementKind::NotKnown),
        }
    }

    /// Says where a place lies, with everything the report says about it, and why.
    pub fn resolve(&self, asked: &PlaceAsWritten<'_>) -> PlaceResolution {
        let mut verdict = self.judge(asked.place);
        if asked.country != self.country && verdict.placement.kind != PlacementKind::AtSea {
            return in_another_country(asked.country);
        }
        for station in asked.stations {
            if let Some(seat) = self.seat(station) {
                verdict = verdict.or_seat(&seat, station);
            }
        }
        PlaceResolution {
            area_then: self.area_then(&verdict, asked),
            point: verdict.point(),
            confidence: verdict.confidence,
            placement: verdict.placement,
            reasons: verdict.reasons,
        }
    }

    fn judge(&self, place: &str) -> Verdict<'_> {
        let reader = Reader { names: &self.names, spellings: &self.spellings };
        let mut findings = Findings::default();
        let whole = self.names.get(&key(place));
        if whole.is_empty() {
            for part in place.split(SEPARATORS) {
                self.read_part(part, reader, &mut findings);
            }
        } else {
            reader.read(&Phrase::whole(place, whole), &mut findings);
        }
        Verdict::of(findings)
    }

    fn read_part<'a>(&'a self, part: &str, reader: Reader<'a>, findings: &mut Findings<'a>) {
        let phrase = Phrase::read(part, &self.names);
        if !phrase.has_unknown_words() {
            return reader.read(&phrase, findings);
        }
        let undone = self.replacements.undone(part).into_iter();
        let restored = undone
            .map(|text| Phrase::read(&text, &self.names))
            .find(|phrase| phrase.has_names() && !phrase.has_unknown_words());
        let from = findings.evidence.len();
        reader.read(restored.as_ref().unwrap_or(&phrase), findings);
        if restored.is_some() {
            for evidence in findings.evidence.iter_mut().skip(from) {
                evidence.doubt();
                evidence.step = Step::Restored;
            }
        }
    }

    /// Where a station sits: by its own row, else by the name of an area in its name.
    fn seat(&self, station: &str) -> Option<Placement> {
        if let Some(seat) = self.seats.get(&key(station)) {
            return Some(seat.clone());
        }
        let phrase = Phrase::read(station, &self.names);
        let pieces = phrase.runs.iter().flat_map(|run| &run.pieces);
        let mut seat: Option<Placement> = None;
        for piece in pieces {
            let [entry] = piece.bearers else { continue };
            let placement = &entry.placement;
            seat = match seat {
                _ if placement.kind != PlacementKind::Area => seat,
                Some(known) if known.lies_in(placement) => Some(known),
                Some(known) if !placement.lies_in(&known) => return None,
                _ => Some(placement.clone()),
            };
        }
        seat
    }

    fn area_then(&self, verdict: &Verdict<'_>, asked: &PlaceAsWritten<'_>) -> Option<AreaCode> {
        let when = asked.when.as_ref()?;
        let younger = verdict.younger_area().filter(|area| self.validity.existed(area, when));
        younger.cloned().or_else(|| self.validity.area_then(verdict.placement.area()?, when))
    }
}

/// What stands between the parts of a place: "Taftan, Chagai (Balochistan)".
const SEPARATORS: [char; 13] = [',', ';', '/', '(', ')', '[', ']', ':', '|', '\n', '\r', '،', '؛'];

fn in_another_country(country: CountryCode) -> PlaceResolution {
    PlaceResolution {
        placement: Placement::without_area(PlacementKind::Abroad),
        area_then: None,
        point: None,
        confidence: Some(Confidence::Certain),
        reasons: vec![Reason::of(Step::OtherCountry, country.as_str())],
    }
}
