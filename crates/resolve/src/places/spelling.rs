//! Finds the one name that a misspelt text can mean.
//!
//! Names are compared by how they sound: doubled letters, long vowels and aspirates do not count,
//! vowels count little, consonants much. A name is taken only if no other comes near; whoever
//! asks must still treat it as a guess. Names alike are found by an index of what remains when one
//! letter is left out, so that no text is compared with all names.

use super::sound::{consonants, cost, sound};
use super::words::COMMON_ENDINGS;

/// Names by what remains of them when a letter is left out.
#[derive(Clone, Debug, Default)]
pub(super) struct SpellingIndex {
    names: Vec<Name>,
    /// Hashes of remains with the number of the name, sorted.
    remains: Vec<(u64, u32)>,
}

/// A name by its sound, as a whole and word by word.
#[derive(Clone, Debug)]
pub(super) struct Name {
    key: String,
    whole: Heard,
    words: Vec<Heard>,
}

#[derive(Clone, Debug)]
struct Heard {
    letters: Vec<char>,
    sound: Vec<char>,
    budget: u32,
    /// What its budget is above that of any other name of this length.
    bonus: u32,
}

/// A text and a name that differ by more letters are not the same.
const LONGER: usize = 2;

/// The budget that allows no more than a vowel.
const ONE_VOWEL: u32 = 2;

/// A name that a text may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alike<'a> {
    pub(super) key: &'a str,
    /// How far the text is from it.
    pub(super) cost: u32,
    /// Near enough to be meant; otherwise only near enough to cast doubt on another.
    pub(super) is_near: bool,
    /// Word for word, and there is more than one.
    pub(super) by_word: bool,
}

impl SpellingIndex {
    /// Takes all names.
    pub(super) fn new(names: impl Iterator<Item = Name>) -> Self {
        let mut names: Vec<Name> = names.filter(|name| is_long_enough(&name.key)).collect();
        names.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        let mut remains = Vec::new();
        for (number, name) in (0_u32..).zip(&names) {
            remains.extend(remains_of(&name.whole).into_iter().map(|hash| (hash, number)));
        }
        remains.sort_unstable();
        remains.dedup();
        Self { names, remains }
    }

    /// Names near the words of a text, the nearest first.
    pub(super) fn alike(&self, words: &[&str]) -> Vec<Alike<'_>> {
        let key = words.concat();
        if !is_long_enough(&key) || key.chars().any(|c| c.is_ascii_digit()) {
            return Vec::new();
        }
        let whole = Heard::new(&key);
        let words: Vec<Heard> = words.iter().map(|word| Heard::new(word)).collect();
        let mut numbers: Vec<u32> =
            remains_of(&whole).into_iter().flat_map(|hash| self.with(hash)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut alike: Vec<Alike<'_>> = numbers
            .into_iter()
            .filter_map(|number| self.names.get(usize::try_from(number).ok()?))
            .filter_map(|name| name.alike(&whole, &words))
            .collect();
        alike.sort_unstable_by(|a, b| (a.cost, a.key).cmp(&(b.cost, b.key)));
        alike
    }

    fn with(&self, hash: u64) -> impl Iterator<Item = u32> {
        let start = self.remains.partition_point(|(known, _)| *known < hash);
        let rest = self.remains.get(start..).unwrap_or_default();
        rest.iter().take_while(move |(known, _)| *known == hash).map(|(_, number)| *number)
    }
}

impl Name {
    /// Takes a name. A short one that is an area's own may be misspelt as a longer one may.
    pub(super) fn new(key: String, words: &[String], names_area: bool) -> Self {
        let mut whole = Heard::new(&key);
        if names_area && whole.budget == ONE_VOWEL {
            whole.bonus = 1;
            whole.budget += whole.bonus;
        }
        Self { key, whole, words: words.iter().map(|word| Heard::new(word)).collect() }
    }

    /// Where name and text have as many words, each must be near: "Mirpur Khan" is not far from
    /// "Mirpur Khas", but its last word is.
    fn alike(&self, whole: &Heard, words: &[Heard]) -> Option<Alike<'_>> {
        const DOUBT: u32 = 2;
        if self.whole.length().abs_diff(whole.length()) > LONGER + 1 {
            return None;
        }
        let cost = self.whole.cost_of(whole);
        let by_word = self.words.len() == words.len() && words.len() > 1;
        let is_near = match by_word {
            true => self.words.iter().zip(words).all(|(own, word)| own.is_near(word)),
            false => self.whole.is_near(whole),
        };
        let casts_doubt = cost <= self.whole.budget.min(budget_of_length(whole.length())) + DOUBT;
        (is_near || casts_doubt).then_some(Alike { key: &self.key, cost, is_near, by_word })
    }
}

impl Heard {
    fn new(letters: &str) -> Self {
        Self {
            letters: letters.chars().collect(),
            sound: sound(letters).chars().collect(),
            budget: budget(letters),
            bonus: 0,
        }
    }

    fn length(&self) -> usize {
        self.letters.len()
    }

    fn is_near(&self, other: &Self) -> bool {
        self.length().abs_diff(other.length()) <= LONGER
            && self.cost_of(other) <= self.budget.min(budget_of_length(other.length()) + self.bonus)
    }

    fn cost_of(&self, other: &Self) -> u32 {
        match cost(&self.sound, &other.sound) {
            0 => 0,
            by_sound => by_sound.min(cost(&self.letters, &other.letters)),
        }
    }
}

/// How far a text may be from a name: the shorter what is particular to the name, the less.
fn budget(letters: &str) -> u32 {
    let stem = COMMON_ENDINGS.iter().find_map(|ending| letters.strip_suffix(ending));
    budget_of_length(stem.unwrap_or(letters).chars().count())
}

/// Two allow one vowel, three one change of any kind but another consonant, five a vowel and that.
const fn budget_of_length(length: usize) -> u32 {
    match length {
        0..=4 => 0,
        5 => ONE_VOWEL,
        6 => 3,
        7 | 8 => 4,
        _ => 5,
    }
}

fn is_long_enough(key: &str) -> bool {
    (4..=40).contains(&key.chars().count())
}

/// Hashes of a name's letters with one left out, of its consonants, and of its consonants with
/// one left out.
fn remains_of(name: &Heard) -> Vec<u64> {
    const LETTERS: u8 = 1;
    const CONSONANTS: u8 = 2;
    let frame = consonants(&name.sound);
    let of_letters = (0..=name.letters.len()).map(|out| hash(LETTERS, &name.letters, out));
    let mut remains: Vec<u64> = of_letters.collect();
    match frame.len() {
        0 | 1 => {}
        2 | 3 => remains.push(hash(CONSONANTS, &frame, frame.len())),
        whole => remains.extend((0..=whole).map(|out| hash(CONSONANTS, &frame, out))),
    }
    remains
}

/// FNV-1a of the letters but one. A collision costs a comparison and nothing else.
fn hash(kind: u8, letters: &[char], left_out: usize) -> u64 {
    let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
    let codes = std::iter::once(u64::from(kind)).chain(kept.map(|(_, c)| u64::from(*c)));
    codes.fold(0xcbf2_9ce4_8422_2325, |hash, code| (hash ^ code).wrapping_mul(0x0100_0000_01b3))
}
