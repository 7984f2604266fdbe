//! Incidents: links that the resolver found, people's rulings, corrected and undone imports.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Incidents;

impl MigrationName for Incidents {
    fn name(&self) -> &'static str {
        "m2_incidents"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Incidents {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        let corrected = big_integer("corrected").default(0).take();
        for column in [corrected, uuid_null("undone_entry").take()] {
            let alter = Table::alter().table("import").add_column(column).take();
            manager.alter_table(alter).await?;
        }
        for replaced in ["report_row_key", "report_import"] {
            let index = Index::drop().name(replaced).table("report").to_owned();
            manager.drop_index(index).await?;
        }
        // A corrected row keeps its key; a version of it comes once.
        let row_key = index("report_row_key_version", ["row_key", "version"]).unique().take();
        manager.create_index(row_key).await?;
        // An import is read page by page in the order of ids.
        manager.create_index(index("report_import_in_order", ["import_id", "id"])).await
    }
}

fn index(name: &'static str, [first, second]: [&'static str; 2]) -> IndexCreateStatement {
    Index::create().name(name).table("report").col(first).col(second).take()
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("ruling")
            .col(uuid("id").primary_key())
            .col(text("kind"))
            .col(uuid_null("first"))
            .col(uuid_null("second"))
            .col(big_integer("at"))
            .col(uuid("entry"))
            .col(blob("salt"))
            .col(blob("content"))
            .take(),
        Table::create()
            .table("link_batch")
            .col(uuid("id").primary_key())
            .col(big_integer("position"))
            .col(integer("rules"))
            .col(uuid("entry"))
            .col(blob("salt"))
            .take(),
        Table::create()
            .table("link")
            .col(uuid("batch"))
            .col(integer("ordinal"))
            .col(uuid("first"))
            .col(uuid("second"))
            .col(text("kind"))
            .col(integer("weight"))
            .col(text("reasons"))
            .primary_key(Index::create().col("batch").col("ordinal"))
            .take(),
        Table::create()
            .table("progress")
            .col(text("name").primary_key())
            .col(big_integer("position"))
            .take(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    let by = |table: &'static str, column: &'static str| {
        Index::create().name(format!("{table}_{column}")).table(table).col(column).take()
    };
    vec![by("link", "first"), by("link", "second"), by("ruling", "first"), by("ruling", "second")]
}
