//! The boundary of one area.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "area_boundary")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub boundaries: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub area: String,
    pub size_m2: i64,
    pub shape: Vec<u8>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
