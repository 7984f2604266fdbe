//! Boundaries of areas against the entries that recorded them, and the other way round.

use std::collections::BTreeSet;

use sea_orm::{EntityTrait, QuerySelect};
use uuid::Uuid;
use yakja_model::{AreaBoundariesId, content_hash};

use super::{LedgerEntry, proof, verify::Verification, verify_incidents::subjects};
use crate::{
    Database, Error, Result,
    areas::recorded_areas,
    entity::{area_boundaries, area_boundary},
};

/// Compares boundaries with the entry that recorded them.
pub(super) async fn as_recorded(
    database: &Database,
    id: AreaBoundariesId,
    (entry, result): (&LedgerEntry, &mut Verification),
) -> Result<()> {
    result.boundary_sets += 1;
    let name = format!("area boundaries {id}");
    let recorded = match recorded_areas(database, id).await {
        Ok(Some(recorded)) => recorded,
        Ok(None) => {
            result.add(name, "are not there");
            return Ok(());
        }
        Err(Error::Corrupt { .. } | Error::Database(_)) => {
            result.add(name, "were changed into something that can't be read");
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    let hash = entry.detail.content_hash().unwrap_or_default();
    let same = recorded
        .salt
        .is_some_and(|salt| proof::matches(content_hash(salt, &recorded.canonical), hash));
    if !same || recorded.entry != entry.id.0 {
        result.add(name, "were changed");
    }
    Ok(())
}

/// Names boundaries that nothing in the ledger recorded.
pub(super) async fn unrecorded(database: &Database, result: &mut Verification) -> Result<()> {
    let loaded: Vec<Uuid> = area_boundaries::Entity::find()
        .select_only()
        .column(area_boundaries::Column::Id)
        .into_tuple()
        .all(&database.readers)
        .await?;
    let of_areas: Vec<Uuid> = area_boundary::Entity::find()
        .select_only()
        .column(area_boundary::Column::Boundaries)
        .distinct()
        .into_tuple()
        .all(&database.readers)
        .await?;
    let recorded = subjects(database, "areas-loaded").await?;
    let there: BTreeSet<Uuid> = loaded.into_iter().chain(of_areas).collect();
    for id in there.into_iter().filter(|id| !recorded.contains(id)) {
        result.add(format!("area boundaries {id}"), "were never recorded");
    }
    Ok(())
}
