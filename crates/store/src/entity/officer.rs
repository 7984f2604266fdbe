//! Accounts.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "officer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub login: String,
    pub organization: String,
    pub role: String,
    pub created_at: i64,
    /// Argon2id, PHC string; none until the set-up link was used.
    pub password_hash: Option<String>,
    /// SHA-256 of the one-time set-up token.
    pub setup_hash: Option<Vec<u8>>,
    pub setup_until: Option<i64>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
