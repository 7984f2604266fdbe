//! What somebody asks to do: the act, what it is about, and what the policies look at.

use yakja_model::{
    AccessClass, Action, ImportId, OfficerId, Organization, OrganizationCode, PairStanding,
    Purpose, Subject,
};

/// One act that an officer asks to do.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    /// The act.
    pub action: Action,
    /// What it is about. The permit will fit an event about this and nothing else.
    pub subject: Subject,
    /// What the policies look at.
    pub resource: Resource<'a>,
    /// Why, where personal content is opened.
    pub purpose: Option<&'a Purpose>,
}

/// What the policies look at.
#[derive(Clone, Copy, Debug)]
pub enum Resource<'a> {
    /// The register as a whole.
    Centre,
    /// An organisation.
    Organization {
        /// The one whose word is entered, or to which an account belongs.
        organization: &'a Organization,
        /// The one that owns the record here and answers for it.
        submitter: &'a OrganizationCode,
    },
    /// All that may be asked of a record.
    Class(&'a AccessClass),
    /// Two reports that may be of one incident.
    Pair(&'a PairStanding),
}

/// Many rows of one import that say one organisation's word under one marking.
#[derive(Clone, Copy, Debug)]
pub struct BulkAsk<'a> {
    /// The run of the import.
    pub import: ImportId,
    /// The organisation whose word the rows are.
    pub organization: &'a Organization,
    /// The organisation that owns the records here and answers for them.
    pub submitter: &'a OrganizationCode,
    /// The access class that each row will have.
    pub class: &'a AccessClass,
}

/// An [`Ask`] or [`BulkAsk`] without what only the ledger needs.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) action: Action,
    pub(crate) resource: Resource<'a>,
    /// Whose account it is, where the act is about one.
    pub(crate) account: Option<OfficerId>,
    pub(crate) purpose: Option<&'a Purpose>,
}

impl<'a> Ask<'a> {
    pub(crate) const fn question(&self) -> Question<'a> {
        let account = match (self.action, &self.subject) {
            (Action::SetPassword, Subject::Officer { id }) => Some(*id),
            _ => None,
        };
        Question { action: self.action, resource: self.resource, account, purpose: self.purpose }
    }

    /// Whether act, subject and resource belong together. The policies see the resource and the
    /// ledger the subject; where both name an organisation, it must be the same.
    pub(crate) fn is_coherent(&self) -> bool {
        match (self.action, &self.subject, self.resource) {
            (
                Action::OpenCentre | Action::ReadNationalFigures | Action::ReadLedger,
                Subject::Centre,
                Resource::Centre,
            ) => true,
            (Action::RecordLinks, Subject::Links { .. }, Resource::Centre)
            | (Action::CorrectPlace, Subject::Ruling { .. }, Resource::Centre)
            | (Action::LoadAreas, Subject::Areas { .. }, Resource::Centre) => true,
            (
                Action::JudgeIncident | Action::ContestJoin | Action::DecideContest,
                Subject::Ruling { .. },
                Resource::Pair(_),
            ) => true,
            (Action::SetPassword, Subject::Officer { .. }, Resource::Centre) => true,
            (
                Action::EnrolOfficer,
                Subject::Officer { .. },
                Resource::Centre | Resource::Organization { .. },
            ) => true,
            (
                Action::ImportReports | Action::UndoImport,
                Subject::Import { organization: named, .. },
                Resource::Organization { organization, .. },
            ) => *named == organization.code,
            (Action::SubmitReport, Subject::Report { .. }, Resource::Organization { .. }) => true,
            (
                Action::ReadReport | Action::OpenPersonal,
                Subject::Report { .. },
                Resource::Class(_),
            ) => true,
            _ => false,
        }
    }
}

impl<'a> BulkAsk<'a> {
    pub(crate) const fn question(&self) -> Question<'a> {
        let resource =
            Resource::Organization { organization: self.organization, submitter: self.submitter };
        Question { action: Action::ImportReports, resource, account: None, purpose: None }
    }

    /// Whether the class is one of the submitter's.
    pub(crate) fn is_coherent(&self) -> bool {
        self.class.owner == *self.submitter
    }
}
