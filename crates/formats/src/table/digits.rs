//! Digits of Urdu, Persian and Arabic as the digits that everything else reads.

use std::borrow::Cow;

/// Writes `۰`-`۹` and `٠`-`٩` as `0`-`9`, the decimal mark `٫` as `.` and the thousands mark `٬`
/// as `,`; leaves the rest as it is. Copies only where there is something to change.
pub fn plain_digits(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.chars().any(|character| plain(character).is_some()) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|character| plain(character).unwrap_or(character)).collect())
}

fn plain(character: char) -> Option<char> {
    match character {
        '۰'..='۹' => ascii_digit(u32::from(character) - u32::from('۰')),
        '٠'..='٩' => ascii_digit(u32::from(character) - u32::from('٠')),
        '٫' => Some('.'),
        '٬' => Some(','),
        _ => None,
    }
}

fn ascii_digit(value: u32) -> Option<char> {
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(plain_digits(text), expected);
    }

    #[test]
    fn digits_of_both_blocks_and_their_marks_become_plain() {
        check("۰۱۲۳۴۵۶۷۸۹", "0123456789");
        check("٠١٢٣٤٥٦٧٨٩", "0123456789");
        check("۱٬۲۳۴٫۵", "1,234.5");
        check("۰۴/۰۳/۲۰۲۴", "04/03/2024");
        check("۲۵ کلو", "25 کلو");
    }

    #[test]
    fn all_else_stays_and_is_not_copied() {
        for text in ["", "1,234.5", "چرس", "Ⅷ ½ ५"] {
            check(text, text);
            assert!(matches!(plain_digits(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
