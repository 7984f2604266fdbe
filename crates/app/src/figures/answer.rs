//! From sums in codes to a figure in words.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use yakja_model::{
    AccessClassId, Amount, Basis, BelowTotal, Cell, CellState, CodeName, Completeness, CountryPack,
    Dimension, Figure, FigureQuery, Lineage, LineageRow, Measure, OrganizationCode, ReportId,
    SourceCount, SubstanceClass, Timestamp,
};

use super::{
    plan::{Planned, dictionary},
    waiting::Waits,
};
use crate::{
    Ctx, Result,
    projections::facts::{CellSum, Dictionaries, LineageRef, Scanned},
};

/// What was asked, and how it was understood.
pub(super) struct Asked {
    pub(super) query: FigureQuery,
    pub(super) basis: Basis,
    pub(super) as_of: Timestamp,
    pub(super) position: u64,
    pub(super) plan: Planned,
}

pub(super) fn figure(
    asked: &Asked,
    (scanned, waits, names): (&Scanned, &Waits, &Dictionaries),
    pack: &CountryPack,
) -> Result<Figure> {
    let query = &asked.query;
    let measure = query.measure;
    let mut cells: Vec<Cell> = scanned
        .cells
        .iter()
        .filter(|((_, in_total), _)| *in_total || says_class(&query.by))
        .map(|((codes, in_total), sum)| Cell {
            in_total: *in_total && !asked.plan.below_total,
            pending: waits.cells.get(&(codes.clone(), *in_total)).copied().unwrap_or_default(),
            ..cell(measure, sum, by(&query.by, codes, names))
        })
        .collect();
    cells.sort_by(|a, b| order(&query.by, a, b));
    Ok(Figure {
        measure,
        unit: measure.unit(),
        definition: measure.definition(),
        period: query.period,
        as_of: asked.as_of,
        basis: asked.basis,
        filters: asked.plan.filters.clone(),
        completeness: completeness(asked, scanned, names)?,
        names: code_names(&cells, pack),
        cells,
        total: Cell {
            in_total: !asked.plan.below_total,
            pending: waits.total,
            ..cell(measure, &scanned.total, BTreeMap::new())
        },
        waiting: waits.range(query, scanned),
        below_total: below_total(measure, scanned, names),
        lineage: None,
    })
}

/// Only where cells name a substance or a class do those below the total stand among them.
fn says_class(by: &[Dimension]) -> bool {
    by.iter().any(|by| matches!(by, Dimension::Substance | Dimension::Class))
}

fn by(
    dimensions: &[Dimension],
    codes: &[u16],
    names: &Dictionaries,
) -> BTreeMap<&'static str, Option<String>> {
    dimensions
        .iter()
        .zip(codes)
        .map(|(dimension, code)| {
            let name = dictionary(*dimension, names).name(usize::from(*code));
            (dimension.code(), name.map(str::to_owned))
        })
        .collect()
}

/// What the codes in the cells are called, by the country pack.
fn code_names(
    cells: &[Cell],
    pack: &CountryPack,
) -> BTreeMap<&'static str, BTreeMap<String, CodeName>> {
    let area = |code: &str| {
        let area = pack.areas.iter().find(|area| area.code.0 == code)?;
        Some(CodeName { en: area.name_en.clone(), ur: area.name_ur.clone() })
    };
    let substance = |code: &str| {
        let substance = pack.substances.iter().find(|substance| substance.code.0 == code)?;
        Some(CodeName { en: code.to_owned(), ur: substance.name_ur.clone() })
    };
    let mut names: BTreeMap<&'static str, BTreeMap<String, CodeName>> = BTreeMap::new();
    for (dimension, code) in cells.iter().flat_map(|cell| &cell.by) {
        let Some(code) = code else { continue };
        let name = match *dimension {
            "province" | "district" => area(code),
            "substance" => substance(code),
            _ => None,
        };
        if let Some(name) = name {
            names.entry(dimension).or_default().insert(code.clone(), name);
        }
    }
    names
}

fn cell(measure: Measure, sum: &CellSum, by: BTreeMap<&'static str, Option<String>>) -> Cell {
    let base = match measure {
        Measure::Seizures => i128::from(sum.incidents),
        _ => sum.sum,
    };
    let state = match (base, sum.known, sum.not_known) {
        (1.., _, _) => CellState::Value,
        (_, 0, 1..) => CellState::NotKnown,
        _ => CellState::Zero,
    };
    let value =
        (state != CellState::NotKnown).then_some(Amount { base, decimals: measure.decimals() });
    Cell {
        by,
        value,
        state,
        incidents: sum.incidents,
        not_known: sum.not_known,
        pending: 0,
        without_flagged: (sum.unlikely > 0)
            .then_some(Amount { base: sum.sum - sum.unlikely, decimals: measure.decimals() })
            .filter(|_| measure != Measure::Seizures),
        in_total: true,
    }
}

/// By month in the order of the calendar; by one other dimension, largest first; else by name.
fn order(by: &[Dimension], a: &Cell, b: &Cell) -> std::cmp::Ordering {
    let base = |cell: &Cell| cell.value.map_or(-1, |value| value.base);
    let largest_first = match by {
        [Dimension::Month] => std::cmp::Ordering::Equal,
        [_] => b.in_total.cmp(&a.in_total).then(base(b).cmp(&base(a))),
        _ => std::cmp::Ordering::Equal,
    };
    let name = |cell: &Cell| -> Vec<(bool, String)> {
        by.iter()
            .map(|by| match cell.by.get(by.code()) {
                Some(Some(name)) => (false, name.clone()),
                _ => (true, String::new()),
            })
            .collect()
    };
    largest_first.then_with(|| name(a).cmp(&name(b)))
}

