//! Reads boundaries of areas from GeoJSON (RFC 7946): a FeatureCollection of polygons, each feature
//! with a property that holds the code of its area.
//!
//! Everything is bounded and nothing is guessed: a feature that is not as expected is left out and
//! listed. Which areas there are is not its business, nor whether a ring crosses itself.

mod error;
mod feature;
mod geodesic;
mod parts;
mod properties;
mod rings;

use std::collections::BTreeMap;

use yakja_model::{AreaShape, SquareMeters};

pub use error::{BoundaryFileError, RefusedFeature};
pub use properties::NamedProperties;

/// Bytes of a file at most.
pub const MAX_BYTES: usize = 64 << 20;
/// Features of a file at most.
const MAX_FEATURES: usize = 10_000;
/// Points of all boundaries of a file at most.
const MAX_POINTS: usize = 2_000_000;

/// What a file says of boundaries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoundaryFile {
    /// Boundaries, in the order of the file; each code comes once.
    pub boundaries: Vec<FileBoundary>,
    /// Features that are not as expected, in the order of the file.
    pub refused: Vec<RefusedFeature>,
}

/// The boundary of one feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileBoundary {
    /// Which feature of the file, from 1.
    pub feature: usize,
    /// The code of its area, as the file writes it.
    pub code: String,
    /// Its name, as the file writes it; empty where it gives none.
    pub name: String,
    /// What it encloses on the ellipsoid of WGS 84.
    pub size: SquareMeters,
    /// Where it runs.
    pub shape: AreaShape,
}

/// Reads a file.
///
/// # Errors
/// See [`BoundaryFileError`]: nothing of the file can be taken.
pub fn read(bytes: &[u8], named: &NamedProperties) -> Result<BoundaryFile, BoundaryFileError> {
    // Each position and each list of them begins with a bracket, so that too many are told before
    // any is read.
    let brackets = bytes.iter().filter(|byte| **byte == b'[').count();
    if brackets > MAX_POINTS + MAX_POINTS / 4 {
        return Err(BoundaryFileError::TooManyPoints { at_most: MAX_POINTS });
    }
    let features = parts::features(bytes)?;
    let names = properties::find(&features, named)?;
    let mut file = BoundaryFile::default();
    let mut points = 0;
    for (number, feature) in (1..).zip(&features) {
        match feature::boundary(number, feature, &names) {
            Ok(boundary) => {
                points += boundary.shape.points();
                file.boundaries.push(boundary);
            }
            Err(refused) => file.refused.push(*refused),
        }
        if points > MAX_POINTS {
            return Err(BoundaryFileError::TooManyPoints { at_most: MAX_POINTS });
        }
    }
    refuse_repeated(&mut file, &names.code);
    Ok(file)
}

/// Two boundaries of one area: neither is taken, for nothing says which is meant.
fn refuse_repeated(file: &mut BoundaryFile, property: &str) {
    let mut by_code: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for boundary in &file.boundaries {
        by_code.entry(&boundary.code).or_default().push(boundary.feature);
    }
    let repeated: BTreeMap<String, Vec<usize>> = by_code
        .into_iter()
        .filter(|(_, features)| features.len() > 1)
        .map(|(code, features)| (code.to_owned(), features))
        .collect();
    let is_repeated = |boundary: &FileBoundary| repeated.contains_key(&boundary.code);
    let (refused, kept) = std::mem::take(&mut file.boundaries).into_iter().partition(is_repeated);
    file.boundaries = kept;
    let refused: Vec<FileBoundary> = refused;
    for boundary in refused {
        let features = repeated.get(&boundary.code).map(Vec::as_slice).unwrap_or_default();
        let listed: Vec<String> = features.iter().map(ToString::to_string).collect();
        file.refused.push(RefusedFeature {
            feature: boundary.feature,
            member: format!("properties.{property}"),
            found: format!("{:?} in features {}", boundary.code, listed.join(", ")),
            expected: "each code once".to_owned(),
            code: boundary.code,
            name: boundary.name,
        });
    }
    file.refused.sort_by_key(|refused| refused.feature);
}

#[cfg(test)]
mod tests;
