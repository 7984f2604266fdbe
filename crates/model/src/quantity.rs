//! How much: whole milligrams, millilitres or pieces, read exactly from decimal text.

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

/// Multiplies decimal text by the size of one unit and rounds half to even, without floats.
///
/// Takes digits, an optional sign, point and exponent (`1.5e-3`), and thousands separated by
/// commas in groups of three. Gives [`Quantity::NotKnown`] for a container.
///
/// # Errors
/// See [`QuantityError`].
pub fn measure(amount: &str, unit: Unit) -> Result<Quantity, QuantityError> {
    let decimal = Decimal::parse(amount)?;
    match unit {
        Unit::Mass { milligrams } => decimal.times(milligrams).map(Quantity::MassMg),
        Unit::Volume { milliliters } => decimal.times(milliliters).map(Quantity::VolumeMl),
        Unit::Pieces { pieces } => decimal.times(pieces).map(Quantity::Pieces),
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

    fn times(&self, factor: i64) -> Result<i64, QuantityError> {
        let product = self.digits.checked_mul(i128::from(factor)).ok_or(QuantityError::TooLarge)?;
        let rounded = match u32::try_from(self.scale) {
            Ok(scale) => divide_half_even(product, scale),
            Err(_) => 10_i128
                .checked_pow(self.scale.unsigned_abs())
                .and_then(|power| product.checked_mul(power))
                .ok_or(QuantityError::TooLarge)?,
        };
        match i64::try_from(rounded) {
            Ok(amount) if rounded < LIMIT => Ok(amount),
            _ => Err(QuantityError::TooLarge),
        }
    }
}

/// Removes commas where they separate groups of three; gives `None` where they do not.
fn without_separators(whole: &str) -> Option<String> {
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut joined = first.to_owned();
    let mut grouped = false;
    for group in groups {
        grouped = true;
        if group.len() != 3 {
            return None;
        }
        joined.push_str(group);
    }
    let fits = !grouped || (1..=3).contains(&first.len());
    fits.then_some(joined)
}

/// Divides by a power of ten, rounding half to even. `value` is not negative.
fn divide_half_even(value: i128, power: u32) -> i128 {
    let Some(divisor) = 10_i128.checked_pow(power) else { return 0 };
    let (quotient, rest) = (value / divisor, value % divisor);
    match (rest * 2).cmp(&divisor) {
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
        check("-0", Ok(0));
        check(" 2 ", Ok(2_000_000));
        check(".5", Ok(500_000));
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        use QuantityError::{Negative, NotANumber, TooLarge};
        for text in ["", "abc", "1.2.3", "1,5", "12,34,567", "NaN", "inf", "٣", "1 2", "--1"] {
            check(text, Err(NotANumber));
        }
        check("-1", Err(Negative));
        check("1000000000", Err(TooLarge));
        check("9e99", Err(TooLarge));
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
