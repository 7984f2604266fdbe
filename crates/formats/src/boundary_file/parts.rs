//! Takes a FeatureCollection apart without reading what is in its features, so that one broken
//! feature does not hide the others and memory stays bounded.

use std::fmt;

use serde::de::{Error as _, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::error::shown;
use super::{BoundaryFileError, MAX_BYTES, MAX_FEATURES};

/// The features of a file, each as its text.
pub(super) fn features(bytes: &[u8]) -> Result<Vec<&RawValue>, BoundaryFileError> {
    if bytes.len() > MAX_BYTES {
        return Err(BoundaryFileError::TooLarge { found: bytes.len(), at_most: MAX_BYTES });
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| BoundaryFileError::NotText { at: error.valid_up_to() })?;
    let text = text.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with('{') {
        let problem = format!("it begins with {:?}", shown(text.get(..40).unwrap_or(text)));
        return Err(BoundaryFileError::NotGeoJson { problem });
    }
    let collection: Collection<'_> = serde_json::from_str(text).map_err(|error| {
        let problem = error.to_string();
        match problem.starts_with(TOO_MANY) {
            true => BoundaryFileError::TooManyFeatures { at_most: MAX_FEATURES },
            false => BoundaryFileError::NotGeoJson { problem: shown(&problem) },
        }
    })?;
    check_kind(collection.kind)?;
    check_coordinates(collection.crs)?;
    match collection.features {
        Some(Features(features)) if !features.is_empty() => Ok(features),
        _ => Err(BoundaryFileError::NoFeatures),
    }
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(rename = "type", borrow)]
    kind: Option<&'a RawValue>,
    #[serde(borrow)]
    crs: Option<&'a RawValue>,
    #[serde(borrow)]
    features: Option<Features<'a>>,
}

const TOO_MANY: &str = "too many features";

struct Features<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Features<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(FeatureList).map(Self)
    }
}

struct FeatureList;

impl<'de> Visitor<'de> for FeatureList {
    type Value = Vec<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut features = Vec::new();
        while let Some(feature) = list.next_element::<&'de RawValue>()? {
            if features.len() == MAX_FEATURES {
                return Err(A::Error::custom(TOO_MANY));
            }
            features.push(feature);
        }
        Ok(features)
    }
}

fn check_kind(kind: Option<&RawValue>) -> Result<(), BoundaryFileError> {
    let found = kind.map_or("none", RawValue::get);
    match serde_json::from_str::<String>(found) {
        Ok(kind) if kind == "FeatureCollection" => Ok(()),
        _ => Err(BoundaryFileError::NotACollection { found: shown(found) }),
    }
}

/// RFC 7946 knows one system. Older files name theirs in `crs`.
fn check_coordinates(crs: Option<&RawValue>) -> Result<(), BoundaryFileError> {
    let found = crs.map_or("null", RawValue::get);
    let known = ["CRS84\"", "EPSG::4326\"", "EPSG:4326\""];
    match found == "null" || (found.len() < 1_000 && known.iter().any(|one| found.contains(one))) {
        true => Ok(()),
        false => Err(BoundaryFileError::OtherCoordinates { found: shown(found) }),
    }
}
