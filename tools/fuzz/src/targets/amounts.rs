//! Amounts as written. They come out exact, or not at all.

use std::num::NonZeroU32;

use yakja_formats::plain_digits;
use yakja_model::{Quantity, Unit, measure};

use super::Answer;
use crate::{dice::Dice, mutate};

/// Amounts to begin with.
const AMOUNTS: [&str; 10] =
    ["12.5", "1,234.5", "3,20,000", "0.000001", "1e-9", "999999999", "۱۲٫۵", "-0", "+7", "1.5E3"];

/// An amount, mutated.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let mut input = dice.pick(&AMOUNTS).as_bytes().to_vec();
    if dice.chance(80) {
        mutate::bytes(&mut input, dice);
        input.truncate(200);
    }
    input
}

/// Reads it in each sort of unit. What can be measured is possible, and a thousand times the unit
/// is a thousand times as much, but for what was rounded.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let text = String::from_utf8_lossy(input);
    let plain = plain_digits(&text);
    let three = NonZeroU32::MIN.saturating_add(2);
    let units = [
        Unit::Mass { milligrams: 1 },
        Unit::Mass { milligrams: i64::MAX },
        Unit::MassOfSeveral { milligrams: 1_000, units: three },
        Unit::Volume { milliliters: 1_000 },
        Unit::Pieces { pieces: 100 },
        Unit::Container,
    ];
    for unit in units {
        let read = measure(&plain, unit);
        if read.is_ok_and(|quantity| !quantity.is_possible()) {
            return Err(format!("{plain:?} in {unit:?} is {read:?}"));
        }
    }
    let mass = |milligrams| match measure(&plain, Unit::Mass { milligrams }) {
        Ok(Quantity::MassMg(mass)) => Some(i128::from(mass)),
        _ => None,
    };
    match (mass(1), mass(1_000)) {
        (Some(small), Some(large)) if (large - small * 1_000).abs() > 500 => {
            Err(format!("{plain:?}: {small} mg, and {large} mg in grams"))
        }
        (Some(_), _) => Ok(Answer::Taken),
        (None, _) => Ok(Answer::Refused),
    }
}
