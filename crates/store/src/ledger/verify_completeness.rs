//! The other way round: rows that nothing in the ledger recorded.

use std::collections::HashSet;

use futures::TryStreamExt;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use uuid::Uuid;
use yakja_model::Subject;

use super::{
    LedgerEntry, tree,
    verify::Verification,
    verify_areas, verify_imports,
    verify_incidents::{self, subjects},
    verify_records::{exhibit_name, report_name},
};
use crate::{
    Database, Result,
    entity::{exhibit, ledger_entry, officer, outbox, report},
    reports::CHUNK,
};

/// Looks for rows that nothing in the ledger recorded.
pub(super) async fn completeness(database: &Database, result: &mut Verification) -> Result<()> {
    let reports = report::Entity::find().count(&database.readers).await?;
    if reports != result.reports {
        unrecorded_reports(database, result).await?;
    }
    let exhibits = exhibit::Entity::find().count(&database.readers).await?;
    if exhibits != result.exhibits {
        orphan_exhibits(database, result).await?;
    }
    verify_imports::unrecorded(database, result).await?;
    verify_incidents::unrecorded(database, result).await?;
    verify_areas::unrecorded(database, result).await?;
    if let Some(page) = tree::page_beyond_the_end(&database.readers).await? {
        result.add(format!("tree page {page}"), "lies beyond the last entry");
    }
    unrecorded_officers(database, result).await
}

/// A report version, and the entry it says recorded it.
#[derive(FromQueryResult, PartialEq, Eq, Hash)]
struct Claimed {
    id: Uuid,
    version: i32,
    entry: Uuid,
}

/// Reports whose entry is not there or recorded something else: a forged row may name any entry.
async fn unrecorded_reports(database: &Database, result: &mut Verification) -> Result<()> {
    let rows = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::Version, report::Column::Entry])
        .into_model::<Claimed>()
        .stream(&database.readers)
        .await?;
    let mut chunks = rows.try_chunks(CHUNK);
    loop {
        match chunks.try_next().await {
            Ok(Some(claimed)) => {
                let recorded = recorded(database, &claimed).await?;
                for row in claimed.iter().filter(|row| !recorded.contains(row)) {
                    result.add(report_name(row.id, row.version), "was never recorded");
                }
            }
            Ok(None) => return Ok(()),
            Err(_) => {
                result.add("reports", "there is one whose columns can't be read");
                return Ok(());
            }
        }
    }
}

/// Of these, what the entries they name did record.
async fn recorded(database: &Database, claimed: &[Claimed]) -> Result<HashSet<Claimed>> {
    let ids: Vec<Uuid> = claimed.iter().map(|row| row.entry).collect();
    // An entry moves from one table to the other; read in this order, it is not missed.
    let waiting: Vec<Vec<u8>> = outbox::Entity::find()
        .select_only()
        .column(outbox::Column::Body)
        .filter(outbox::Column::Id.is_in(ids.iter().copied()))
        .into_tuple()
        .all(&database.readers)
        .await?;
    let sequenced: Vec<Vec<u8>> = ledger_entry::Entity::find()
        .select_only()
        .column(ledger_entry::Column::Body)
        .filter(ledger_entry::Column::Id.is_in(ids))
        .into_tuple()
        .all(&database.readers)
        .await?;
    let mut recorded = HashSet::new();
    for body in waiting.iter().chain(&sequenced) {
        // Those that can't be read have been named.
        let Ok(entry) = LedgerEntry::parse(body) else { continue };
        if let (Subject::Report { id, version }, Some(_)) =
            (entry.subject, entry.detail.content_hash())
        {
            recorded.insert(Claimed { id: id.0, version, entry: entry.id.0 });
        }
    }
    Ok(recorded)
}

async fn orphan_exhibits(database: &Database, result: &mut Verification) -> Result<()> {
    let of_report = Query::select()
        .expr(Expr::val(1))
        .from(report::Entity)
        .and_where(
            Expr::col((report::Entity, report::Column::Id))
                .eq(Expr::col((exhibit::Entity, exhibit::Column::ReportId))),
        )
        .and_where(
            Expr::col((report::Entity, report::Column::Version))
                .eq(Expr::col((exhibit::Entity, exhibit::Column::Version))),
        )
        .take();
    let orphans = exhibit::Entity::find()
        .filter(Expr::exists(of_report).not())
        .all(&database.readers)
        .await?;
    for orphan in orphans {
        let of = report_name(orphan.report_id, orphan.version);
        result.add(exhibit_name(orphan.ordinal, &of), "belongs to no report");
    }
    Ok(())
}

async fn unrecorded_officers(database: &Database, result: &mut Verification) -> Result<()> {
    let officers: Vec<Uuid> = officer::Entity::find()
        .select_only()
        .column(officer::Column::Id)
        .into_tuple()
        .all(&database.readers)
        .await?;
    let enrolled = subjects(database, "enrolled").await?;
    for officer in officers {
        if !enrolled.contains(&officer) {
            result.add(format!("officer {officer}"), "was never enrolled");
        }
    }
    Ok(())
}
