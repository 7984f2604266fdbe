//! What is fuzzed: for each reader how its inputs are made, what is done with one, and how much
//! memory that may take.

mod amounts;
mod bombs;
mod dates;
mod packs;
mod profiles;
mod shipped;
mod tables;
mod templates;
mod workbooks;

use crate::dice::Dice;

/// A reader with its inputs.
pub struct Target {
    /// What it is called on the command line.
    pub name: &'static str,
    /// Makes an input.
    pub make: fn(&mut Dice) -> Vec<u8>,
    /// Reads an input. An error is an answer that can't be right.
    pub run: fn(&[u8]) -> Result<Answer, String>,
    /// So many bytes may be held while an input is read, whatever its size.
    pub memory: usize,
    /// And so many for each of its bytes.
    pub times: usize,
}

/// What a reader made of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was read, if only in part.
    Taken,
    /// It was refused whole.
    Refused,
}

const MEBIBYTE: usize = 1 << 20;

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "csv", make: tables::make, run: tables::run, memory: 48 * MEBIBYTE, times: 8 },
    Target {
        name: "xlsx",
        make: workbooks::make_xlsx,
        run: workbooks::run,
        memory: 96 * MEBIBYTE,
        times: 64,
    },
    Target {
        name: "ods",
        make: workbooks::make_ods,
        run: workbooks::run,
        memory: 96 * MEBIBYTE,
        times: 64,
    },
    Target {
        name: "bombs",
        make: bombs::make,
        run: workbooks::run,
        memory: 384 * MEBIBYTE,
        times: 2,
    },
    Target {
        name: "profile",
        make: profiles::make,
        run: profiles::run,
        memory: 96 * MEBIBYTE,
        times: 128,
    },
    Target { name: "pack", make: packs::make, run: packs::run, memory: 64 * MEBIBYTE, times: 64 },
    Target {
        name: "template",
        make: templates::make,
        run: templates::run,
        memory: 64 * MEBIBYTE,
        times: 256,
    },
    Target {
        name: "quantity",
        make: amounts::make,
        run: amounts::run,
        memory: MEBIBYTE,
        times: 16,
    },
    Target { name: "date", make: dates::make, run: dates::run, memory: 8 * MEBIBYTE, times: 64 },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_stands_a_few_inputs() {
        for target in TARGETS {
            let mut dice = Dice::of(7);
            let few = if target.name == "bombs" { 2 } else { 40 };
            for _ in 0..few {
                let input = (target.make)(&mut dice);
                assert!((target.run)(&input).is_ok(), "{}", target.name);
            }
        }
    }
}
