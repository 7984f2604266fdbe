//! Areas of a country, and how places are spelt.
//!
//! Which area a text means is decided in `resolve`.

use serde::{Deserialize, Serialize};

/// Code of an area: ISO 3166-2 for a province (`PK-SD`), the boundary file's code below it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaCode(pub String);

/// A province, division or district.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Its code.
    pub code: AreaCode,
    /// How large a thing it is.
    pub level: AreaLevel,
    /// The area it lies in; `None` for a province.
    pub parent: Option<AreaCode>,
    /// The province it lies in (itself for a province).
    pub province: AreaCode,
    /// Name in English.
    pub name_en: String,
    /// Name in Urdu; empty when no source gives one.
    pub name_ur: String,
    /// Centroid as latitude and longitude in millionths of a degree.
    pub centroid_udeg: Option<(i32, i32)>,
}

/// Levels of administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AreaLevel {
    /// A province or federal unit.
    Province,
    /// A division of a province.
    Division,
    /// A district.
    District,
}

/// One way of writing a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// As written, any case.
    pub text: String,
    /// What it means.
    pub means: PlaceMeaning,
}

/// What a place as written stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PlaceMeaning {
    /// An area of the pack.
    Area(AreaCode),
    /// At sea.
    AtSea,
    /// In another country than the pack's.
    Abroad,
    /// It can't be placed; it counts as not known.
    Unplaceable,
}

impl PlaceMeaning {
    /// The code that stands for it in files and records.
    pub fn code(&self) -> &str {
        match self {
            Self::Area(code) => &code.0,
            Self::AtSea => "at_sea",
            Self::Abroad => "abroad",
            Self::Unplaceable => "unplaceable",
        }
    }

    /// Reads a code. Whatever is none of the words is taken for that of an area, which the pack may
    /// or may not have.
    pub fn of_code(code: &str) -> Self {
        match code {
            "at_sea" => Self::AtSea,
            "abroad" => Self::Abroad,
            "unplaceable" => Self::Unplaceable,
            area => Self::Area(AreaCode(area.to_owned())),
        }
    }
}
