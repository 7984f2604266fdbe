//! Every visible word, from `locales`. A page asks by key; a test asks that both languages have
//! the same keys and that each key a template names exists.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;

use crate::language::Language;
use crate::numbers;

#[derive(RustEmbed)]
#[folder = "locales"]
struct Locales;

/// The words of one language.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
}

/// A locale that ships can't be read.
#[derive(Debug, thiserror::Error)]
#[error("locales/{file} can't be read: {problem}")]
pub struct BrokenLocale {
    file: String,
    problem: String,
}

impl Words {
    /// Reads the words of a language.
    pub(crate) fn of(language: Language) -> Result<Self, BrokenLocale> {
        let id = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Marks of direction around what is filled in: a date among Urdu words would otherwise
        // be read backwards.
        bundle.set_use_isolating(language == Language::Urdu);
        bundle.set_formatter(Some(|value, _| match value {
            FluentValue::Number(number) => Some(numbers::grouped(&number.as_string())),
            _ => None,
        }));
        let folder = format!("{}/", language.code());
        for file in Locales::iter().filter(|path| path.starts_with(&folder)) {
            let broken = |problem: String| BrokenLocale { file: file.to_string(), problem };
            let bytes = Locales::get(&file).ok_or_else(|| broken("it is missing".into()))?;
            let text = String::from_utf8(bytes.data.into_owned())
                .map_err(|error| broken(error.to_string()))?;
            let resource = FluentResource::try_new(text)
                .map_err(|(_, errors)| broken(format!("{errors:?}")))?;
            bundle.add_resource(resource).map_err(|errors| broken(format!("{errors:?}")))?;
        }
        Ok(Self { bundle })
    }

    /// The words for a key. A key that does not exist is a mistake of ours and shows as itself.
    pub(crate) fn say(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            tracing::error!(key, "a template names a word that does not exist");
            return key.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, value.clone());
        }
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, ?errors, "a word was not given what it needs");
        }
        text
    }
}

/// The keys of a language with the names of what is filled in, as the files have them.
#[cfg_attr(not(test), expect(dead_code, reason = "the tests compare what the pages only read"))]
pub(crate) fn keys(language: Language) -> BTreeMap<String, Vec<String>> {
    let folder = format!("{}/", language.code());
    let mut keys = BTreeMap::new();
    for file in Locales::iter().filter(|path| path.starts_with(&folder)) {
        let bytes = Locales::get(&file).map(|file| file.data.into_owned()).unwrap_or_default();
        let mut current = String::new();
        for line in String::from_utf8_lossy(&bytes).lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                current = line.split(' ').next().unwrap_or_default().to_owned();
                keys.insert(current.clone(), Vec::new());
            }
            let names = line.split('$').skip(1).filter_map(|rest| rest.split([' ', '}']).next());
            let known: &mut Vec<String> = keys.entry(current.clone()).or_default();
            known.extend(names.map(str::to_owned));
            known.sort();
            known.dedup();
        }
    }
    keys.remove("");
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_fill_in_the_same_values() {
        let (english, urdu) = (keys(Language::English), keys(Language::Urdu));
        assert_eq!(english, urdu);
        assert!(english.len() > 250);
    }

    #[test]
    fn numbers_are_grouped_and_plurals_follow_the_count() {
        let words = Words::of(Language::English).unwrap();
        let said = |count: u64| words.say("figure-incidents", &[("count", count.into())]);
        assert_eq!(said(1), "In one seizure.");
        assert_eq!(said(12_345), "In 12,345 seizures.");
    }

    #[test]
    fn what_is_filled_into_urdu_keeps_its_own_direction() {
        let words = Words::of(Language::Urdu).unwrap();
        let said = words.say("home-seizures", &[("year", "2025".into())]);
        assert!(said.starts_with("\u{2068}2025\u{2069}"), "{said}");
    }

    #[test]
    fn definitions_on_pages_are_those_of_the_model() {
        let words = Words::of(Language::English).unwrap();
        for measure in yakja_model::Measure::ALL {
            let said = words.say(&format!("definition-{}", measure.code()), &[]);
            assert_eq!(said, measure.definition());
        }
    }
}
