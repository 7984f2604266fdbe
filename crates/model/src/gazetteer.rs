//! Facts of a country pack about places, beyond its areas and spellings: places with a name and a
//! point, the seats of stations, and since when an area has existed.
//!
//! Parsing the files is the business of `formats`; placing a text with them that of `resolve`.

use crate::{AreaCode, Period};

/// What a country pack knows about places beside areas and spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GazetteerFacts {
    /// Places with a name; one name may stand several times, for several places.
    pub places: Vec<NamedPlace>,
    /// Stations and directorates whose name does not say where they sit.
    pub stations: Vec<Station>,
    /// When areas began and ended.
    pub validity: Vec<AreaValidity>,
}

/// A place that bears a name and lies in an area.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPlace {
    /// The name, any case.
    pub name: String,
    /// The smallest area it lies in: one of the pack's, or a later one of its validity table.
    pub area: AreaCode,
    /// What sort of place it is.
    pub kind: PlaceKind,
    /// Latitude and longitude in millionths of a degree, where a source gives them.
    pub point_udeg: Option<(i32, i32)>,
}

/// What sort of place a named place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// A town or village.
    Town,
    /// A town, village or landing place on the sea.
    Coast,
    /// A part of a district with an administration of its own.
    Tehsil,
    /// A part of a town.
    Quarter,
    /// An airport.
    Airport,
    /// A port on the sea.
    Port,
    /// A crossing of the border, or a port inland.
    Crossing,
}

impl PlaceKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Town,
        Self::Coast,
        Self::Tehsil,
        Self::Quarter,
        Self::Airport,
        Self::Port,
        Self::Crossing,
    ];

    /// The word that stands for it in the pack's file.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Coast => "coast",
            Self::Tehsil => "tehsil",
            Self::Quarter => "quarter",
            Self::Airport => "airport",
            Self::Port => "port",
            Self::Crossing => "crossing",
        }
    }

    /// Reads the word of the pack's file.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How far from its point something at such a place may have happened.
    pub const fn uncertainty_m(self) -> u32 {
        match self {
            Self::Quarter => 2_000,
            Self::Airport | Self::Port | Self::Crossing => 3_000,
            Self::Town | Self::Coast => 5_000,
            Self::Tehsil => 20_000,
        }
    }
}

/// A station or directorate and the area of its seat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// As reports write it, any case.
    pub text: String,
    /// The smallest area its seat lies in.
    pub area: AreaCode,
}

/// Since when an area has existed, until when, and what it was part of before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaValidity {
    /// An area of the pack, or of none of its levels because it is younger than the boundaries.
    pub code: AreaCode,
    /// Name in English.
    pub name_en: String,
    /// When it began, as a period where the day is not known; `None` where it is older than any
    /// record.
    pub began: Option<Period>,
    /// When it ended; `None` while it lasts.
    pub ended: Option<Period>,
    /// What it was part of before. A younger area than the boundaries counts in it still.
    pub predecessor: Option<AreaCode>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_back() {
        for kind in PlaceKind::ALL {
            assert_eq!(PlaceKind::parse(kind.code()), Some(kind));
        }
        assert_eq!(PlaceKind::parse("Town"), None);
    }
}
