//! What ships inside the program: country packs and import profiles.

use std::collections::BTreeMap;

use rust_embed::RustEmbed;
use yakja_formats::{
    Profile,
    country_pack::{PackFiles, read_pack},
};
use yakja_model::CountryPack;

use crate::{Error, Result};

#[derive(RustEmbed)]
#[folder = "../../countries"]
#[include = "*/*.csv"]
#[include = "*/*.toml"]
struct Countries;

#[derive(RustEmbed)]
#[folder = "../../profiles"]
#[include = "*.toml"]
struct Profiles;

/// The pack in the folder of this name, or with this country code.
pub(crate) fn country_pack(name: &str) -> Result<CountryPack> {
    let mut known = Vec::new();
    for folder in folders() {
        let pack = read_folder(&folder)?;
        if folder == name || pack.country.as_str().eq_ignore_ascii_case(name) {
            return Ok(pack);
        }
        known.push(folder);
    }
    Err(Error::UnknownCountry { name: name.to_owned(), known: known.join(", ") })
}

fn folders() -> Vec<String> {
    let mut folders: Vec<String> = Countries::iter()
        .filter_map(|path| path.strip_suffix("/pack.toml").map(str::to_owned))
        .collect();
    folders.sort();
    folders
}

fn read_folder(folder: &str) -> Result<CountryPack> {
    let file = |name: &str| -> Result<Vec<u8>> {
        let path = format!("{folder}/{name}");
        let found = Countries::get(&path).ok_or_else(|| broken("country pack", &path))?;
        Ok(found.data.into_owned())
    };
    read_pack(&PackFiles {
        pack_toml: &file("pack.toml")?,
        organizations: &file("organizations.csv")?,
        areas: &file("areas.csv")?,
        spellings: &file("spellings.csv")?,
        named_places: &file("named_places.csv")?,
        stations: &file("stations.csv")?,
        area_validity: &file("area_validity.csv")?,
        points: &file("points.csv")?,
        substances: &file("substances.csv")?,
        drug_names: &file("drug_names.csv")?,
        units: &file("units.csv")?,
        country_names: &file("country_names.csv")?,
        law: &file("law.csv")?,
        words: &file("words.csv")?,
    })
    .map_err(|error| broken("country pack", &error.to_string()))
}

/// The profiles that ship, by name.
pub(crate) fn profiles() -> Result<BTreeMap<String, Profile>> {
    let mut profiles = BTreeMap::new();
    for path in Profiles::iter() {
        let file = Profiles::get(&path).ok_or_else(|| broken("profile", &path))?;
        let text = std::str::from_utf8(&file.data).map_err(|_| broken("profile", &path))?;
        let profile =
            Profile::parse(text).map_err(|error| broken("profile", &format!("{path}: {error}")))?;
        profiles.insert(profile.name.clone(), profile);
    }
    Ok(profiles)
}

fn broken(what: &'static str, problem: &str) -> Error {
    Error::Shipped { what, problem: problem.to_owned() }
}
