//! A place as written, with what is made of it and why.

use serde::Serialize;
use yakja_model::{AreaCode, CountryCode, Day, OrganizationCode, PlaceCorrection, RulingId};
use yakja_resolve::{
    Confidence, PlaceAsWritten, PlaceResolution, PlacementKind, Places, Step as PlaceStep,
};

use super::written::Text;

/// How far a place as written is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceState {
    /// Figures count it as not known; there may be a hint.
    NotKnown,
    /// Read with some doubt, or known to no district.
    Unsure,
    /// A name of the pack, down to the district, at sea or abroad.
    Placed,
    /// A person said what it means, or that it can't be placed.
    Said,
}

/// A place as reports write it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceView {
    /// As most reports write it.
    pub place: String,
    /// Other ways of writing the same.
    pub spellings: Vec<String>,
    /// Country of the reports.
    pub country: CountryCode,
    /// Reports that the reader may see.
    pub reports: u64,
    /// The earliest day of any of them.
    pub first: Option<Day>,
    /// The latest day.
    pub last: Option<Day>,
    /// How far it is settled.
    pub state: PlaceState,
    /// `area`, `at_sea`, `abroad` or `not-known`.
    pub lies: &'static str,
    /// Province, where it is known.
    pub province: Option<AreaCode>,
    /// Division.
    pub division: Option<AreaCode>,
    /// District.
    pub district: Option<AreaCode>,
    /// `certain`, `likely`, or `low` for a mere hint, which no figure counts by.
    pub confidence: Option<&'static str>,
    /// What led there, and what spoke against it.
    pub reasons: Vec<PlaceReason>,
    /// The newest that a person said of it.
    pub said: Option<CorrectionView>,
}

/// One step on the way to where a place lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceReason {
    /// What was done.
    pub step: PlaceStep,
    /// Words of the text.
    pub text: String,
    /// The name in the country pack.
    pub entry: Option<String>,
    /// The area that this step alone speaks for.
    pub area: Option<AreaCode>,
}

/// What a person said of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionView {
    /// Identifier.
    pub id: RulingId,
    /// The place as the officer wrote it.
    pub place: String,
    /// An area's code, `at_sea`, `abroad`, `unplaceable`, or `as_read` where it was taken back.
    pub means: String,
    /// The organisation of who said so.
    pub organization: OrganizationCode,
    /// Why.
    pub reason: String,
    /// When, RFC 3339.
    pub at: String,
}

impl CorrectionView {
    pub(super) fn of(correction: &PlaceCorrection) -> Self {
        Self {
            id: correction.id,
            place: correction.place.clone(),
            means: correction.means.clone(),
            organization: correction.organization.clone(),
            reason: correction.reason.clone(),
            at: correction.at.to_string(),
        }
    }
}

impl PlaceView {
    /// A text of some reports, or of none yet, as it is read now.
    pub(super) fn of(
        (place, country): (&str, CountryCode),
        text: Option<&Text>,
        places: &Places<'_>,
        newest: Option<&PlaceCorrection>,
    ) -> Self {
        let asked = PlaceAsWritten { place, stations: &[], country, when: None };
        let found = places.resolve(&asked);
        let said = newest.map(CorrectionView::of);
        let stands = newest.is_some_and(|newest| newest.meaning().is_some());
        Self {
            state: if stands { PlaceState::Said } else { state(&found) },
            lies: match found.placement.kind {
                PlacementKind::Area => "area",
                PlacementKind::AtSea => "at_sea",
                PlacementKind::Abroad => "abroad",
                PlacementKind::NotKnown => "not-known",
            },
            confidence: found.confidence.map(Confidence::code),
            reasons: found.reasons.into_iter().map(PlaceReason::of).collect(),
            province: found.placement.province,
            division: found.placement.division,
            district: found.placement.district,
            spellings: text.map_or_else(Vec::new, |text| other_than(place, &text.spellings)),
            reports: text.map_or(0, |text| text.reports),
            first: text.map(|text| text.first),
            last: text.map(|text| text.last),
            place: place.to_owned(),
            country,
            said,
        }
    }
}

fn other_than(place: &str, spellings: &[String]) -> Vec<String> {
    spellings.iter().filter(|spelling| *spelling != place).cloned().collect()
}

fn state(found: &PlaceResolution) -> PlaceState {
    let is_area = found.placement.kind == PlacementKind::Area;
    let is_coarse = is_area && found.placement.district.is_none();
    match found.counts() {
        false => PlaceState::NotKnown,
        true if is_coarse || found.confidence != Some(Confidence::Certain) => PlaceState::Unsure,
        true => PlaceState::Placed,
    }
}

impl PlaceReason {
    fn of(reason: yakja_resolve::Reason) -> Self {
        let yakja_resolve::Reason { step, text, entry, area } = reason;
        Self { step, text, entry, area }
    }
}

impl PlaceState {
    /// Every state, what has to be looked at first.
    pub const ALL: [Self; 4] = [Self::NotKnown, Self::Unsure, Self::Placed, Self::Said];

    /// The code used in addresses and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotKnown => "not-known",
            Self::Unsure => "unsure",
            Self::Placed => "placed",
            Self::Said => "said",
        }
    }

    /// Takes a code; gives `None` for an unknown one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}
