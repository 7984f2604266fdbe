//! Show one incident: its reports, what it counts with, and why they belong together.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use yakja_model::{Judgement, Link, Quantity, ReportId, ReportPair, Ruling, SubstanceCode};
use yakja_resolve::incidents::{AmountBasis, AmountOfRecord, ReportFacts, amounts_of_record};
use yakja_store::StoredReport;

use super::{PairView, SideView, clusters, joins, newest, report_facts};
use crate::{Ctx, Error, Result};

/// Reports that one incident is followed through at most.
const MOST: usize = 1_000;

/// An incident as a reader may see it: from the links between reports that the reader may see.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IncidentView {
    /// Its identifier: that of its earliest report.
    pub incident: ReportId,
    /// Its reports, earliest first.
    pub reports: Vec<SideView>,
    /// What it counts with, one a substance.
    pub amounts: Vec<SaidAmount>,
    /// Pairs that touch it, also those that wait.
    pub pairs: Vec<PairView>,
    /// Joins that were not made, because two reports were called different.
    pub contradictions: Vec<ReportPair>,
}

/// What an incident counts with, of one substance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SaidAmount {
    /// The substance; `None` where its name is not known.
    pub substance: Option<SubstanceCode>,
    /// What counts, in base units.
    pub counts: Quantity,
    /// By which rule: `laboratory`, `lead`, `earliest` or `not-known`.
    pub rule: &'static str,
    /// The report that gives it.
    pub report: ReportId,
    /// Whether the reports say different amounts.
    pub disputed: bool,
    /// What each report says.
    pub said: Vec<(ReportId, Quantity)>,
}

/// The incident that a report belongs to, by the identifier of any of its reports.
///
/// # Errors
/// [`Error::NotFound`] where the report is not there or not for the reader.
pub async fn show_incident(ctx: &Ctx, id: ReportId) -> Result<IncidentView> {
    let (reports, links) = around(ctx, id).await?;
    let database = &ctx.app().parts.database;
    let parts = &ctx.app().parts;
    let ids: Vec<ReportId> = reports.keys().copied().collect();
    let rulings = database.rulings_on(&ids).await?;
    let judgements: Vec<Judgement> = rulings.iter().filter_map(Ruling::as_judgement).collect();
    let first = positions(ctx, &ids).await?;
    let position = |id: &ReportId| first.get(id).copied().unwrap_or(u64::MAX);
    let ranked = ids.iter().map(|id| (position(id), *id));
    let clusters = clusters(ranked, &joins(links.values()), &judgements);
    let incident = clusters.incident_of(id).ok_or(Error::NotFound)?;
    let members = clusters.members(incident);
    let facts: Vec<ReportFacts> = members
        .iter()
        .filter_map(|id| {
            let report = &reports.get(id)?.report;
            Some(report_facts(report, position(id), (&parts.gazetteer, &parts.pack)))
        })
        .collect();
    let amounts = amounts_of_record(&facts.iter().collect::<Vec<_>>());
    let touches = |pair: &ReportPair| pair.reports().iter().any(|id| members.contains(id));
    let pair = |link: &Link| {
        let (one, other) = (reports.get(&link.pair.first())?, reports.get(&link.pair.second())?);
        Some(PairView::of(link.clone(), (one, other), &rulings))
    };
    Ok(IncidentView {
        incident: incident.0,
        reports: members.iter().filter_map(|id| reports.get(id)).map(SideView::of).collect(),
        amounts: amounts.into_iter().map(said).collect(),
        pairs: links.values().filter(|link| touches(&link.pair)).filter_map(pair).collect(),
        contradictions: clusters.contradictions().iter().map(|one| one.different).collect(),
    })
}

type Reports = BTreeMap<ReportId, StoredReport>;
type Links = BTreeMap<ReportPair, Link>;

/// Every report that links lead to from one, as far as the reader may see them.
async fn around(ctx: &Ctx, id: ReportId) -> Result<(Reports, Links)> {
    let database = &ctx.app().parts.database;
    let scope = ctx.scope(None).await?;
    let mut reports = Reports::new();
    let mut links = Links::new();
    let mut frontier = vec![id];
    while !frontier.is_empty() && reports.len() < MOST {
        for stored in database.reports_by_id(&frontier, &scope).await? {
            let known = reports.get(&stored.report.id).map_or(0, |known| known.report.version);
            if stored.report.version > known {
                reports.insert(stored.report.id, stored);
            }
        }
        let seen: Vec<ReportId> =
            frontier.iter().filter(|id| reports.contains_key(*id)).copied().collect();
        let mut next = BTreeSet::new();
        for (pair, link) in newest(database.links_on(&seen).await?) {
            next.extend(pair.reports());
            links.insert(pair, link);
        }
        frontier = next.into_iter().filter(|id| !reports.contains_key(id)).collect();
        // What is not for the reader is asked for once and leads nowhere.
        if seen.is_empty() {
            break;
        }
    }
    match reports.contains_key(&id) {
        true => Ok((reports, links)),
        false => Err(Error::NotFound),
    }
}

/// The position of the first version of each report.
async fn positions(ctx: &Ctx, ids: &[ReportId]) -> Result<BTreeMap<ReportId, u64>> {
    let versions = ctx.app().parts.database.shown_versions(ids).await?;
    let mut first = BTreeMap::new();
    for version in versions {
        first.entry(version.report.id).or_insert(version.since);
    }
    Ok(first)
}

fn said(amount: AmountOfRecord) -> SaidAmount {
    SaidAmount {
        disputed: amount.is_disputed(),
        substance: amount.substance,
        counts: amount.quantity,
        rule: match amount.basis {
            AmountBasis::Laboratory => "laboratory",
            AmountBasis::Lead => "lead",
            AmountBasis::Earliest => "earliest",
            AmountBasis::NotKnown => "not-known",
        },
        report: amount.report,
        said: amount.said.into_iter().map(|said| (said.report, said.quantity)).collect(),
    }
}
