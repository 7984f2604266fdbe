//! One entry of the ledger and its canonical bytes, the leaf of the tree.

use serde::{Deserialize, Serialize};
use yakja_model::{
    Action, EntryId, Event, EventDetail, Officer, OfficerId, OrganizationCode, Subject, Timestamp,
    canonical_bytes,
};

use crate::{Error, Moment, Result};

/// Who did what, when, to what, and which policies allowed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// Identifier, before and after it has a position.
    pub id: EntryId,
    /// When it was done.
    pub at: Timestamp,
    /// Who did it.
    pub actor: LedgerActor,
    /// What was done.
    pub action: Action,
    /// To what.
    pub subject: Subject,
    /// What else a reader must know.
    pub detail: EventDetail,
    /// Ids of the policies that allowed it.
    pub policies: Vec<String>,
    /// Version of the policy set.
    pub policy_version: String,
}

/// Who did something, as the ledger keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerActor {
    /// The officer.
    pub officer: OfficerId,
    /// The name the officer signs in with.
    pub login: String,
    /// The officer's organisation.
    pub organization: OrganizationCode,
}

impl LedgerEntry {
    pub(crate) fn of(id: EntryId, moment: &Moment, actor: &Officer, event: Event) -> Self {
        Self {
            id,
            at: moment.now(),
            actor: LedgerActor {
                officer: actor.id,
                login: actor.login.clone(),
                organization: actor.organization.clone(),
            },
            action: event.action,
            subject: event.subject,
            detail: event.detail,
            policies: Vec::new(),
            policy_version: String::new(),
        }
    }

    pub(crate) fn under(self, policy_version: &str, policies: &[String]) -> Self {
        Self { policies: policies.to_vec(), policy_version: policy_version.to_owned(), ..self }
    }

    /// The canonical bytes.
    pub(crate) fn body(&self) -> Result<Vec<u8>> {
        Ok(canonical_bytes(self)?)
    }

    pub(crate) fn parse(body: &[u8]) -> Result<Self> {
        serde_json::from_slice(body).map_err(|_| Error::Corrupt { what: "ledger entry" })
    }
}
