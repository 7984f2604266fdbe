//! Texts that many reports share, kept once under a small number; and hashes of words.

use std::collections::HashMap;

/// The number of a text. Numbers are given in the order of arrival and mean nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Term(u32);

/// Every text seen.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, Term>,
    texts: Vec<Box<str>>,
}

impl Vocabulary {
    /// The number of a text, a new one if it was never seen.
    pub(super) fn term(&mut self, text: &str) -> Term {
        if let Some(term) = self.numbers.get(text) {
            return *term;
        }
        let term = Term(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.numbers.insert(text.into(), term);
        self.texts.push(text.into());
        term
    }

    /// The text of a number.
    pub(super) fn text(&self, term: Term) -> &str {
        let index = usize::try_from(term.0).unwrap_or(usize::MAX);
        self.texts.get(index).map_or("", |text| text)
    }
}

impl From<Term> for u64 {
    fn from(term: Term) -> u64 {
        Self::from(term.0)
    }
}

/// A number for a text that is the same on every machine (FNV-1a, then spread).
pub(super) fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    spread(text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

/// One number for several, depending on their order.
pub(super) fn combine(parts: &[u64]) -> u64 {
    parts.iter().fold(0x9e37_79b9_7f4a_7c15, |hash, part| {
        spread(hash.rotate_left(23) ^ part.wrapping_mul(0xff51_afd7_ed55_8ccd))
    })
}

/// Lets every bit of a number depend on every other.
const fn spread(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_keeps_its_number() {
        let mut vocabulary = Vocabulary::default();
        let numbers = ["ANF", "NAVY", "ANF"].map(|text| vocabulary.term(text));
        assert_eq!(numbers[0], numbers[2]);
        assert_ne!(numbers[0], numbers[1]);
        assert_eq!(vocabulary.text(numbers[1]), "NAVY");
    }

    #[test]
    fn hashes_depend_on_every_part_and_its_place() {
        assert_ne!(hash("a"), hash("b"));
        assert_ne!(combine(&[1, 2]), combine(&[2, 1]));
        assert_ne!(combine(&[1]), combine(&[1, 0]));
    }
}
