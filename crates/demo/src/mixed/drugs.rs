//! What is seized, as offices call it, in what units, and how much: an invented mixture.

use super::hand::Tongue;
use crate::amount::Measure;

/// A substance with the words that offices have for it.
pub(super) struct Drug {
    /// What a laboratory calls it.
    pub(super) official: &'static str,
    spoken: &'static [&'static str],
    urdu: &'static str,
    pub(super) measures: &'static [(u16, Measure)],
}

impl Drug {
    /// What it is called; several spoken words take turns.
    pub(super) fn called(&self, tongue: Tongue, turn: usize) -> &'static str {
        let spoken = self.spoken.get(turn % self.spoken.len().max(1));
        match tongue {
            Tongue::Official => self.official,
            Tongue::Spoken => spoken.copied().unwrap_or(self.official),
            Tongue::Urdu => self.urdu,
        }
    }
}

const fn kilograms(median_g: u64, spread: i64, most_kg: u64) -> Measure {
    Measure::fine("kg", median_g, spread, most_kg * 1_000)
}

const fn liters(median_ml: u64, spread: i64, most_l: u64) -> Measure {
    Measure::fine("litre", median_ml, spread, most_l * 1_000)
}

const fn tablets(median: u64, spread: i64, most: u64) -> Measure {
    Measure::pieces("tablets", median, spread, most)
}

/// Weight and substance. The weights add up to 1,000.
pub(super) static DRUGS: &[(u16, Drug)] = &[
    (
        370,
        Drug {
            official: "Cannabis Resin",
            spoken: &["charas", "hashish", "Charas Garda", "hash"],
            urdu: "چرس",
            measures: &[(1, kilograms(6_000, 280, 9_000))],
        },
    ),
    (
        210,
        Drug {
            official: "Heroin",
            spoken: &["heroin", "brown heroin", "Heroin"],
            urdu: "ہیروئن",
            measures: &[(1, kilograms(1_200, 240, 1_500))],
        },
    ),
    (
        150,
        Drug {
            official: "Methamphetamine",
            spoken: &["Ice", "crystal", "Ice (crystal)", "ICE"],
            urdu: "آئس",
            measures: &[(1, kilograms(1_400, 250, 1_800))],
        },
    ),
    (
        120,
        Drug {
            official: "Opium",
            spoken: &["afeem", "opium", "afion"],
            urdu: "افیون",
            measures: &[(1, kilograms(7_000, 260, 6_500))],
        },
    ),
    (
        30,
        Drug {
            official: "Cannabis Herb",
            spoken: &["bhang", "ganja"],
            urdu: "bhang",
            measures: &[(1, kilograms(4_000, 250, 4_000))],
        },
    ),
    (
        20,
        Drug {
            official: "Cocaine",
            spoken: &["cocaine", "coke"],
            urdu: "کوکین",
            measures: &[(1, kilograms(500, 190, 300))],
        },
    ),
    (
        20,
        Drug {
            official: "Morphine",
            spoken: &["morphine base", "morphine"],
            urdu: "مارفین",
            measures: &[(1, kilograms(15_000, 250, 9_000))],
        },
    ),
    (
        20,
        Drug {
            official: "Ketamine",
            spoken: &["ketamine", "ketamine powder"],
            urdu: "کیٹامین",
            measures: &[(1, kilograms(2_500, 210, 900))],
        },
    ),
    (
        20,
        Drug {
            official: "Alprazolam",
            spoken: &["Xanax", "alprazolam tablets"],
            urdu: "alprazolam",
            measures: &[(1, tablets(2_500, 230, 500_000))],
        },
    ),
    (
        20,
        Drug {
            official: "Ecstasy",
            spoken: &["ecstasy tablets", "ecstasy"],
            urdu: "ecstasy",
            measures: &[(8, tablets(700, 220, 90_000)), (2, kilograms(400, 190, 60))],
        },
    ),
    (
        20,
        Drug {
            official: "Acetic Anhydride",
            spoken: &["acetic anhydride", "AA"],
            urdu: "acetic anhydride",
            measures: &[(6, liters(150_000, 250, 20_000)), (4, kilograms(180_000, 250, 20_000))],
        },
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mixture_is_whole() {
        assert_eq!(DRUGS.iter().map(|(weight, _)| weight).sum::<u16>(), 1_000);
        for (_, drug) in DRUGS {
            let words: Vec<_> = (0..9).map(|turn| drug.called(Tongue::Spoken, turn)).collect();
            assert!(drug.spoken.iter().all(|word| words.contains(word)), "{}", drug.official);
        }
    }
}
