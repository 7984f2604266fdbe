//! What was done: the event that a change or a read of personal data leaves in the ledger.

use serde::{Deserialize, Serialize};

use crate::{
    AreaBoundariesId, Day, ImportId, LinkBatchId, OfficerId, OrganizationCode, Purpose, ReportId,
    ReportPair, RulingId,
};

/// An act that policies decide on. The codes stand in `policies/` and in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Sets up the register.
    OpenCentre,
    /// Gives somebody an account.
    EnrolOfficer,
    /// Chooses one's own password by a set-up link.
    SetPassword,
    /// Reads rows of a file as reports of one organisation.
    ImportReports,
    /// Takes an import back.
    UndoImport,
    /// Sends one report, or a new version of one.
    SubmitReport,
    /// Sees a report in lists and lineage.
    ReadReport,
    /// Opens the personal content of a report.
    OpenPersonal,
    /// Reads national figures over all countable records.
    ReadNationalFigures,
    /// Reads the ledger and verifies it.
    ReadLedger,
    /// Records what the resolver found between reports.
    RecordLinks,
    /// Judges whether two reports are of one incident.
    JudgeIncident,
    /// Objects to a join.
    ContestJoin,
    /// Records how a panel decided a contest.
    DecideContest,
    /// Says where a place as written lies.
    CorrectPlace,
    /// Loads the boundaries of areas.
    LoadAreas,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 16] = [
        Self::OpenCentre,
        Self::EnrolOfficer,
        Self::SetPassword,
        Self::ImportReports,
        Self::UndoImport,
        Self::SubmitReport,
        Self::ReadReport,
        Self::OpenPersonal,
        Self::ReadNationalFigures,
        Self::ReadLedger,
        Self::RecordLinks,
        Self::JudgeIncident,
        Self::ContestJoin,
        Self::DecideContest,
        Self::CorrectPlace,
        Self::LoadAreas,
    ];

    /// The code used in policies and in the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::OpenCentre => "open-centre",
            Self::EnrolOfficer => "enrol-officer",
            Self::SetPassword => "set-password",
            Self::ImportReports => "import-reports",
            Self::UndoImport => "undo-import",
            Self::SubmitReport => "submit-report",
            Self::ReadReport => "read-report",
            Self::OpenPersonal => "open-personal",
            Self::ReadNationalFigures => "read-national-figures",
            Self::ReadLedger => "read-ledger",
            Self::RecordLinks => "record-links",
            Self::JudgeIncident => "judge-incident",
            Self::ContestJoin => "contest-join",
            Self::DecideContest => "decide-contest",
            Self::CorrectPlace => "correct-place",
            Self::LoadAreas => "load-areas",
        }
    }

    /// Takes a code; gives `None` for an unknown one.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.code() == code)
    }
}

/// What an act is about. A permit names one, and the event must name the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Subject {
    /// The register as a whole.
    Centre,
    /// An officer's account.
    Officer {
        /// Which.
        id: OfficerId,
    },
    /// One version of a report.
    Report {
        /// Which.
        id: ReportId,
        /// Which version.
        version: i32,
    },
    /// One run of an import for one organisation.
    Import {
        /// Which.
        id: ImportId,
        /// The organisation whose word the rows are.
        organization: OrganizationCode,
    },
    /// What the resolver found in one step.
    Links {
        /// Which.
        id: LinkBatchId,
    },
    /// A person's word on records.
    Ruling {
        /// Which.
        id: RulingId,
    },
    /// Boundaries of areas, as one file gave them.
    Areas {
        /// Which.
        id: AreaBoundariesId,
    },
}

/// One act, as the ledger will keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What was done.
    pub action: Action,
    /// To what.
    pub subject: Subject,
    /// What else a reader of the ledger must know.
    pub detail: EventDetail,
}

