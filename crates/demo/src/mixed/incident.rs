//! What truly happened, before anybody tells it.

use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use yakja_model::Day;

use super::{
    agencies::Agency,
    drugs::{DRUGS, Drug},
    numbers::{Numbers, Series},
    towns::{TOWNS, Town},
};
use crate::{
    amount::Measure,
    weighted::{Weighted, below},
};

/// Something that happened once.
#[derive(Clone)]
pub(super) struct Incident {
    pub(super) number: u64,
    pub(super) day: Day,
    pub(super) town: &'static Town,
    pub(super) scene: &'static [&'static str],
    /// Who was there first.
    pub(super) agency: &'static Agency,
    /// What was found; nothing where people were arrested alone.
    pub(super) finds: Vec<Find>,
    /// Those arrested.
    pub(super) people: People,
    pub(super) fir: Option<Fir>,
    /// On the parcels, with their ordinal after it.
    pub(super) seal: Option<String>,
}

/// One substance.
#[derive(Clone)]
pub(super) struct Find {
    pub(super) drug: &'static Drug,
    pub(super) measure: &'static Measure,
    /// In thousandths of the unit of the measure.
    pub(super) amount: u64,
}

/// How many were arrested.
#[derive(Clone, Copy, Default)]
pub(super) struct People {
    pub(super) all: u32,
    pub(super) women: u32,
    pub(super) foreigners: u32,
}

/// A first information report.
#[derive(Clone, Copy)]
pub(super) struct Fir {
    pub(super) station: &'static str,
    pub(super) year: i16,
    pub(super) number: u32,
}

/// Draws what happens.
pub(super) struct Happenings {
    pub(super) random: ChaCha8Rng,
    towns: Weighted<&'static Town>,
    drugs: Weighted<&'static Drug>,
    happened: u64,
}

impl Happenings {
    pub(super) fn new(seed: u64) -> Self {
        let towns: Vec<_> = TOWNS.iter().map(|(weight, town)| (*weight, town)).collect();
        let drugs: Vec<_> = DRUGS.iter().map(|(weight, drug)| (*weight, drug)).collect();
        Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            towns: Weighted::of(&towns),
            drugs: Weighted::of(&drugs),
            happened: 0,
        }
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        below(100, &mut self.random) < percent
    }

    /// A number below a limit.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        below(limit, &mut self.random)
    }

    /// The next incident, on this day. Gives `None` only where a table is empty.
    pub(super) fn happen(&mut self, day: Day, numbers: &mut Numbers) -> Option<Incident> {
        let town = self.towns.pick(&mut self.random)?;
        let scene = *town.scenes.get(self.below(town.scenes.len()))?;
        let agency = self.agency(town, None)?;
        let finds = if self.chance(92) { self.finds(agency)? } else { Vec::new() };
        let people = self.people(finds.is_empty());
        let fir = self.chance(55).then(|| fir(town, day, numbers));
        let sealed = !finds.is_empty() && self.chance(50);
        let seal = sealed.then(|| seal(agency, day, numbers));
        self.happened += 1;
        let number = self.happened;
        Some(Incident { number, day, town, scene, agency, finds, people, fir, seal })
    }

    /// Who reports from a town, and is not the one given.
    pub(super) fn agency(&mut self, town: &Town, but: Option<&Agency>) -> Option<&'static Agency> {
        let agencies = town.sphere.iter().filter(|(_, agency)| Some(*agency) != but);
        let agencies: Vec<_> = agencies.copied().collect();
        Weighted::of(&agencies).pick(&mut self.random)
    }

    fn finds(&mut self, agency: &Agency) -> Option<Vec<Find>> {
        let more = usize::from(self.chance(14)) + usize::from(self.chance(4));
        let mut finds: Vec<Find> = Vec::new();
        for _ in 0..=more {
            let drug = self.drugs.pick(&mut self.random)?;
            if finds.iter().any(|find| find.drug.official == drug.official) {
                continue;
            }
            let measures: Vec<_> = drug.measures.iter().map(|(w, measure)| (*w, measure)).collect();
            let measure = Weighted::of(&measures).pick(&mut self.random)?;
            // Finds at sea are large, those of travellers small.
            let shift = match agency.code {
                "PMSA" | "NAVY" => 300,
                "ASF" => -150,
                _ => 0,
            };
            let amount = measure.draw(shift, &mut self.random);
            finds.push(Find { drug, measure, amount: self.as_weighed(amount) });
        }
        Some(finds)
    }

    /// Half are weighed to the gram, most others to half a kilogram, some are round.
    fn as_weighed(&mut self, amount: u64) -> u64 {
        let step = match self.below(100) {
            0..50 => 1,
            50..85 => 500,
            _ => 10_u64.pow(amount.max(1).ilog10()),
        };
        if amount < step { amount } else { amount / step * step }
    }

    fn people(&mut self, at_least_one: bool) -> People {
        let least = usize::from(at_least_one);
        let all = (self.below(3) * self.below(4) / 2).max(least);
        let women = if self.chance(8) { all.min(1) } else { 0 };
        let foreigners = if self.chance(6) { all.saturating_sub(women).min(2) } else { 0 };
        let count = |number: usize| u32::try_from(number).unwrap_or_default();
        People { all: count(all), women: count(women), foreigners: count(foreigners) }
    }
}

fn seal(agency: &Agency, day: Day, numbers: &mut Numbers) -> String {
    let year = day.month().0;
    format!("{}-{year}-{}", agency.code, numbers.next(Series::Seal, (agency.code, year)))
}

/// An FIR of the police station of a town.
pub(super) fn fir(town: &Town, day: Day, numbers: &mut Numbers) -> Fir {
    let (station, (year, _)) = (town.station(), day.month());
    Fir { station, year, number: numbers.next(Series::Fir, (station, year)) }
}
