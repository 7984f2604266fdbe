//! A figure as the API shows it (the same object as the command line prints) and as the page does.

use std::collections::BTreeMap;

use minijinja::{Value, context};
use serde::Serialize;
use utoipa::ToSchema;
use yakja_model::{Amount, Cell, Figure, FigureQuery, Waiting};

use crate::speaker::Speaker;
use crate::templates::value;

/// Reports of a lineage on a page at most; the API gives all.
const LISTED: usize = 100;
/// Bars that the drawing holds at most.
const BARS: usize = 24;

/// A number with everything a reader needs to defend it.
#[derive(Debug, Serialize, ToSchema)]
pub struct FigureBody {
    /// `measure`, `unit`, `definition`, `period`, `as_of`, `basis`, `filters`, `completeness`,
    /// `cells`, `total`, `below_total` and, where it was asked for, `lineage`. Values are decimal
    /// numbers in the unit named; a cell's `state` is `value`, `zero` or `not_known`.
    #[serde(flatten)]
    #[schema(value_type = Object)]
    pub(super) figure: Figure,
}

/// What the page shows of a figure.
pub(super) fn shown(figure: &Figure, query: &FigureQuery) -> Value {
    let by: Vec<&str> = query.by.iter().map(|dimension| dimension.code()).collect();
    let cells: Vec<Value> = figure.cells.iter().map(|one| cell(one, &by)).collect();
    let below: Vec<Value> = figure
        .below_total
        .iter()
        .map(|below| {
            context! {
                class => below.class.code(),
                value => text(below.value),
                incidents => below.incidents,
                not_known => below.not_known,
            }
        })
        .collect();
    context! {
        measure => figure.measure.code(),
        unit => figure.unit,
        period => context! {
            from => figure.period.from.to_string(), to => figure.period.to.to_string(),
        },
        as_of => figure.as_of.to_string(),
        basis => value(figure.basis),
        filters => value(&figure.filters),
        completeness => value(&figure.completeness),
        by,
        cells,
        total => cell(&figure.total, &[]),
        waiting => figure.waiting.as_ref().map(waiting),
        below_total => below,
        lineage => lineage(figure),
    }
}

fn cell(cell: &Cell, by: &[&str]) -> Value {
    let by: Vec<Value> = by
        .iter()
        .map(|dimension| {
            let value = cell.by.get(dimension).cloned().flatten();
            context! { dimension => *dimension, value }
        })
        .collect();
    context! {
        by,
        value => text(cell.value),
        state => value(cell.state),
        incidents => cell.incidents,
        not_known => cell.not_known,
        pending => cell.pending,
        in_total => cell.in_total,
    }
}

/// What the total would be if all pairs that wait were of the same incident, or none was.
fn waiting(waiting: &Waiting) -> Value {
    context! {
        pairs => waiting.pairs,
        same => waiting.value_if_same.to_string(),
        different => waiting.value_if_different.to_string(),
        incidents_same => waiting.incidents_if_same,
        incidents_different => waiting.incidents_if_different,
    }
}

fn lineage(figure: &Figure) -> Option<Value> {
    let lineage = figure.lineage.as_ref()?;
    let reports: Vec<Value> = lineage
        .reports
        .iter()
        .take(LISTED)
        .map(|row| {
            context! {
                report => row.report.to_string(),
                version => row.version,
                organization => row.organization.to_string(),
                file => row.file.as_deref(),
                row => row.row,
                value => text(row.value),
            }
        })
        .collect();
    let left_out = lineage.reports.len().saturating_sub(LISTED);
    Some(context! {
        shown => reports.len(), left_out, not_shown => lineage.not_shown, reports,
    })
}

fn text(amount: Option<Amount>) -> Option<String> {
    amount.map(|amount| amount.to_string())
}

/// The drawing of a figure with its values in words, and how many of its parts it leaves out.
/// Parts by more than one dimension are drawn largest first, because only so many find room.
pub(super) fn chart(figure: &Figure, query: &FigureQuery, speaker: &Speaker) -> (String, usize) {
    let mut named = figure.clone();
    for cell in &mut named.cells {
        let values = query.by.iter().map(|dimension| {
            let value = cell.by.get(dimension.code()).and_then(Option::as_deref);
            speaker.dimension(value, dimension.code())
        });
        let label = values.collect::<Vec<_>>().join(" · ");
        cell.by = BTreeMap::from([("label", Some(label))]);
    }
    if query.by.len() > 1 {
        let size = |cell: &Cell| cell.value.map_or(-1, |value| value.base);
        named.cells.sort_by_key(|cell| std::cmp::Reverse(size(cell)));
    }
    let parts = named.cells.iter().filter(|cell| cell.in_total).count();
    (yakja_app::figures::chart(&named), parts.saturating_sub(BARS))
}
