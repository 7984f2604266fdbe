//! How common a value is among the reports seen, and so how much it tells when two share it.
//!
//! Each value has a share that is assumed before anything is seen, as if [`STRENGTH`] reports had
//! been seen. So a report weighs nearly the same whether it comes first or thousandth.

use std::collections::HashMap;

use super::amounts::Measured;
use super::known::{Known, KnownExhibit};
use super::logarithm::centibits;
use super::vocabulary::Term;

/// The assumed shares weigh as much as so many reports.
const STRENGTH: u64 = 200;

/// One report of so many is of a certain district, before anything is seen.
const DISTRICTS: u64 = 40;
const PROVINCES: u64 = 6;
const AT_SEA: u64 = 20;
const SUBSTANCES: u64 = 6;
const PLACE_WORDS: u64 = 300;
const NAME_WORDS: u64 = 120;

/// One amount of so many has certain digits, by how many digits there are.
const AMOUNTS: [u64; 5] = [24, 100, 600, 3_000, 10_000];

/// What was seen.
#[derive(Debug, Default)]
pub(super) struct Frequencies {
    areas: Tally<Term>,
    seas: Tally<()>,
    substances: Tally<Term>,
    place_words: Tally<u64>,
    name_words: Tally<u64>,
    amounts: HashMap<(Option<Term>, Measured), u32>,
    amounts_of: HashMap<Option<Term>, u32>,
}

#[derive(Debug)]
struct Tally<K> {
    total: u64,
    counts: HashMap<K, u32>,
}

impl<K> Default for Tally<K> {
    fn default() -> Self {
        Self { total: 0, counts: HashMap::new() }
    }
}

/// Whether a report is counted or taken out again.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    Enters,
    Leaves,
}

impl Change {
    fn apply(self, count: &mut u32) {
        *count = match self {
            Self::Enters => count.saturating_add(1),
            Self::Leaves => count.saturating_sub(1),
        };
    }
}

impl<K: std::hash::Hash + Eq> Tally<K> {
    fn count(&mut self, key: K, change: Change) {
        change.apply(self.counts.entry(key).or_default());
    }

    fn total(&mut self, change: Change) {
        self.total = match change {
            Change::Enters => self.total.saturating_add(1),
            Change::Leaves => self.total.saturating_sub(1),
        };
    }

    fn rarity(&self, key: &K, one_in: u64) -> i32 {
        rarity(self.counts.get(key).copied().unwrap_or_default(), self.total, one_in)
    }
}

/// How much it tells that two share a value, in hundredths of bits.
fn rarity(count: u32, total: u64, one_in: u64) -> i32 {
    let of = total.saturating_add(STRENGTH).saturating_mul(one_in);
    let seen = u64::from(count).saturating_mul(one_in).saturating_add(STRENGTH);
    (centibits(of) - centibits(seen)).max(0)
}

impl Frequencies {
    /// Counts a report, or takes it out again.
    pub(super) fn count(&mut self, known: &Known, change: Change) {
        self.areas.total(change);
        self.seas.total(change);
        if known.setting == super::facts::Setting::AtSea {
            self.seas.count((), change);
        }
        for area in [known.province, known.division, known.district].into_iter().flatten() {
            self.areas.count(area, change);
        }
        self.place_words.total(change);
        for mark in &known.words.marks {
            self.place_words.count(*mark, change);
        }
        if !known.name_words.is_empty() {
            self.name_words.total(change);
        }
        for word in &known.name_words {
            self.name_words.count(*word, change);
        }
        for exhibit in &known.exhibits {
            self.count_exhibit(exhibit, change);
        }
    }

    fn count_exhibit(&mut self, exhibit: &KnownExhibit, change: Change) {
        self.substances.total(change);
        if let Some(substance) = exhibit.substance {
            self.substances.count(substance, change);
        }
        if let Some(amount) = exhibit.amount {
            let key = (exhibit.substance, amount);
            change.apply(self.amounts.entry(key).or_default());
            change.apply(self.amounts_of.entry(exhibit.substance).or_default());
        }
    }

    /// Of being in one district, or in one division.
    pub(super) fn district(&self, area: Term) -> i32 {
        self.areas.rarity(&area, DISTRICTS)
    }

    /// Of being in one province.
    pub(super) fn province(&self, area: Term) -> i32 {
        self.areas.rarity(&area, PROVINCES)
    }

    /// Of being at sea.
    pub(super) fn at_sea(&self) -> i32 {
        self.seas.rarity(&(), AT_SEA)
    }

    /// Of one substance.
    pub(super) fn substance(&self, substance: Term) -> i32 {
        self.substances.rarity(&substance, SUBSTANCES)
    }

    /// Of a word in a place.
    pub(super) fn place_word(&self, mark: u64) -> i32 {
        self.place_words.rarity(&mark, PLACE_WORDS)
    }

    /// Of a word in a name.
    pub(super) fn name_word(&self, word: u64) -> i32 {
        self.name_words.rarity(&word, NAME_WORDS)
    }

    /// Of the same amount of a substance: much for 1,740 kg, little for 100 kg.
    pub(super) fn amount(&self, substance: Option<Term>, amount: &Measured) -> i32 {
        let length = usize::try_from(amount.length()).unwrap_or_default();
        let one_in = AMOUNTS.get(length.saturating_sub(1)).or(AMOUNTS.last()).unwrap_or(&1);
        let count = self.amounts.get(&(substance, *amount)).copied().unwrap_or_default();
        let total = self.amounts_of.get(&substance).copied().unwrap_or_default();
        rarity(count, u64::from(total), *one_in)
    }
}

#[cfg(test)]
mod tests {
    use yakja_model::Quantity;

    use super::*;

    fn kilograms(amount: i64) -> Measured {
        Measured::of(Quantity::MassMg(amount * 1_000_000), "").unwrap()
    }

    #[test]
    fn an_odd_amount_tells_more_than_a_round_one() {
        let fresh = Frequencies::default();
        let weights = [100, 120, 864, 1_742].map(|amount| fresh.amount(None, &kilograms(amount)));
        assert!(weights.is_sorted() && weights[0] < 500 && weights[3] > 1_100, "{weights:?}");
        assert_eq!(fresh.amount(None, &kilograms(1)), fresh.amount(None, &kilograms(100)));
    }

    #[test]
    fn what_is_seen_often_tells_less() {
        assert_eq!(rarity(0, 0, 40), centibits(40 * STRENGTH) - centibits(STRENGTH));
        assert!(rarity(1_000, 2_000, 40) < 120);
        assert!(rarity(1, 100_000, 40) > 1_000);
    }

    proptest::proptest! {
        #[test]
        fn a_few_reports_hardly_change_what_a_value_tells(count in 0_u32..3, total in 3_u64..50) {
            for one_in in [6, 24, 100, 300] {
                let change = rarity(count, total, one_in) - rarity(0, 0, one_in);
                // Three more in a share of one in 300 are the largest change there can be.
                proptest::prop_assert!((-250..50).contains(&change), "{change}");
            }
        }
    }
}
