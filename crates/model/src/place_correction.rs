//! What somebody says of a place as reports write it: where it lies, or that it can't be placed.
//!
//! Which texts are the same, and what follows from it, is the business of `resolve`.

use serde::{Deserialize, Serialize};

use crate::{CountryCode, OfficerId, OrganizationCode, PlaceMeaning, RulingId, Timestamp};

/// A place is a line of a form or a cell of a table.
const MOST_LETTERS: usize = 500;

/// Where a place as written lies, as somebody who knows it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceCorrection {
    /// Identifier.
    pub id: RulingId,
    /// The place as reports write it.
    pub place: String,
    /// Country of the reports it holds for.
    pub country: CountryCode,
    /// Code of an area of the pack, `at_sea`, `abroad`, `unplaceable`, or `as_read` where what was
    /// said before is taken back.
    pub means: String,
    /// The officer who says so.
    pub by: OfficerId,
    /// The organisation of that officer.
    pub organization: OrganizationCode,
    /// Why, in the officer's words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Why a place can't be corrected so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlaceCorrectionError {
    /// Nothing that names a place, or too long.
    #[error("place: not a place; expected 1 to 500 letters or digits as reports write them")]
    Place,
    /// The country of the reports has no areas in the pack.
    #[error(
        "means: an area of this country; expected at_sea, abroad, unplaceable or as_read for \
         reports of another"
    )]
    AreaOfAnotherCountry,
    /// No reason given.
    #[error("reason: empty; expected a sentence that says why")]
    NoReason,
    /// Too long a reason.
    #[error("reason: too long; expected at most 2,000 characters")]
    LongReason,
}

impl PlaceCorrection {
    /// What [`PlaceCorrection::means`] holds where the names of the pack decide again.
    pub const AS_READ: &str = "as_read";

    /// What the text means from here on; `None` where the names of the pack decide again.
    pub fn meaning(&self) -> Option<PlaceMeaning> {
        (self.means != Self::AS_READ).then(|| PlaceMeaning::of_code(&self.means))
    }

    /// Checks what can be checked without the areas of the pack, whose country is named.
    ///
    /// # Errors
    /// The first thing that is not as expected.
    pub fn check(&self, of_pack: CountryCode) -> Result<(), PlaceCorrectionError> {
        let is_blank = !self.place.chars().any(char::is_alphanumeric);
        let is_long = self.place.chars().count() > MOST_LETTERS;
        if is_blank || is_long || self.place.contains('\0') {
            return Err(PlaceCorrectionError::Place);
        }
        let is_area = matches!(self.meaning(), Some(PlaceMeaning::Area(_)));
        if is_area && self.country != of_pack {
            return Err(PlaceCorrectionError::AreaOfAnotherCountry);
        }
        match self.reason.trim() {
            "" => Err(PlaceCorrectionError::NoReason),
            reason if reason.chars().count() > 2_000 => Err(PlaceCorrectionError::LongReason),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn check(place: &str, (country, means, reason): (&str, &str, &str), expected: &str) {
        let code = |text| CountryCode::parse(text).unwrap();
        let correction = PlaceCorrection {
            id: RulingId(Uuid::nil()),
            place: place.to_owned(),
            country: code(country),
            means: means.to_owned(),
            by: OfficerId(Uuid::nil()),
            organization: OrganizationCode::parse("ANF").unwrap(),
            reason: reason.to_owned(),
            at: Timestamp::from_micros(0),
        };
        let checked = correction.check(code("PK"));
        let refused = checked.err().map_or(String::new(), |error| error.to_string());
        assert!(refused.starts_with(expected), "{place:?} {means}: {refused:?}");
        assert_eq!(refused.is_empty(), expected.is_empty(), "{place:?} {means}: {refused:?}");
    }

    #[test]
    fn a_correction_names_a_place_and_says_why() {
        check("Killi X", ("PK", "PK220", "a survey map"), "");
        check("Killi X", ("PK", "as_read", "a slip"), "");
        check(" - ", ("PK", "PK220", "a survey map"), "place: ");
        check(&"x".repeat(501), ("PK", "PK220", "a survey map"), "place: ");
        check("Killi X", ("PK", "PK220", " "), "reason: empty");
        check("Killi X", ("PK", "PK220", &"x".repeat(2_001)), "reason: too long");
        check("Kabul River", ("AF", "PK220", "a survey map"), "means: ");
        check("Caspian", ("AF", "at_sea", "a chart"), "");
    }

    #[test]
    fn only_what_is_taken_back_means_nothing() {
        for code in ["at_sea", "abroad", "unplaceable", "PK220"] {
            assert_eq!(PlaceMeaning::of_code(code).code(), code);
        }
    }
}
