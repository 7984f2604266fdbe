//! Set what an organisation claims in its summaries beside what its reports itemise.
//!
//! Both sides are the reports in the reader's scope, not the facts of the figures: a figure counts
//! an incident once for the whole country, and here each organisation stands by itself.

use serde::Serialize;
use yakja_model::{
    Content, Kind, OrganizationCode, Period, Quantity, ReferenceKind, Report, ReportId,
    SummaryMeasure,
};
use yakja_resolve::{
    incidents::Clusters,
    summaries::{self, Claimed, Itemized, Reconciliation},
};
use yakja_store::StoredReport;

use super::incidents_of::incidents_of;
use super::scoped::{copies_among, reports_in_scope, summary_of};
use super::summary_view::number;
use crate::{Ctx, Result};

/// Claimed beside itemised, of one organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReconciliationView {
    /// The organisation.
    pub organization: OrganizationCode,
    /// Its own numbers of the summaries named below.
    pub summaries: Vec<ReconciledSummary>,
    /// Copies that were left out.
    pub copies: Vec<ReportId>,
    /// What was found.
    #[serde(flatten)]
    pub found: Reconciliation,
}

/// A summary that takes part, or reaches over an end of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReconciledSummary {
    /// The report.
    pub id: ReportId,
    /// Its own number; empty where it has none.
    pub number: String,
    /// The period it speaks of.
    pub period: Period,
}

/// An amount with the texts that [`Itemized`] borrows.
struct Item {
    incident: String,
    publication: Option<String>,
    substance: String,
    measure: SummaryMeasure,
    amount: Option<i64>,
}

/// Sets what is claimed over a period beside what is itemised in it, as the reader may see.
///
/// # Errors
/// [`Error::Invalid`](crate::Error::Invalid) where the pack has no such organisation.
pub async fn reconcile(
    ctx: &Ctx,
    organization: &OrganizationCode,
    period: Period,
) -> Result<ReconciliationView> {
    ctx.app().organization(organization, "organization")?;
    let releases = reports_in_scope(ctx, Kind::Summary, Some(organization)).await?;
    let copied = copies_among(&releases);
    let mut kept: Vec<&StoredReport> = Vec::new();
    let mut copies = Vec::new();
    for (position, stored) in releases.iter().enumerate() {
        match copied.contains_key(&position) {
            true if touches(&stored.report, period) => copies.push(stored.report.id),
            true => {}
            false => kept.push(stored),
        }
    }
    let names: Vec<(String, [String; 1])> =
        kept.iter().map(|one| (one.report.id.to_string(), [number(&one.report)])).collect();
    let claimed: Vec<Claimed<'_>> = kept
        .iter()
        .zip(&names)
        .filter_map(|(stored, (id, numbers))| {
            Some(Claimed { id, numbers, summary: summary_of(&stored.report)? })
        })
        .collect();
    let items = items_of(ctx, organization, period).await?;
    let found = summaries::reconcile(period, &claimed, &borrowed(&items));
    let named = kept.iter().filter(|stored| touches(&stored.report, period));
    let summaries = named.filter_map(|stored| named_summary(&stored.report)).collect();
    Ok(ReconciliationView { organization: organization.clone(), summaries, copies, found })
}

fn touches(report: &Report, period: Period) -> bool {
    summary_of(report).is_some_and(|of| of.period.from <= period.to && period.from <= of.period.to)
}

fn named_summary(report: &Report) -> Option<ReconciledSummary> {
    let period = summary_of(report)?.period;
    Some(ReconciledSummary { id: report.id, number: number(report), period })
}

fn borrowed(items: &[Item]) -> Vec<Itemized<'_>> {
    let items = items.iter().map(|item| Itemized {
        incident: &item.incident,
        publication: item.publication.as_deref(),
        substance: &item.substance,
        measure: item.measure,
        amount: item.amount,
    });
    items.collect()
}

/// What the organisation's seizures and arrests of the period itemise.
async fn items_of(ctx: &Ctx, organization: &OrganizationCode, period: Period) -> Result<Vec<Item>> {
    let mut reports = reports_in_scope(ctx, Kind::Seizure, Some(organization)).await?;
    reports.extend(reports_in_scope(ctx, Kind::Arrest, Some(organization)).await?);
    reports.retain(|stored| period.holds(&stored.report.when));
    let mut ids: Vec<ReportId> = reports.iter().map(|stored| stored.report.id).collect();
    ids.sort_unstable();
    let clusters = incidents_of(ctx, &ids).await?;
    Ok(reports.iter().flat_map(|stored| items(&stored.report, &clusters)).collect())
}

fn items(report: &Report, clusters: &Clusters) -> Vec<Item> {
    let incident = clusters.incident_of(report.id).map_or(report.id, |incident| incident.0);
    let mut references = report.references.iter();
    let publication = references.find(|one| one.kind == ReferenceKind::Publication);
    let item = |substance: String, measure, amount| Item {
        incident: incident.to_string(),
        publication: publication.map(|reference| reference.number.clone()),
        substance,
        measure,
        amount,
    };
    match &report.content {
        Content::Seizure(seizure) => {
            let exhibits = seizure.exhibits.iter().map(|exhibit| {
                let code = exhibit.substance.as_ref().map(|code| code.0.clone());
                let substance = code.unwrap_or_else(|| exhibit.substance_as_written.to_lowercase());
                let (measure, amount) = measured(exhibit.quantity);
                item(substance, measure, amount)
            });
            let mut items = together(exhibits);
            items.push(item(String::new(), SummaryMeasure::Seizures, Some(1)));
            items
        }
        Content::Arrest(arrest) => {
            let people = arrest.people.iter().map(|group| i64::from(group.count)).sum();
            vec![item(String::new(), SummaryMeasure::Arrests, Some(people))]
        }
        _ => Vec::new(),
    }
}

/// Two exhibits of one substance in one report are one amount.
fn together(exhibits: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for next in exhibits {
        let same =
            |item: &&mut Item| item.substance == next.substance && item.measure == next.measure;
        match items.iter_mut().find(same) {
            Some(item) => {
                item.amount = match (item.amount, next.amount) {
                    (Some(one), Some(other)) => Some(one.saturating_add(other)),
                    (one, other) => one.or(other),
                }
            }
            None => items.push(next),
        }
    }
    items
}

/// What is not known is most often a weight.
const fn measured(quantity: Quantity) -> (SummaryMeasure, Option<i64>) {
    match quantity {
        Quantity::MassMg(amount) => (SummaryMeasure::MassMg, Some(amount)),
        Quantity::VolumeMl(amount) => (SummaryMeasure::VolumeMl, Some(amount)),
        Quantity::Pieces(amount) => (SummaryMeasure::Pieces, Some(amount)),
        Quantity::NotKnown => (SummaryMeasure::MassMg, None),
    }
}
