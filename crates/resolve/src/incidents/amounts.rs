//! Compares two amounts of a substance: equal, rounded, off by a unit, near, or different.
//!
//! An amount is its digits and a power of ten. Nothing is converted between mass, volume and
//! pieces; where a report names no unit, only the digits are compared.

use serde::{Deserialize, Serialize};
use yakja_model::Quantity;

use super::logarithm::centibits;

/// How two amounts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AmountAgreement {
    /// The same amount.
    Equal,
    /// One is the other, rounded or cut off.
    Rounded,
    /// The same digits, and one is so many times the other: probably a slip of the unit.
    UnitSlip {
        /// 10, 100 or 1,000.
        factor: u16,
    },
    /// The same digits, and one of them names no unit of measure.
    UnitMissing,
    /// Within a tenth of each other.
    Near,
    /// Neither.
    Differs,
}

/// What an amount is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Scale {
    Mass,
    Volume,
    Pieces,
    Unstated,
}

/// An amount, taken apart into digits and zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Measured {
    pub(super) scale: Scale,
    /// In milligrams, millilitres or pieces; without a unit, the digits as written.
    pub(super) amount: u64,
    /// The amount without the zeros at its end.
    pub(super) digits: u64,
}

impl Measured {
    /// Takes an amount apart; gives `None` for nothing, and for text without a number.
    pub(super) fn of(quantity: Quantity, as_written: &str) -> Option<Self> {
        match quantity {
            Quantity::MassMg(amount) => Self::new(Scale::Mass, amount),
            Quantity::VolumeMl(amount) => Self::new(Scale::Volume, amount),
            Quantity::Pieces(amount) => Self::new(Scale::Pieces, amount),
            Quantity::NotKnown => Self::new(Scale::Unstated, first_number(as_written)?),
        }
    }

    fn new(scale: Scale, amount: i64) -> Option<Self> {
        let amount = u64::try_from(amount).ok().filter(|amount| *amount > 0)?;
        let mut digits = amount;
        while digits % 10 == 0 {
            digits /= 10;
        }
        Some(Self { scale, amount, digits })
    }

    /// The two together, if they are measured alike.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let sum = self.amount.checked_add(other.amount)?;
        let fits = self.scale == other.scale && self.scale != Scale::Unstated;
        fits.then(|| Self::new(self.scale, i64::try_from(sum).ok()?)).flatten()
    }

    /// How many digits are not zeros at its end.
    pub(super) fn length(&self) -> u32 {
        self.digits.checked_ilog10().map_or(0, |below| below + 1)
    }

    /// The first two digits, cut off and rounded: amounts that one of them is rounded to two
    /// digits or more share one of these.
    pub(super) fn first_two(&self) -> [u64; 2] {
        let mut cut = self.digits;
        let mut after = 0;
        while cut >= 100 {
            after = cut % 10;
            cut /= 10;
        }
        let rounded = cut + u64::from(after >= 5);
        // One digit and a zero behind it are the same two digits: 5 kg and 50 g begin alike.
        [cut, rounded].map(|two| match two {
            0..10 => two * 10,
            100 => 10,
            two => two,
        })
    }

    /// The value of its last digit that is not zero.
    fn step(&self) -> u64 {
        self.amount / self.digits.max(1)
    }
}

/// Compares two amounts; gives `None` where they are measured in different ways.
pub(super) fn compare(a: &Measured, b: &Measured) -> Option<AmountAgreement> {
    if a.scale == Scale::Unstated || b.scale == Scale::Unstated {
        let alike = a.digits == b.digits;
        return alike.then_some(AmountAgreement::UnitMissing);
    }
    if a.scale != b.scale {
        return None;
    }
    if a.amount == b.amount {
        return Some(AmountAgreement::Equal);
    }
    let (small, large) = if a.amount < b.amount { (a, b) } else { (b, a) };
    let slip = [10_u16, 100, 1_000]
        .into_iter()
        .find(|factor| small.amount.checked_mul(u64::from(*factor)) == Some(large.amount));
    if let Some(factor) = slip {
        return Some(AmountAgreement::UnitSlip { factor });
    }
    let (coarse, fine) = if a.length() < b.length() { (a, b) } else { (b, a) };
    Some(match is_rounded(coarse, fine) {
        true => AmountAgreement::Rounded,
        false if (large.amount - small.amount).saturating_mul(10) <= large.amount => {
            AmountAgreement::Near
        }
        false => AmountAgreement::Differs,
    })
}

/// Whether the coarse amount is the fine one cut off or rounded at its last digit.
fn is_rounded(coarse: &Measured, fine: &Measured) -> bool {
    if coarse.length() >= fine.length() {
        return false;
    }
    let off = coarse.amount.abs_diff(fine.amount);
    // Nobody writes 10 for 19.
    if off.saturating_mul(10) > fine.amount {
        return false;
    }
    let cut = fine.amount > coarse.amount && off < coarse.step();
    cut || off.saturating_mul(2) <= coarse.step()
}

