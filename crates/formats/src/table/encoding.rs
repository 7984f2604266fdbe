//! Guesses the encoding of text whose profile leaves it open.
//!
//! UTF-8 is told from its bytes with certainty enough; which of the old one-byte encodings
//! something is in can't be told, so a profile names the one to fall back to.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// In which encoding a text seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// In the one that its byte order mark says.
    Marked,
    /// In this one.
    Known(&'static Encoding),
    /// In UTF-8.
    Utf8,
    /// In none of those.
    Other,
}

impl Guess {
    /// Guesses by the first bytes of a file, if they say anything. Tables hold no NUL, so one in
    /// the first character is half of a character of UTF-16.
    pub fn of_start(bytes: &[u8]) -> Option<Self> {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] | [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(Self::Marked),
            [0, 1..=0x7F, ..] => Some(Self::Known(UTF_16BE)),
            [1..=0x7F, 0, ..] => Some(Self::Known(UTF_16LE)),
            _ => None,
        }
    }

    /// Guesses by bytes that are not all ASCII. One that UTF-8 does not have is taken for damage
    /// where more characters are sound: the row in which it stands is refused then, as it should.
    pub fn of_text(bytes: &[u8], is_whole: bool) -> Self {
        let (mut sound, mut damaged) = (0_usize, 0_usize);
        let mut chunks = bytes.utf8_chunks().peekable();
        while let Some(chunk) = chunks.next() {
            sound += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
            let is_last = !is_whole && chunks.peek().is_none();
            let is_cut = is_last && is_beginning(chunk.invalid());
            damaged += usize::from(!chunk.invalid().is_empty() && !is_cut);
        }
        if damaged == 0 || sound > damaged { Self::Utf8 } else { Self::Other }
    }
}

/// Whether these bytes could be a character if more came.
fn is_beginning(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Guess) {
        let guess = Guess::of_start(bytes).unwrap_or_else(|| Guess::of_text(bytes, true));
        assert_eq!(guess, expected, "{}", bytes.escape_ascii());
    }

    #[test]
    fn marks_and_halves_of_characters_tell_the_encoding() {
        check(b"\xEF\xBB\xBFa", Guess::Marked);
        check(b"\xFF\xFEa\0", Guess::Marked);
        check(b"a\0b\0", Guess::Known(UTF_16LE));
        check(b"\0a\0b", Guess::Known(UTF_16BE));
    }

    #[test]
    fn utf_8_is_told_from_one_byte_encodings() {
        check("چرس".as_bytes(), Guess::Utf8);
        check("چرس \u{FFFD} ہیروئن".as_bytes(), Guess::Utf8);
        check(b"\x8D\xD1\xD3", Guess::Other);
        check(b"Caf\xE9", Guess::Other);
    }

    #[test]
    fn a_damaged_character_among_sound_ones_is_damage() {
        check(b"\xDA\x86\xD8\xB1\xD8\xB3 \xFF", Guess::Utf8);
    }

    #[test]
    fn a_character_cut_off_by_the_chunk_is_no_damage() {
        assert_eq!(Guess::of_text(b"\xDA", false), Guess::Utf8);
        assert_eq!(Guess::of_text(b"\xDA", true), Guess::Other);
        assert_eq!(Guess::of_text(b"\xDA a", false), Guess::Other);
    }
}
