//! Good inputs made bad: parts are cut, doubled, moved and overwritten, and tokens put in that
//! readers have trouble with.

use crate::dice::Dice;

/// Inputs do not grow beyond this by mutation, in bytes.
const MOST: usize = 1 << 20;

/// Tokens that any text may trip over.
pub const TOKENS: &[&str] = &[
    "",
    "\"",
    "\"\"",
    "'",
    ";",
    ",",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\n\n\n",
    "\0",
    "\u{feff}",
    "|",
    "=",
    "=cmd|' /C calc'!A0",
    "+1",
    "-",
    "@SUM(A1)",
    "total",
    "Total",
    "میزان",
    "۱۲٫۵",
    "٣",
    "چرس",
    "1e308",
    "-1",
    "1e-400",
    "999999999999999999999999",
    "0.0000000000000000000001",
    "1,23,456",
    "1.2.3",
    "NaN",
    "31/02/2024",
    "2024-13-45",
    "00/00/0000",
    "13/13/13",
    "~",
    "\u{202e}",
    "\u{200b}",
    "é",
    "𝟗",
    "[",
    "]",
    "{",
    "}",
    "#",
    "<",
    ">",
    "&",
    "&#x0;",
    "&amp;",
    "<!--",
    "]]>",
    "<![CDATA[",
    "<!DOCTYPE x [<!ENTITY a \"aa\">]>",
    "/",
    "\\",
    "../",
    "true",
    "null",
    "PK",
    "Pakistan",
    "kg",
    "Heroin",
    "ANF",
];

/// Changes bytes in a few places.
pub fn bytes(input: &mut Vec<u8>, dice: &mut Dice) {
    for _ in 0..=dice.below(6) {
        change(input, dice);
        input.truncate(MOST);
    }
}

fn change(input: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(input.len() + 1);
    let length = dice.skewed(12);
    let end = at.saturating_add(length).min(input.len());
    match dice.below(8) {
        0 => drop(input.drain(at..end)),
        1 => {
            let copy: Vec<u8> = input.drain(at..end).collect();
            let to = dice.below(input.len() + 1);
            drop(input.splice(to..to, copy));
        }
        2 => {
            let copy: Vec<u8> = input.iter().take(end).skip(at).copied().collect();
            let times = 1 + dice.skewed(8);
            drop(input.splice(at..at, copy.repeat(times)));
        }
        3 => input.truncate(at),
        4 => {
            let noise: Vec<u8> = (0..1 + length / 8).map(|_| dice.byte()).collect();
            drop(input.splice(at..end.min(at + noise.len()), noise));
        }
        _ => {
            let token = dice.pick(TOKENS);
            let end = if dice.chance(50) { at } else { end };
            drop(input.splice(at..end, token.bytes()));
        }
    }
}

/// Changes text line by line or word by word, so that more of it stays as a reader expects.
pub fn text(input: &str, (marks, tokens): (&[char], &[&str]), dice: &mut Dice) -> String {
    let mut parts: Vec<&str> = input.split_inclusive(marks).collect();
    for _ in 0..=dice.below(5) {
        let at = dice.below(parts.len() + 1);
        let end = (at + 1 + dice.below(3)).min(parts.len());
        match dice.below(5) {
            0 if at < end => drop(parts.drain(at..end)),
            1 => {
                let copy: Vec<&str> = parts.iter().take(end).skip(at).copied().collect();
                let to = dice.below(parts.len() + 1);
                drop(parts.splice(to..to, copy.repeat(1 + dice.below(4))));
            }
            2 => {
                let other = dice.below(parts.len());
                if at < parts.len() && other < parts.len() {
                    parts.swap(at, other);
                }
            }
            3 => parts.insert(at, dice.pick(TOKENS)),
            _ => parts.insert(at, dice.pick(tokens)),
        }
    }
    parts.concat().chars().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_changes_the_same() {
        let changed = |seed| {
            let mut input = b"one;two\nthree;four\n".to_vec();
            let mut dice = Dice::of(seed);
            for _ in 0..20 {
                bytes(&mut input, &mut dice);
            }
            let text = text("a b c d", (&[' '], &["x"]), &mut dice);
            (input, text)
        };
        assert_eq!(changed(1), changed(1));
        assert_ne!(changed(1), changed(2));
    }

    #[test]
    fn nothing_grows_without_end() {
        let mut dice = Dice::of(3);
        let mut input = Vec::new();
        for _ in 0..2_000 {
            bytes(&mut input, &mut dice);
            assert!(input.len() <= MOST);
        }
    }
}
