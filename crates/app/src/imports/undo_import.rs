//! Take an import back: from then on none of its rows is shown, and what they corrected is again
//! as it was. Nothing is deleted.

use yakja_model::{Action, ImportId, Subject};
use yakja_policy::{Ask, Resource};
use yakja_store::ImportRun;

use super::read_import;
use crate::{Ctx, Error, Result};

/// Takes back an import that has ended. Its rows may be sent again.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the officer; [`Error::Denied`] where the
/// officer may not take it back; [`Error::Invalid`] where it is loading, or was taken back before.
pub async fn undo_import(ctx: &Ctx, id: ImportId) -> Result<ImportRun> {
    let run = read_import(ctx, id).await?;
    ctx.change(run, async |tx, run| {
        let permit = ctx.permit(Ask {
            action: Action::UndoImport,
            subject: Subject::Import { id: run.id, organization: run.organization.clone() },
            resource: Resource::Organization {
                organization: ctx.app().organization(&run.organization, "agency")?,
                submitter: &run.submitter,
            },
            purpose: None,
        })?;
        let event = tx.undo_import(&run).await?;
        let event = event
            .ok_or_else(|| Error::invalid("import", "one that has ended and was not taken back"))?;
        Ok(((), permit, event))
    })
    .await?;
    read_import(ctx, id).await
}
