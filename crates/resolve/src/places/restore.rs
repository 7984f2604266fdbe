//! Undoes a careless replacement: somebody made every "uk" of a file "United Kingdom", and Sukkur
//! became "SUnited Kingdomkur".
//!
//! It gives texts that may have stood there; whether one is a place is for the caller to see.

use std::collections::HashMap;

use yakja_model::{CountryCode, CountryPack};

use super::fold::{key, words};

/// Names of countries with the abbreviations that may have stood in their place, by the first
/// letters of the name.
#[derive(Clone, Debug, Default)]
pub(super) struct Replacements {
    countries: HashMap<String, Vec<(String, Vec<String>)>>,
}

/// So many letters of a name find it in a text; shorter names are abbreviations.
const FIRST_LETTERS: usize = 4;

impl Replacements {
    /// Takes the countries of a pack.
    pub(super) fn new(pack: &CountryPack) -> Self {
        let mut short: HashMap<CountryCode, Vec<String>> = HashMap::new();
        let mut long = Vec::new();
        for (name, country) in &pack.country_names {
            let code = country.as_str().to_ascii_lowercase();
            let forms = short.entry(*country).or_insert_with(|| vec![code]);
            let letters = key(name);
            match letters.chars().count() < FIRST_LETTERS {
                true if !forms.contains(&letters) => forms.push(letters),
                true => {}
                false => long.push((folded(name), *country)),
            }
        }
        let mut countries: HashMap<String, Vec<(String, Vec<String>)>> = HashMap::new();
        for (name, country) in long {
            let first: String = name.chars().take(FIRST_LETTERS).collect();
            let short = short.get(&country).cloned().unwrap_or_default();
            countries.entry(first).or_default().push((name, short));
        }
        Self { countries }
    }

    /// Texts that may have stood there before a country's name was put inside a word.
    pub(super) fn undone(&self, text: &str) -> Vec<String> {
        let text = folded(text);
        let mut undone = Vec::new();
        for (at, _) in text.char_indices() {
            let rest = text.get(at..).unwrap_or_default();
            let end = rest.char_indices().nth(FIRST_LETTERS).map_or(rest.len(), |(end, _)| end);
            let found = rest.get(..end).and_then(|first| self.countries.get(first));
            for (name, short) in found.into_iter().flatten() {
                if let Some((before, after)) = parts_around(&text, at, name) {
                    undone.extend(short.iter().map(|short| [before, short, after].concat()));
                }
            }
        }
        undone
    }
}

/// What stands before and after a name that begins here inside a word.
fn parts_around<'a>(text: &'a str, at: usize, name: &str) -> Option<(&'a str, &'a str)> {
    let (before, rest) = text.split_at_checked(at)?;
    let after = rest.strip_prefix(name)?;
    let is_inside =
        before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
    is_inside.then_some((before, after))
}

fn folded(text: &str) -> String {
    words(text).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}
