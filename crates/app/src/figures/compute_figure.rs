//! Compute a figure as the register stands, or as it stood.

use std::collections::HashSet;
use std::sync::Arc;

use yakja_model::{
    AccessClass, AccessClassId, Action, Basis, Figure, FigureError, FigureQuery, Subject, Timestamp,
};
use yakja_policy::{Ask, Resource, Scope};
use yakja_store::ImportState;

use super::{answer, plan, waiting};
use crate::{
    App, Ctx, Result,
    projections::facts::{self, Composed, Dictionaries, Facts, LineageRef},
};

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
    let passing = passing(&classes, (basis, &scope));
    let asked = (query, basis, as_of, position);
    let app = ctx.app().clone();
    let answered =
        tokio::task::spawn_blocking(move || answer(&app, (newest, &passing), asked)).await??;
    let Answered { asked, mut figure, dictionaries, rows, composed } = answered;
    figure.completeness.imports_unfinished =
        parts.database.count_imports(ImportState::Loading).await?;
    figure.completeness.imports_interrupted =
        crate::imports::count_incomplete(&parts.database).await?;
    if let Some(rows) = rows {
        let lineage =
            answer::lineage(ctx, (&asked, &dictionaries), (rows, &composed.members)).await?;
        figure.lineage = Some(lineage);
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

/// A figure, and what its lineage is made from.
struct Answered {
    asked: answer::Asked,
    figure: Figure,
    dictionaries: Arc<Dictionaries>,
    rows: Option<Vec<LineageRef>>,
    composed: Arc<Composed>,
}

/// Adds up, on a thread that may be busy.
fn answer(
    app: &App,
    (newest, passing): (Arc<Facts>, &HashSet<i32>),
    (query, basis, as_of, position): (FigureQuery, Basis, Timestamp, u64),
) -> Result<Answered> {
    let parts = &app.parts;
    let composed = match newest.linked.is_empty() {
        true => Arc::new(Composed::nothing(&newest)),
        false => {
            let key = facts::Key::new(&newest, position, passing.iter().copied());
            parts.facts.composed.get(key, || {
                facts::compose(
                    &newest,
                    (position, &|class| passing.contains(&class)),
                    (&parts.gazetteer, &parts.pack),
                )
            })
        }
    };
    let dictionaries = Arc::clone(&composed.dictionaries);
    let counts = counted(&dictionaries, passing);
    let plan = plan::plan(&query, &dictionaries, (position, counts), &parts.pack)?;
    let asked = answer::Asked { query, basis, as_of, position, plan };
    let plan = &asked.plan.scan;
    let whole = newest.beside(&composed.as_judged);
    let scanned = facts::scan(&whole, plan);
    let waiting = waiting::Waits::of((&composed, plan), &scanned);
    let rows = asked.query.lineage.then(|| {
        let mut rows = facts::lineage(&whole, plan);
        // In the order of recording: what was composed stands behind all others, and the ids of two
        // changes within a millisecond need not ascend.
        rows.sort_by_key(|row| (row.since, row.report));
        rows
    });
    let figure = answer::figure(&asked, (&scanned, &waiting, &dictionaries), &parts.pack)?;
    Ok(Answered { asked, figure, dictionaries, rows, composed })
}

/// The access classes whose records count.
fn passing(
    classes: &[(AccessClassId, AccessClass)],
    (basis, scope): (Basis, &Scope),
) -> HashSet<i32> {
    let passes = |(id, class): &&(AccessClassId, AccessClass)| match basis {
        Basis::National => class.countable,
        Basis::OwnView => scope.allows(*id),
    };
    classes.iter().filter(passes).map(|(id, _)| id.0).collect()
}

/// Which access classes count, by their code in the facts.
fn counted(names: &Dictionaries, passing: &HashSet<i32>) -> Vec<bool> {
    let mut counts = vec![false; names.access.len()];
    for id in passing {
        let code = names.access.number(&id.to_string());
        if let Some(slot) = code.and_then(|code| counts.get_mut(usize::from(code))) {
            *slot = true;
        }
    }
    counts
}