fn completeness(asked: &Asked, scanned: &Scanned, names: &Dictionaries) -> Result<Completeness> {
    let mut sources = Vec::new();
    for (code, reports) in scanned.organizations.iter().enumerate() {
        if *reports == 0 {
            continue;
        }
        let name = names.organization.name(code).unwrap_or_default();
        let organization = OrganizationCode::parse(name)
            .map_err(|_| yakja_store::Error::Corrupt { what: "organisation code" })?;
        sources.push(SourceCount { organization, reports: *reports });
    }
    Ok(Completeness {
        sources,
        straddling: scanned.straddling,
        place_not_known: scanned.place_not_known,
        flagged: scanned.flagged,
        position: asked.position,
        ..Completeness::default()
    })
}

fn below_total(measure: Measure, scanned: &Scanned, names: &Dictionaries) -> Vec<BelowTotal> {
    let mut below: Vec<BelowTotal> = scanned
        .classes
        .iter()
        .filter_map(|(code, sum)| {
            let class = SubstanceClass::parse(names.class.name(usize::from(*code))?)?;
            let cell = cell(measure, sum, BTreeMap::new());
            Some(BelowTotal {
                class,
                value: cell.value,
                incidents: cell.incidents,
                not_known: cell.not_known,
            })
        })
        .collect();
    below.sort_by_key(|below| below.class);
    below
}

/// The reports behind a figure that the reader may see; the others are counted.
pub(super) async fn lineage(
    ctx: &Ctx,
    (asked, names): (&Asked, &Dictionaries),
    (rows, members): (Vec<LineageRef>, &HashMap<ReportId, Arc<Vec<ReportId>>>),
) -> Result<Lineage> {
    let scope = ctx.scope(None).await?;
    let mut amounts = Amounts::new();
    let mut order = Vec::new();
    let mut not_shown = std::collections::HashSet::new();
    for row in rows {
        let key = (ReportId(row.report), row.version);
        let class = names.access.name(usize::from(row.access));
        let class = class.and_then(|id| id.parse().ok()).map(AccessClassId);
        if !class.is_some_and(|class| scope.allows(class)) {
            not_shown.insert(key);
            continue;
        }
        match amounts.entry(key) {
            std::collections::hash_map::Entry::Vacant(slot) => {
                slot.insert(row.amount.map(i128::from));
                order.push(key);
            }
            std::collections::hash_map::Entry::Occupied(mut slot) => {
                let seizures = asked.query.measure == Measure::Seizures;
                let sum = match (*slot.get(), row.amount) {
                    (Some(sum), Some(more)) if !seizures => Some(sum + i128::from(more)),
                    (Some(sum), _) => Some(sum),
                    (None, more) => more.map(i128::from),
                };
                slot.insert(sum);
            }
        }
    }
    let mut reports = sources(ctx, asked, (&order, &amounts)).await?;
    name_members(ctx, &mut reports, members).await?;
    // A later version may keep from the reader what this one showed.
    let kept = order.len() - reports.len();
    Ok(Lineage { reports, not_shown: (not_shown.len() + kept) as u64 })
}

/// Names the other reports of the same incident that the reader may see.
async fn name_members(
    ctx: &Ctx,
    rows: &mut [LineageRow],
    members: &HashMap<ReportId, Arc<Vec<ReportId>>>,
) -> Result<()> {
    let others: BTreeSet<ReportId> = rows
        .iter()
        .filter_map(|row| members.get(&row.report))
        .flat_map(|members| members.iter().copied())
        .collect();
    let others: Vec<ReportId> = others.into_iter().collect();
    let scope = ctx.scope(None).await?;
    let seen = ctx.app().parts.database.reports_by_id(&others, &scope).await?;
    let seen: BTreeSet<ReportId> = seen.into_iter().map(|stored| stored.report.id).collect();
    for row in rows {
        let members = members.get(&row.report).map(|members| members.iter());
        let others = members.into_iter().flatten().filter(|id| **id != row.report);
        row.joined_with = others.filter(|id| seen.contains(id)).copied().collect();
    }
    Ok(())
}

/// What each report version adds, in base units; `None` where it is not known.
type Amounts = HashMap<(ReportId, i32), Option<i128>>;

/// Where each was read from; those that are not for the reader any more are left out.
async fn sources(
    ctx: &Ctx,
    asked: &Asked,
    (order, amounts): (&[(ReportId, i32)], &Amounts),
) -> Result<Vec<LineageRow>> {
    let scope = ctx.scope(None).await?;
    let ids: Vec<ReportId> = order.iter().map(|(id, _)| *id).collect();
    let decimals = asked.query.measure.decimals();
    let mut stored: HashMap<(ReportId, i32), _> = ctx
        .app()
        .parts
        .database
        .reports_by_id(&ids, &scope)
        .await?
        .into_iter()
        .map(|stored| ((stored.report.id, stored.report.version), stored))
        .collect();
    let mut rows = Vec::with_capacity(order.len());
    for key in order {
        let Some(stored) = stored.remove(key) else { continue };
        let value = amounts.get(key).copied().flatten().map(|base| Amount { base, decimals });
        let source = stored.report.source;
        rows.push(LineageRow {
            report: key.0,
            version: key.1,
            organization: stored.report.organization,
            file: source.as_ref().map(|source| source.file.clone()),
            row: source.as_ref().map(|source| source.row),
            value,
            joined_with: Vec::new(),
        });
    }
    Ok(rows)
}
