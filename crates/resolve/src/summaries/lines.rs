//! The masses of a summary as lines under totals, and how far each may be from what it was
//! rounded from. Volumes, pieces and counts take no part.

use serde::Serialize;
use yakja_model::{Summary, SummaryCell, SummaryMeasure};

/// One mass of a summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Position among the cells of the summary, from 1; `None` for a line that is not there.
    pub cell: Option<usize>,
    /// The area as written; empty for the whole.
    pub area: String,
    /// The substance as written; empty for all.
    pub substance: String,
    /// The mass in milligrams.
    pub mass_mg: i64,
    #[serde(skip)]
    pub(super) step: i64,
    #[serde(skip)]
    pub(super) rounded: bool,
    #[serde(skip)]
    pub(super) key: String,
}

/// Twice the least and twice the largest amount that a number may stand for. Twice, so that half
/// a step is whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) low: i128,
    pub(super) high: i128,
}

impl Range {
    /// Half a step both ways. What is called rounded may have been cut off as well ("over 355
    /// kg" was 355.517), so it may be short by a whole step; it never says too much by more than
    /// half a step.
    pub(super) fn of(value: i64, step: i64, rounded: bool) -> Self {
        let (value, step) = (2 * i128::from(value), i128::from(step));
        let above = if rounded { 2 * step } else { step };
        Self { low: value - step, high: value + above }
    }

    pub(super) const fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    pub(super) const fn plus(self, other: Self) -> Self {
        Self { low: self.low + other.low, high: self.high + other.high }
    }
}

impl Line {
    pub(super) fn range(&self) -> Range {
        Range::of(self.mass_mg, self.step, self.rounded)
    }
}

/// One place of a summary, or the whole: its total and its lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// The area as written; empty for the whole.
    pub(super) area: String,
    /// The stated total.
    pub(super) total: Option<Line>,
    /// A mass of each substance.
    pub(super) lines: Vec<Line>,
    /// Substances that are named with no mass but with pieces, or with an amount that is not
    /// known. Litres are not among them: a total in kilograms has no litres in it.
    pub(super) without_mass: Vec<String>,
}

/// A summary by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) whole: Part,
    pub(super) regions: Vec<Part>,
    /// Masses stated beside the totals.
    pub(super) beside: Vec<Line>,
}

impl Parts {
    pub(super) fn of(summary: &Summary) -> Self {
        let mut parts = Self::default();
        for (index, cell) in summary.cells.iter().enumerate() {
            let line = line(index, cell);
            match line {
                Some(line) if !cell.in_total => parts.beside.push(line),
                Some(line) if line.substance.is_empty() => {
                    parts.part(cell).total.get_or_insert(line);
                }
                Some(line) => parts.part(cell).lines.push(line),
                None => parts.note_without_mass(cell),
            }
        }
        for part in std::iter::once(&mut parts.whole).chain(&mut parts.regions) {
            part.drop_weighed();
        }
        parts
    }

    /// What the lines of the regions say of one substance, leaving out one region.
    pub(super) fn elsewhere(&self, key: &str, area: &str) -> i64 {
        let others = self.regions.iter().filter(|part| part.area != area);
        others.map(|part| part.mass_of(key)).sum()
    }

    fn note_without_mass(&mut self, cell: &SummaryCell) {
        let is_of_substance = !cell.substance_as_written.is_empty();
        let has_pieces = cell.measure == SummaryMeasure::Pieces;
        if cell.in_total && is_of_substance && has_pieces {
            self.part(cell).without_mass.push(cell.substance_as_written.clone());
        }
    }

    fn part(&mut self, cell: &SummaryCell) -> &mut Part {
        if cell.area_as_written.is_empty() && cell.area.is_none() {
            return &mut self.whole;
        }
        let area = written_area(cell);
        let position = self.regions.iter().position(|part| same_words(&part.area, &area));
        let index = position.unwrap_or(self.regions.len());
        if position.is_none() {
            self.regions.push(Part { area, ..Part::default() });
        }
        // The position is one that was found or has just been filled.
        self.regions.get_mut(index).unwrap_or(&mut self.whole)
    }
}

impl Part {
    /// The sum of the lines of one substance.
    pub(super) fn mass_of(&self, key: &str) -> i64 {
        self.lines.iter().filter(|line| line.key == key).map(|line| line.mass_mg).sum()
    }

    /// Tablets that are weighed as well are a line already.
    fn drop_weighed(&mut self) {
        let lines = &self.lines;
        self.without_mass.retain(|name| !lines.iter().any(|l| same_words(&l.substance, name)));
    }
}

fn line(index: usize, cell: &SummaryCell) -> Option<Line> {
    let value = cell.value.filter(|_| cell.measure == SummaryMeasure::MassMg)?;
    Some(Line {
        cell: Some(index + 1),
        area: written_area(cell),
        substance: cell.substance_as_written.clone(),
        mass_mg: value,
        step: cell.step.unwrap_or(1),
        rounded: cell.rounded,
        key: substance_key(cell),
    })
}

/// The words for the area; its code where a form has no words.
pub(super) fn written_area(cell: &SummaryCell) -> String {
    if !cell.area_as_written.is_empty() {
        return cell.area_as_written.clone();
    }
    cell.area.as_ref().map(|area| area.0.clone()).unwrap_or_default()
}

/// The substance by code, else by its words.
pub(super) fn substance_key(cell: &SummaryCell) -> String {
    let code = cell.substance.as_ref().map(|code| code.0.clone());
    code.unwrap_or_else(|| cell.substance_as_written.to_lowercase())
}

pub(super) fn same_words(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}
