//! Incidents kept up to date while the ledger grows: a change is worked out for the reports that it
//! may touch alone. At every position it says what [`Clusters::of`] would say.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use yakja_model::{Judgement, ReportId, ReportPair};

use super::certain::CertainLink;
use super::clusters::{Clusters, Contradiction, IncidentId, LedgerReport};

/// Reports, certain joins and judgements so far, and the incidents that follow.
#[derive(Clone, Debug, Default)]
pub struct IncidentView {
    positions: HashMap<ReportId, u64>,
    links: BTreeMap<ReportPair, Vec<CertainLink>>,
    judgements: BTreeMap<ReportPair, Vec<Judgement>>,
    /// The other reports that a join or a judgement names beside a report.
    beside: HashMap<ReportId, BTreeSet<ReportId>>,
    /// Incidents of reports that are not an incident of their own.
    incidents: HashMap<ReportId, IncidentId>,
    members: HashMap<IncidentId, Vec<ReportId>>,
    contradictions: BTreeSet<Contradiction>,
}

impl IncidentView {
    /// Takes a report with its certain joins to others. Taken again, its joins are replaced. Gives
    /// the reports whose incident is now another, in the order of their identifiers.
    pub fn report(&mut self, report: LedgerReport, links: Vec<CertainLink>) -> Vec<ReportId> {
        self.positions.entry(report.report).or_insert(report.position);
        // Before the old joins go: what they held together is touched as well.
        let mut touched = self.around(&[report.report]);
        let replaced: Vec<ReportId> =
            self.beside.get(&report.report).into_iter().flatten().copied().collect();
        for other in replaced {
            if let Ok(pair) = ReportPair::new(report.report, other) {
                self.links.remove(&pair);
            }
        }
        for link in links {
            self.connect(link.pair);
            self.links.entry(link.pair).or_default().push(link);
        }
        touched.extend(self.around(&[report.report]));
        self.work_out(&touched)
    }

    /// Takes a judgement. Gives the reports whose incident is now another.
    pub fn judge(&mut self, judgement: Judgement) -> Vec<ReportId> {
        let pair = judgement.pair;
        self.connect(pair);
        self.judgements.entry(pair).or_default().push(judgement);
        let touched = self.around(&pair.reports());
        self.work_out(&touched)
    }

    /// The incident that a report belongs to; `None` for a report that was not taken.
    pub fn incident_of(&self, report: ReportId) -> Option<IncidentId> {
        let known = self.positions.contains_key(&report);
        known.then(|| self.incidents.get(&report).copied().unwrap_or(IncidentId(report)))
    }

    /// The reports of the incident that this identifier leads to, in the order of the ledger.
    pub fn members(&self, incident: IncidentId) -> Vec<ReportId> {
        let Some(current) = self.incident_of(incident.0) else { return Vec::new() };
        self.members.get(&current).cloned().unwrap_or_else(|| vec![current.0])
    }

    /// Joins that are not made because of a judgement of *different*.
    pub fn contradictions(&self) -> impl Iterator<Item = &Contradiction> {
        self.contradictions.iter()
    }

    fn connect(&mut self, pair: ReportPair) {
        let [one, other] = pair.reports();
        self.beside.entry(one).or_default().insert(other);
        self.beside.entry(other).or_default().insert(one);
    }

    /// Every report that joins and judgements lead to from these.
    fn around(&self, from: &[ReportId]) -> BTreeSet<ReportId> {
        let mut reached: BTreeSet<ReportId> = from.iter().copied().collect();
        let mut waiting = from.to_vec();
        while let Some(report) = waiting.pop() {
            for other in self.beside.get(&report).into_iter().flatten() {
                if reached.insert(*other) {
                    waiting.push(*other);
                }
            }
        }
        reached
    }

    /// Works out the incidents of these reports anew. Nothing leads from them to any other.
    fn work_out(&mut self, touched: &BTreeSet<ReportId>) -> Vec<ReportId> {
        let pairs: BTreeSet<ReportPair> =
            touched.iter().flat_map(|one| self.pairs_of(*one)).collect();
        let reports: Vec<LedgerReport> = touched
            .iter()
            .filter_map(|report| {
                self.positions
                    .get(report)
                    .map(|position| LedgerReport { position: *position, report: *report })
            })
            .collect();
        let links: Vec<CertainLink> =
            pairs.iter().filter_map(|pair| self.links.get(pair)).flatten().cloned().collect();
        let judgements: Vec<Judgement> =
            pairs.iter().filter_map(|pair| self.judgements.get(pair)).flatten().cloned().collect();
        let clusters = Clusters::of(&reports, &links, &judgements);

        self.contradictions.retain(|found| !pairs.contains(&found.join));
        self.contradictions.extend(clusters.contradictions());
        let before: Vec<(ReportId, Option<IncidentId>)> =
            touched.iter().map(|report| (*report, self.incident_of(*report))).collect();
        for report in touched {
            self.incidents.remove(report);
            self.members.remove(&IncidentId(*report));
        }
        for incident in clusters.incidents() {
            let members = clusters.members(incident);
            if members.len() > 1 {
                self.incidents.extend(members.iter().map(|member| (*member, incident)));
                self.members.insert(incident, members);
            }
        }
        let changed = before.into_iter().filter(|(report, was)| self.incident_of(*report) != *was);
        changed.map(|(report, _)| report).collect()
    }

    fn pairs_of(&self, report: ReportId) -> impl Iterator<Item = ReportPair> {
        let beside = self.beside.get(&report).into_iter().flatten();
        beside.filter_map(move |other| ReportPair::new(report, *other).ok())
    }
}
