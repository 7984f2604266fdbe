//! Which properties of the features hold code and name: said by the caller, else known ones.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::BoundaryFileError;
use super::error::shown;

/// Names of properties, where the caller says them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedProperties {
    /// The property that holds the code of the area.
    pub code: Option<String>,
    /// The property that holds its name.
    pub name: Option<String>,
}

/// The properties that were found.
pub(super) struct Found {
    pub(super) code: String,
    pub(super) name: Option<String>,
}

/// Known to hold codes, in any case: first those of the smallest areas. After OCHA, geoBoundaries
/// and Natural Earth.
const CODES: [&str; 6] = ["adm2_pcode", "adm1_pcode", "shapeiso", "iso_3166_2", "code", "shapeid"];
/// Known to hold names, in any case.
const NAMES: [&str; 8] =
    ["adm2_en", "adm2_name", "adm1_en", "adm1_name", "shapename", "name_en", "name", "district"];
/// Text of the properties of one feature at most.
const MAX_TEXT: usize = 64 << 10;

/// The properties of a feature, by name, each as its text.
pub(super) type Properties<'a> = BTreeMap<String, &'a RawValue>;

#[derive(Deserialize)]
struct WithProperties<'a> {
    #[serde(borrow)]
    properties: Option<&'a RawValue>,
}

/// The properties of a feature; `None` where they can't be read.
pub(super) fn of(feature: &RawValue) -> Option<Properties<'_>> {
    let with: WithProperties<'_> = serde_json::from_str(feature.get()).ok()?;
    let text = with.properties?.get();
    if text.len() > MAX_TEXT { None } else { serde_json::from_str(text).ok() }
}

/// A property as text; `None` where it holds none.
pub(super) fn text(properties: &Properties<'_>, name: &str) -> Option<String> {
    let raw = properties.get(name)?.get();
    let text = match serde_json::from_str::<String>(raw) {
        Ok(text) => text.trim().to_owned(),
        // A code may be written as a number.
        Err(_) if raw.starts_with(|c: char| c.is_ascii_digit()) => raw.to_owned(),
        Err(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// Which properties hold code and name, over all features.
pub(super) fn find(
    features: &[&RawValue],
    named: &NamedProperties,
) -> Result<Found, BoundaryFileError> {
    let mut filled = BTreeMap::new();
    for properties in features.iter().filter_map(|feature| of(feature)) {
        for name in properties.keys().filter(|name| text(&properties, name).is_some()) {
            *filled.entry(name.clone()).or_insert(0_usize) += 1;
        }
    }
    let known = |known: &[&str]| {
        let found = |wanted: &&str| filled.keys().find(|name| name.eq_ignore_ascii_case(wanted));
        known.iter().find_map(found).cloned()
    };
    let said = |name: &String| match filled.contains_key(name) {
        true => Ok(name.clone()),
        false => Err(missing(features, format!("a property {:?}", shown(name)))),
    };
    let code = named.code.as_ref().map(said).transpose()?.or_else(|| known(&CODES));
    let name = named.name.as_ref().map(said).transpose()?.or_else(|| known(&NAMES));
    let wanted = || format!("a property that is known to hold codes ({})", CODES.join(", "));
    Ok(Found { code: code.ok_or_else(|| missing(features, wanted()))?, name })
}

fn missing(features: &[&RawValue], wanted: String) -> BoundaryFileError {
    let there: Vec<String> = features
        .first()
        .and_then(|feature| of(feature))
        .map(|properties| properties.into_keys().take(20).map(|name| shown(&name)).collect())
        .unwrap_or_default();
    let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
    BoundaryFileError::NoProperty { wanted, there }
}
