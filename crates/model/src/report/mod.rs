//! What one organisation says, in one version. Immutable; a correction is a new version.

mod arrest;
mod laboratory;
mod participant;
mod personal;
mod reference;
mod seizure;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use arrest::{Arrest, PersonGroup, PersonRole, Protection, Sex};
pub use laboratory::LaboratoryResult;
pub use participant::{Credit, Participant};
pub use personal::{PersonIdentity, Personal};
pub use reference::{OwnReference, ReferenceKind};
pub use seizure::{Confirmation, Exhibit, Flag, Seizure};
pub use summary::{Summary, SummaryCell, SummaryMeasure};

use crate::{
    AccessClass, Category, CountryCode, Grading, ImportId, Marking, OfficerId, OrganizationCode,
    ReportId, Sealed, Timestamp, When,
};

/// One version of a report: the envelope and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Identifies the report through all its versions.
    pub id: ReportId,
    /// 1 for the first version.
    pub version: i32,
    /// The organisation that says it.
    pub organization: OrganizationCode,
    /// The organisation that sent it to the register.
    pub submitter: OrganizationCode,
    /// The officer who sent it.
    pub submitted_by: OfficerId,
    /// When the register took it.
    pub recorded_at: Timestamp,
    /// When it happened.
    pub when: When,
    /// Where, as written; empty where the report does not say.
    pub place: String,
    /// Country of the event.
    pub country: CountryCode,
    /// How it is marked.
    pub marking: Marking,
    /// Grading, where one was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grading: Option<Grading>,
    /// The organisation's own numbers for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<OwnReference>,
    /// Who took part and what credit they have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<Participant>,
    /// What it says.
    pub content: Content,
    /// Names, identifiers and narrative, under one key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal: Option<Sealed<Personal>>,
    /// The row of a file it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRow>,
}

/// The row of a file that a report was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceRow {
    /// The import that read it.
    pub import: ImportId,
    /// Name of the file, without its folder.
    pub file: String,
    /// Row as a spreadsheet numbers it: the header is row 1.
    pub row: u64,
    /// Identity of the row, hexadecimal: the same row given again has the same.
    pub key: String,
    /// Other columns of the row that the profile keeps, as written.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub as_written: BTreeMap<String, String>,
    /// Hash of the personal content in clear, keyed by the register's secret, hexadecimal: whether
    /// the row says the same of people again is told without opening what is sealed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub personal_hash: Option<String>,
}

impl Report {
    /// The report with nothing left but what its rows say, to compare two versions: without
    /// identity and time, and without the import, file and row that it was read from.
    #[must_use]
    pub fn said(&self) -> Self {
        let source = self.source.as_ref().map(|source| SourceRow {
            import: ImportId(Uuid::nil()),
            file: String::new(),
            row: 0,
            ..source.clone()
        });
        Self {
            id: ReportId(Uuid::nil()),
            version: 0,
            submitted_by: OfficerId(Uuid::nil()),
            recorded_at: Timestamp::from_micros(0),
            personal: None,
            source,
            ..self.clone()
        }
    }
}

/// What a report says, by kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Content {
    /// Something was seized.
    Seizure(Seizure),
    /// People were arrested.
    Arrest(Arrest),
    /// A laboratory examined an exhibit.
    LaboratoryResult(LaboratoryResult),
    /// A periodic or published total; never counted with incidents.
    Summary(Summary),
    /// Something moved from one hand to another. Fields come with custody.
    CustodyEvent,
    /// A scanner or an officer at one raised an alarm. Fields come with airports.
    ScreeningAlarm,
    /// A field was surveyed. Fields come with crop clearance.
    CropSurvey,
    /// A field was cleared. Fields come with crop clearance.
    CropClearance,
    /// Movements were counted. Fields come with frontiers.
    CrossingCount,
    /// People were met on the move. Fields come with frontiers.
    Encounter,
    /// Graded intelligence. Fields come with intelligence.
    Intelligence,
}

