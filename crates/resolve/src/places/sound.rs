//! How a name sounds, and how far two sounds are apart.
//!
//! Made for names of South Asia in Latin letters: "Noushki" and "Nushki", "Qasoor" and "Kasur",
//! "Lundi Kotal" and "Landi Kotal". Names in other letters keep theirs.

/// The sound of a folded name without spaces.
pub(super) fn sound(key: &str) -> String {
    let mut sound = String::with_capacity(key.len());
    let mut rest = key;
    while let Some(next) = rest.chars().next() {
        let (length, replacement) = DIGRAPHS
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map_or((next.len_utf8(), None), |(written, heard)| (written.len(), Some(*heard)));
        match replacement {
            Some(heard) => sound.push_str(heard),
            None => push_letter(&mut sound, next),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    let mut last = None;
    sound.retain(|c| last.replace(c) != Some(c));
    sound
}

/// The consonants of a sound, and its first letter whatever that is.
pub(super) fn consonants(sound: &[char]) -> Vec<char> {
    let all = sound.iter().enumerate();
    all.filter(|(at, c)| *at == 0 || !is_soft(**c)).map(|(_, c)| *c).collect()
}

/// What it costs to make one text of another: 2 for a vowel, 3 for a consonant too many or too
/// few, for two letters exchanged and for consonants easily confused, 4 for another consonant, and
/// 3 more for another first letter.
pub(super) fn cost(from: &[char], to: &[char]) -> u32 {
    let other_start = if from.first() == to.first() { 0 } else { 3 };
    let mut before: Vec<u32> = Vec::new();
    let mut above = running(0, to);
    let mut last = None;
    for letter in from {
        let mut row = vec![above.first().copied().unwrap_or_default() + weight(*letter)];
        for (at, other) in to.iter().enumerate() {
            let past = |costs: &[u32], at: usize| costs.get(at).copied().unwrap_or(u32::MAX / 2);
            let mut best = (past(&above, at) + substitution(*letter, *other))
                .min(past(&above, at + 1) + weight(*letter))
                .min(past(&row, at) + weight(*other));
            let previous = at.checked_sub(1).and_then(|at| to.get(at).map(|other| (at, *other)));
            if let (Some((at, previous)), Some(last)) = (previous, last)
                && previous == *letter
                && last == *other
            {
                best = best.min(past(&before, at) + 3);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut above, row);
        last = Some(*letter);
    }
    above.last().copied().unwrap_or_default() + other_start
}

/// Costs of writing the first none, one, two … letters.
fn running(start: u32, letters: &[char]) -> Vec<u32> {
    let sums = letters.iter().scan(start, |sum, letter| {
        *sum += weight(*letter);
        Some(*sum)
    });
    std::iter::once(start).chain(sums).collect()
}

fn weight(letter: char) -> u32 {
    if is_soft(letter) { 2 } else { 3 }
}

fn substitution(from: char, to: char) -> u32 {
    let alike = |pair: &&str| pair.contains(from) && pair.contains(to);
    if from == to {
        0
    } else if is_soft(from) && is_soft(to) {
        2
    } else if ALIKE.iter().any(alike) {
        3
    } else {
        4
    }
}

/// Vowels, in Latin and in Arabic script.
const fn is_soft(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ا' | 'و' | 'ی' | 'ے')
}

fn push_letter(sound: &mut String, letter: char) {
    match letter {
        'q' => sound.push('k'),
        'w' => sound.push('v'),
        'x' => sound.push_str("ks"),
        'c' => sound.push('k'),
        'ے' => sound.push('ی'),
        'ٹ' => sound.push('ت'),
        'ڈ' => sound.push('د'),
        'ڑ' => sound.push('ر'),
        other => sound.push(other),
    }
}

/// Consonants that the ear or a key beside confuses.
const ALIKE: [&str; 6] = ["mn", "bp", "td", "gj", "kg", "vf"];

/// Two or more letters that are heard as one; the longest first.
const DIGRAPHS: [(&str, &str); 29] = [
    ("chh", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("ph", "f"),
    ("ck", "k"),
    ("bh", "b"),
    ("dh", "d"),
    ("gh", "g"),
    ("jh", "j"),
    ("kh", "k"),
    ("nh", "n"),
    ("rh", "r"),
    ("th", "t"),
    ("zh", "Z"),
    ("aa", "a"),
    ("ee", "i"),
    ("ea", "i"),
    ("ii", "i"),
    ("oo", "u"),
    ("uu", "u"),
    ("ou", "o"),
    ("au", "o"),
    ("ow", "o"),
    ("aw", "o"),
    ("ai", "e"),
    ("ay", "e"),
    ("ei", "e"),
    ("ey", "e"),
    ("ae", "e"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: u32) {
        let [one, other] = [one, other].map(|name| sound(name).chars().collect::<Vec<_>>());
        assert_eq!(cost(&one, &other), expected, "{one:?} and {other:?}");
        assert_eq!(cost(&other, &one), expected, "{other:?} and {one:?}");
    }

    #[test]
    fn ways_to_write_one_sound_cost_nothing() {
        check("qasoor", "kasur", 0);
        check("muzafargarh", "muzaffargarh", 0);
        check("noushki", "noshki", 0);
        check("mastung", "mastung", 0);
    }

    #[test]
    fn vowels_cost_little_and_consonants_much() {
        check("torkhum", "torkham", 2);
        check("faisalabd", "faisalabad", 2);
        check("kandarahar", "kandahar", 5);
        check("multam", "multan", 3);
        check("nazirabad", "nasirabad", 4);
        check("sardan", "mardan", 7);
    }

    #[test]
    fn two_letters_exchanged_cost_as_one() {
        check("mastnug", "mastung", 3);
        check("", "", 0);
        check("", "ka", 8);
    }
}
