//! A summary as lists show it: who, when, its total, and what came of its checks.

use serde::Serialize;
use yakja_model::{
    Day, OrganizationCode, Period, ReferenceKind, Report, ReportId, Summary, SummaryMeasure,
};
use yakja_resolve::summaries::{CopyReason, Extent, Outcome, SummaryChecks, check_summary};

/// A summary as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryView {
    /// The report.
    pub id: ReportId,
    /// Its version.
    pub version: i32,
    /// Who says it.
    pub organization: OrganizationCode,
    /// The organisation's own number for it; empty where it has none.
    pub number: String,
    /// The period it speaks of.
    pub period: Period,
    /// The day it was published, where it says so.
    pub published: Option<Day>,
    /// How many numbers it has.
    pub cells: usize,
    /// The stated total in milligrams, where there is one.
    pub total_mg: Option<i64>,
    /// What came of its checks.
    pub state: SummaryState,
    /// The summary that it repeats: it is not counted again.
    pub copy_of: Option<CopyOf>,
}

/// What came of the checks of a summary, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SummaryState {
    /// A check differs.
    Differs,
    /// All that can be checked agree within rounding.
    WithinRounding,
    /// All that can be checked are equal.
    Equal,
    /// Nothing can be checked.
    NotChecked,
    /// It says that there was nothing to report.
    Nil,
}

/// The summary that another repeats.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopyOf {
    /// The original.
    pub id: ReportId,
    /// Its own number.
    pub number: String,
    /// Why it is taken for a copy.
    pub reasons: Vec<CopyReason>,
}

/// The view of a summary and its checks.
pub(super) fn view(report: &Report, summary: &Summary) -> (SummaryView, SummaryChecks) {
    let checks = check_summary(summary, extent(report));
    let whole = |cell: &&yakja_model::SummaryCell| {
        let is_total = cell.substance_as_written.is_empty() && cell.substance.is_none();
        let is_whole = cell.area_as_written.is_empty() && cell.area.is_none();
        cell.measure == SummaryMeasure::MassMg && cell.in_total && is_total && is_whole
    };
    let view = SummaryView {
        id: report.id,
        version: report.version,
        organization: report.organization.clone(),
        number: number(report),
        period: summary.period,
        published: summary.published,
        cells: summary.cells.len(),
        total_mg: summary.cells.iter().find(whole).and_then(|cell| cell.value),
        state: if summary.nil { SummaryState::Nil } else { state(&checks) },
        copy_of: None,
    };
    (view, checks)
}

/// The organisation's own number for a report; empty where it has none.
pub(super) fn number(report: &Report) -> String {
    let own = report.references.iter().find(|one| one.kind == ReferenceKind::Own);
    own.map(|reference| reference.number.clone()).unwrap_or_default()
}

/// A source says with 0 in the kept column `excerpt_complete` that only a part of it is here.
fn extent(report: &Report) -> Extent {
    let kept = report.source.as_ref().and_then(|source| source.as_written.get("excerpt_complete"));
    if kept.is_some_and(|text| text == "0") { Extent::Excerpt } else { Extent::Whole }
}

fn state(checks: &SummaryChecks) -> SummaryState {
    let states = checks.all().map(|check| match check.outcome {
        Outcome::Differs { .. } => SummaryState::Differs,
        Outcome::WithinRounding { .. } => SummaryState::WithinRounding,
        Outcome::Equal => SummaryState::Equal,
        Outcome::NotChecked { .. } => SummaryState::NotChecked,
    });
    states.min().unwrap_or(SummaryState::NotChecked)
}
