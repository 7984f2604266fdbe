//! What the register holds of the rows of a file, for an import that meets them again. It knows no
//! reader: a source is compared with what it said itself.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;
use yakja_model::{Report, ReportId};

use crate::{
    Result, Tx,
    entity::report,
    reports::{CHUNK, StoredReport},
};

/// What is there of a row of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownRow {
    /// The report that was made of it.
    pub report: ReportId,
    /// The newest version that was read from a file, also of an import that was taken back.
    pub newest: i32,
    /// The newest of them that no undone import hides.
    pub shown: Option<i32>,
}

#[derive(FromQueryResult)]
struct KeyedVersion {
    row_key: Option<Vec<u8>>,
    id: Uuid,
    version: i32,
    import_id: Option<Uuid>,
}

impl Tx {
    /// What is there of rows with these keys.
    ///
    /// # Errors
    /// What the database says.
    pub async fn known_rows(&self, keys: Vec<Vec<u8>>) -> Result<HashMap<Vec<u8>, KnownRow>> {
        let mut rows: Vec<KeyedVersion> = Vec::new();
        for chunk in keys.chunks(CHUNK) {
            let query = report::Entity::find()
                .select_only()
                .columns([report::Column::RowKey, report::Column::Id, report::Column::Version])
                .columns([report::Column::ImportId])
                .filter(report::Column::RowKey.is_in(chunk.iter().map(Vec::as_slice)))
                .order_by_asc(report::Column::Version);
            rows.extend(query.into_model().all(self.connection()).await?);
        }
        let undone = self.undone_imports().await?;
        let mut known: HashMap<Vec<u8>, KnownRow> = HashMap::new();
        for KeyedVersion { row_key, id, version, import_id } in rows {
            let Some(key) = row_key else { continue };
            let report = ReportId(id);
            let row = known.entry(key).or_insert(KnownRow { report, newest: version, shown: None });
            row.newest = version;
            if import_id.is_none_or(|import| !undone.contains(&import)) {
                row.shown = Some(version);
            }
        }
        Ok(known)
    }

    /// The newest version of each of these reports, also of those that people wrote.
    ///
    /// # Errors
    /// What the database says.
    pub async fn newest_versions(&self, ids: &[ReportId]) -> Result<HashMap<ReportId, i32>> {
        let mut newest: HashMap<ReportId, i32> = HashMap::new();
        for chunk in ids.chunks(CHUNK) {
            let rows: Vec<(Uuid, i32)> = report::Entity::find()
                .select_only()
                .columns([report::Column::Id, report::Column::Version])
                .filter(report::Column::Id.is_in(chunk.iter().map(|id| id.0)))
                .into_tuple()
                .all(self.connection())
                .await?;
            for (id, version) in rows {
                let known = newest.entry(ReportId(id)).or_default();
                *known = std::cmp::max(*known, version);
            }
        }
        Ok(newest)
    }

    /// These versions of reports, whoever may see them: an import compares what it reads with what
    /// its own source said before.
    ///
    /// # Errors
    /// What the database says.
    pub async fn versions_of_source(&self, versions: &[(ReportId, i32)]) -> Result<Vec<Report>> {
        let mut rows = Vec::with_capacity(versions.len());
        for chunk in versions.chunks(CHUNK) {
            let query = report::Entity::find()
                .filter(report::Column::Id.is_in(chunk.iter().map(|(id, _)| id.0)));
            rows.extend(query.all(self.connection()).await?);
        }
        let wanted: HashSet<(Uuid, i32)> =
            versions.iter().map(|(id, version)| (id.0, *version)).collect();
        rows.into_iter()
            .filter(|row| wanted.contains(&(row.id, row.version)))
            .map(|row| Ok(StoredReport::try_from(row)?.report))
            .collect()
    }
}
