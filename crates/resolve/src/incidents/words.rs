//! The words of a place as written, folded so that usual misspellings fall together.

use unicode_normalization::UnicodeNormalization;

use super::vocabulary::hash;

/// The words of a place: as folded text, and each as a number that spellings share.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct PlaceWords {
    text: Box<str>,
    /// In ascending order, none twice.
    pub(super) marks: Box<[u64]>,
}

/// Shorter words and mere numbers tell too little.
const SHORTEST: usize = 3;

impl PlaceWords {
    /// Reads a place as written.
    pub(super) fn of(as_written: &str) -> Self {
        let lower = as_written.nfkc().flat_map(char::to_lowercase);
        let text: String = lower.map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
        let words: Vec<&str> = text.split(' ').filter(|word| tells(word)).collect();
        let mut marks: Vec<u64> = words.iter().map(|word| mark(word)).collect();
        marks.sort_unstable();
        marks.dedup();
        Self { text: words.join(" ").into(), marks: marks.into() }
    }

    /// The words of this place whose numbers are among these.
    pub(super) fn spelled(&self, marks: &[u64]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for word in self.text.split(' ').filter(|word| marks.contains(&mark(word))) {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        words
    }
}

/// Whether a word is long enough and not a mere number.
fn tells(word: &str) -> bool {
    word.chars().count() >= SHORTEST && word.chars().any(char::is_alphabetic)
}

/// The first letter and the consonants after it, none doubled: Dolangi and Doulangi are one.
/// Words of three letters, and words in other scripts, stay as they are.
fn mark(word: &str) -> u64 {
    if word.len() <= SHORTEST || !word.is_ascii() {
        return hash(word);
    }
    let mut kept = String::with_capacity(word.len());
    for (index, c) in word.chars().enumerate() {
        let vowel = index > 0 && "aeiouyhw".contains(c);
        if !vowel && !kept.ends_with(c) {
            kept.push(c);
        }
    }
    // A skeleton of one or two letters would make "sea" of "Swahi".
    if kept.len() < SHORTEST { hash(word) } else { hash(&kept) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: &[&str]) {
        let (one, other) = (PlaceWords::of(one), PlaceWords::of(other));
        let shared: Vec<u64> =
            one.marks.iter().filter(|mark| other.marks.contains(mark)).copied().collect();
        assert_eq!(one.spelled(&shared), expected);
    }

    #[test]
    fn usual_spellings_fall_together() {
        check(
            "Killi Dolangi, Tehsil Gulistan",
            "killi Doulangi (Gulistan)",
            &["killi", "dolangi", "gulistan"],
        );
        check("Gwadar", "GAWADAR coast", &["gwadar"]);
        check("Torkham Border", "Turkham", &["torkham"]);
        check("Chaghi", "Chagai", &[]);
        check("گوادر", "گوادر ساحل", &["گوادر"]);
    }

    #[test]
    fn other_words_stay_apart() {
        check("Kasur", "Lahore", &[]);
        check("M-2", "M-1 12", &[]);
        check("Hub", "Hab", &[]);
        check("", "", &[]);
    }
}
