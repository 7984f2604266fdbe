//! Incidents as they follow from certain joins and people's judgements. They are worked out, never
//! stored: the same reports, joins and judgements give the same incidents in whatever order.
//!
//! The rule: a judgement in force of *same* joins, and so does a certain join unless the judgement
//! in force on that very pair is *different*. Joins are taken from the strongest to the weakest:
//! one row, a person's *same*, seal, laboratory memo, FIR, operation; among equals the one between
//! earlier reports first. A join that would bring two reports together that a person has called
//! different is not made, and is reported: so they part at the weakest join between them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use yakja_model::{Judgement, ReportId, ReportPair, Verdict, judgements_in_force};

use super::certain::{Basis, CertainLink};
use super::forest::{Forest, Joined};

/// Identifies an incident: its earliest report. The identifiers of its other reports, and of
/// incidents that were joined to it, lead to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IncidentId(pub ReportId);

/// A report and where it stands in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LedgerReport {
    /// Position of its first version.
    pub position: u64,
    /// The report.
    pub report: ReportId,
}

/// A join that was not made, because two reports in it were called different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Contradiction {
    /// The join that was not made: the weakest of those that would hold the two together.
    pub join: ReportPair,
    /// The two reports that a person has called different.
    pub different: ReportPair,
}

/// Which incident each report belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clusters {
    /// In the order of the ledger.
    reports: Vec<ReportId>,
    ranks: HashMap<ReportId, usize>,
    /// By rank: the rank of the earliest report of the same incident.
    earliest: Vec<usize>,
    /// Incidents of several reports, by the rank of the earliest.
    several: BTreeMap<usize, Vec<usize>>,
    contradictions: Vec<Contradiction>,
}

/// A join, in the order in which joins are taken.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Join {
    strength: Reverse<Strength>,
    later: usize,
    earlier: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Operation,
    Fir,
    LaboratoryMemo,
    Seal,
    Person,
    Record,
}

impl Clusters {
    /// Works out incidents. Judgements come in the order of the ledger; reports and joins in any.
    /// Joins and judgements about reports that are not given have no effect.
    pub fn of(reports: &[LedgerReport], links: &[CertainLink], judgements: &[Judgement]) -> Self {
        let mut order = reports.to_vec();
        order.sort_unstable();
        order.dedup_by_key(|one| one.report);
        let reports: Vec<ReportId> = order.into_iter().map(|one| one.report).collect();
        let ranks: HashMap<ReportId, usize> =
            reports.iter().enumerate().map(|(rank, report)| (*report, rank)).collect();
        let in_force = judgements_in_force(judgements);
        let verdicts = in_force.iter().map(|(pair, judgement)| (*pair, judgement.verdict));
        let verdicts: BTreeMap<ReportPair, Verdict> = verdicts.collect();

        let mut apart = of_verdict(&verdicts, Verdict::Different, &ranks);
        apart.sort_unstable();
        let mut forest = Forest::new(reports.len(), &apart);
        let mut contradictions = Vec::new();
        for join in joins(links, &verdicts, &ranks) {
            if let Joined::KeptApart(one, other) = forest.join(join.earlier, join.later) {
                let pair = |one: usize, other: usize| pair_at(&reports, one, other);
                let named = pair(join.earlier, join.later).zip(pair(one, other));
                contradictions
                    .extend(named.map(|(join, different)| Contradiction { join, different }));
            }
        }
        contradictions.sort_unstable();
        contradictions.dedup();
        let earliest: Vec<usize> = (0..reports.len()).map(|rank| forest.find(rank)).collect();
        let several = several(&earliest);
        Self { reports, ranks, earliest, several, contradictions }
    }

    /// The incident that a report belongs to; `None` for a report that was not given. An earlier
    /// identifier of an incident leads to its present one.
    pub fn incident_of(&self, report: ReportId) -> Option<IncidentId> {
        let rank = self.ranks.get(&report)?;
        let earliest = self.earliest.get(*rank)?;
        self.reports.get(*earliest).map(|report| IncidentId(*report))
    }

    /// The reports of the incident that this identifier leads to, in the order of the ledger.
    pub fn members(&self, incident: IncidentId) -> Vec<ReportId> {
        let Some(current) = self.incident_of(incident.0) else { return Vec::new() };
        let several = self.ranks.get(&current.0).and_then(|rank| self.several.get(rank));
        match several {
            Some(ranks) => {
                ranks.iter().filter_map(|rank| self.reports.get(*rank).copied()).collect()
            }
            None => vec![current.0],
        }
    }

    /// Every incident, in the order of the ledger.
    pub fn incidents(&self) -> impl Iterator<Item = IncidentId> {
        let ranked = self.earliest.iter().enumerate();
        let first = ranked.filter(|(rank, earliest)| rank == *earliest);
        first.filter_map(|(rank, _)| self.reports.get(rank).map(|report| IncidentId(*report)))
    }

    /// Joins that were not made because of a judgement of *different*.
    pub fn contradictions(&self) -> &[Contradiction] {
        &self.contradictions
    }
}

/// Every join that is taken, in its order.
fn joins(
    links: &[CertainLink],
    verdicts: &BTreeMap<ReportPair, Verdict>,
    ranks: &HashMap<ReportId, usize>,
) -> Vec<Join> {
    let join = |strength, pair: ReportPair| {
        let (earlier, later) = ranked(pair, ranks)?;
        Some(Join { strength: Reverse(strength), later, earlier })
    };
    let uncut = links.iter().filter(|link| verdicts.get(&link.pair) != Some(&Verdict::Different));
    let certain = uncut.filter_map(|link| join(strength(&link.basis), link.pair));
    let same = verdicts.iter().filter(|(_, verdict)| **verdict == Verdict::Same);
    let judged = same.filter_map(|(pair, _)| join(Strength::Person, *pair));
    let mut joins: Vec<Join> = certain.chain(judged).collect();
    joins.sort_unstable();
    joins.dedup();
    joins
}

fn of_verdict(
    verdicts: &BTreeMap<ReportPair, Verdict>,
    wanted: Verdict,
    ranks: &HashMap<ReportId, usize>,
) -> Vec<(usize, usize)> {
    let found = verdicts.iter().filter(|(_, verdict)| **verdict == wanted);
    found.filter_map(|(pair, _)| ranked(*pair, ranks)).collect()
}

/// The ranks of two reports, the earlier first.
fn ranked(pair: ReportPair, ranks: &HashMap<ReportId, usize>) -> Option<(usize, usize)> {
    let (one, other) = (*ranks.get(&pair.first())?, *ranks.get(&pair.second())?);
    Some((one.min(other), one.max(other)))
}

fn pair_at(reports: &[ReportId], one: usize, other: usize) -> Option<ReportPair> {
    ReportPair::new(*reports.get(one)?, *reports.get(other)?).ok()
}

const fn strength(basis: &Basis) -> Strength {
    match basis {
        Basis::Operation(_) => Strength::Operation,
        Basis::Fir(_) => Strength::Fir,
        Basis::LaboratoryMemo(_) => Strength::LaboratoryMemo,
        Basis::Seal(_) => Strength::Seal,
        Basis::Record => Strength::Record,
    }
}

fn several(earliest: &[usize]) -> BTreeMap<usize, Vec<usize>> {
    let mut several: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (rank, first) in earliest.iter().enumerate().filter(|(rank, first)| rank != *first) {
        several.entry(*first).or_insert_with(|| vec![*first]).push(rank);
    }
    several
}
