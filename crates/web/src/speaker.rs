//! Says in one language what the register knows by code.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use minijinja::value::Value;

use crate::language::Language;
use crate::names::Names;
use crate::numbers;
use crate::words::{BrokenLocale, Words};

/// Words and names of one language. Cloning is cheap.
#[derive(Clone)]
pub(crate) struct Speaker {
    language: Language,
    words: Arc<Words>,
    names: Arc<Names>,
}

impl Speaker {
    pub(crate) fn new(language: Language, names: &Arc<Names>) -> Result<Self, BrokenLocale> {
        let words = Arc::new(Words::of(language)?);
        Ok(Self { language, words, names: Arc::clone(names) })
    }

    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The words for a key that needs nothing filled in.
    pub(crate) fn word(&self, key: &str) -> String {
        self.words.say(key, &[])
    }

    /// The words for a key, filled in.
    pub(crate) fn say(&self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.words.say(key, values)
    }

    pub(crate) fn organization<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.organization(code, self.language)
    }

    pub(crate) fn area<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.area(code, self.language)
    }

    pub(crate) fn substance<'a>(&'a self, code: &'a str) -> &'a str {
        self.names.substance(code, self.language)
    }

    /// The value of a dimension of a figure.
    pub(crate) fn dimension(&self, value: Option<&str>, dimension: &str) -> String {
        let Some(value) = value else { return self.word("not-stated") };
        match (dimension, value) {
            (_, "at_sea") => self.word("value-at-sea"),
            (_, "abroad") => self.word("value-abroad"),
            ("province" | "district", code) => self.area(code).to_owned(),
            ("substance", code) => self.substance(code).to_owned(),
            ("class", code) => self.word(&format!("class-{code}")),
            (_, other) => other.to_owned(),
        }
    }

    /// A report in a few words, as a title.
    pub(crate) fn title(&self, report: &Value) -> String {
        let summary = self.summary(report);
        let mut rest = summary.chars();
        let first: String =
            rest.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
        first + rest.as_str()
    }

    /// A report in a few words: its first exhibit, its people, or its kind.
    fn summary(&self, report: &Value) -> String {
        let attribute = |name: &str| report.get_attr(name).ok();
        let exhibits = attribute("exhibits");
        let count = exhibits.as_ref().and_then(Value::len).unwrap_or(0);
        let first = exhibits.and_then(|list| list.get_item(&Value::from(0)).ok());
        if let (Some(first), Some(more)) = (first, count.checked_sub(1)) {
            return self.exhibits(&first, more);
        }
        let kind = attribute("kind").map(|kind| kind.to_string()).unwrap_or_default();
        let kind = self.word(&format!("kind-{kind}"));
        match attribute("people_count").and_then(|count| u64::try_from(count).ok()) {
            None => kind,
            Some(count) => {
                let people = self.say("people-summary", &[("count", count.into())]);
                self.say("kind-with-people", &[("kind", kind.into()), ("people", people.into())])
            }
        }
    }

    fn exhibits(&self, first: &Value, more: usize) -> String {
        let shown = self.exhibit(first);
        if more == 0 {
            return shown;
        }
        let count = u64::try_from(more).unwrap_or(u64::MAX);
        self.say("summary-with-more", &[("count", count.into()), ("first", shown.into())])
    }

    fn exhibit(&self, exhibit: &Value) -> String {
        let attribute = |name: &str| exhibit.get_attr(name).ok().filter(|value| !value.is_none());
        let substance = match attribute("substance").as_ref().and_then(Value::as_str) {
            Some(code) => self.substance(code).to_owned(),
            None => attribute("substance_as_written").map(|it| it.to_string()).unwrap_or_default(),
        };
        let amounts = [("mass_mg", 6, "kg"), ("volume_ml", 3, "L"), ("pieces", 0, "pieces")];
        let measured = amounts.into_iter().find_map(|(name, decimals, unit)| {
            let base = i64::try_from(attribute(name)?).ok()?;
            Some((numbers::scaled(base, decimals), self.word(&format!("unit-{unit}"))))
        });
        let substance = ("substance", FluentValue::from(substance));
        match measured {
            None => self.say("exhibit-not-measured", &[substance]),
            Some((amount, unit)) => {
                let values = [substance, ("amount", amount.into()), ("unit", unit.into())];
                self.say("exhibit-in-words", &values)
            }
        }
    }
}
