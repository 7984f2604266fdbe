//! A country pack as values: organisations, areas, points of entry, drug names, law, words.
//!
//! Parsing its files is the business of `formats`; finding a place in it that of `resolve`.

mod area;
mod law;
mod organization;
mod page_word;
mod point_of_entry;
mod substance;
mod unit;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::GazetteerFacts;

pub use area::{Area, AreaCode, AreaLevel, PlaceMeaning, Spelling};
pub use law::LawThreshold;
pub use organization::{Organization, Sector, Standing};
pub use page_word::PageWord;
pub use point_of_entry::{PointCode, PointKind, PointOfEntry};
pub use substance::{Substance, SubstanceCode};
pub use unit::Unit;

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
    /// Land crossings, airports, seaports and dry ports.
    pub points: Vec<PointOfEntry>,
    /// What laws say of quantities.
    pub law: Vec<LawThreshold>,
    /// The words officers use.
    pub words: Vec<PageWord>,
    /// What is known about places beside areas and spellings.
    pub gazetteer: GazetteerFacts,
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
