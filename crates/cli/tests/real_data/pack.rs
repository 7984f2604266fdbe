//! The words of the country pack, straight from its files and with rules of their own here:
//! nothing of the product reads them.

use std::collections::HashMap;
use std::path::Path;

/// What a unit measures, and how many milligrams, millilitres or pieces how many of it are: a tola
/// is no whole number of milligrams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Mass(i128, i128),
    Volume(i128, i128),
    Pieces(i128, i128),
    Container,
}

/// Words by their lower-case form.
pub struct Pack {
    substances: HashMap<String, String>,
    classes: HashMap<String, String>,
    units: HashMap<String, Unit>,
    countries: HashMap<String, String>,
    areas: HashMap<(String, String), String>,
    sea: Vec<String>,
}

impl Pack {
    /// Reads the pack of Pakistan.
    pub fn read() -> Self {
        let pairs = |file: &str| {
            let rows = table(file);
            rows.into_iter().map(|row| (folded(&row[0]), row[1].clone())).collect()
        };
        let unit = |row: Vec<String>| {
            let amount = || row[2].parse().unwrap();
            let units = if row[3].is_empty() { 1 } else { row[3].parse().unwrap() };
            let unit = match row[1].as_str() {
                "mass" => Unit::Mass(amount(), units),
                "volume" => Unit::Volume(amount(), units),
                "pieces" => Unit::Pieces(amount(), units),
                _ => Unit::Container,
            };
            (folded(&row[0]), unit)
        };
        let at_sea = |row: Vec<String>| (row[1] == "at_sea").then(|| folded(&row[0]));
        Self {
            substances: pairs("drug_names.csv"),
            classes: pairs("substances.csv"),
            units: table("units.csv").into_iter().map(unit).collect(),
            countries: pairs("country_names.csv"),
            areas: table("areas.csv")
                .into_iter()
                .map(|row| ((row[1].clone(), without_hyphens(&row[4])), row[0].clone()))
                .collect(),
            sea: table("spellings.csv").into_iter().filter_map(at_sea).collect(),
        }
    }

    /// The substance of a name, and its class.
    pub fn substance(&self, name: &str) -> (Option<String>, String) {
        let name = folded(name);
        let substance = self.substances.get(&name);
        let code = substance.or_else(|| self.classes.get_key_value(&name).map(|(code, _)| code));
        match code {
            Some(code) => (Some(code.clone()), self.classes[code].clone()),
            None => (None, "unrecognized".to_owned()),
        }
    }

    /// The unit of a word; a blank one says as little as a container.
    pub fn unit(&self, word: &str) -> Unit {
        if word.is_empty() { Unit::Container } else { self.units[&folded(word)] }
    }

    /// The code of a country.
    pub fn country(&self, name: &str) -> String {
        self.countries[&folded(name)].clone()
    }

    /// The code of a `province` or `district` by its English name.
    pub fn area(&self, level: &str, name: &str) -> String {
        let key = (level.to_owned(), without_hyphens(name));
        self.areas.get(&key).unwrap_or_else(|| panic!("no {level} {name}")).clone()
    }

    /// Whether a place is at sea.
    pub fn is_at_sea(&self, place: &str) -> bool {
        self.sea.contains(&folded(place))
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whoever placed the places by hand and the pack write "Gilgit-Baltistan" in two ways.
fn without_hyphens(name: &str) -> String {
    folded(&name.replace('-', " "))
}

fn table(file: &str) -> Vec<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../countries/pakistan");
    let mut reader = csv::Reader::from_path(folder.join(file)).unwrap();
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}
