//! The key store says whose it is: another register's would open nothing and look well.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Owner;

impl MigrationName for Owner {
    fn name(&self) -> &'static str {
        "m2_owner"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Owner {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("owner")
            .col(integer("id").primary_key())
            .col(text("verifier_key"))
            .take();
        manager.create_table(table).await
    }
}
