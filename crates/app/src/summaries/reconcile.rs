//! Set what an organisation claims in its summaries beside what its reports itemise.
//!
//! Both sides are the reports in the reader's scope, not the facts of the figures: a figure counts
//! an incident once for the whole country, and here each organisation stands by itself.

use std::collections::BTreeMap;

use serde::Serialize;
use yakja_model::{
    Content, CountryPack, Exhibit, Kind, OrganizationCode, Period, Quantity, ReferenceKind, Report,
    ReportId, SummaryMeasure,
};
use yakja_resolve::{
    Gazetteer,
    incidents::{AmountOfRecord, amounts_of_record},
    summaries::{self, Claimed, Itemized, Reconciliation},
};
use yakja_store::StoredReport;

use super::incidents_of::incidents_of;
use super::scoped::{copies_among, reports_in_scope, summary_of};
use super::summary_view::number;
use crate::{Ctx, Result, incidents::report_facts};

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
    // Ids ascend in the order of recording, and the earliest report may be the one that counts.
    reports.sort_unstable_by_key(|stored| stored.report.id);
    let ids: Vec<ReportId> = reports.iter().map(|stored| stored.report.id).collect();
    let clusters = incidents_of(ctx, &ids).await?;
    let mut incidents: BTreeMap<ReportId, Vec<&Report>> = BTreeMap::new();
    for StoredReport { report, .. } in &reports {
        let incident = clusters.incident_of(report.id).map_or(report.id, |incident| incident.0);
        incidents.entry(incident).or_default().push(report);
    }
    let parts = &ctx.app().parts;
    let items = |(incident, members): (&ReportId, &Vec<&Report>)| {
        items(*incident, members, (&parts.gazetteer, &parts.pack))
    };
    Ok(incidents.iter().flat_map(items).collect())
}

/// What one incident itemises: its amounts of record, the seizure itself, and the people arrested.
fn items(incident: ReportId, members: &[&Report], known: (&Gazetteer, &CountryPack)) -> Vec<Item> {
    let mut references = members.iter().flat_map(|report| &report.references);
    let publication = references.find(|one| one.kind == ReferenceKind::Publication);
    let item = |substance: String, measure, amount| Item {
        incident: incident.to_string(),
        publication: publication.map(|reference| reference.number.clone()),
        substance,
        measure,
        amount,
    };
    let seized: Vec<&Report> =
        members.iter().copied().filter(|report| !report.exhibits().is_empty()).collect();
    let amounts = match seized.as_slice() {
        [one] => as_written(one),
        several => of_record(several, known),
    };
    let amounts = amounts.into_iter().map(|(substance, quantity)| {
        let (measure, amount) = measured(quantity);
        item(substance, measure, amount)
    });
    let mut items = together(amounts);
    if members.iter().any(|report| matches!(report.content, Content::Seizure(_))) {
        items.push(item(String::new(), SummaryMeasure::Seizures, Some(1)));
    }
    for report in members {
        if let Content::Arrest(arrest) = &report.content {
            let people = arrest.people.iter().map(|group| i64::from(group.count)).sum();
            items.push(item(String::new(), SummaryMeasure::Arrests, Some(people)));
        }
    }
    items
}

/// Each exhibit of a report. What the country pack does not know keeps the name it was given.
fn as_written(report: &Report) -> Vec<(String, Quantity)> {
    let exhibit = |exhibit: &Exhibit| {
        let code = exhibit.substance.as_ref().map(|code| code.0.clone());
        let name = code.unwrap_or_else(|| exhibit.substance_as_written.to_lowercase());
        (name, exhibit.quantity)
    };
    report.exhibits().iter().map(exhibit).collect()
}

/// What counts where several reports speak of one incident.
fn of_record(reports: &[&Report], known: (&Gazetteer, &CountryPack)) -> Vec<(String, Quantity)> {
    let facts: Vec<_> = (0..)
        .zip(reports)
        .map(|(position, report)| report_facts(report, position, known))
        .collect();
    let amounts = amounts_of_record(&facts.iter().collect::<Vec<_>>()).into_iter();
    let named = |amount: AmountOfRecord| {
        let code = amount.substance.map(|code| code.0);
        (code.unwrap_or_else(|| amount.class.code().to_owned()), amount.quantity)
    };
    amounts.map(named).collect()
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
