//! Figures: what counts, for whom, and as the register stood.

mod as_of;
mod basis;
mod cells;
mod following;
mod lineage;

use yakja_app::{Ctx, Result, figures::compute_figure};
use yakja_model::{Cell, CellState, Dimension, Figure, FigureQuery, Filter, Measure, Period};

/// A question about the whole of 2025.
pub fn about(measure: Measure) -> FigureQuery {
    FigureQuery {
        measure,
        period: Period::parse("2025").unwrap(),
        by: Vec::new(),
        filters: Vec::new(),
        as_of: None,
        lineage: false,
    }
}

pub fn by(measure: Measure, dimensions: &[Dimension]) -> FigureQuery {
    FigureQuery { by: dimensions.to_vec(), ..about(measure) }
}

pub fn filtered(query: FigureQuery, filters: &[&str]) -> FigureQuery {
    let filters = filters.iter().map(|text| Filter::parse(text).unwrap()).collect();
    FigureQuery { filters, ..query }
}

pub async fn ask(ctx: &Ctx, query: FigureQuery) -> Result<Figure> {
    compute_figure(ctx, query).await
}

pub async fn asked(ctx: &Ctx, query: FigureQuery) -> Figure {
    ask(ctx, query).await.unwrap()
}

/// A number as a page shows it, with its incidents: `12.5 in 3`, `0 in 1`, `? in 1 (1)` where
/// the bracket says in how many something is not known.
pub fn shown(cell: &Cell) -> String {
    let value = match (cell.state, cell.value) {
        (CellState::NotKnown, None) => "?".to_owned(),
        (CellState::Zero, Some(value)) if value.base == 0 => "0".to_owned(),
        (CellState::Value, Some(value)) => value.to_string(),
        other => panic!("{other:?}"),
    };
    match cell.not_known {
        0 => format!("{value} in {}", cell.incidents),
        some => format!("{value} in {} ({some})", cell.incidents),
    }
}

/// The total as a page shows it.
pub async fn total(ctx: &Ctx, query: FigureQuery) -> String {
    shown(&asked(ctx, query).await.total)
}

/// The cells: values joined by slashes, `-` where one is not stated, and what is shown.
pub fn cells(figure: &Figure) -> Vec<String> {
    let line = |cell: &Cell| {
        let names: Vec<_> = cell.by.values().map(|name| name.as_deref().unwrap_or("-")).collect();
        let below = if cell.in_total { "" } else { " below" };
        format!("{}: {}{below}", names.join("/"), shown(cell))
    };
    figure.cells.iter().map(line).collect()
}
