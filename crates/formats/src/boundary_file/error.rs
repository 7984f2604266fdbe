//! What is wrong with a file of boundaries, or with one of its features.

use serde::Serialize;

/// Why nothing of a file can be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BoundaryFileError {
    /// Too many bytes.
    #[error("{found} bytes; expected at most {at_most}")]
    TooLarge {
        /// Bytes of the file.
        found: usize,
        /// Bytes that are read.
        at_most: usize,
    },
    /// Not text.
    #[error("not UTF-8 at byte {at}; expected GeoJSON, which is text in UTF-8")]
    NotText {
        /// The first byte that is not.
        at: usize,
    },
    /// Not JSON, or not with the members of a collection.
    #[error("not GeoJSON: {problem}; expected an object of type FeatureCollection")]
    NotGeoJson {
        /// What the parser says, with line and column.
        problem: String,
    },
    /// Another type of object.
    #[error("member type: found {found}; expected \"FeatureCollection\"")]
    NotACollection {
        /// What stands there.
        found: String,
    },
    /// No list of features, or an empty one.
    #[error("member features: found none; expected one for each area")]
    NoFeatures,
    /// Too many features.
    #[error("member features: more than {at_most}; expected one for each area")]
    TooManyFeatures {
        /// Features that are read.
        at_most: usize,
    },
    /// Coordinates of another system.
    #[error(
        "member crs: found {found}; expected none, or longitude and latitude in WGS 84 (CRS84)"
    )]
    OtherCoordinates {
        /// What stands there.
        found: String,
    },
    /// No property is known to hold the code.
    #[error("no feature has {wanted}; the first has the properties {there}")]
    NoProperty {
        /// What was looked for.
        wanted: String,
        /// Properties of the first feature.
        there: String,
    },
    /// Too many points.
    #[error("more than {at_most} points in all; expected simpler boundaries")]
    TooManyPoints {
        /// Points that are read.
        at_most: usize,
    },
}

/// A feature that is not as expected. It is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RefusedFeature {
    /// Which feature of the file, from 1.
    pub feature: usize,
    /// The code of its area; empty where it has none.
    pub code: String,
    /// Its name; empty where it has none.
    pub name: String,
    /// Which member of it, as a path: `geometry.coordinates[0][17]`.
    pub member: String,
    /// What stands there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

/// What is wrong with a member of a feature.
pub(super) struct MemberProblem {
    pub(super) member: String,
    pub(super) found: String,
    pub(super) expected: &'static str,
}

/// A text of a file as a message shows it: not more of it than fits.
pub(super) fn shown(text: &str) -> String {
    const LETTERS: usize = 60;
    let mut shown: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = shown.char_indices().nth(LETTERS) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}
