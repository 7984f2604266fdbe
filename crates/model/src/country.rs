//! A country pack as values: organisations, areas, spellings, drug names, unit words.
//!
//! Parsing its files is the business of `formats`; finding a place in it that of `resolve`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{OrganizationCode, SubstanceClass};

/// Everything the register must know about one country.
#[derive(Clone, Debug, PartialEq)]
pub struct CountryPack {
    /// ISO 3166-1 alpha-2 code, for example `PK`.
    pub country: CountryCode,
    /// Name of the country in English.
    pub name_en: String,
    /// Name of the country in Urdu.
    pub name_ur: String,
    /// Members of the centre and outside sources.
    pub organizations: Vec<Organization>,
    /// Provinces, divisions and districts.
    pub areas: Vec<Area>,
    /// How places are spelt, and what each spelling means.
    pub spellings: Vec<Spelling>,
    /// Substances with their class.
    pub substances: Vec<Substance>,
    /// Drug names as written, folded to lower case, to a substance code.
    pub drug_names: BTreeMap<String, SubstanceCode>,
    /// Unit words as written, folded to lower case.
    pub units: BTreeMap<String, Unit>,
    /// Country names as written, folded to lower case, to ISO 3166-1 alpha-2.
    pub country_names: BTreeMap<String, CountryCode>,
}

/// ISO 3166-1 alpha-2, two capital letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// Takes two ASCII letters in either case; gives `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for CountryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for CountryCode {
    type Error = String;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| "a country code is two letters".to_owned())
    }
}

impl From<CountryCode> for String {
    fn from(code: CountryCode) -> Self {
        code.as_str().to_owned()
    }
}

/// A member of the centre, or a source outside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organization {
    /// Short fixed code, for example `ANF`.
    pub code: OrganizationCode,
    /// Whether it has joined the centre.
    pub standing: Standing,
    /// Name in English.
    pub name_en: String,
    /// Name in Urdu.
    pub name_ur: String,
}

/// Whether an organisation belongs to the centre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The centre itself.
    Centre,
    /// Has joined on terms.
    Member,
    /// Says things that members import, for example UNODC.
    Outside,
}

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

/// Code of a substance: its UNODC name in lower-case English, for example `acetic anhydride`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubstanceCode(pub String);

/// A substance and the class it counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substance {
    /// Its code.
    pub code: SubstanceCode,
    /// Its class.
    pub class: SubstanceClass,
    /// Name in Urdu.
    pub name_ur: String,
}

/// What a unit word measures and how much one of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One unit is so many milligrams.
    Mass {
        /// Milligrams in one unit.
        milligrams: i64,
    },
    /// One unit is so many millilitres.
    Volume {
        /// Millilitres in one unit.
        milliliters: i64,
    },
    /// One unit is so many pieces (tablets, ampoules, capsules).
    Pieces {
        /// Pieces in one unit.
        pieces: i64,
    },
    /// Known as a word, but says nothing of mass, volume or pieces (a package).
    Container,
}
