//! Whether a key store is the register's own. With another's, everything sealed would be lost to
//! the reader, and everything else would look well.

use std::path::Path;

use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use yakja_model::KeyId;

use crate::{Centre, Error, KeyStore, Result, entity::report, reports::StoredReport};

/// Reports that are looked through for sealed content at most.
const LOOK: u64 = 2_000;
/// Keys that are looked for at most: some may have been purged.
const KEYS: usize = 100;

/// Refuses a key store that is not the register's. One that was made before key stores said whose
/// they are is known by the keys of the newest sealed values, and says so from then on. An empty
/// one is taken: it is what is put where the key store was lost.
pub(crate) async fn check(
    (keys, path): (&KeyStore, &Path),
    centre: &Centre,
    readers: &DatabaseConnection,
) -> Result<()> {
    let foreign = || Error::KeyStoreForeign { path: path.display().to_string() };
    if let Some(owner) = keys.owner().await? {
        return if owner == centre.verifier_key { Ok(()) } else { Err(foreign()) };
    }
    let sealed = sealed_with(readers).await?;
    if !keys.has_keys().await? || keys.has_any(&sealed).await? {
        return keys.belong_to(&centre.verifier_key).await;
    }
    match sealed.is_empty() {
        // Keys without a value may be another register's, so nothing is claimed.
        true => Ok(()),
        false => Err(foreign()),
    }
}

/// Keys of the newest sealed values: of reports sent one by one, else of rows of imports.
async fn sealed_with(readers: &DatabaseConnection) -> Result<Vec<KeyId>> {
    for which in [report::Column::ImportId.is_null(), report::Column::ImportId.is_not_null()] {
        let rows = report::Entity::find()
            .filter(which)
            .order_by_desc(report::Column::Id)
            .limit(LOOK)
            .all(readers)
            .await?;
        // A row that can't be read is for the verification to find.
        let reports = rows.into_iter().filter_map(|row| StoredReport::try_from(row).ok());
        let sealed = reports.filter_map(|stored| stored.report.personal);
        let keys: Vec<KeyId> = sealed.map(|sealed| sealed.key()).take(KEYS).collect();
        if !keys.is_empty() {
            return Ok(keys);
        }
    }
    Ok(Vec::new())
}
