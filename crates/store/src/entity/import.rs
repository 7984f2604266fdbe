//! Runs of imports.

use sea_orm::entity::prelude::*;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub profile: String,
    pub profile_version: i32,
    pub organization: String,
    pub submitter: String,
    pub officer: Uuid,
    /// JSON: name and SHA-256 of each file.
    pub files: String,
    pub started_at: i64,
    /// `loading`, `shown`, `interrupted` or `undone`.
    pub state: String,
    /// The process that loads it, and until when it holds it.
    pub lease_owner: Uuid,
    pub lease_until: i64,
    pub accepted: i64,
    pub already_known: i64,
    pub flagged: i64,
    pub rejected: i64,
    /// The ledger entry that shows its rows.
    pub shown_entry: Option<Uuid>,
    pub corrected: i64,
    /// The ledger entry that took it back.
    pub undone_entry: Option<Uuid>,
}

/// The table has no relations that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
