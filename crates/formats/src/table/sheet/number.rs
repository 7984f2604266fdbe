//! Numbers as a spreadsheet file stores them, written as people write them.

/// Writes a number without exponent and without a fraction of zeros: `1000`, `1.5`, `0.0000001`.
/// Gives `None` for what is no number. Spreadsheets compute with binary numbers and store them
/// with more digits than were typed (`1.1000000000000001`), so a fraction is written with the
/// fewest digits that give the same binary number; whole numbers are never touched.
pub fn plain_number(text: &str) -> Option<String> {
    let text = text.trim();
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    if !unsigned.is_empty() && unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    let allowed = |byte: u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
    if !text.bytes().all(allowed) {
        return None;
    }
    let number: f64 = text.parse().ok()?;
    match number {
        _ if !number.is_finite() => None,
        0.0 => Some("0".to_owned()),
        _ => Some(number.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(plain_number(text).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn numbers_have_no_exponent_and_no_empty_fraction() {
        check("1000", "1000");
        check("1.5", "1.5");
        check("1000.0", "1000");
        check("1E3", "1000");
        check("1.5e-7", "0.00000015");
        check("-2.50", "-2.5");
        check("-0.0", "0");
        check("1E21", "1000000000000000000000");
        check(" 7 ", "7");
        check("12345678901234567890", "12345678901234567890");
        check("1.1000000000000001", "1.1");
        check("0.30000000000000004", "0.30000000000000004");
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "-", ".", "1,5", "NaN", "inf", "1e999", "0x10", "۱", "1 2", "1.2.3"] {
            assert_eq!(plain_number(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_number_reads_back_as_itself(number in proptest::num::f64::NORMAL) {
            for text in [number.to_string(), format!("{number:e}")] {
                let plain = plain_number(&text).unwrap();
                proptest::prop_assert!(!plain.contains(['e', 'E']));
                proptest::prop_assert_eq!(plain.parse::<f64>().unwrap(), number);
            }
        }
    }
}