/// What else a reader of the ledger must know. The reference of a purpose is what the officer
/// wrote, and so is the reason why an import was taken back: pages ask for a number or a reason and
/// not for a name. Nothing else is free text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "detail")]
pub enum EventDetail {
    /// The register was set up for this country.
    CentreOpened {
        /// Country code.
        country: String,
    },
    /// An account was made.
    Enrolled {
        /// The name to sign in with.
        login: String,
        /// Organisation.
        organization: OrganizationCode,
        /// Role code.
        role: String,
    },
    /// A new set-up link was made for an account.
    SetupLinkMade,
    /// A set-up link was used and a password set.
    PasswordSet,
    /// A report version was recorded by itself; its hash proves what it says.
    ReportRecorded {
        /// Salted SHA-256 of the canonical bytes, hexadecimal.
        content_hash: String,
    },
    /// A report was read from a row; it is shown when its import is.
    RowRecorded {
        /// Salted SHA-256 of the canonical bytes, hexadecimal.
        content_hash: String,
    },
    /// An import began.
    ImportStarted {
        /// Profile and its version.
        profile: String,
        /// Name of each file, in the order given.
        files: Vec<String>,
    },
    /// An import ended, and its rows are shown from here on.
    ImportShown {
        /// Rows taken as new reports.
        accepted: u64,
        /// Rows taken as new versions of reports.
        #[serde(default)]
        corrected: u64,
        /// Rows that were there before.
        already_known: u64,
        /// Of those accepted, with a flag.
        flagged: u64,
        /// Rows refused.
        rejected: u64,
        /// SHA-256 and name of each file read to its end.
        files: Vec<String>,
        /// True where the process that ran it died and another showed what it had committed.
        interrupted: bool,
    },
    /// An import was taken back: its rows are not shown from here on.
    ImportUndone {
        /// Why; blank in entries from before reasons were asked for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Personal content was opened.
    PersonalOpened {
        /// Why.
        purpose: Purpose,
    },
    /// Links between reports were recorded; the hash proves which.
    LinksRecorded {
        /// Salted SHA-256 of the canonical bytes, hexadecimal.
        content_hash: String,
        /// Joins by a shared key.
        certain: u64,
        /// Pairs that somebody should look at.
        suggested: u64,
        /// Links taken back.
        withdrawn: u64,
    },
    /// A ruling was recorded; its hash proves what it says.
    RulingRecorded {
        /// Salted SHA-256 of the canonical bytes, hexadecimal.
        content_hash: String,
        /// The two reports it is about, where it names them.
        pair: Option<ReportPair>,
    },
    /// Boundaries of areas were loaded; the hash proves which.
    AreasLoaded {
        /// Salted SHA-256 of the canonical bytes, hexadecimal.
        content_hash: String,
        /// The day from which they hold.
        valid_from: Day,
        /// How many areas they are of.
        areas: u64,
    },
}

impl EventDetail {
    /// The code of the detail, as the ledger's column holds it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::CentreOpened { .. } => "centre-opened",
            Self::Enrolled { .. } => "enrolled",
            Self::SetupLinkMade => "setup-link-made",
            Self::PasswordSet => "password-set",
            Self::ReportRecorded { .. } => "report-recorded",
            Self::RowRecorded { .. } => "row-recorded",
            Self::ImportStarted { .. } => "import-started",
            Self::ImportShown { .. } => "import-shown",
            Self::ImportUndone { .. } => "import-undone",
            Self::PersonalOpened { .. } => "personal-opened",
            Self::LinksRecorded { .. } => "links-recorded",
            Self::RulingRecorded { .. } => "ruling-recorded",
            Self::AreasLoaded { .. } => "areas-loaded",
        }
    }

    /// The hash of what was recorded, where the event recorded something.
    pub fn content_hash(&self) -> Option<&str> {
        match self {
            Self::ReportRecorded { content_hash }
            | Self::RowRecorded { content_hash }
            | Self::LinksRecorded { content_hash, .. }
            | Self::RulingRecorded { content_hash, .. }
            | Self::AreasLoaded { content_hash, .. } => Some(content_hash),
            _ => None,
        }
    }
}

impl Subject {
    /// The id of the record, where there is one.
    pub const fn id(&self) -> Option<uuid::Uuid> {
        match self {
            Self::Centre => None,
            Self::Officer { id } => Some(id.0),
            Self::Report { id, .. } => Some(id.0),
            Self::Import { id, .. } => Some(id.0),
            Self::Links { id } => Some(id.0),
            Self::Ruling { id } => Some(id.0),
            Self::Areas { id } => Some(id.0),
        }
    }
}