/// The kind of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A seizure.
    Seizure,
    /// An arrest.
    Arrest,
    /// A laboratory result.
    LaboratoryResult,
    /// A summary.
    Summary,
    /// A custody event.
    CustodyEvent,
    /// A screening alarm.
    ScreeningAlarm,
    /// A crop survey.
    CropSurvey,
    /// A crop clearance.
    CropClearance,
    /// A crossing count.
    CrossingCount,
    /// An encounter.
    Encounter,
    /// Intelligence.
    Intelligence,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Seizure,
        Self::Arrest,
        Self::LaboratoryResult,
        Self::Summary,
        Self::CustodyEvent,
        Self::ScreeningAlarm,
        Self::CropSurvey,
        Self::CropClearance,
        Self::CrossingCount,
        Self::Encounter,
        Self::Intelligence,
    ];

    /// The code used in files and columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seizure => "seizure",
            Self::Arrest => "arrest",
            Self::LaboratoryResult => "laboratory-result",
            Self::Summary => "summary",
            Self::CustodyEvent => "custody-event",
            Self::ScreeningAlarm => "screening-alarm",
            Self::CropSurvey => "crop-survey",
            Self::CropClearance => "crop-clearance",
            Self::CrossingCount => "crossing-count",
            Self::Encounter => "encounter",
            Self::Intelligence => "intelligence",
        }
    }

    /// Takes a code; gives `None` for an unknown one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Content {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Seizure(_) => Kind::Seizure,
            Self::Arrest(_) => Kind::Arrest,
            Self::LaboratoryResult(_) => Kind::LaboratoryResult,
            Self::Summary(_) => Kind::Summary,
            Self::CustodyEvent => Kind::CustodyEvent,
            Self::ScreeningAlarm => Kind::ScreeningAlarm,
            Self::CropSurvey => Kind::CropSurvey,
            Self::CropClearance => Kind::CropClearance,
            Self::CrossingCount => Kind::CrossingCount,
            Self::Encounter => Kind::Encounter,
            Self::Intelligence => Kind::Intelligence,
        }
    }
}

/// Why a report can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReportError {
    /// The end lies before the start.
    #[error("when: ends before it starts")]
    Reversed,
    /// Happened after it was reported.
    #[error("when: lies in the future; expected a day up to today")]
    Future,
    /// The codes do not belong to the scheme.
    #[error("grading: the codes do not belong to the scheme")]
    Grading,
    /// A seizure without an exhibit.
    #[error("content: a seizure has at least one exhibit")]
    NoExhibit,
    /// An amount below zero, or more than the world holds.
    #[error(
        "content: exhibit {ordinal} has an amount that can't be; expected 0 to 10^15 base units"
    )]
    Amount {
        /// Position of the exhibit, from 1.
        ordinal: usize,
    },
    /// A group of nobody.
    #[error("content: group {ordinal} has no people; expected a count of 1 or more")]
    EmptyGroup {
        /// Position of the group, from 1.
        ordinal: usize,
    },
    /// A protected person as accused or suspect.
    #[error(
        "content: group {ordinal} is protected and can't be accused or suspect here; \
         record the detention, a second officer decides on an accusation"
    )]
    ProtectedAccused {
        /// Position of the group, from 1.
        ordinal: usize,
    },
    /// The kind has no fields yet.
    #[error("content: {} reports come with a later part of the register", .kind.code())]
    NoFieldsYet {
        /// The kind.
        kind: Kind,
    },
}

impl Report {
    /// Checks what can be known from the report alone and the day it was recorded.
    ///
    /// # Errors
    /// See [`ReportError`]; the first thing found is named.
    pub fn check(&self) -> Result<(), ReportError> {
        if self.when.to < self.when.from {
            return Err(ReportError::Reversed);
        }
        if self.when.from > crate::Day::latest_at(self.recorded_at) {
            return Err(ReportError::Future);
        }
        if self.grading.is_some_and(|grading| !grading.is_valid()) {
            return Err(ReportError::Grading);
        }
        match &self.content {
            Content::Seizure(seizure) => seizure.check(),
            Content::Arrest(arrest) => arrest.check(),
            Content::LaboratoryResult(_) | Content::Summary(_) => Ok(()),
            other => Err(ReportError::NoFieldsYet { kind: other.kind() }),
        }
    }

    /// All that a policy may ask of it.
    pub fn access_class(&self) -> AccessClass {
        let protections = match &self.content {
            Content::Arrest(arrest) => arrest.protections(),
            _ => BTreeSet::new(),
        };
        let category = match self.content {
            Content::Intelligence => Category::Intelligence,
            _ => Category::Report,
        };
        AccessClass::of(&self.submitter, &self.marking, protections, category)
    }

    /// Its exhibits, if it is a seizure.
    pub fn exhibits(&self) -> &[Exhibit] {
        match &self.content {
            Content::Seizure(seizure) => &seizure.exhibits,
            _ => &[],
        }
    }
}
