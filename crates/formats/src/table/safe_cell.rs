//! Text that came from outside, written into a table that people open in a spreadsheet program.
//!
//! Reading needs none of this: a text that begins with `=` is data as written and never run.

use std::borrow::Cow;

/// Puts an apostrophe before text that a spreadsheet program could take for a formula: text that
/// begins with `=`, `+`, `-`, `@`, a tab or an end of line, spaces before it not counted. A plain
/// number such as `-1.5`, and marks alone such as `-`, stay as they are.
pub fn safe_cell(text: &str) -> Cow<'_, str> {
    if is_formula(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Takes off the apostrophe that [`safe_cell`] put on, for tables that we wrote and that come
/// back.
pub fn without_guard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(text)
}

fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['\t', '\r', '\n'])
        || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    begins && text.contains(char::is_alphanumeric) && !is_plain_number(text)
}

fn is_plain_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(safe_cell(text), expected);
        assert_eq!(without_guard(expected), text);
    }

    #[test]
    fn what_could_run_gets_an_apostrophe() {
        check("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0");
        check("+1+1", "'+1+1");
        check("-1-1", "'-1-1");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("\r=1", "'\r=1");
        check("  =1+1", "'  =1+1");
        check("＝1", "'＝1");
        check("-1.", "'-1.");
        check("+92 300", "'+92 300");
    }

    #[test]
    fn plain_numbers_and_other_texts_stay() {
        for text in ["", "-1", "+1", "-1.5", "0", "-", "--", "a=b", "'quoted", "چرس", "1-2"] {
            check(text, text);
        }
    }

    proptest::proptest! {
        #[test]
        fn what_was_guarded_comes_back_and_never_begins_a_formula(text in "['=+@\t ]?\\PC{0,8}") {
            let guarded = safe_cell(&text);
            proptest::prop_assert!(!is_formula(&guarded));
            if !(text.starts_with('\'') && without_guard(&text) != text) {
                proptest::prop_assert_eq!(without_guard(&guarded), text.as_str());
            }
        }
    }
}
