//! Log-normal amounts in whole numbers: floating-point functions differ between machines, and a
//! seed must give the same file everywhere.

use rand_chacha::{ChaCha8Rng, rand_core::Rng};

/// How amounts of a substance in a unit are spread.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Measure {
    /// The unit as written; may be blank.
    pub(crate) unit: &'static str,
    /// The middle amount, in thousandths of the unit.
    median: u64,
    /// One standard deviation, in hundredths of a doubling.
    spread: i64,
    /// The largest amount, in thousandths of the unit.
    most: u64,
    /// Amounts are multiples of this, in thousandths of the unit.
    step: u64,
}

/// Two to the power of n/16, in 65536ths.
const POWERS: [u64; 17] = [
    65_536, 68_438, 71_468, 74_632, 77_936, 81_386, 84_990, 88_752, 92_682, 96_785, 101_070,
    105_545, 110_218, 115_098, 120_194, 125_515, 131_072,
];

impl Measure {
    /// Kilograms or litres, to the gram or millilitre.
    pub(crate) const fn fine(unit: &'static str, median: u64, spread: i64, most: u64) -> Self {
        Self { unit, median, spread, most, step: 1 }
    }

    /// Whole tablets or ampoules.
    pub(crate) const fn pieces(unit: &'static str, median: u64, spread: i64, most: u64) -> Self {
        Self { unit, median: median * 1_000, spread, most: most * 1_000, step: 1_000 }
    }

    /// An amount in thousandths of the unit. `shift` is in hundredths of a doubling.
    pub(crate) fn draw(&self, shift: i64, random: &mut ChaCha8Rng) -> u64 {
        let doublings = (self.spread * standard_normal(random) + shift * 65_536) / 100;
        let mut amount = doubled(self.median, doublings);
        // Halved rather than cut off, so that the largest amount is not the commonest.
        while amount > self.most {
            amount /= 2;
        }
        (amount / self.step * self.step).max(self.step)
    }
}

/// The sum of twelve even draws, less their mean: close to a standard normal, in 65536ths.
fn standard_normal(random: &mut ChaCha8Rng) -> i64 {
    let mut sum = 0;
    for _ in 0..3 {
        let bits = random.next_u64();
        for part in 0..4 {
            sum += (bits >> (16 * part)) & 0xffff;
        }
    }
    sum.cast_signed() - 6 * 65_535
}

/// `amount` times two to the power of `doublings`, which are in 65536ths.
fn doubled(amount: u64, doublings: i64) -> u64 {
    let (whole, rest) = (doublings.div_euclid(65_536), doublings.rem_euclid(65_536).unsigned_abs());
    let mut powers = POWERS.iter().skip(usize::try_from(rest / 4_096).unwrap_or_default());
    let (low, high) = (powers.next().unwrap_or(&65_536), powers.next().unwrap_or(&131_072));
    let factor = low + (high - low) * (rest % 4_096) / 4_096;
    let scaled = u128::from(amount) * u128::from(factor);
    let shifted = match 16 - whole {
        down @ 0..128 => scaled >> down,
        128.. => 0,
        up => scaled << up.unsigned_abs().min(40),
    };
    u64::try_from(shifted).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    #[test]
    fn doubling_is_close_to_the_power_of_two() {
        let check = |doublings: i64, expected: u64| {
            assert_eq!(doubled(1_000_000, doublings), expected, "{doublings}");
        };
        check(0, 1_000_000);
        check(65_536, 2_000_000);
        check(-65_536, 500_000);
        check(3 * 65_536, 8_000_000);
        check(-40 * 65_536, 0);
        let half = doubled(1_000_000, 32_768);
        assert!((1_414_000..1_415_000).contains(&half), "{half}");
    }

    #[test]
    fn amounts_lie_about_the_median_and_within_their_bounds() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let check = |measure: Measure, random: &mut ChaCha8Rng| {
            let drawn: Vec<_> = (0..20_000).map(|_| measure.draw(0, random)).collect();
            assert!(drawn.iter().all(|one| (measure.step..=measure.most).contains(one)));
            assert!(drawn.iter().all(|one| one % measure.step == 0));
            let below = drawn.iter().filter(|one| **one < measure.median).count();
            assert!((9_600..10_400).contains(&below), "{below}");
            // Of a normal, 16 % lie more than one deviation above the middle.
            let above = doubled(measure.median, measure.spread * 65_536 / 100);
            let above = drawn.iter().filter(|one| **one > above).count();
            assert!((2_900..3_500).contains(&above), "{above}");
        };
        check(Measure::fine("Kilogram", 1_100, 230, 400_000), &mut random);
        check(Measure::pieces("Tablet", 2_000, 200, 900_000), &mut random);
    }
}
