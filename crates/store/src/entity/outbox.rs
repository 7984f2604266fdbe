//! Entries that are committed and wait for the sequencer to give them a position.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub subject: Option<Uuid>,
    pub action: String,
    /// Code of the detail, for example `row-recorded`.
    pub detail: String,
    pub at: i64,
    pub body: Vec<u8>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
