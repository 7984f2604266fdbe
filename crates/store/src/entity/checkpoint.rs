//! Signed tree heads.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "checkpoint")]
pub struct Model {
    /// Entries in the tree.
    #[sea_orm(primary_key, auto_increment = false)]
    pub size: i64,
    pub at: i64,
    /// C2SP signed note.
    pub note: String,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
