//! The range of a total while suggestions wait for a judge: if all were the same, and if all were
//! different.

use std::collections::{BTreeMap, HashMap};

use yakja_model::{Quantity, ReportPair, SubstanceClass, SubstanceCode};

use super::amount_of_record::amounts_of_record;
use super::clusters::{Clusters, IncidentId};
use super::facts::ReportFacts;
use super::forest::Forest;

/// An incident with its reports.
#[derive(Clone, Debug)]
pub struct Gathered<'a> {
    /// The incident.
    pub incident: IncidentId,
    /// Its reports.
    pub members: Vec<&'a ReportFacts>,
}

/// Totals by substance, each with its range.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ambiguity {
    /// How many pairs of incidents wait.
    pub waiting: usize,
    /// How many incidents there are if all that wait are different, as they count until judged.
    pub incidents_if_different: usize,
    /// How many there are if all that wait are the same.
    pub incidents_if_same: usize,
    /// Milligrams by substance and class.
    pub mass_mg: BTreeMap<(Option<SubstanceCode>, SubstanceClass), Bounds>,
    /// Millilitres.
    pub volume_ml: BTreeMap<(Option<SubstanceCode>, SubstanceClass), Bounds>,
    /// Pieces.
    pub pieces: BTreeMap<(Option<SubstanceCode>, SubstanceClass), Bounds>,
}

/// The two ends of a range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// The smaller total.
    pub low: i64,
    /// The larger total.
    pub high: i64,
}

/// Totals of one way of counting.
type Totals = BTreeMap<(Option<SubstanceCode>, SubstanceClass), [i64; 3]>;

impl Ambiguity {
    /// Adds up incidents both ways. Pairs about reports that are not given have no effect.
    ///
    /// *All the same* takes every waiting pair as joined, also where a judgement of *different*
    /// between two of them would forbid it: the lower end may lie below what can come true.
    pub fn of(incidents: &[Gathered<'_>], clusters: &Clusters, waiting: &[ReportPair]) -> Self {
        let places: HashMap<IncidentId, usize> =
            incidents.iter().enumerate().map(|(at, one)| (one.incident, at)).collect();
        let place = |report| places.get(&clusters.incident_of(report)?).copied();
        let mut pairs: Vec<(usize, usize)> = waiting
            .iter()
            .filter_map(|pair| place(pair.first()).zip(place(pair.second())))
            .filter(|(one, other)| one != other)
            .map(|(one, other)| (one.min(other), one.max(other)))
            .collect();
        pairs.sort_unstable();
        pairs.dedup();

        let mut forest = Forest::new(incidents.len(), &[]);
        for (one, other) in &pairs {
            forest.join(*one, *other);
        }
        let mut merged: BTreeMap<usize, Vec<&ReportFacts>> = BTreeMap::new();
        for (at, one) in incidents.iter().enumerate() {
            merged.entry(forest.find(at)).or_default().extend(&one.members);
        }
        let different = totals(incidents.iter().map(|one| one.members.as_slice()));
        let same = totals(merged.values().map(Vec::as_slice));
        Self {
            waiting: pairs.len(),
            incidents_if_different: incidents.len(),
            incidents_if_same: merged.len(),
            mass_mg: bounds(&different, &same, 0),
            volume_ml: bounds(&different, &same, 1),
            pieces: bounds(&different, &same, 2),
        }
    }
}

fn totals<'a>(incidents: impl Iterator<Item = &'a [&'a ReportFacts]>) -> Totals {
    let mut totals = Totals::new();
    for amount in incidents.flat_map(amounts_of_record) {
        let [mass, volume, pieces] = totals.entry((amount.substance, amount.class)).or_default();
        match amount.quantity {
            Quantity::MassMg(amount) => *mass = mass.saturating_add(amount),
            Quantity::VolumeMl(amount) => *volume = volume.saturating_add(amount),
            Quantity::Pieces(amount) => *pieces = pieces.saturating_add(amount),
            Quantity::NotKnown => {}
        }
    }
    totals
}

/// The range of one measure for every substance that has any of it in either way of counting.
fn bounds(
    one: &Totals,
    other: &Totals,
    measure: usize,
) -> BTreeMap<(Option<SubstanceCode>, SubstanceClass), Bounds> {
    let amount = |totals: &Totals, name| {
        totals.get(name).and_then(|amounts| amounts.get(measure)).copied().unwrap_or_default()
    };
    let names = one.keys().chain(other.keys());
    let ranges = names.map(|name| {
        let (one, other) = (amount(one, name), amount(other, name));
        (name.clone(), Bounds { low: one.min(other), high: one.max(other) })
    });
    ranges.filter(|(_, range)| range.high > 0).collect()
}
