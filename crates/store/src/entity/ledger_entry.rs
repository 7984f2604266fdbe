//! The ledger: entries with a position. Rows are only ever inserted.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ledger_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i64,
    pub id: Uuid,
    pub subject: Option<Uuid>,
    pub action: String,
    /// Code of the detail, for example `row-recorded`.
    pub detail: String,
    pub at: i64,
    /// Canonical bytes of the entry, the leaf of the tree.
    pub body: Vec<u8>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
