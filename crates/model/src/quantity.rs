//! How much: whole milligrams, millilitres or pieces, read exactly from decimal text.

use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::Unit;

/// An amount of a substance. Litres stay litres and tablets stay tablets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// Milligrams, bulk weight, not adjusted for purity.
    MassMg(i64),
    /// Millilitres.
    VolumeMl(i64),
    /// Pieces: tablets, ampoules, capsules.
    Pieces(i64),
    /// The report gives no amount that can be measured; what it wrote is kept beside.
    NotKnown,
}

impl Quantity {
    /// Whether it lies between nothing and a billion kilograms, litres or pieces.
    pub fn is_possible(self) -> bool {
        match self {
            Self::MassMg(amount) | Self::VolumeMl(amount) | Self::Pieces(amount) => {
                amount >= 0 && i128::from(amount) < LIMIT
            }
            Self::NotKnown => true,
        }
    }
}

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuantityError {
    /// Not a decimal number.
    #[error("not a number; expected digits with an optional decimal point")]
    NotANumber,
    /// Below zero.
    #[error("negative; expected zero or more")]
    Negative,
    /// Above a billion kilograms, litres or pieces.
    #[error("too large; expected less than 1,000,000,000 kg")]
    TooLarge,
}

/// A billion kilograms in milligrams: no store, ship or field holds that much.
const LIMIT: i128 = 1_000_000_000_000_000;

const ONE: NonZeroU32 = NonZeroU32::MIN;

/// Multiplies decimal text by the size of one unit and rounds half to even, without floats.
///
/// Takes digits, an optional sign, point and exponent (`1.5e-3`), and commas in groups of three
/// or as lakh and crore are written (`3,20,000`). Gives [`Quantity::NotKnown`] for a container.
///
/// # Errors
/// See [`QuantityError`].
pub fn measure(amount: &str, unit: Unit) -> Result<Quantity, QuantityError> {
    let decimal = Decimal::parse(amount)?;
    match unit {
        Unit::Mass { milligrams } => decimal.times(milligrams, ONE).map(Quantity::MassMg),
        Unit::MassOfSeveral { milligrams, units } => {
            decimal.times(milligrams, units).map(Quantity::MassMg)
        }
        Unit::Volume { milliliters } => decimal.times(milliliters, ONE).map(Quantity::VolumeMl),
        Unit::VolumeOfSeveral { milliliters, units } => {
            decimal.times(milliliters, units).map(Quantity::VolumeMl)
        }
        Unit::Pieces { pieces } => decimal.times(pieces, ONE).map(Quantity::Pieces),
        Unit::Container => Ok(Quantity::NotKnown),
    }
}

/// Digits without the point, and how many powers of ten to divide by.
struct Decimal {
    digits: i128,
    scale: i32,
}

impl Decimal {
    fn parse(text: &str) -> Result<Self, QuantityError> {
        let text = text.trim();
        if text.len() > 40 {
            return Err(QuantityError::NotANumber);
        }
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => {
                (mantissa, exponent.parse::<i8>().map_err(|_| QuantityError::NotANumber)?)
            }
            None => (text, 0),
        };
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let whole = without_separators(whole).ok_or(QuantityError::NotANumber)?;
        let joined = format!("{whole}{fraction}");
        if joined.is_empty() || !joined.bytes().all(|b| b.is_ascii_digit()) {
            return Err(QuantityError::NotANumber);
        }
        let digits: i128 = joined.parse().map_err(|_| QuantityError::TooLarge)?;
        if mantissa.starts_with('-') && digits != 0 {
            return Err(QuantityError::Negative);
        }
        let places = i32::try_from(fraction.len()).map_err(|_| QuantityError::NotANumber)?;
        Ok(Self { digits, scale: places - i32::from(exponent) })
    }

    /// Multiplies by a factor and divides by a number of units.
    fn times(&self, factor: i64, units: NonZeroU32) -> Result<i64, QuantityError> {
        let product = self.digits.checked_mul(i128::from(factor)).ok_or(QuantityError::TooLarge)?;
        let units = i128::from(units.get());
        let power = 10_i128.checked_pow(self.scale.unsigned_abs());
        let rounded = if self.scale < 0 {
            let product = power.and_then(|power| product.checked_mul(power));
            divide_half_even(product.ok_or(QuantityError::TooLarge)?, units)
        } else {
            // What is divided by more than an i128 holds is nothing.
            let divisor = power.and_then(|power| power.checked_mul(units));
            divisor.map_or(0, |divisor| divide_half_even(product, divisor))
        };
        match i64::try_from(rounded) {
            Ok(amount) if rounded < LIMIT => Ok(amount),
            _ => Err(QuantityError::TooLarge),
        }
    }
}

