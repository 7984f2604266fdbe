//! Exhibits: columns of what a seizure report says.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exhibit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub report_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// From 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub ordinal: i32,
    pub substance_as_written: String,
    pub substance: Option<String>,
    pub class: String,
    pub amount_as_written: String,
    pub unit_as_written: String,
    pub mass_mg: Option<i64>,
    pub volume_ml: Option<i64>,
    pub pieces: Option<i64>,
    pub confirmation: String,
    /// Codes joined by commas, in order.
    pub flags: String,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
