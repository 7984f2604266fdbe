//! Slips of the pen.

use rand_chacha::ChaCha8Rng;

use crate::weighted::below;

/// A word of this length or longer is worth a slip.
const LONG: usize = 5;

/// The text with one letter of a long word dropped, doubled or changed for its neighbour; as it
/// was where it has no long word.
pub(super) fn misspelt(text: &str, random: &mut ChaCha8Rng) -> String {
    let letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = inner(&letters);
    let Some(&at) = places.get(below(places.len(), random)) else { return text.to_owned() };
    let (before, rest) = letters.split_at(at);
    let [letter, next, after @ ..] = rest else { return text.to_owned() };
    let slip: &[char] = match below(3, random) {
        0 => &[*next],
        1 => &[*letter, *letter, *next],
        _ if letter == next => &[*letter],
        _ => &[*next, *letter],
    };
    [before, slip, after].concat().into_iter().collect()
}

/// Where in long words a letter has letters on both sides.
fn inner(letters: &[char]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut start = 0;
    for word in letters.split(|letter| !letter.is_alphabetic()) {
        if word.len() >= LONG {
            places.extend(start + 1..start + word.len() - 1);
        }
        start += word.len() + 1;
    }
    places
}

#[cfg(test)]
mod tests {
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    #[test]
    fn a_slip_changes_one_letter_of_a_long_word() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        for text in ["Landi Kotal bypass", "near Turbat", "پاراچنار", "Aaaaa"] {
            for _ in 0..200 {
                let slip = misspelt(text, &mut random);
                assert_ne!(slip, text);
                assert!(slip.chars().count().abs_diff(text.chars().count()) <= 1, "{slip}");
                assert_eq!(slip.chars().next(), text.chars().next());
            }
        }
        assert_eq!(misspelt("Hub, Dir", &mut random), "Hub, Dir");
        assert_eq!(misspelt("", &mut random), "");
    }
}