/// Removes commas where they separate groups of three (`320,000`), or the last three digits and
/// pairs before them (`3,20,000`); gives `None` where they do neither. No text reads both ways
/// with two results.
fn without_separators(whole: &str) -> Option<String> {
    let Some((before, last)) = whole.rsplit_once(',') else { return Some(whole.to_owned()) };
    let groups: Vec<&str> = before.split(',').collect();
    let grouped_by = |size: usize| {
        let (first, others) = groups.split_first()?;
        let fits = last.len() == 3
            && (1..=size).contains(&first.len())
            && others.iter().all(|group| group.len() == size);
        fits.then(|| whole.replace(',', ""))
    };
    grouped_by(3).or_else(|| grouped_by(2))
}

/// Divides, rounding half to even. `value` is not negative and `divisor` is above zero.
fn divide_half_even(value: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (value / divisor, value % divisor);
    match rest.cmp(&(divisor - rest)) {
        std::cmp::Ordering::Less => quotient,
        std::cmp::Ordering::Greater => quotient + 1,
        std::cmp::Ordering::Equal => quotient + quotient % 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KILOGRAM: Unit = Unit::Mass { milligrams: 1_000_000 };

    fn check(text: &str, expected: Result<i64, QuantityError>) {
        assert_eq!(measure(text, KILOGRAM), expected.map(Quantity::MassMg), "{text}");
    }

    #[test]
    fn decimals_become_whole_milligrams() {
        check("30.6", Ok(30_600_000));
        check("0.006999999999999999", Ok(7_000));
        check("0.0000005", Ok(0));
        check("0.0000015", Ok(2));
        check("1e3", Ok(1_000_000_000));
        check("1.5e-3", Ok(1_500));
        check("103,563", Ok(103_563_000_000));
        check("1,103,563", Ok(1_103_563_000_000));
        check("3,20,000", Ok(320_000_000_000));
        check("12,34,567.5", Ok(1_234_567_500_000));
        check("-0", Ok(0));
        check(" 2 ", Ok(2_000_000));
        check(".5", Ok(500_000));
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        use QuantityError::{Negative, NotANumber, TooLarge};
        for text in ["", "abc", "1.2.3", "1,5", "NaN", "inf", "٣", "1 2", "--1"] {
            check(text, Err(NotANumber));
        }
        for text in ["3,20,00", "320,00,000", "1,234,56,789", "12,34,5678", ",123", "1,,234"] {
            check(text, Err(NotANumber));
        }
        check("-1", Err(Negative));
        check("1000000000", Err(TooLarge));
        check("9e99", Err(TooLarge));
    }

    #[test]
    fn units_of_no_whole_milligrams_are_exact() {
        let several = |milligrams, units| {
            let units = NonZeroU32::new(units).unwrap();
            move |text: &str| measure(text, Unit::MassOfSeveral { milligrams, units })
        };
        let pounds = several(45_359_237, 100);
        assert_eq!(pounds("1"), Ok(Quantity::MassMg(453_592)));
        assert_eq!(pounds("100"), Ok(Quantity::MassMg(45_359_237)));
        assert_eq!(pounds("2.2046226"), Ok(Quantity::MassMg(1_000_000)));
        assert_eq!(pounds("1000000"), Ok(Quantity::MassMg(453_592_370_000)));
        assert_eq!(pounds("1e2"), Ok(Quantity::MassMg(45_359_237)));
        assert_eq!(pounds("1e-40"), Ok(Quantity::MassMg(0)));
        assert_eq!(pounds("9e15"), Err(QuantityError::TooLarge));
        let halves = several(1, 2);
        assert_eq!(halves("1"), Ok(Quantity::MassMg(0)), "half to even");
        assert_eq!(halves("3"), Ok(Quantity::MassMg(2)), "half to even");
        let gallon =
            Unit::VolumeOfSeveral { milliliters: 454_609, units: NonZeroU32::new(100).unwrap() };
        assert_eq!(measure("2.5", gallon), Ok(Quantity::VolumeMl(11_365)));
    }

    proptest::proptest! {
        #[test]
        fn whole_kilograms_are_exact(kilograms in 0i64..1_000_000) {
            let read = measure(&kilograms.to_string(), KILOGRAM);
            proptest::prop_assert_eq!(read, Ok(Quantity::MassMg(kilograms * 1_000_000)));
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,60}") {
            let _ = measure(&text, KILOGRAM);
        }
    }
}
