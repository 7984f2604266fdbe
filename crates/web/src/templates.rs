//! Templates and what they may call: words, names, numbers, days.

use std::sync::Arc;

use fluent_bundle::FluentValue;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{Environment, HtmlEscape, UndefinedBehavior};
use rust_embed::RustEmbed;
use serde::Serialize;
use yakja_app::App;

use crate::language::Language;
use crate::names::Names;
use crate::numbers;
use crate::speaker::Speaker;
use crate::words::BrokenLocale;

#[derive(RustEmbed)]
#[folder = "templates"]
struct Files;

/// The templates, once for each language.
pub(crate) struct Templates {
    english: Tongue,
    urdu: Tongue,
}

struct Tongue {
    environment: Environment<'static>,
    speaker: Speaker,
}

/// A template or locale that ships is broken.
#[derive(Debug, thiserror::Error)]
pub enum BrokenTemplate {
    /// A template can't be read.
    #[error("a template can't be read: {0}")]
    Template(#[from] minijinja::Error),
    /// A locale can't be read.
    #[error(transparent)]
    Locale(#[from] BrokenLocale),
}

impl Templates {
    pub(crate) fn new(app: &App) -> Result<Self, BrokenTemplate> {
        let names = Arc::new(Names::of(app.pack()));
        let english = Speaker::new(Language::English, &names)?;
        let urdu = Speaker::new(Language::Urdu, &names)?;
        Ok(Self {
            english: Tongue {
                environment: environment(&english, &urdu)?,
                speaker: english.clone(),
            },
            urdu: Tongue { environment: environment(&urdu, &english)?, speaker: urdu },
        })
    }

    /// Renders a template.
    pub(crate) fn render(
        &self,
        language: Language,
        name: &str,
        context: Value,
    ) -> Result<String, minijinja::Error> {
        self.tongue(language).environment.get_template(name)?.render(context)
    }

    /// What names and words are in a language.
    pub(crate) fn speaker(&self, language: Language) -> &Speaker {
        &self.tongue(language).speaker
    }

    fn tongue(&self, language: Language) -> &Tongue {
        match language {
            Language::English => &self.english,
            Language::Urdu => &self.urdu,
        }
    }
}

fn environment(speaker: &Speaker, other: &Speaker) -> Result<Environment<'static>, BrokenTemplate> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    for path in Files::iter() {
        let bytes = Files::get(&path).map(|file| file.data.into_owned()).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        environment.add_template_owned(path.into_owned(), text)?;
    }
    let language = speaker.language();
    environment.add_global("lang", language.code());
    environment.add_global("dir", language.direction());
    environment.add_global("other_lang", language.other().code());
    environment.add_global("other_dir", language.other().direction());
    environment.add_global("other_language", language.other().own_name());
    for (name, speaker) in [("t", speaker.clone()), ("other", other.clone())] {
        environment
            .add_function(name, move |key: String, values: Kwargs| say(&speaker, &key, &values));
    }
    add_names(&mut environment, speaker);
    add_numbers(&mut environment);
    Ok(environment)
}

fn add_names(environment: &mut Environment<'static>, speaker: &Speaker) {
    let this = speaker.clone();
    environment.add_filter("organization", move |code: String| bdi(this.organization(&code)));
    let this = speaker.clone();
    environment.add_filter("area", move |code: String| bdi(this.area(&code)));
    let this = speaker.clone();
    environment.add_filter("substance", move |code: Value| match code.as_str() {
        Some(code) => bdi(this.substance(code)),
        None => bdi(&this.word("not-known")),
    });
    let this = speaker.clone();
    environment.add_filter("dimension", move |value: Value, dimension: String| {
        bdi(&this.dimension(value.as_str(), &dimension))
    });
    let this = speaker.clone();
    environment.add_filter("title", move |report: Value| this.title(&report));
    environment.add_filter("marked", |text: Value| marked(text.as_str().unwrap_or_default()));
    environment.add_filter("short_id", |id: String| match id.char_indices().nth(8) {
        // The first half of a UUIDv7 is its time: rows of one import differ in the last digits.
        Some(_) => format!("…{}", id.get(id.len().saturating_sub(8)..).unwrap_or(&id)),
        None => id,
    });
}

