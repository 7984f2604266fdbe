//! List imports, and the rows that one refused.

use serde::Serialize;
use yakja_model::{Action, ImportId, OrganizationCode, Subject};
use yakja_policy::{Ask, Resource};
use yakja_store::{ImportRun, StoredRejection};

use crate::{Ctx, Error, Result};

/// An import as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ImportView {
    /// The run.
    #[serde(flatten)]
    pub run: ImportRun,
    /// Refused rows, at most 1,000; what was found in them is not kept.
    pub rejected: Vec<StoredRejection>,
}

/// Imports that the reader may send for, newest first, at most `limit` (1 to 200).
///
/// # Errors
/// What the store says.
pub async fn list_imports(ctx: &Ctx, limit: u16) -> Result<Vec<ImportRun>> {
    let runs = ctx.app().parts.database.imports(100_000).await?;
    let limit = usize::from(limit.clamp(1, 200));
    Ok(runs.into_iter().filter(|run| sees(ctx, run)).take(limit).collect())
}

/// One import.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the reader.
pub async fn read_import(ctx: &Ctx, id: ImportId) -> Result<ImportRun> {
    let run = ctx.app().parts.database.import(id).await?;
    run.filter(|run| sees(ctx, run)).ok_or(Error::NotFound)
}

/// One import with the rows it refused.
///
/// # Errors
/// [`Error::NotFound`] where it is not there or not for the reader.
pub async fn import_rejections(ctx: &Ctx, id: ImportId) -> Result<ImportView> {
    let run = read_import(ctx, id).await?;
    let rejected = ctx.app().parts.database.rejections(id, 1_000).await?;
    Ok(ImportView { run, rejected })
}

/// Organisations for which the officer may send imports, in the order of the country pack.
///
/// # Errors
/// What the register's source of ids says.
pub fn may_send_for(ctx: &Ctx) -> Result<Vec<OrganizationCode>> {
    let import = ImportId(ctx.app().moment()?.id());
    let codes = ctx.app().pack().organizations.iter().map(|one| &one.code);
    Ok(codes.filter(|code| may_send(ctx, import, code)).cloned().collect())
}

/// An import is seen by those who may send for its submitter.
fn sees(ctx: &Ctx, run: &ImportRun) -> bool {
    may_send(ctx, run.id, &run.submitter)
}

fn may_send(ctx: &Ctx, import: ImportId, submitter: &OrganizationCode) -> bool {
    let Ok(organization) = ctx.app().organization(submitter, "agency") else {
        return false;
    };
    let ask = Ask {
        action: Action::ImportReports,
        subject: Subject::Import { id: import, organization: submitter.clone() },
        resource: Resource::Organization { organization, submitter },
        purpose: None,
    };
    ctx.permit(ask).is_ok()
}
