//! Each run of an import against the entries that began and ended it.

use sea_orm::{EntityTrait, QuerySelect};
use uuid::Uuid;
use yakja_model::{EventDetail, ImportId, OrganizationCode};

use super::{LedgerEntry, verify::Verification, verify_incidents::subjects};
use crate::{Database, ImportFile, ImportState, Result, entity::import};

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
        EventDetail::ImportUndone { .. } => {
            row.state == "undone" && row.undone_entry == Some(entry.id.0)
        }
        _ => false,
    });
    if !same {
        result.add(name, "was changed or is not there");
    }
    Ok(())
}

fn is_as_shown(row: &import::Model, entry: &LedgerEntry) -> bool {
    let EventDetail::ImportShown { accepted, corrected, already_known, flagged, .. } =
        &entry.detail
    else {
        return false;
    };
    let EventDetail::ImportShown { files, interrupted, rejected, .. } = &entry.detail else {
        return false;
    };
    let number = |value: &u64| i64::try_from(*value).unwrap_or(-1);
    let ended = if *interrupted { "interrupted" } else { "shown" };
    (row.state == ended || row.state == "undone" && row.undone_entry.is_some())
        && row.shown_entry == Some(entry.id.0)
        && (*interrupted || files_of(&row.files) == *files)
        && row.accepted == number(accepted)
        && row.corrected == number(corrected)
        && row.already_known == number(already_known)
        && row.flagged == number(flagged)
        && row.rejected == number(rejected)
}

/// Files of a run as its event names them.
fn files_of(stored: &str) -> Vec<String> {
    let files: Vec<ImportFile> = serde_json::from_str(stored).unwrap_or_default();
    files.iter().map(|file| format!("{} {}", file.sha256, file.name)).collect()
}

/// Names runs that no entry began, and runs taken back that no entry took back.
pub(super) async fn unrecorded(database: &Database, result: &mut Verification) -> Result<()> {
    let there: Vec<(Uuid, String)> = import::Entity::find()
        .select_only()
        .columns([import::Column::Id, import::Column::State])
        .into_tuple()
        .all(&database.readers)
        .await?;
    if there.len() as u64 != result.imports {
        let begun = subjects(database, "import-started").await?;
        for (id, _) in there.iter().filter(|(id, _)| !begun.contains(id)) {
            result.add(format!("import {id}"), "was never recorded");
        }
    }
    let undone = ImportState::Undone.code();
    if there.iter().any(|(_, state)| state == undone) {
        let recorded = subjects(database, "import-undone").await?;
        let forged = there.iter().filter(|(id, state)| state == undone && !recorded.contains(id));
        for (id, _) in forged {
            result.add(format!("import {id}"), "was never taken back");
        }
    }
    Ok(())
}
