//! Country packs with one file that is not as it ships. The first line of an input names it.

use yakja_formats::country_pack::read_pack;

use super::Answer;
use super::shipped::{PACK_FILES, files_with};
use crate::{dice::Dice, mutate};

/// Tokens of packs.
const TOKENS: &[&str] = &[
    "PK-BA",
    "PK226",
    "PK-XX",
    "district",
    "province",
    "member",
    "outside",
    "yes",
    "no",
    "91",
    "-181.5",
    "1e9",
    "0",
    "mass",
    "pieces",
    "2024-02-30",
    "|",
    "||",
    "*",
];

/// A file that ships, mutated.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let (name, text) = dice.pick(&PACK_FILES);
    let mut bytes = match dice.chance(70) {
        true => mutate::text(text, (&['\n', ','], TOKENS), dice).into_bytes(),
        false => text.as_bytes().to_vec(),
    };
    if dice.chance(40) {
        mutate::bytes(&mut bytes, dice);
    }
    [name.as_bytes(), b"\n", &bytes].concat()
}

/// Reads the pack with that file.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let (name, rest) = input.split_at(end);
    let name = String::from_utf8_lossy(name);
    let bytes = rest.get(1..).unwrap_or_default();
    match read_pack(&files_with(&name, bytes)) {
        Err(error) if error.line == 0 => Err(format!("line 0: {error}")),
        Err(_) => Ok(Answer::Refused),
        Ok(_) => Ok(Answer::Taken),
    }
}
