//! Invented mixture of substances: how often each is seized, in what units, and how much.

use crate::amount::Measure;

/// A substance as a row names it.
#[derive(Clone, Copy)]
pub(crate) struct Substance {
    pub(crate) name: &'static str,
    /// Units and amounts; the second kind of a substance is rarer.
    pub(crate) measures: &'static [(u16, Measure)],
    /// Where it was made, as written.
    pub(crate) producing: &'static [(u16, &'static str)],
    pub(crate) carried: Carried,
}

/// How a substance travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Carried {
    /// In luggage and letters as well as in lorries.
    InAnyWay,
    /// Never in luggage or letters.
    InBulk,
}

const AFGHANISTAN: &[(u16, &str)] = &[(86, "Afghanistan"), (9, "Unknown"), (5, "")];
const PAKISTAN: &[(u16, &str)] = &[(70, "Pakistan"), (20, "Unknown"), (10, "")];
const ELSEWHERE: &[(u16, &str)] =
    &[(50, "Unknown"), (20, ""), (12, "India"), (10, "China"), (8, "Iran, Islamic Republic of")];
const COCA: &[(u16, &str)] = &[(50, "Unknown"), (20, "Brazil"), (15, "Colombia"), (15, "")];

const fn kilograms(median_g: u64, spread: i64, most_kg: u64) -> Measure {
    Measure::fine("Kilogram", median_g, spread, most_kg * 1_000)
}

const fn liters(median_ml: u64, spread: i64, most_l: u64) -> Measure {
    Measure::fine("Litre", median_ml, spread, most_l * 1_000)
}

const fn no_unit(median: u64, spread: i64, most: u64) -> Measure {
    Measure::fine("", median, spread, most * 1_000)
}

const fn of(
    name: &'static str,
    measures: &'static [(u16, Measure)],
    producing: &'static [(u16, &'static str)],
) -> Substance {
    Substance { name, measures, producing, carried: Carried::InAnyWay }
}

const fn bulk(
    name: &'static str,
    measures: &'static [(u16, Measure)],
    producing: &'static [(u16, &'static str)],
) -> Substance {
    Substance { name, measures, producing, carried: Carried::InBulk }
}

/// Weight and substance. The weights add up to 1,000.
pub(crate) const SUBSTANCES: &[(u16, Substance)] = &[
    (
        272,
        of(
            "Heroin",
            &[(397, kilograms(1_200, 230, 1_500)), (3, no_unit(1_000, 200, 50))],
            AFGHANISTAN,
        ),
    ),
    (250, of("Cannabis Resin", &[(1, kilograms(9_000, 270, 9_000))], AFGHANISTAN)),
    (
        136,
        of(
            "Opium",
            &[(198, kilograms(8_000, 250, 6_500)), (2, no_unit(5_000, 200, 90))],
            AFGHANISTAN,
        ),
    ),
    (118, of("Methamphetamine", &[(1, kilograms(1_400, 240, 1_800))], AFGHANISTAN)),
    (42, of("Cannabis Herb", &[(1, kilograms(3_000, 260, 4_000))], PAKISTAN)),
    (
        44,
        bulk(
            "Alcohol",
            &[(7, liters(40_000, 210, 12_000)), (3, Measure::pieces("Bottle", 60, 210, 9_000))],
            ELSEWHERE,
        ),
    ),
    (20, of("Cocaine", &[(1, kilograms(650, 190, 300))], COCA)),
    (
        18,
        of(
            "Morphine",
            &[
                (9, kilograms(20_000, 260, 9_000)),
                (1, Measure::pieces("Injection", 90, 180, 9_000)),
            ],
            AFGHANISTAN,
        ),
    ),
    (12, of("Amphetamine", &[(1, kilograms(900, 210, 400))], AFGHANISTAN)),
    (
        14,
        of(
            "Ecstasy",
            &[(8, Measure::pieces("Tablet", 700, 220, 90_000)), (2, kilograms(400, 190, 60))],
            ELSEWHERE,
        ),
    ),
    (
        16,
        bulk(
            "Acetic Anhydride",
            &[(5, liters(180_000, 260, 20_000)), (5, kilograms(200_000, 250, 20_000))],
            ELSEWHERE,
        ),
    ),
    (8, of("Ephedrine", &[(1, kilograms(12_000, 210, 2_000))], ELSEWHERE)),
    (4, of("Pseudoephedrine", &[(1, kilograms(9_000, 210, 2_000))], ELSEWHERE)),
    (3, bulk("Sulphuric Acid", &[(1, liters(150_000, 200, 9_000))], ELSEWHERE)),
    (3, bulk("Hydrochloric Acid", &[(1, liters(120_000, 200, 9_000))], ELSEWHERE)),
    (
        12,
        of(
            "Diazepam",
            &[
                (6, Measure::pieces("Tablet", 3_000, 230, 700_000)),
                (3, Measure::pieces("Ampoule", 250, 220, 90_000)),
                (1, kilograms(5_000, 180, 300)),
            ],
            ELSEWHERE,
        ),
    ),
    (6, of("Alprazolam", &[(1, Measure::pieces("Tablet", 2_500, 230, 500_000))], ELSEWHERE)),
    (
        10,
        of(
            "Tramadol",
            &[(8, Measure::pieces("Tablet", 6_000, 240, 900_000)), (2, kilograms(4_000, 190, 500))],
            ELSEWHERE,
        ),
    ),
    (8, bulk("Poppy straw", &[(1, kilograms(120_000, 200, 15_000))], PAKISTAN)),
    (4, bulk("Poppy Seeds", &[(1, kilograms(300_000, 190, 20_000))], AFGHANISTAN)),
];
