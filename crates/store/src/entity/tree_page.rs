//! Stored hashes of the tree, 512 to a page.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tree_page")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub page: i64,
    pub hashes: Vec<u8>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
