//! Which organisation a text means: by code, by name, by alias, or as a part of one.
//!
//! Takes a cell that names one organisation. Cells that name several are split by the profile.

use std::collections::HashMap;

use yakja_model::{CountryPack, Organization, OrganizationCode};

use super::fold;

/// The most words that may name a part of an organisation.
const PART_WORDS: usize = 5;

/// Words that join two organisations: what follows them is no part of the first.
const JOINING: [&str; 11] =
    ["and", "with", "by", "to", "from", "plus", "alongside", "اور", "و", "ساتھ", "ہمراہ"];

/// The names of a pack's organisations.
#[derive(Clone, Debug)]
pub struct OrganizationNames {
    by_alias: HashMap<Alias, OrganizationCode>,
    longest: usize,
}

/// The organisation that a text means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedOrganization {
    /// Its code.
    pub code: OrganizationCode,
    /// Whether the text names a part of it, such as a region or a station.
    pub is_part: bool,
}

/// A name as a key, with whether the name of a part may stand beside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Alias {
    /// The whole text.
    Whole(String),
    /// What stands before the name of a part.
    Before(String),
    /// What stands after the name of a part.
    After(String),
}

impl Alias {
    /// Gives `None` where there are no words, or a `*` within them or on both sides.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (words, kind): (&str, fn(String) -> Self) =
            match (text.strip_suffix(" *"), text.strip_prefix("* ")) {
                (None, None) => (text, Self::Whole),
                (Some(words), None) => (words, Self::Before),
                (None, Some(words)) => (words, Self::After),
                (Some(_), Some(_)) => return None,
            };
        let key = key(words);
        (!key.is_empty() && !key.contains('*')).then(|| kind(key))
    }
}

impl OrganizationNames {
    /// Takes the names out of a pack.
    pub fn of(pack: &CountryPack) -> Self {
        let named = pack.organizations.iter().flat_map(|organization| {
            let aliases = names(organization).filter_map(|(_, text)| Alias::parse(text));
            aliases.map(|alias| (alias, organization.code.clone()))
        });
        let by_alias: HashMap<_, _> = named.collect();
        let words = by_alias.keys().map(|alias| match alias {
            Alias::Whole(key) | Alias::Before(key) | Alias::After(key) => key.split(' ').count(),
        });
        let longest = words.max().unwrap_or_default();
        Self { by_alias, longest }
    }

    /// The organisation that the text means; `None` where it means none or perhaps several.
    pub fn find(&self, text: &str) -> Option<NamedOrganization> {
        let key = key(text);
        if let Some(code) = self.by_alias.get(&Alias::Whole(key.clone())) {
            return Some(NamedOrganization { code: code.clone(), is_part: false });
        }
        let words: Vec<&str> = key.split(' ').collect();
        let mut found = None;
        for at in 1..words.len() {
            let (before, after) = words.split_at(at);
            let by_start = self.part(Alias::Before(before.join(" ")), after);
            let by_end = self.part(Alias::After(after.join(" ")), before);
            for code in [by_start, by_end].into_iter().flatten() {
                if found.is_some_and(|earlier| earlier != code) {
                    return None;
                }
                found = Some(code);
            }
        }
        found.map(|code| NamedOrganization { code: code.clone(), is_part: true })
    }

    /// The organisation of an alias, if the rest of the text can be a part of it.
    fn part(&self, alias: Alias, rest: &[&str]) -> Option<&OrganizationCode> {
        let code = self.by_alias.get(&alias)?;
        let plain = |word: &&str| word.chars().all(char::is_alphanumeric);
        let joins = rest.iter().any(|word| JOINING.contains(word));
        let is_name = rest.len() <= PART_WORDS && rest.iter().all(plain) && !joins;
        (is_name && !self.names_another(rest, code)).then_some(code)
    }

    /// Whether another organisation's name stands somewhere in the words.
    fn names_another(&self, words: &[&str], code: &OrganizationCode) -> bool {
        (0..words.len()).any(|start| {
            let from_here = words.get(start..).unwrap_or_default();
            (1..=from_here.len().min(self.longest)).any(|length| {
                let name = from_here.get(..length).unwrap_or_default().join(" ");
                self.by_alias.get(&Alias::Whole(name)).is_some_and(|other| other != code)
            })
        })
    }
}

/// Everything by which a pack knows an organisation, with the column it stands in.
pub(super) fn names(organization: &Organization) -> impl Iterator<Item = (&'static str, &str)> {
    let fixed = [
        ("code", organization.code.as_str()),
        ("name_en", organization.name_en.as_str()),
        ("name_ur", organization.name_ur.as_str()),
    ];
    let aliases = organization.aliases.iter().map(|alias| ("aliases", alias.as_str()));
    fixed.into_iter().filter(|(_, text)| !text.is_empty()).chain(aliases)
}

/// Folds a name further than [`fold`] does: no full stops, brackets, hyphens or apostrophes, `&`
/// as "and", and one form of each letter that Urdu and Arabic keyboards write differently.
fn key(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '.' | '\'' | '’' | '\u{200c}' | '\u{200d}' => {}
            '-' | '–' | '_' | '(' | ')' | '[' | ']' => plain.push(' '),
            '&' => plain.push_str(" and "),
            'ي' | 'ى' => plain.push('ی'),
            'ك' => plain.push('ک'),
            'ه' | 'ة' => plain.push('ہ'),
            other => plain.push(other),
        }
    }
    fold(&plain)
}