/// Whether one is more than twice the other.
pub(super) fn is_wide(a: &Measured, b: &Measured) -> bool {
    a.amount.max(b.amount) / 2 > a.amount.min(b.amount)
}

/// What it tells that one amount is the other rounded, in hundredths of bits: much where the
/// rounding leaves many digits (386 for 386.2), nothing where it leaves a 1.
pub(super) fn rounding_weight(a: &Measured, b: &Measured) -> i32 {
    // A span of one and a half steps among amounts spread evenly over about three powers of ten
    // is met by chance once in 4.6 x digits; one pair of six is rounded.
    let coarse = if a.length() < b.length() { a } else { b };
    (centibits(coarse.digits.saturating_mul(46)) - centibits(10) - centibits(6)).max(0)
}

/// The first number in a text, without its point and separators. Urdu digits count.
fn first_number(text: &str) -> Option<i64> {
    let mut number = String::new();
    for c in text.chars().take(40) {
        match super::references::digit(c) {
            Some(digit) => number.push(digit),
            None if number.is_empty() || ".,٫٬".contains(c) => {}
            None => break,
        }
    }
    number.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(amount: i64) -> Measured {
        Measured::of(Quantity::MassMg(amount * 1_000), "").unwrap()
    }

    fn check(a: i64, b: i64, expected: AmountAgreement) {
        assert_eq!(compare(&grams(a), &grams(b)), Some(expected), "{a} and {b} grams");
        assert_eq!(compare(&grams(b), &grams(a)), Some(expected), "{b} and {a} grams");
    }

    use AmountAgreement::{Differs, Equal, Near, Rounded, UnitMissing, UnitSlip};

    #[test]
    fn amounts_agree_in_several_ways() {
        check(1_740_000, 1_740_000, Equal);
        check(3_856, 3_800, Rounded);
        check(3_856, 3_900, Rounded);
        check(92_317, 92_300, Rounded);
        check(864_000, 800_000, Rounded);
        check(864_000, 900_000, Rounded);
        check(3_595_000, 3_595, UnitSlip { factor: 1_000 });
        check(50_400, 5_040, UnitSlip { factor: 10 });
        check(25_000, 250, UnitSlip { factor: 100 });
        check(985_000, 1_576_000, Differs);
        check(1_640_000, 2_023_000, Differs);
        check(743_000, 833_000, Differs);
        check(1_018_000, 1_061_000, Near);
        check(864_000, 700_000, Differs);
        check(13_000, 10_000, Differs);
    }

    #[test]
    fn what_is_measured_otherwise_is_not_compared() {
        let liter = Measured::of(Quantity::VolumeMl(1_000_000), "").unwrap();
        assert_eq!(compare(&grams(1_000), &liter), None);
        assert_eq!(Measured::of(Quantity::MassMg(0), ""), None);
        assert_eq!(Measured::of(Quantity::NotKnown, "several"), None);
    }

    #[test]
    fn without_a_unit_the_digits_count() {
        for text in ["25", "25.0", " 25 bags", "۲۵"] {
            let bare = Measured::of(Quantity::NotKnown, text).unwrap();
            assert_eq!(compare(&grams(25_000), &bare), Some(UnitMissing), "{text}");
            assert_eq!(compare(&grams(26_000), &bare), None, "{text}");
        }
    }

    #[test]
    fn rounding_tells_more_the_more_digits_it_leaves() {
        let weight = |a, b| rounding_weight(&grams(a), &grams(b));
        assert!(weight(386_200, 386_000) > weight(92_300, 92_000));
        assert!(weight(92_300, 92_000) > weight(864_000, 800_000));
        assert_eq!(weight(1_900, 1_000), 0);
    }

    proptest::proptest! {
        #[test]
        fn a_rounded_amount_shares_its_first_two_digits(
            amount in 10_i64..10_000_000,
            place in 0_u32..5,
        ) {
            let step = 10_i64.pow(place);
            for rounded in [amount / step * step, (amount + step / 2) / step * step] {
                // 9,500 rounded to 10,000 keeps one digit only.
                if amount < 10 * step {
                    continue;
                }
                let (a, b) = (grams(amount).first_two(), grams(rounded).first_two());
                proptest::prop_assert!(a.iter().any(|two| b.contains(two)), "{amount} {rounded}");
                let agreement = compare(&grams(amount), &grams(rounded));
                let expected = [Some(Equal), Some(Rounded)];
                proptest::prop_assert!(expected.contains(&agreement), "{amount} {rounded}");
            }
        }

        #[test]
        fn the_order_of_two_amounts_never_matters(a in 1_i64..1_000_000, b in 1_i64..1_000_000) {
            proptest::prop_assert_eq!(
                compare(&grams(a), &grams(b)),
                compare(&grams(b), &grams(a))
            );
        }
    }
}
