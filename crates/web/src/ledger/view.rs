//! Ledger entries as the API and the pages show them.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yakja_app::audit::{CheckpointView, LedgerRow};
use yakja_model::{EventDetail, Purpose, Subject};

/// One entry of the ledger.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryView {
    /// From 0.
    pub(crate) position: u64,
    id: Uuid,
    /// RFC 3339.
    at: String,
    /// Who did it.
    login: String,
    organization: String,
    /// What the policies decided on, such as `submit-report`.
    action: &'static str,
    /// What came of it, such as `report-recorded`.
    event: &'static str,
    /// The record it is about; `null` for the register as a whole.
    subject: Option<Uuid>,
    /// A page about the record, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    /// The rest in a few words.
    note: String,
    /// Ids of the policies that allowed it.
    policies: Vec<String>,
    policy_version: String,
}

/// A signed checkpoint.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct CheckpointBody {
    /// Entries in the tree.
    size: u64,
    /// When it was signed, RFC 3339.
    at: String,
    /// Root of the tree, base64.
    root: String,
    /// The signed note: what a witness keeps.
    pub(crate) note: String,
    /// The key that verifies it, as a C2SP verifier key.
    verifier_key: String,
}

impl EntryView {
    pub(crate) fn of(row: &LedgerRow) -> Self {
        let entry = &row.entry;
        Self {
            position: row.position,
            id: entry.id.0,
            at: entry.at.to_string(),
            login: entry.actor.login.clone(),
            organization: entry.actor.organization.to_string(),
            action: entry.action.code(),
            event: entry.detail.code(),
            subject: entry.subject.id(),
            link: link(&entry.subject),
            note: note(&entry.detail),
            policies: entry.policies.clone(),
            policy_version: entry.policy_version.clone(),
        }
    }
}

impl CheckpointBody {
    pub(crate) fn of(view: &CheckpointView, verifier_key: &str) -> Self {
        Self {
            size: view.size,
            at: view.at.to_string(),
            root: view.root.clone(),
            note: view.note.clone(),
            verifier_key: verifier_key.to_owned(),
        }
    }
}

fn link(subject: &Subject) -> Option<String> {
    match subject {
        Subject::Report { id, version } => Some(format!("/reports/{id}?version={version}")),
        Subject::Import { id, .. } => Some(format!("/imports/{id}")),
        _ => None,
    }
}

fn note(detail: &EventDetail) -> String {
    match detail {
        EventDetail::CentreOpened { country } => country.clone(),
        EventDetail::Enrolled { login, organization, role } => {
            format!("{login} ({organization}, {role})")
        }
        EventDetail::ReportRecorded { content_hash }
        | EventDetail::RowRecorded { content_hash } => {
            format!("sha256:{}…", content_hash.get(..16).unwrap_or(content_hash))
        }
        EventDetail::ImportStarted { profile, files } => {
            format!("{profile}: {}", files.join(", "))
        }
        EventDetail::ImportShown { accepted, already_known, rejected, interrupted, .. } => {
            let end = if *interrupted { " (interrupted)" } else { "" };
            format!("+{accepted} ={already_known} −{rejected}{end}")
        }
        EventDetail::ImportUndone { reason } => reason.clone(),
        EventDetail::PersonalOpened { purpose } => {
            let (Purpose::Case(reference)
            | Purpose::Request(reference)
            | Purpose::Operation(reference)
            | Purpose::DutyCheck(reference)) = purpose;
            format!("{}: {reference}", purpose.kind())
        }
        _ => String::new(),
    }
}
