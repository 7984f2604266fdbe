//! Take an import back: from then on none of its rows is shown, and what they corrected is again
//! as it was. Nothing is deleted.

use yakja_model::{Action, ImportId, Subject};
use yakja_policy::{Ask, Permit, Resource};
use yakja_store::{ImportRun, ImportState};

use super::read_import;
use crate::{Ctx, Error, Result};

/// Takes an import back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndoImport {
    /// Which.
    pub import: ImportId,
    /// Why. It stands in the ledger, so it names nobody.
    pub reason: String,
}

/// Takes back an import that has ended. Its rows may be sent again.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the officer; [`Error::Denied`] where the
/// officer may not take it back; [`Error::Invalid`] where it is loading, or was taken back before,
/// or no reason is given.
pub async fn undo_import(ctx: &Ctx, command: UndoImport) -> Result<ImportRun> {
    let UndoImport { import, reason } = command;
    let run = read_import(ctx, import).await?;
    let reason = reason.trim().to_owned();
    if !(1..=500).contains(&reason.chars().count()) {
        return Err(Error::invalid("reason", "why it is taken back, in 1 to 500 characters"));
    }
    ctx.change((run, reason), async |tx, (run, reason)| {
        let permit = permit(ctx, &run)?;
        let event = tx.undo_import(&run, &reason).await?;
        let event = event
            .ok_or_else(|| Error::invalid("import", "one that has ended and was not taken back"))?;
        Ok(((), permit, event))
    })
    .await?;
    read_import(ctx, import).await
}

/// Whether the officer may take an import back as it stands.
pub fn may_undo(ctx: &Ctx, run: &ImportRun) -> bool {
    let has_ended = matches!(run.state, ImportState::Shown | ImportState::Interrupted);
    has_ended && permit(ctx, run).is_ok()
}

fn permit(ctx: &Ctx, run: &ImportRun) -> Result<Permit> {
    ctx.permit(Ask {
        action: Action::UndoImport,
        subject: Subject::Import { id: run.id, organization: run.organization.clone() },
        resource: Resource::Organization {
            organization: ctx.app().organization(&run.organization, "agency")?,
            submitter: &run.submitter,
        },
        purpose: None,
    })
}
