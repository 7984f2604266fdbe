//! What waits for a judge and could change a figure.

use std::collections::{BTreeSet, HashMap};

use yakja_model::{Amount, FigureQuery, Measure, ReportId, Waiting};

use crate::projections::facts::{self, CellSum, Composed, Plan, Scanned};

/// What waits, in sums.
#[derive(Default)]
pub(super) struct Waits {
    /// Reports that wait, by cell.
    pub(super) cells: HashMap<(Vec<u16>, bool), u64>,
    /// Reports that wait, in the total.
    pub(super) total: u64,
    /// Pairs of which at least one report is behind the figure.
    pairs: u64,
    reports: u64,
    if_same: CellSum,
}

impl Waits {
    /// What waits behind a figure that was added up like this.
    pub(super) fn of((composed, plan): (&Composed, &Plan), scanned: &Scanned) -> Self {
        if composed.pairs.is_empty() {
            return Self::default();
        }
        let alone = facts::scan(&composed.waiting, plan);
        let behind: BTreeSet<ReportId> = facts::lineage(&composed.waiting, plan)
            .into_iter()
            .map(|row| ReportId(row.report))
            .collect();
        let touched = composed.pairs.iter();
        let touched =
            touched.filter(|pair| pair.reports().iter().any(|report| behind.contains(report)));
        let judged = facts::scan(&composed.as_judged, plan).total;
        let same = facts::scan(&composed.if_same, plan).total;
        Self {
            cells: alone.cells.into_iter().map(|(key, sum)| (key, sum.incidents)).collect(),
            total: alone.total.incidents,
            pairs: touched.count() as u64,
            reports: behind.len() as u64,
            if_same: scanned.total.without(&judged).with(&same),
        }
    }

    /// The range of the total; `None` where nothing waits behind the figure.
    pub(super) fn range(&self, query: &FigureQuery, scanned: &Scanned) -> Option<Waiting> {
        if self.pairs == 0 {
            return None;
        }
        let decimals = query.measure.decimals();
        let amount = |sum: &CellSum| match query.measure {
            Measure::Seizures => Amount { base: i128::from(sum.incidents), decimals },
            _ => Amount { base: sum.sum, decimals },
        };
        Some(Waiting {
            pairs: self.pairs,
            reports: self.reports,
            value_if_same: amount(&self.if_same),
            value_if_different: amount(&scanned.total),
            incidents_if_same: self.if_same.incidents,
            incidents_if_different: scanned.total.incidents,
        })
    }
}
