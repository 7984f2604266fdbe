//! The first tables: register, reports, imports, ledger.

use sea_orm_migration::{prelude::*, schema::*};

pub struct Foundation;

impl MigrationName for Foundation {
    fn name(&self) -> &'static str {
        "m1_foundation"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Foundation {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in register().into_iter().chain(reports()).chain(imports()).chain(ledger()) {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        // Rows of imports are most of the ledger; those who follow the feed or ask for the
        // history of a record look at the others.
        for columns in ["position", "subject"] {
            manager
                .get_connection()
                .execute_unprepared(&format!(
                    "CREATE INDEX ledger_entry_told_{columns} ON ledger_entry ({columns}) \
                     WHERE detail <> 'row-recorded'"
                ))
                .await?;
        }
        Ok(())
    }
}

fn register() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("centre")
            .col(integer("id").primary_key())
            .col(text("country"))
            .col(text("origin"))
            .col(text("verifier_key"))
            .take(),
        Table::create()
            .table("officer")
            .col(uuid("id").primary_key())
            .col(text("login").unique_key())
            .col(text("organization"))
            .col(text("role"))
            .col(big_integer("created_at"))
            .col(text_null("password_hash"))
            .col(blob_null("setup_hash"))
            .col(big_integer_null("setup_until"))
            .take(),
        Table::create()
            .table("web_session")
            .col(text("id").primary_key())
            .col(blob("data"))
            .col(big_integer("expires_at"))
            .take(),
        Table::create()
            .table("idempotency")
            .col(uuid("officer"))
            .col(text("key"))
            .col(blob("command_hash"))
            .col(text("answer"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("officer").col("key"))
            .take(),
        Table::create()
            .table("lease")
            .col(text("name").primary_key())
            .col(uuid("owner"))
            .col(big_integer("until"))
            .take(),
        Table::create()
            .table("access_class")
            .col(integer("id").primary_key())
            .col(text("class").unique_key())
            .take(),
    ]
}

fn reports() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("report")
            .col(uuid("id"))
            .col(integer("version"))
            .col(text("kind"))
            .col(text("organization"))
            .col(text("submitter"))
            .col(uuid("submitted_by"))
            .col(big_integer("recorded_at"))
            .col(integer("happened_from"))
            .col(integer("happened_to"))
            .col(text("place"))
            .col(text("country"))
            .col(integer("access_class"))
            .col(uuid_null("import_id"))
            .col(text_null("file"))
            .col(big_integer_null("row"))
            .col(blob_null("row_key"))
            .col(uuid("entry"))
            .col(blob("salt"))
            .col(blob("content"))
            .primary_key(Index::create().col("id").col("version"))
            .take(),
        Table::create()
            .table("exhibit")
            .col(uuid("report_id"))
            .col(integer("version"))
            .col(integer("ordinal"))
            .col(text("substance_as_written"))
            .col(text_null("substance"))
            .col(text("class"))
            .col(text("amount_as_written"))
            .col(text("unit_as_written"))
            .col(big_integer_null("mass_mg"))
            .col(big_integer_null("volume_ml"))
            .col(big_integer_null("pieces"))
            .col(text("confirmation"))
            .col(text("flags"))
            .primary_key(Index::create().col("report_id").col("version").col("ordinal"))
            .take(),
    ]
}

fn imports() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("import")
            .col(uuid("id").primary_key())
            .col(text("profile"))
            .col(integer("profile_version"))
            .col(text("organization"))
            .col(text("submitter"))
            .col(uuid("officer"))
            .col(text("files"))
            .col(big_integer("started_at"))
            .col(text("state"))
            .col(uuid("lease_owner"))
            .col(big_integer("lease_until"))
            .col(big_integer("accepted"))
            .col(big_integer("already_known"))
            .col(big_integer("flagged"))
            .col(big_integer("rejected"))
            .col(uuid_null("shown_entry"))
            .take(),
        Table::create()
            .table("import_rejection")
            .col(uuid("import_id"))
            .col(big_integer("ordinal"))
            .col(text("file"))
            .col(big_integer("row"))
            .col(text("column"))
            .col(text("expected"))
            .primary_key(Index::create().col("import_id").col("ordinal"))
            .take(),
    ]
}

fn ledger() -> Vec<TableCreateStatement> {
    vec![
        Table::create()
            .table("outbox")
            .col(uuid("id").primary_key())
            .col(uuid_null("subject"))
            .col(text("action"))
            .col(text("detail"))
            .col(big_integer("at"))
            .col(blob("body"))
            .take(),
        Table::create()
            .table("ledger_entry")
            .col(big_integer("position").primary_key())
            .col(uuid("id"))
            .col(uuid_null("subject"))
            .col(text("action"))
            .col(text("detail"))
            .col(big_integer("at"))
            .col(blob("body"))
            .take(),
        Table::create()
            .table("tree_page")
            .col(big_integer("page").primary_key())
            .col(blob("hashes"))
            .take(),
        Table::create()
            .table("checkpoint")
            .col(big_integer("size").primary_key())
            .col(big_integer("at"))
            .col(text("note"))
            .take(),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create().name("report_row_key").table("report").col("row_key").unique().take(),
        Index::create().name("report_import").table("report").col("import_id").take(),
        Index::create().name("ledger_entry_id").table("ledger_entry").col("id").unique().take(),
        Index::create().name("checkpoint_at").table("checkpoint").col("at").take(),
    ]
}
