//! What the policies hand out: the right to record one act, or the rows of one import.

use yakja_model::{
    AccessClass, Action, Event, ImportId, OfficerId, OrganizationCode, Report, Subject,
};

use crate::PolicyVersion;

/// The right to record one act. The store takes it together with the event, and refuses an event
/// that it does not fit.
///
/// It is used up by the change it permits, so it is not `Clone`:
///
/// ```
/// fn take(permit: yakja_policy::Permit) -> yakja_model::Action {
///     permit.action()
/// }
/// ```
///
/// ```compile_fail
/// fn cloned<T: Clone>() {}
/// cloned::<yakja_policy::Permit>();
/// ```
///
/// Nobody but [`Policies::permit`](crate::Policies::permit) makes one:
///
/// ```compile_fail
/// fn forge(permit: yakja_policy::Permit) -> yakja_policy::Permit {
///     yakja_policy::Permit { action: yakja_model::Action::OpenCentre, ..permit }
/// }
/// ```
#[derive(Debug)]
#[must_use = "a permit is spent by recording the act"]
pub struct Permit {
    pub(crate) action: Action,
    pub(crate) subject: Subject,
    pub(crate) decision: Decision,
}

/// The right to record many rows of one import, each with a ledger entry of its own.
///
/// It may be used many times, for rows of the same import, organisation, submitter, officer and
/// access class. It can't be forged:
///
/// ```compile_fail
/// fn cloned<T: Clone>() {}
/// cloned::<yakja_policy::BulkPermit>();
/// ```
#[derive(Debug)]
#[must_use = "a permit lets rows be recorded"]
pub struct BulkPermit {
    pub(crate) subject: Subject,
    pub(crate) import: ImportId,
    pub(crate) organization: OrganizationCode,
    pub(crate) submitter: OrganizationCode,
    pub(crate) class: AccessClass,
    pub(crate) decision: Decision,
}

/// Who was permitted, by which policies.
#[derive(Debug)]
pub(crate) struct Decision {
    pub(crate) officer: OfficerId,
    pub(crate) policy_version: PolicyVersion,
    pub(crate) reasons: Vec<String>,
}

impl Permit {
    /// The act it permits.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// What the act is about.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The officer it was given to.
    pub const fn officer(&self) -> OfficerId {
        self.decision.officer
    }

    /// The policies that were asked.
    pub const fn policy_version(&self) -> &PolicyVersion {
        &self.decision.policy_version
    }

    /// The ids of the policies that permitted it, in alphabetical order.
    pub fn reasons(&self) -> &[String] {
        &self.decision.reasons
    }

    /// Whether an event is about the act it permits and nothing else.
    pub fn fits(&self, event: &Event) -> bool {
        event.action == self.action && event.subject == self.subject
    }
}

impl BulkPermit {
    /// The act it permits: importing reports.
    pub const fn action(&self) -> Action {
        Action::ImportReports
    }

    /// The import and the organisation whose word the rows are.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The officer it was given to.
    pub const fn officer(&self) -> OfficerId {
        self.decision.officer
    }

    /// The policies that were asked.
    pub const fn policy_version(&self) -> &PolicyVersion {
        &self.decision.policy_version
    }

    /// The ids of the policies that permitted it, in alphabetical order.
    pub fn reasons(&self) -> &[String] {
        &self.decision.reasons
    }

    /// Whether a report is a row of this import, in the name and under the marking it permits.
    pub fn fits_row(&self, report: &Report) -> bool {
        report.source.as_ref().is_some_and(|source| source.import == self.import)
            && report.organization == self.organization
            && report.submitter == self.submitter
            && report.submitted_by == self.decision.officer
            && report.access_class() == self.class
    }
}
