//! Reads the files of a country pack into a [`CountryPack`] and checks that they fit together.
//!
//! The caller gives the bytes; this module opens nothing and knows no country. The page README.md
//! of a pack describes each file. The first thing that does not fit refuses the whole pack, since
//! half a pack would count places and substances wrongly without saying so.

mod areas;
mod country_names;
mod gazetteer;
mod head;
mod law;
mod organization_names;
mod organizations;
mod points;
mod row;
mod spellings;
mod substances;
#[cfg(test)]
mod tests;
mod units;
mod words;

use yakja_model::CountryPack;

pub use organization_names::{NamedOrganization, OrganizationNames};

/// The bytes of each file of a pack.
#[derive(Clone, Copy, Debug)]
pub struct PackFiles<'a> {
    /// `pack.toml`: country and names.
    pub pack_toml: &'a [u8],
    /// `organizations.csv`: members and outside sources.
    pub organizations: &'a [u8],
    /// `areas.csv`: provinces, divisions, districts.
    pub areas: &'a [u8],
    /// `spellings.csv`: how places are written.
    pub spellings: &'a [u8],
    /// `named_places.csv`: places with a name that lie in an area.
    pub named_places: &'a [u8],
    /// `stations.csv`: where stations and directorates sit.
    pub stations: &'a [u8],
    /// `area_validity.csv`: since when areas have existed.
    pub area_validity: &'a [u8],
    /// `points.csv`: points of entry.
    pub points: &'a [u8],
    /// `substances.csv`: substances with their class.
    pub substances: &'a [u8],
    /// `drug_names.csv`: how substances are written.
    pub drug_names: &'a [u8],
    /// `units.csv`: unit words.
    pub units: &'a [u8],
    /// `country_names.csv`: how countries are written.
    pub country_names: &'a [u8],
    /// `law.csv`: what laws say of quantities.
    pub law: &'a [u8],
    /// `words.csv`: the words officers use.
    pub words: &'a [u8],
}

/// Where a file of the pack is wrong, what stands there, and what should.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}, column {column}: found {found:?}, expected {expected}")]
pub struct PackError {
    /// Name of the file.
    pub file: &'static str,
    /// Line, counted from 1.
    pub line: u64,
    /// Name of the column; in `pack.toml` its number.
    pub column: String,
    /// The text that stands there.
    pub found: String,
    /// What was expected instead.
    pub expected: String,
}

/// Reads and checks a whole pack.
///
/// # Errors
/// The first thing that is not well formed or refers to something the pack does not have.
pub fn read_pack(files: &PackFiles<'_>) -> Result<CountryPack, PackError> {
    let head = head::read(files.pack_toml)?;
    let organizations = organizations::read(files.organizations)?;
    let areas = areas::read(files.areas)?;
    let spellings = spellings::read(files.spellings, &areas)?;
    let gazetteer = gazetteer::read(&files.gazetteer(), &areas)?;
    let points = points::read(files.points, head.country, &areas)?;
    let substances = substances::read(files.substances)?;
    let drug_names = substances::read_names(files.drug_names, &substances)?;
    let units = units::read(files.units)?;
    let country_names = country_names::read(files.country_names)?;
    let law = law::read(files.law, &areas, &substances)?;
    let words = words::read(files.words)?;
    Ok(CountryPack {
        country: head.country,
        name_en: head.name_en,
        name_ur: head.name_ur,
        organizations,
        areas,
        spellings,
        substances,
        drug_names,
        units,
        country_names,
        points,
        law,
        words,
        gazetteer,
    })
}

impl<'a> PackFiles<'a> {
    const fn gazetteer(&self) -> gazetteer::Files<'a> {
        gazetteer::Files {
            named_places: self.named_places,
            stations: self.stations,
            area_validity: self.area_validity,
        }
    }
}

/// How a drug name, unit word or country name is written as a key: no outer white space, lower
/// case, inner white space as one space. Look up with the same function.
pub fn fold(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}
