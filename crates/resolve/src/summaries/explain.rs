//! What would explain a difference by itself: one line left out, doubled, slipped between units,
//! with two digits swapped, or other than what remains of the drug's total. Evidence, no change.

use serde::Serialize;

use super::checks::CheckKind;
use super::lines::{Line, Part, Parts, Range};

/// One line, and what was done to it, that would make lines and total equal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The line; a total is a line without a substance.
    pub line: Line,
    /// What would make them equal.
    pub change: Change,
    /// What the line would say, in milligrams.
    pub instead_mg: i64,
}

/// What would make lines and total equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The line is not part of the total.
    LeftOut,
    /// The line stands for two.
    Doubled,
    /// Written a thousand times too small: grams for kilograms.
    TimesThousand,
    /// Written a thousand times too large: a point read as a separator.
    ByThousand,
    /// Two neighbouring digits are swapped.
    DigitsSwapped,
    /// What the whole says of the drug less what the other regions say of it.
    Remainder,
}

/// Whether it is a slip between units.
pub(super) fn is_unit_slip(explanation: &Explanation) -> bool {
    matches!(explanation.change, Change::TimesThousand | Change::ByThousand)
}

/// Every single change to a line, or to the total, after which the lines say what the total
/// says to its last digit.
pub(super) fn explanations(
    kind: CheckKind,
    (part, total): (&Part, &Line),
    parts: &Parts,
) -> Vec<Explanation> {
    let sum: i64 = part.lines.iter().map(|line| line.mass_mg).sum();
    let mut found = Vec::new();
    for line in &part.lines {
        for (change, instead_mg) in changes(line) {
            let changed = i128::from(sum) - i128::from(line.mass_mg) + i128::from(instead_mg);
            if says(total, changed) {
                found.push(Explanation { line: line.clone(), change, instead_mg });
            }
        }
    }
    for (change, instead_mg) in slips(total) {
        let other = Line { mass_mg: instead_mg, ..total.clone() };
        if says(&other, i128::from(sum)) {
            found.push(Explanation { line: total.clone(), change, instead_mg });
        }
    }
    if kind == CheckKind::RegionLines {
        found.extend(remainders((part, total), parts, sum));
    }
    found
}

/// Whether a total says this sum to its own last digit.
fn says(total: &Line, sum: i128) -> bool {
    Range { low: 2 * sum, high: 2 * sum }.meets(total.range())
}

fn changes(line: &Line) -> Vec<(Change, i64)> {
    let doubled = line.mass_mg.checked_mul(2).map(|mass| (Change::Doubled, mass));
    let mut all = vec![(Change::LeftOut, 0)];
    all.extend(doubled);
    all.extend(slips(line));
    all
}

/// What may go wrong when one number is typed.
fn slips(line: &Line) -> Vec<(Change, i64)> {
    let mut all = Vec::new();
    all.extend(line.mass_mg.checked_mul(1_000).map(|mass| (Change::TimesThousand, mass)));
    if line.mass_mg % 1_000 == 0 && line.mass_mg != 0 {
        all.push((Change::ByThousand, line.mass_mg / 1_000));
    }
    all.extend(swapped(line).into_iter().map(|mass| (Change::DigitsSwapped, mass)));
    all
}

/// The number with each two neighbouring digits swapped, as far as it was published.
fn swapped(line: &Line) -> Vec<i64> {
    let step = line.step.max(1);
    let digits = (line.mass_mg / step).to_string().into_bytes();
    let swap = |at: usize| {
        let mut other = digits.clone();
        other.swap(at, at + 1);
        // Nobody writes a nought in front of a number.
        let text = String::from_utf8(other).ok().filter(|text| !text.starts_with('0'))?;
        text.parse::<i64>().ok()?.checked_mul(step).filter(|mass| *mass != line.mass_mg)
    };
    (0..digits.len().saturating_sub(1)).filter_map(swap).collect()
}

/// Drugs of which the region would have what the whole says less what the other regions say.
fn remainders((part, total): (&Part, &Line), parts: &Parts, sum: i64) -> Vec<Explanation> {
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for line in &parts.whole.lines {
        if seen.contains(&line.key.as_str()) {
            continue;
        }
        seen.push(&line.key);
        let own = part.mass_of(&line.key);
        let instead_mg = parts.whole.mass_of(&line.key) - parts.elsewhere(&line.key, &part.area);
        let changed = i128::from(sum) - i128::from(own) + i128::from(instead_mg);
        if instead_mg < 0 || instead_mg == own || !says(total, changed) {
            continue;
        }
        let there = part.lines.iter().find(|there| there.key == line.key).cloned();
        let absent = || Line { cell: None, area: part.area.clone(), mass_mg: 0, ..line.clone() };
        let line = there.unwrap_or_else(absent);
        found.push(Explanation { line, change: Change::Remainder, instead_mg });
    }
    found
}
