//! What is known of a place as written, how sure it is, and why.
//!
//! Reasons are data: a page puts them into words of its own language. How they are found is the
//! business of the other modules.

use serde::Serialize;
use yakja_model::{AreaCode, CountryCode, When};

use super::placement::Placement;

/// A place as a report gives it, with what else the report says that may place it.
#[derive(Clone, Copy, Debug)]
pub struct PlaceAsWritten<'a> {
    /// The words for the place.
    pub place: &'a str,
    /// The reporting station and its directorate, the narrower first.
    pub stations: &'a [&'a str],
    /// The country of the event.
    pub country: CountryCode,
    /// When it happened.
    pub when: Option<When>,
}

/// Where a place as written lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceResolution {
    /// The area by the boundaries the pack has, at sea, abroad, or not known.
    pub placement: Placement,
    /// The area it was on the day of the event, where that is another.
    pub area_then: Option<AreaCode>,
    /// A point, where one is known.
    pub point: Option<PlacePoint>,
    /// How sure it is; `None` where nothing is known.
    pub confidence: Option<Confidence>,
    /// What led there, and what spoke against it.
    pub reasons: Vec<Reason>,
}

/// A point and how far from it the event may have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacePoint {
    /// Latitude in millionths of a degree.
    pub lat_udeg: i32,
    /// Longitude in millionths of a degree.
    pub lon_udeg: i32,
    /// Radius in metres.
    pub uncertainty_m: u32,
}

/// How sure a placement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// A guess to be looked at: the seat of the station, a road's name.
    Low,
    /// Read with some doubt: a misspelling, "near", a longer name.
    Likely,
    /// What is written is a name the pack or a person knows.
    Certain,
}

impl PlaceResolution {
    /// Whether a figure counts by it: nothing is counted by a mere hint, and in another country
    /// than the pack's only the sea is told.
    pub fn counts(&self) -> bool {
        let is_elsewhere = self.reasons.iter().any(|reason| reason.step == Step::OtherCountry);
        !is_elsewhere && self.confidence.is_some_and(|confidence| confidence > Confidence::Low)
    }
}

impl Confidence {
    /// A stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// One step on the way to a placement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was done.
    pub step: Step,
    /// The words of the text it was done with, folded.
    pub text: String,
    /// The name in the gazetteer, as the gazetteer writes it.
    pub entry: Option<String>,
    /// The smallest area that this step alone speaks for.
    pub area: Option<AreaCode>,
}

/// What was done with words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A person said what this text means.
    Learned,
    /// The words are a name the gazetteer has.
    Name,
    /// The words are a name but for their spelling.
    Corrected,
    /// A country's name stands inside a word where its abbreviation was.
    Restored,
    /// The place is near the named one.
    Near,
    /// The place belongs to the named one: an airport, a toll plaza, hills.
    Site,
    /// A longer name that nobody knows ends in the name of an area.
    EndOfLongerName,
    /// A longer name that nobody knows begins with the name of an area.
    StartOfLongerName,
    /// A road called after the named place.
    Road,
    /// A stream called after the named place.
    Stream,
    /// A way between two named places.
    Way,
    /// The words say that it was at sea.
    AtSea,
    /// It was off the named place, which lies on the coast.
    OffCoast,
    /// The coast that is named beside the sea.
    NearestCoast,
    /// The seat of the reporting station.
    Seat,
    /// The event was in another country.
    OtherCountry,
    /// The name is that of a village or quarter and not of the place it is called after.
    CalledAfter,
    /// Where something came from or went to.
    CameOrWent,
    /// A name that is known to say nothing of the place.
    Unplaceable,
    /// Words that nobody knows.
    UnknownWords,
    /// Several places bear the name; only what they share counts.
    SeveralBearers,
    /// The parts contradict each other; only what they share counts.
    Contradiction,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 22] = [
        Self::Learned,
        Self::Name,
        Self::Corrected,
        Self::Restored,
        Self::Near,
        Self::Site,
        Self::EndOfLongerName,
        Self::StartOfLongerName,
        Self::Road,
        Self::Stream,
        Self::Way,
        Self::AtSea,
        Self::OffCoast,
        Self::NearestCoast,
        Self::Seat,
        Self::OtherCountry,
        Self::CalledAfter,
        Self::CameOrWent,
        Self::Unplaceable,
        Self::UnknownWords,
        Self::SeveralBearers,
        Self::Contradiction,
    ];

    /// A stable word for it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Learned => "learned",
            Self::Name => "name",
            Self::Corrected => "corrected",
            Self::Restored => "restored",
            Self::Near => "near",
            Self::Site => "site",
            Self::EndOfLongerName => "end-of-longer-name",
            Self::StartOfLongerName => "start-of-longer-name",
            Self::Road => "road",
            Self::Stream => "stream",
            Self::Way => "way",
            Self::AtSea => "at-sea",
            Self::OffCoast => "off-coast",
            Self::NearestCoast => "nearest-coast",
            Self::Seat => "seat",
            Self::OtherCountry => "other-country",
            Self::CalledAfter => "called-after",
            Self::CameOrWent => "came-or-went",
            Self::Unplaceable => "unplaceable",
            Self::UnknownWords => "unknown-words",
            Self::SeveralBearers => "several-bearers",
            Self::Contradiction => "contradiction",
        }
    }
}

impl Reason {
    /// A step with words of the text alone.
    pub(super) fn of(step: Step, text: &str) -> Self {
        Self { step, text: text.to_owned(), entry: None, area: None }
    }
}
