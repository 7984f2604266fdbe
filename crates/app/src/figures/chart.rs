//! Draw a figure as bars.

use yakja_model::{CellState, Figure};
use yakja_print::bars::{Bar, BarChart};

/// Bars of the cells that belong to the total, at most 24; the table beside it has all.
pub fn chart(figure: &Figure) -> String {
    const MOST: usize = 24;
    let bars = figure
        .cells
        .iter()
        .filter(|cell| cell.in_total && !cell.by.is_empty())
        .take(MOST)
        .map(|cell| Bar {
            label: cell
                .by
                .iter()
                .map(|(by, code)| code.as_deref().map_or("—", |code| figure.name(by, code)))
                .collect::<Vec<_>>()
                .join(", "),
            shown: match (cell.state, cell.value) {
                (CellState::NotKnown, _) | (_, None) => "?".to_owned(),
                (_, Some(value)) => value.to_string(),
            },
            size: cell.value.map(|value| value.base),
        })
        .collect();
    BarChart { bars, unit: figure.unit.to_owned() }.to_svg()
}
