//! Names of organisations, areas and substances in both languages, from the country pack.

use std::collections::HashMap;

use yakja_model::CountryPack;

use crate::language::Language;

/// Names by code.
#[derive(Default)]
pub(crate) struct Names {
    organizations: HashMap<String, Both>,
    areas: HashMap<String, Both>,
    substances: HashMap<String, Both>,
}

struct Both {
    english: String,
    urdu: String,
}

impl Names {
    pub(crate) fn of(pack: &CountryPack) -> Self {
        let both = |english: &str, urdu: &str| Both { english: english.into(), urdu: urdu.into() };
        Self {
            organizations: pack
                .organizations
                .iter()
                .map(|one| (one.code.as_str().to_owned(), both(&one.name_en, &one.name_ur)))
                .collect(),
            areas: pack
                .areas
                .iter()
                .map(|one| (one.code.0.clone(), both(&one.name_en, &one.name_ur)))
                .collect(),
            substances: pack
                .substances
                .iter()
                .map(|one| (one.code.0.clone(), both(&one.code.0, &one.name_ur)))
                .collect(),
        }
    }

    /// An organisation's name; its code where the pack has none.
    pub(crate) fn organization<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        find(&self.organizations, code, language)
    }

    /// An area's name; its code where the pack has none.
    pub(crate) fn area<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        find(&self.areas, code, language)
    }

    /// A substance's name; its code where the pack has none.
    pub(crate) fn substance<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        find(&self.substances, code, language)
    }
}

fn find<'a>(names: &'a HashMap<String, Both>, code: &'a str, language: Language) -> &'a str {
    let name = names.get(code).map(|both| match language {
        Language::Urdu if !both.urdu.is_empty() => both.urdu.as_str(),
        _ => both.english.as_str(),
    });
    name.filter(|name| !name.is_empty()).unwrap_or(code)
}
