//! A report as the API and the pages show it. Sealed content has no place here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yakja_app::reports::{ReportPage, StoredReport};
use yakja_model::{
    Content, Exhibit, Flag, Grading, LaboratoryResult, Marking, OwnReference, Participant,
    PersonGroup, Quantity, Report, Summary, SummaryMeasure, When,
};

use crate::places;

/// One version of a report. Personal content is sealed; `has_personal` says that there is some.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportView {
    id: Uuid,
    version: i32,
    /// `seizure`, `arrest`, `laboratory-result`, `summary`, …
    kind: &'static str,
    /// The organisation that says it.
    organization: String,
    /// The organisation that sent it to the register.
    submitter: String,
    submitted_by: Uuid,
    /// RFC 3339.
    recorded_at: String,
    #[schema(value_type = Object)]
    when: When,
    /// As written; empty where the report does not say.
    place: String,
    /// ISO 3166-1 alpha-2.
    country: String,
    #[schema(value_type = Object)]
    marking: Marking,
    #[schema(value_type = Option<Object>)]
    grading: Option<Grading>,
    #[schema(value_type = Vec<Object>)]
    references: Vec<OwnReference>,
    #[schema(value_type = Vec<Object>)]
    participants: Vec<Participant>,
    /// What was seized, where the report is a seizure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    exhibits: Vec<ExhibitView>,
    /// The people, where the report is an arrest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    people: Vec<PersonGroup>,
    /// How many people, where the report is an arrest.
    #[serde(skip_serializing_if = "Option::is_none")]
    people_count: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    laboratory: Option<LaboratoryView>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<SummaryView>,
    /// Flags of all exhibits, united.
    flags: BTreeSet<&'static str>,
    has_personal: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<SourceView>,
    /// The ledger entry that recorded this version.
    entry: Uuid,
    /// Its salted SHA-256, hexadecimal, as the entry carries it.
    content_hash: String,
}

/// One substance in one seizure, as written and as measured.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ExhibitView {
    substance_as_written: String,
    /// UNODC name in lower-case English; `null` where the name as written is not known.
    substance: Option<String>,
    class: &'static str,
    amount_as_written: String,
    unit_as_written: String,
    #[serde(flatten)]
    measured: Measured,
    /// `presumptive` or `confirmed`.
    confirmation: &'static str,
    flags: BTreeSet<&'static str>,
}

/// A whole number in one of three units; all `null` where the amount is not known.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Measured {
    mass_mg: Option<i64>,
    volume_ml: Option<i64>,
    pieces: Option<i64>,
}

/// What an exhibit was found to be.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LaboratoryView {
    laboratory: String,
    seal: Option<String>,
    /// `null` where no controlled substance was found.
    substance: Option<String>,
    #[serde(flatten)]
    measured: Measured,
    /// Hundredths of a percent.
    purity_basis_points: Option<u16>,
}

/// A published or periodic total.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SummaryView {
    #[schema(value_type = Object)]
    period: yakja_model::Period,
    /// The day it was published, where it says so.
    #[schema(value_type = Option<String>, format = Date)]
    published: Option<yakja_model::Day>,
    /// Whether it says that there was nothing to report.
    nil: bool,
    cells: Vec<SummaryCellView>,
}

/// One number of a summary.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SummaryCellView {
    area: Option<String>,
    /// Empty for the whole.
    area_as_written: String,
    substance: Option<String>,
    /// Empty for all.
    substance_as_written: String,
    #[schema(value_type = String)]
    measure: SummaryMeasure,
    /// Base units: mg, mL, pieces, people, hundredths of a dollar or rupee.
    value: Option<i64>,
    /// Decimal places between the base unit and the unit shown (kg, L).
    decimals: u32,
    /// Whether the source calls it rounded.
    rounded: bool,
    /// False for what the source states beside its total.
    in_total: bool,
}

/// The row of a file that a report was read from.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SourceView {
    import: Uuid,
    file: String,
    /// As a spreadsheet numbers it: the header is row 1.
    row: u64,
    /// Other columns that the profile keeps.
    as_written: BTreeMap<String, String>,
}

/// Reports, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReportList {
    pub(crate) reports: Vec<ReportView>,
    /// Give this as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) next: Option<Uuid>,
}

impl ReportView {
    /// The address of the page of its place, where it names one.
    pub(crate) fn place_address(&self) -> Option<String> {
        let names_one = self.place.chars().any(char::is_alphanumeric) && self.kind != "summary";
        names_one.then(|| places::view::address(&self.place, &self.country))
    }

