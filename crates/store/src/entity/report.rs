//! Report versions: the canonical bytes, their salt, and columns that follow from them.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    pub kind: String,
    pub organization: String,
    pub submitter: String,
    pub submitted_by: Uuid,
    pub recorded_at: i64,
    /// Days since 1970-01-01.
    pub happened_from: i32,
    pub happened_to: i32,
    pub place: String,
    pub country: String,
    pub access_class: i32,
    pub import_id: Option<Uuid>,
    pub file: Option<String>,
    pub row: Option<i64>,
    /// Identity of the source row; unique.
    pub row_key: Option<Vec<u8>>,
    /// The ledger entry that recorded it.
    pub entry: Uuid,
    pub salt: Vec<u8>,
    pub content: Vec<u8>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
