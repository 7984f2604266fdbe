//! Whole numbers as tables write them.

use crate::table::plain_digits;

/// A whole number from zero up, with commas as thousands or lakh are written; `None` for anything
/// else. A spreadsheet may write the same number as `4.0`.
pub fn whole(text: &str) -> Option<i64> {
    let plain = plain_digits(text.trim());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let no_part = fraction.bytes().all(|byte| byte == b'0');
    let is_number = whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    if !no_part || !is_number || whole.is_empty() {
        return None;
    }
    match yakja_model::measure(whole, yakja_model::Unit::Pieces { pieces: 1 }) {
        Ok(yakja_model::Quantity::Pieces(number)) => Some(number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_read_in_either_script_and_grouping() {
        for (text, expected) in [
            ("4", Some(4)),
            (" 0 ", Some(0)),
            ("4.0", Some(4)),
            ("۴۲", Some(42)),
            ("1,234", Some(1_234)),
            ("3,20,000", Some(320_000)),
            ("", None),
            ("4.5", None),
            ("-4", None),
            ("four", None),
            ("1e3", None),
            ("4 men", None),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }
}
