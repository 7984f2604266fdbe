//! Each run of an import against the entries that began and ended it.

use std::collections::HashSet;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;
use yakja_model::{EventDetail, ImportId, OrganizationCode};

use super::{LedgerEntry, verify::Verification};
use crate::{
    Database, ImportFile, Result,
    entity::{import, ledger_entry, outbox},
};

/// Compares a run with one of its entries.
pub(super) async fn as_recorded(
    database: &Database,
    (id, organization): (ImportId, &OrganizationCode),
    (entry, result): (&LedgerEntry, &mut Verification),
) -> Result<()> {
    let name = format!("import {id}");
    let Ok(row) = import::Entity::find_by_id(id.0).one(&database.readers).await else {
        result.add(name, "a column has another type than it was given");
        return Ok(());
    };
    let same = row.is_some_and(|row| match &entry.detail {
        EventDetail::ImportStarted { profile, .. } => {
            result.imports += 1;
            row.organization == organization.as_str()
                && row.submitter == organization.as_str()
                && *profile == format!("{} {}", row.profile, row.profile_version)
                && row.officer == entry.actor.officer.0
                && row.started_at == entry.at.as_micros()
        }
        EventDetail::ImportShown { .. } => is_as_shown(&row, entry),
        _ => false,
    });
    if !same {
        result.add(name, "was changed or is not there");
    }
    Ok(())
}

fn is_as_shown(row: &import::Model, entry: &LedgerEntry) -> bool {
    let EventDetail::ImportShown { accepted, already_known, flagged, rejected, .. } = &entry.detail
    else {
        return false;
    };
    let EventDetail::ImportShown { files, interrupted, .. } = &entry.detail else {
        return false;
    };
    let number = |value: &u64| i64::try_from(*value).unwrap_or(-1);
    row.state == if *interrupted { "interrupted" } else { "shown" }
        && row.shown_entry == Some(entry.id.0)
        && (*interrupted || files_of(&row.files) == *files)
        && row.accepted == number(accepted)
        && row.already_known == number(already_known)
        && row.flagged == number(flagged)
        && row.rejected == number(rejected)
}

/// Files of a run as its event names them.
fn files_of(stored: &str) -> Vec<String> {
    let files: Vec<ImportFile> = serde_json::from_str(stored).unwrap_or_default();
    files.iter().map(|file| format!("{} {}", file.sha256, file.name)).collect()
}

/// Names runs that no entry began.
pub(super) async fn unrecorded(database: &Database, result: &mut Verification) -> Result<()> {
    let there: Vec<Uuid> = import::Entity::find()
        .select_only()
        .column(import::Column::Id)
        .into_tuple()
        .all(&database.readers)
        .await?;
    if there.len() as u64 == result.imports {
        return Ok(());
    }
    // An entry moves from the outbox to the ledger; read in this order, it is not missed.
    let waiting: Vec<Option<Uuid>> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Subject)
        .filter(outbox::Column::Detail.eq("import-started"))
        .into_tuple()
        .all(&database.readers)
        .await?;
    let sequenced: Vec<Option<Uuid>> = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Subject)
        .filter(ledger_entry::Column::Detail.eq("import-started"))
        .into_tuple()
        .all(&database.readers)
        .await?;
    let begun: HashSet<Uuid> = waiting.into_iter().chain(sequenced).flatten().collect();
    for id in there.into_iter().filter(|id| !begun.contains(id)) {
        result.add(format!("import {id}"), "was never recorded");
    }
    Ok(())
}