fn add_numbers(environment: &mut Environment<'static>) {
    environment.add_filter("number", |value: Value| ltr(&numbers::grouped(&value.to_string())));
    environment.add_filter("decimal", |value: Value| ltr(&numbers::grouped(&value.to_string())));
    environment
        .add_filter("scaled", |base: i64, decimals: u32| ltr(&numbers::scaled(base, decimals)));
    environment.add_filter("day", |day: String| ltr(&day));
    environment.add_filter("instant", |instant: String| {
        let shown = match (instant.get(..10), instant.get(11..16)) {
            (Some(day), Some(time)) => format!("{day} {time} UTC"),
            _ => instant.clone(),
        };
        let (exact, shown) = (HtmlEscape(&instant), HtmlEscape(&shown));
        let time = format!("<time dir=\"ltr\" datetime=\"{exact}\" data-instant>{shown}</time>");
        Value::from_safe_string(time)
    });
}

fn say(speaker: &Speaker, key: &str, values: &Kwargs) -> Result<Value, minijinja::Error> {
    let mut filled = Vec::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        let value = match value.kind() {
            ValueKind::Number => match i64::try_from(value.clone()) {
                Ok(whole) => FluentValue::from(whole),
                Err(_) => FluentValue::from(value.to_string()),
            },
            _ => FluentValue::from(value.to_string()),
        };
        filled.push((name, value));
    }
    values.assert_all_used()?;
    Ok(Value::from(speaker.say(key, &filled)))
}

/// A view as templates read it.
pub(crate) fn value(view: impl Serialize) -> Value {
    Value::from(Serde(view))
}

/// A name as somebody else wrote it: its direction is its own.
fn bdi(text: &str) -> Value {
    Value::from_safe_string(format!("<bdi>{}</bdi>", HtmlEscape(text)))
}

/// Text in which back quotes mark code, as the description of the API has it.
fn marked(text: &str) -> Value {
    let mut html = String::new();
    for (index, part) in text.split('`').enumerate() {
        let part = HtmlEscape(part);
        html += &if index % 2 == 1 { format!("<code>{part}</code>") } else { part.to_string() };
    }
    Value::from_safe_string(html)
}

/// A number, day or code: left to right in every language.
fn ltr(text: &str) -> Value {
    Value::from_safe_string(format!("<bdi dir=\"ltr\">{}</bdi>", HtmlEscape(text)))
}

#[cfg(test)]
mod tests {
    use yakja_app::places::{PlaceState, PlaceStep};
    use yakja_model::{Dimension, Flag, Kind, Measure, SubstanceClass};

    use super::*;
    use crate::words;

    /// Each key that a template names, and whether something follows it (`t("kind-" ~ …)`).
    fn named() -> Vec<(String, bool)> {
        let mut keys = Vec::new();
        for path in Files::iter() {
            let text = String::from_utf8(Files::get(&path).unwrap().data.into_owned()).unwrap();
            for call in ["t(", "other("] {
                for (at, _) in text.match_indices(call) {
                    let before = text[..at].chars().next_back();
                    let rest = &text[at + call.len()..];
                    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
                    let (Some(quote), Some(' ' | '(' | '{' | '"' | '\'')) = (quote, before) else {
                        continue;
                    };
                    let (key, after) = rest[1..].split_once(quote).unwrap();
                    keys.push((key.to_owned(), after.trim_start().starts_with('~')));
                }
            }
        }
        keys
    }

    #[test]
    fn every_key_that_a_template_names_exists() {
        let keys = words::keys(Language::English);
        let named = named();
        assert!(named.len() > 200, "{}", named.len());
        for (key, open) in named {
            let found = match open {
                true => keys.keys().any(|known| known.starts_with(&key)),
                false => keys.contains_key(&key),
            };
            assert!(found, "{key}");
        }
    }

    #[test]
    fn every_code_of_the_model_has_a_word() {
        let keys = words::keys(Language::English);
        let expect = |prefix: &str, codes: &[&str]| {
            for code in codes {
                assert!(keys.contains_key(&format!("{prefix}-{code}")), "{prefix}-{code}");
            }
        };
        expect("kind", &Kind::ALL.map(Kind::code));
        expect("flag", &Flag::ALL.map(Flag::code));
        expect("class", &SubstanceClass::ALL.map(SubstanceClass::code));
        expect("dimension", &Dimension::ALL.map(Dimension::code));
        expect("measure", &Measure::ALL.map(Measure::code));
        expect("definition", &Measure::ALL.map(Measure::code));
        expect("unit", &Measure::ALL.map(Measure::unit));
        expect("place-state", &PlaceState::ALL.map(PlaceState::code));
        expect("place-step", &PlaceStep::ALL.map(PlaceStep::code));
    }
}
