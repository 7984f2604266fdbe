//! Open the sealed content of a report, for a purpose, on record.

use yakja_model::{Action, Event, EventDetail, Personal, Purpose, ReportId, Subject};
use yakja_policy::{Ask, Resource};

use crate::{Ctx, Error, Result};

/// What is to be opened, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPersonal {
    /// The report.
    pub report: ReportId,
    /// Why.
    pub purpose: Purpose,
}

/// The names, identifiers and narrative of a report. The ledger has an entry before this answers.
///
/// # Errors
/// [`Error::NotFound`] where it is not there, not for the reader, or has nothing sealed;
/// [`Error::Denied`] where the reader may see the report and not the people in it.
pub async fn open_personal(ctx: &Ctx, command: OpenPersonal) -> Result<Personal> {
    check_purpose(&command.purpose)?;
    let scope = ctx.scope(Some(&command.purpose)).await?;
    ctx.change(command, async |tx, OpenPersonal { report, purpose }| {
        let report = tx.report(report, &scope).await?.ok_or(Error::NotFound)?.report;
        let sealed = report.personal.as_ref().ok_or(Error::NotFound)?;
        let class = report.access_class();
        let subject = Subject::Report { id: report.id, version: report.version };
        let permit = ctx.permit(Ask {
            action: Action::OpenPersonal,
            subject: subject.clone(),
            resource: Resource::Class(&class),
            purpose: Some(&purpose),
        })?;
        let personal = tx.open(&permit, sealed).await?;
        let detail = EventDetail::PersonalOpened { purpose };
        Ok((personal, permit, Event { action: Action::OpenPersonal, subject, detail }))
    })
    .await
}

fn check_purpose(purpose: &Purpose) -> Result<()> {
    let (Purpose::Case(reference)
    | Purpose::Request(reference)
    | Purpose::Operation(reference)
    | Purpose::DutyCheck(reference)) = purpose;
    let length = reference.trim().chars().count();
    if (2..=200).contains(&length) {
        return Ok(());
    }
    Err(Error::invalid("/reference", "a reference or a reason of 2 to 200 characters"))
}
