//! The key store: one table.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Keys;

impl MigrationName for Keys {
    fn name(&self) -> &'static str {
        "m1_keys"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Keys {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("sealing_key")
            .col(uuid("id").primary_key())
            .col(blob("key"))
            .take();
        manager.create_table(table).await
    }
}
