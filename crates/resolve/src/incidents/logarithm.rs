//! Binary logarithms in whole hundredths, the same on every machine.

/// A hundred times the binary logarithm, rounded down; 0 for 0.
pub(super) fn centibits(value: u64) -> i32 {
    let Some(whole) = value.checked_ilog2() else { return 0 };
    // The number as 1.xxx in units of 2^-31. Squaring it doubles its logarithm, so each square
    // that reaches two gives the next binary digit.
    let mut number = if whole >= 31 { value >> (whole - 31) } else { value << (31 - whole) };
    let mut digits = 0;
    for _ in 0..7 {
        number = (number * number) >> 31;
        digits *= 2;
        if number >= 1 << 32 {
            number >>= 1;
            digits += 1;
        }
    }
    i32::try_from(whole * 100 + digits * 100 / 128).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_two_are_exact() {
        for power in 0..64_i32 {
            assert_eq!(centibits(1 << power), power * 100);
        }
        assert_eq!(centibits(0), 0);
    }

    proptest::proptest! {
        #[test]
        fn it_is_within_two_hundredths_of_a_bit(value in 1_u64..) {
            let exact = (value as f64).log2() * 100.0;
            let found = f64::from(centibits(value));
            proptest::prop_assert!(found <= exact + 0.01 && found > exact - 2.0, "{exact} {found}");
        }
    }
}
