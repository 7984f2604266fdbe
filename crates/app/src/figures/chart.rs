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
                (_, Some(value)) => grouped(&value.to_string()),
            },
            size: cell.value.map(|value| value.base),
        })
        .collect();
    BarChart { bars, unit: figure.unit.to_owned() }.to_svg()
}

/// Puts commas between groups of three digits before the point.
fn grouped(decimal: &str) -> String {
    let (whole, fraction) = decimal.split_at(decimal.find('.').unwrap_or(decimal.len()));
    let mut text = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups_of_three() {
        for (decimal, expected) in
            [("0", "0"), ("999.5", "999.5"), ("1234567.000001", "1,234,567.000001")]
        {
            assert_eq!(grouped(decimal), expected);
        }
    }
}
