//! Boundaries of areas: what was loaded together, and one row an area.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Set};
use uuid::Uuid;
use yakja_model::{
    Action, AreaBoundaries, AreaBoundariesId, AreaBoundary, AreaCode, AreaShape, BoundaryHead, Day,
    Event, EventDetail, OfficerId, Salt, SquareMeters, Subject, Timestamp, canonical_bytes,
    content_hash,
};

use crate::{
    Database, Error, Result, Tx,
    entity::{area_boundaries, area_boundary},
};

/// Boundaries written at once: one may be long.
const CHUNK: usize = 50;

const CORRUPT: Error = Error::Corrupt { what: "area boundary" };

impl Tx {
    /// Writes boundaries, in ascending order of codes, and gives the event that records them.
    ///
    /// # Errors
    /// What the database says.
    pub async fn save_areas(&mut self, loaded: &AreaBoundaries) -> Result<Event> {
        let salt = self.moment.salt();
        let hash = content_hash(salt, &canonical_bytes(loaded)?);
        let entry = self.own_entry();
        let event = self.writes(Event {
            action: Action::LoadAreas,
            subject: Subject::Areas { id: loaded.id },
            detail: EventDetail::AreasLoaded {
                content_hash: hash.to_hex(),
                valid_from: loaded.valid_from,
                areas: loaded.boundaries.len() as u64,
            },
        });
        let row = area_boundaries::ActiveModel {
            id: Set(loaded.id.0),
            at: Set(loaded.at.as_micros()),
            by: Set(loaded.by.0),
            source: Set(loaded.source.clone()),
            valid_from: Set(loaded.valid_from.number()),
            entry: Set(entry.0),
            salt: Set(salt.0.to_vec()),
        };
        area_boundaries::Entity::insert(row).exec_without_returning(self.connection()).await?;
        for chunk in loaded.boundaries.chunks(CHUNK) {
            let rows = chunk.iter().map(|boundary| active(loaded.id, boundary));
            let rows: Vec<_> = rows.collect::<Result<_>>()?;
            area_boundary::Entity::insert_many(rows)
                .exec_without_returning(self.connection())
                .await?;
        }
        Ok(event)
    }
}

impl Database {
    /// All boundaries without their lines. They say where an area lies and nothing of anybody, so
    /// that no scope is asked for.
    ///
    /// # Errors
    /// What the database says.
    pub async fn area_heads(&self) -> Result<Vec<BoundaryHead>> {
        let loaded = area_boundaries::Entity::find().all(&self.readers).await?;
        let loaded: HashMap<Uuid, _> = loaded.into_iter().map(|row| (row.id, row)).collect();
        let rows: Vec<(Uuid, String, i64)> = area_boundary::Entity::find()
            .select_only()
            .column(area_boundary::Column::Boundaries)
            .column(area_boundary::Column::Area)
            .column(area_boundary::Column::SizeM2)
            .into_tuple()
            .all(&self.readers)
            .await?;
        let head = |(id, area, size_m2): (Uuid, String, i64)| {
            let loaded = loaded.get(&id).ok_or(CORRUPT)?;
            Ok(BoundaryHead {
                id: AreaBoundariesId(id),
                at: Timestamp::from_micros(loaded.at),
                source: loaded.source.clone(),
                valid_from: Day::from_number(loaded.valid_from),
                area: AreaCode(area),
                size: size(size_m2)?,
            })
        };
        rows.into_iter().map(head).collect()
    }

    /// The boundary of an area as it was loaded with others.
    ///
    /// # Errors
    /// What the database says.
    pub async fn area_boundary(
        &self,
        loaded: AreaBoundariesId,
        area: &AreaCode,
    ) -> Result<Option<AreaBoundary>> {
        let row = area_boundary::Entity::find_by_id((loaded.0, area.0.clone()))
            .one(&self.readers)
            .await?;
        row.map(AreaBoundary::try_from).transpose()
    }
}

fn active(loaded: AreaBoundariesId, boundary: &AreaBoundary) -> Result<area_boundary::ActiveModel> {
    Ok(area_boundary::ActiveModel {
        boundaries: Set(loaded.0),
        area: Set(boundary.area.0.clone()),
        size_m2: Set(i64::try_from(boundary.size.0).map_err(|_| CORRUPT)?),
        shape: Set(canonical_bytes(&boundary.shape)?),
    })
}

impl TryFrom<area_boundary::Model> for AreaBoundary {
    type Error = Error;

    fn try_from(row: area_boundary::Model) -> Result<Self> {
        let shape: AreaShape = serde_json::from_slice(&row.shape).map_err(|_| CORRUPT)?;
        Ok(Self { area: AreaCode(row.area), size: size(row.size_m2)?, shape })
    }
}

/// A boundary whose line is written as the register writes it.
fn as_written(row: area_boundary::Model) -> Result<AreaBoundary> {
    let shape = row.shape.clone();
    let boundary = AreaBoundary::try_from(row)?;
    if canonical_bytes(&boundary.shape)? == shape { Ok(boundary) } else { Err(CORRUPT) }
}

fn size(square_meters: i64) -> Result<SquareMeters> {
    u64::try_from(square_meters).map(SquareMeters).map_err(|_| CORRUPT)
}

/// What was recorded of boundaries: their bytes, and what the row says of its entry.
pub(crate) struct RecordedAreas {
    pub(crate) salt: Option<Salt>,
    pub(crate) entry: Uuid,
    pub(crate) canonical: Vec<u8>,
}

/// Boundaries that were loaded together, as the bytes that were hashed. `None` where they are not
/// there; `audit verify` compares.
pub(crate) async fn recorded_areas(
    database: &Database,
    id: AreaBoundariesId,
) -> Result<Option<RecordedAreas>> {
    let row = area_boundaries::Entity::find_by_id(id.0).one(&database.readers).await?;
    let Some(row) = row else { return Ok(None) };
    let rows = area_boundary::Entity::find()
        .filter(area_boundary::Column::Boundaries.eq(id.0))
        .all(&database.readers)
        .await?;
    let mut boundaries: Vec<AreaBoundary> =
        rows.into_iter().map(as_written).collect::<Result<_>>()?;
    // Databases differ in how they order text.
    boundaries.sort_by(|one, other| one.area.cmp(&other.area));
    let loaded = AreaBoundaries {
        id,
        at: Timestamp::from_micros(row.at),
        by: OfficerId(row.by),
        source: row.source,
        valid_from: Day::from_number(row.valid_from),
        boundaries,
    };
    let salt = row.salt.as_slice().try_into().map(Salt).ok();
    Ok(Some(RecordedAreas { salt, entry: row.entry, canonical: canonical_bytes(&loaded)? }))
}
