//! Boundaries of areas, as files gave them.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Areas;

impl MigrationName for Areas {
    fn name(&self) -> &'static str {
        "m3_areas"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Areas {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let boundaries = Table::create()
            .table("area_boundaries")
            .col(uuid("id").primary_key())
            .col(big_integer("at"))
            .col(uuid("by"))
            .col(text("source"))
            .col(integer("valid_from"))
            .col(uuid("entry"))
            .col(blob("salt"))
            .take();
        manager.create_table(boundaries).await?;
        let boundary = Table::create()
            .table("area_boundary")
            .col(uuid("boundaries"))
            .col(text("area"))
            .col(big_integer("size_m2"))
            .col(blob("shape"))
            .primary_key(Index::create().col("boundaries").col("area"))
            .take();
        manager.create_table(boundary).await
    }
}
