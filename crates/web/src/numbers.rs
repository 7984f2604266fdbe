//! Numbers as people read them: thousands in groups, Latin digits in both languages.

use yakja_model::Amount;

/// Puts commas between groups of three digits of a decimal.
pub(crate) fn grouped(decimal: &str) -> String {
    let (sign, unsigned) = match decimal.strip_prefix('-') {
        Some(rest) => ("\u{2212}", rest),
        None => ("", decimal),
    };
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned, None),
    };
    let mut text = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A whole number of base units as a grouped decimal of the unit shown.
pub(crate) fn scaled(base: i64, decimals: u32) -> String {
    let text = Amount { base: i128::from(base.unsigned_abs()), decimals }.to_string();
    grouped(&if base < 0 { format!("-{text}") } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (decimal, expected) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("134000.5", "134,000.5"),
            ("1234567.000001", "1,234,567.000001"),
            ("-1000", "\u{2212}1,000"),
        ] {
            assert_eq!(grouped(decimal), expected);
        }
        assert_eq!(scaled(30_600_000, 6), "30.6");
        assert_eq!(scaled(-400_000, 6), "\u{2212}0.4");
    }
}