    pub(crate) fn of(stored: &StoredReport) -> Self {
        let report = &stored.report;
        let exhibits: Vec<ExhibitView> = report.exhibits().iter().map(ExhibitView::of).collect();
        let flags = exhibits.iter().flat_map(|exhibit| exhibit.flags.iter().copied()).collect();
        let people = people(report);
        let count = people.iter().map(|group| u64::from(group.count)).sum();
        Self {
            id: report.id.0,
            version: report.version,
            kind: report.content.kind().code(),
            organization: report.organization.to_string(),
            submitter: report.submitter.to_string(),
            submitted_by: report.submitted_by.0,
            recorded_at: report.recorded_at.to_string(),
            when: report.when,
            place: report.place.clone(),
            country: report.country.to_string(),
            marking: report.marking.clone(),
            grading: report.grading,
            references: report.references.clone(),
            participants: report.participants.clone(),
            exhibits,
            people_count: matches!(report.content, Content::Arrest(_)).then_some(count),
            people,
            laboratory: laboratory(report),
            summary: summary(report),
            flags,
            has_personal: report.personal.is_some(),
            source: source(report),
            entry: stored.entry.0,
            content_hash: stored.hash.to_hex(),
        }
    }

    pub(crate) fn version(&self) -> i32 {
        self.version
    }

    /// The year in which it began to happen.
    pub(crate) fn year(&self) -> String {
        self.when.from.to_string().chars().take(4).collect()
    }

    /// Its page.
    pub(crate) fn address(&self) -> String {
        format!("/reports/{}", self.id)
    }
}

impl ReportList {
    pub(crate) fn of(page: &ReportPage) -> Self {
        Self {
            reports: page.reports.iter().map(ReportView::of).collect(),
            next: page.next.map(|next| next.0),
        }
    }
}

impl ExhibitView {
    fn of(exhibit: &Exhibit) -> Self {
        Self {
            substance_as_written: exhibit.substance_as_written.clone(),
            substance: exhibit.substance.as_ref().map(|code| code.0.clone()),
            class: exhibit.class.code(),
            amount_as_written: exhibit.amount_as_written.clone(),
            unit_as_written: exhibit.unit_as_written.clone(),
            measured: Measured::of(exhibit.quantity),
            confirmation: exhibit.confirmation.code(),
            flags: exhibit.flags.iter().copied().map(Flag::code).collect(),
        }
    }
}

impl Measured {
    const fn of(quantity: Quantity) -> Self {
        let nothing = Self { mass_mg: None, volume_ml: None, pieces: None };
        match quantity {
            Quantity::MassMg(amount) => Self { mass_mg: Some(amount), ..nothing },
            Quantity::VolumeMl(amount) => Self { volume_ml: Some(amount), ..nothing },
            Quantity::Pieces(amount) => Self { pieces: Some(amount), ..nothing },
            Quantity::NotKnown => nothing,
        }
    }
}

fn people(report: &Report) -> Vec<PersonGroup> {
    match &report.content {
        Content::Arrest(arrest) => arrest.people.clone(),
        _ => Vec::new(),
    }
}

fn laboratory(report: &Report) -> Option<LaboratoryView> {
    let Content::LaboratoryResult(result) = &report.content else { return None };
    let LaboratoryResult { laboratory, seal, substance, quantity, purity_basis_points } = result;
    Some(LaboratoryView {
        laboratory: laboratory.clone(),
        seal: seal.clone(),
        substance: substance.as_ref().map(|code| code.0.clone()),
        measured: Measured::of(*quantity),
        purity_basis_points: *purity_basis_points,
    })
}

fn summary(report: &Report) -> Option<SummaryView> {
    let Content::Summary(summary) = &report.content else { return None };
    let Summary { period, published, nil, cells } = summary;
    let cells = cells.iter().map(|cell| SummaryCellView {
        area: cell.area.as_ref().map(|code| code.0.clone()),
        area_as_written: cell.area_as_written.clone(),
        substance: cell.substance.as_ref().map(|code| code.0.clone()),
        substance_as_written: cell.substance_as_written.clone(),
        measure: cell.measure,
        value: cell.value,
        decimals: cell.measure.decimals(),
        rounded: cell.rounded,
        in_total: cell.in_total,
    });
    Some(SummaryView { period: *period, published: *published, nil: *nil, cells: cells.collect() })
}

fn source(report: &Report) -> Option<SourceView> {
    report.source.as_ref().map(|source| SourceView {
        import: source.import.0,
        file: source.file.clone(),
        row: source.row,
        as_written: source.as_written.clone(),
    })
}
