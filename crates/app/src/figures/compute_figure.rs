//! Compute a figure as the register stands, or as it stood.

use std::sync::Arc;

use yakja_model::{
    AccessClass, AccessClassId, Action, Basis, Figure, FigureError, FigureQuery, Subject, Timestamp,
};
use yakja_policy::{Ask, Resource, Scope};
use yakja_store::ImportState;

use super::{answer, plan};
use crate::{Ctx, Result, projections::facts};

/// Computes a figure: over all countable records for those with that right, over the records that
/// the reader may see for everybody else. It says which.
///
/// # Errors
/// [`crate::Error::Figure`] where the question can't be answered.
pub async fn compute_figure(ctx: &Ctx, query: FigureQuery) -> Result<Figure> {
    let parts = &ctx.app().parts;
    let scope = ctx.scope(None).await?;
    let classes = parts.database.access_classes().await?;
    let basis = basis(ctx);
    let (position, as_of) = position(ctx, &query).await?;
    let ledger = parts.database.ledger().size().await?;
    let newest = facts::FactStore::at_least(
        &parts.facts,
        ledger.max(position),
        &parts.database,
        &parts.gazetteer,
    )
    .await?;
    let counts = counted(&newest.dictionaries, &classes, (basis, &scope));
    let plan = plan::plan(&query, &newest.dictionaries, (position, counts), &parts.pack)?;
    let asked = answer::Asked { query, basis, as_of, position, plan };
    let shown = Arc::clone(&newest);
    let asked = tokio::task::spawn_blocking(move || {
        let scanned = facts::scan(&shown, &asked.plan.scan);
        let lineage = asked.query.lineage.then(|| facts::lineage(&shown, &asked.plan.scan));
        (asked, scanned, lineage)
    })
    .await?;
    let (asked, scanned, rows) = asked;
    let mut figure = answer::figure(&asked, (&scanned, &newest.dictionaries), &parts.pack)?;
    figure.completeness.imports_unfinished =
        parts.database.count_imports(ImportState::Loading).await?;
    figure.completeness.imports_interrupted =
        crate::imports::count_incomplete(&parts.database).await?;
    if let Some(rows) = rows {
        figure.lineage = Some(answer::lineage(ctx, (&asked, &newest), rows).await?);
    }
    metrics::counter!("yakja_figures_total", "measure" => asked.query.measure.code()).increment(1);
    Ok(figure)
}

fn basis(ctx: &Ctx) -> Basis {
    let ask = Ask {
        action: Action::ReadNationalFigures,
        subject: Subject::Centre,
        resource: Resource::Centre,
        purpose: None,
    };
    match ctx.permit(ask) {
        Ok(_) => Basis::National,
        Err(_) => Basis::OwnView,
    }
}

/// How many entries the figure has seen, and the moment it speaks of.
async fn position(ctx: &Ctx, query: &FigureQuery) -> Result<(u64, Timestamp)> {
    let ledger = ctx.app().parts.database.ledger();
    // A figure is asked again by the time it printed, so a checkpoint must cover what it counted.
    ctx.app().parts.sequencing.covered().await?;
    let Some(time) = query.as_of else {
        return Ok((ledger.size().await?, ctx.app().now()));
    };
    if time > ctx.app().now() {
        return Err(FigureError::NotYet.into());
    }
    let head = ledger.checkpoint_at(time).await?.ok_or(FigureError::BeforeFirstCheckpoint)?;
    Ok((head.size, time))
}

/// Which access classes count, by their code in the facts.
fn counted(
    names: &facts::Dictionaries,
    classes: &[(AccessClassId, AccessClass)],
    (basis, scope): (Basis, &Scope),
) -> Vec<bool> {
    let mut counts = vec![false; names.access.len()];
    for (id, class) in classes {
        let passes = match basis {
            Basis::National => class.countable,
            Basis::OwnView => scope.allows(*id),
        };
        let code = names.access.number(&id.0.to_string());
        if let Some(slot) = code.and_then(|code| counts.get_mut(usize::from(code))) {
            *slot = passes;
        }
    }
    counts
}
