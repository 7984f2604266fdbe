//! Values written in this crate, as the model's types.

use yakja_model::{CountryCode, Day, OrganizationCode};

/// 2025-01-01 as a number.
const FIRST_OF_2025: i32 = 20_089;

/// A day of 2025 by its ordinal, from 1.
pub(crate) const fn day_of_2025(ordinal: i32) -> Day {
    Day::from_number(FIRST_OF_2025 + ordinal - 1)
}

#[expect(clippy::expect_used, reason = "the codes stand in this crate, and tests read them all")]
pub(crate) fn organization(code: &'static str) -> OrganizationCode {
    OrganizationCode::parse(code).expect("a code of this crate")
}

#[expect(clippy::expect_used, reason = "the codes stand in this crate, and tests read them all")]
pub(crate) fn country(code: &'static str) -> CountryCode {
    CountryCode::parse(code).expect("a code of this crate")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_are_days_of_2025() {
        assert_eq!(day_of_2025(1).to_string(), "2025-01-01");
        assert_eq!(day_of_2025(365).to_string(), "2025-12-31");
    }
}
