//! What the words in a table mean, by the country pack.

use std::collections::HashMap;

use yakja_model::{
    CountryCode, CountryPack, OrganizationCode, SubstanceClass, SubstanceCode, Unit,
};

use crate::country_pack::{OrganizationNames, fold};

/// How many words an expectation names.
const NAMED: usize = 24;
/// The units that an expectation names, as far as the pack has them.
const COMMON_UNITS: [&str; 4] = ["kg", "g", "litre", "tablet"];

/// The words of a pack, folded, in tables of their own.
pub struct Words {
    countries: HashMap<String, CountryCode>,
    country: Option<(CountryCode, String)>,
    organizations: Option<OrganizationNames>,
    expected_organization: String,
    substances: HashMap<String, (SubstanceCode, SubstanceClass)>,
    units: HashMap<String, Unit>,
    expected_unit: String,
}

impl Words {
    /// Takes the words out of a pack.
    pub fn of(pack: &CountryPack) -> Self {
        let classes: HashMap<_, _> =
            pack.substances.iter().map(|substance| (&substance.code, substance.class)).collect();
        let class_of = |code: &SubstanceCode| Some((code.clone(), *classes.get(code)?));
        let codes = pack.organizations.iter().map(|organization| organization.code.as_str());
        Self {
            countries: pack.country_names.iter().map(|(name, code)| (fold(name), *code)).collect(),
            country: Some((pack.country, pack.name_en.clone())),
            organizations: Some(OrganizationNames::of(pack)),
            expected_organization: format!(
                "an organisation of the pack (docs/organisations.md lists them): {}",
                listed(codes)
            ),
            substances: pack
                .drug_names
                .iter()
                .filter_map(|(name, code)| Some((fold(name), class_of(code)?)))
                .collect(),
            units: pack.units.iter().map(|(word, unit)| (fold(word), *unit)).collect(),
            expected_unit: format!("blank or a unit of the pack: {}", common_units(pack)),
        }
    }

    /// No words, for whoever asks only which columns a profile needs.
    pub fn none() -> Self {
        Self {
            countries: HashMap::new(),
            country: None,
            organizations: None,
            expected_organization: String::new(),
            substances: HashMap::new(),
            units: HashMap::new(),
            expected_unit: String::new(),
        }
    }

    /// The country of that name.
    pub fn country(&self, name: &str) -> Option<CountryCode> {
        self.countries.get(&fold(name)).copied()
    }

    /// The country of the pack.
    pub fn own_country(&self) -> Option<CountryCode> {
        self.country.as_ref().map(|(code, _)| *code)
    }

    /// What a country column should hold.
    pub fn expected_country(&self) -> String {
        let example = self.country.as_ref().map(|(_, name)| name.as_str()).unwrap_or_default();
        format!("a country by a name the pack knows, for example {example}")
    }

    /// The organisation that a text names, itself or by a part of it.
    pub fn organization(&self, name: &str) -> Option<OrganizationCode> {
        Some(self.organizations.as_ref()?.find(name)?.code)
    }

    /// What an organisation column should hold.
    pub fn expected_organization(&self) -> String {
        self.expected_organization.clone()
    }

    /// The substance of that name and its class.
    pub fn substance(&self, name: &str) -> Option<(SubstanceCode, SubstanceClass)> {
        self.substances.get(&fold(name)).cloned()
    }

    /// The unit that a word stands for.
    pub fn unit(&self, word: &str) -> Option<Unit> {
        self.units.get(&fold(word)).copied()
    }

    /// What a unit column should hold.
    pub fn expected_unit(&self) -> String {
        self.expected_unit.clone()
    }
}

/// The units that most tables use, and how many words more the pack knows.
fn common_units(pack: &CountryPack) -> String {
    let common = COMMON_UNITS.iter().filter(|word| pack.units.contains_key(**word));
    let named: Vec<_> = match common.copied().collect::<Vec<_>>() {
        none if none.is_empty() => pack.units.keys().take(NAMED).map(String::as_str).collect(),
        common => common,
    };
    let more = pack.units.len().saturating_sub(named.len());
    let named = named.join(", ");
    if more > 0 { format!("{named} and {more} more") } else { named }
}

/// Words in order; where they are many, the first of them and how many more there are.
fn listed<'word>(words: impl Iterator<Item = &'word str>) -> String {
    let mut words: Vec<_> = words.collect();
    words.sort_unstable();
    let more = words.len().saturating_sub(NAMED);
    words.truncate(NAMED);
    let words = words.join(", ");
    if more > 0 { format!("{words} and {more} more") } else { words }
}
