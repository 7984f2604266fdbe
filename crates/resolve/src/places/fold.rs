//! Brings texts to one form, so that letter case, accents, punctuation and the several forms of
//! one Arabic letter do not matter.
//!
//! Nothing here knows a place; how a name sounds is the business of `spelling`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Folded letters and digits.
    pub(super) text: String,
    /// Whether a hyphen or dash stands before it.
    pub(super) hyphen_before: bool,
}

/// What two ways of writing must share to be the same place. Spaces do not count, because files
/// join and split words at will: "Wazir Abad", "Mastun g", "D.I.Khan".
pub(super) fn key(text: &str) -> String {
    letters(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words of a text in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut hyphen_before = false;
    let folded = letters(text).replace(APOSTROPHES, "");
    for (index, piece) in folded.split(HYPHENS).enumerate() {
        hyphen_before |= index > 0;
        for word in piece.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            words.push(Word { text: word.to_owned(), hyphen_before });
            hyphen_before = false;
        }
    }
    words
}

const APOSTROPHES: [char; 4] = ['\'', '’', '‘', '`'];
const HYPHENS: [char; 4] = ['-', '‐', '–', '—'];

/// One letter case, no accents and vowel marks, one form of each Arabic letter.
fn letters(text: &str) -> String {
    // By way of capitals, so that letters with two small forms or none fall together.
    let one_case = text.nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase);
    let one_case: String = one_case.collect();
    one_case.nfkd().filter(|c| !is_combining_mark(*c) && !is_silent(*c)).map(one_form).collect()
}

/// Joiners, direction marks, the stretching line and the free-standing hamza.
const fn is_silent(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | 'ـ' | 'ء')
}

const fn one_form(c: char) -> char {
    match c {
        'ي' | 'ى' | 'ې' | 'ۍ' => 'ی',
        'ك' | 'ګ' => 'ک',
        'ه' | 'ة' | 'ۃ' | 'ھ' | 'ە' => 'ہ',
        'ں' => 'ن',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, same_as: &str) {
        assert_eq!(key(text), key(same_as), "{text:?} and {same_as:?}");
    }

    #[test]
    fn what_does_not_matter_is_gone() {
        check("  mastUNG ", "Mastung");
        check("Mastun g", "Mastung");
        check("Dera\u{a0}Ghazi-Khan.", "Dera Ghazi Khan");
        check("Ｋａｒａｃｈｉ", "Karachi");
        check("E\u{301}LAN", "Elan");
        check("Mithi's", "Mithis");
    }

    #[test]
    fn an_arabic_letter_has_one_form() {
        check("كراچي", "کراچی");
        check("كوئٹه", "کوئٹہ");
        check("کوئٹہ", "کوئٹه");
        check("بھکر", "بہکر");
        check("بَلُوچِستان", "بلوچستان");
        check("ڈیرہ\u{200c}غازی خان", "ڈیرہ غازی خان");
        check("آواران", "اواران");
    }

    #[test]
    fn words_know_their_hyphens() {
        let found: Vec<_> = words("bus Quetta-Karachi – 2 o'clock")
            .into_iter()
            .map(|word| format!("{}{}", if word.hyphen_before { "-" } else { "" }, word.text))
            .collect();
        assert_eq!(found, ["bus", "quetta", "-karachi", "-2", "oclock"]);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            prop_assert_eq!(key(&key(&text)), key(&text));
        }
    }
}
