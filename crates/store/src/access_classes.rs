//! Interning access classes: each distinct one has a number, and every protected row carries it.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use yakja_model::{AccessClass, AccessClassId, canonical_bytes};

use crate::{Database, Error, Result, Tx, entity::access_class};

impl Tx {
    /// The number of a class; a new class gets the next one.
    ///
    /// # Errors
    /// [`Error::Conflict`] where another transaction takes the same number.
    pub(crate) async fn intern(&self, class: &AccessClass) -> Result<AccessClassId> {
        let text = class_text(class)?;
        let found = access_class::Entity::find()
            .filter(access_class::Column::Class.eq(&text))
            .one(self.connection())
            .await?;
        if let Some(row) = found {
            return Ok(AccessClassId(row.id));
        }
        let last = access_class::Entity::find()
            .order_by_desc(access_class::Column::Id)
            .one(self.connection())
            .await?;
        let id = last.map_or(1, |row| row.id.saturating_add(1));
        access_class::ActiveModel { id: Set(id), class: Set(text) }
            .insert(self.connection())
            .await?;
        Ok(AccessClassId(id))
    }
}

impl Database {
    /// Every class there is, with its number. There are few: as many as owners times markings.
    ///
    /// # Errors
    /// What the database says.
    pub async fn access_classes(&self) -> Result<Vec<(AccessClassId, AccessClass)>> {
        let rows = access_class::Entity::find()
            .order_by_asc(access_class::Column::Id)
            .all(&self.readers)
            .await?;
        rows.into_iter()
            .map(|row| {
                let class = serde_json::from_str(&row.class)
                    .map_err(|_| Error::Corrupt { what: "access class" })?;
                Ok((AccessClassId(row.id), class))
            })
            .collect()
    }
}

/// Canonical JSON of a class.
pub(crate) fn class_text(class: &AccessClass) -> Result<String> {
    String::from_utf8(canonical_bytes(class)?).map_err(|_| Error::Corrupt { what: "access class" })
}
