//! Places as reports write them, and what people said of them.
//!
//! What a place stands for is looked up elsewhere; here are the words alone.

use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use yakja_model::{CountryCode, Kind, PlaceCorrection, Ruling};
use yakja_policy::Scope;

use crate::{
    Database, Error, Result,
    entity::{ledger_entry, report, ruling},
    reports::{newest, visible},
};

/// A place as reports of one country write it, letter for letter.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct WrittenPlace {
    /// As written; empty where reports do not say.
    pub place: String,
    /// How many reports write it so.
    pub reports: i64,
    /// First possible day of the earliest of them, since 1970-01-01.
    pub first: i32,
    /// Last possible day of the latest.
    pub last: i32,
}

impl Database {
    /// Places as the reports of a country write them that the reader may see, each report in its
    /// newest version; those that most reports write first, at most `limit`. Totals lie in no
    /// single place and are left out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn written_places(
        &self,
        country: CountryCode,
        scope: &Scope,
        limit: u64,
    ) -> Result<Vec<WrittenPlace>> {
        Ok(report::Entity::find()
            .select_only()
            .column(report::Column::Place)
            .column_as(report::Column::Id.count(), "reports")
            .column_as(report::Column::HappenedFrom.min(), "first")
            .column_as(report::Column::HappenedTo.max(), "last")
            .filter(visible(scope))
            .filter(newest())
            .filter(report::Column::Country.eq(country.as_str()))
            .filter(report::Column::Kind.ne(Kind::Summary.code()))
            .group_by(report::Column::Place)
            .order_by_desc(report::Column::Id.count())
            .order_by_asc(report::Column::Place)
            .limit(limit)
            .into_model()
            .all(&self.readers)
            .await?)
    }

    /// What people said of places, each with its position, in the order of the ledger; the newest
    /// on a text holds. It knows no reader: who shows one looks whether its text is for the reader.
    ///
    /// # Errors
    /// What the database says; [`Error::Corrupt`] where a ruling can't be read.
    pub async fn place_corrections(&self) -> Result<Vec<(u64, PlaceCorrection)>> {
        let rows: Vec<(i64, Vec<u8>)> = ruling::Entity::find()
            .select_only()
            .column(ledger_entry::Column::Position)
            .column(ruling::Column::Content)
            .join(JoinType::InnerJoin, entry_of_ruling())
            .filter(ruling::Column::Kind.eq("place-correction"))
            .order_by_asc(ledger_entry::Column::Position)
            .into_tuple()
            .all(&self.readers)
            .await?;
        rows.into_iter().map(read).collect()
    }
}

fn read((position, content): (i64, Vec<u8>)) -> Result<(u64, PlaceCorrection)> {
    const CORRUPT: Error = Error::Corrupt { what: "ruling" };
    let ruling: Ruling = serde_json::from_slice(&content).map_err(|_| CORRUPT)?;
    let Ruling::PlaceCorrection(correction) = ruling else { return Err(CORRUPT) };
    Ok((u64::try_from(position).map_err(|_| CORRUPT)?, correction))
}

fn entry_of_ruling() -> RelationDef {
    ruling::Entity::belongs_to(ledger_entry::Entity)
        .from(ruling::Column::Entry)
        .to(ledger_entry::Column::Id)
        .into()
}
