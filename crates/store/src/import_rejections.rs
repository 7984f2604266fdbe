//! Rows that an import refused: where, and what was expected. What was found in them is not kept.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::Serialize;
use yakja_model::ImportId;

use crate::{Database, Result, Tx, entity::import_rejection, reports::CHUNK};

/// A row that was refused. What was found in it is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoredRejection {
    /// The file.
    pub file: String,
    /// The row, as a spreadsheet numbers it.
    pub row: u64,
    /// The column.
    pub column: String,
    /// What was expected.
    pub expected: String,
}

impl Tx {
    /// Keeps refused rows, numbered on from `first`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn save_rejections(
        &mut self,
        id: ImportId,
        first: u64,
        rejections: &[StoredRejection],
    ) -> Result<()> {
        let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let mut rows =
            (first..).zip(rejections).map(|(ordinal, found)| import_rejection::ActiveModel {
                import_id: Set(id.0),
                ordinal: Set(number(ordinal)),
                file: Set(found.file.clone()),
                row: Set(number(found.row)),
                column: Set(found.column.clone()),
                expected: Set(found.expected.clone()),
            });
        loop {
            let chunk: Vec<_> = rows.by_ref().take(CHUNK).collect();
            if chunk.is_empty() {
                return Ok(());
            }
            import_rejection::Entity::insert_many(chunk)
                .exec_without_returning(self.connection())
                .await?;
        }
    }
}

impl Database {
    /// The refused rows of a run, in the order of the files, at most `limit`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn rejections(&self, id: ImportId, limit: u64) -> Result<Vec<StoredRejection>> {
        let rows = import_rejection::Entity::find()
            .filter(import_rejection::Column::ImportId.eq(id.0))
            .order_by_asc(import_rejection::Column::Ordinal)
            .limit(limit)
            .all(&self.readers)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| StoredRejection {
                file: row.file,
                row: u64::try_from(row.row).unwrap_or_default(),
                column: row.column,
                expected: row.expected,
            })
            .collect())
    }
}
