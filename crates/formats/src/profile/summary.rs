//! Reads the cells of a summary: area, substance, measure, number, and how exactly it is known.

use serde::Deserialize;
use yakja_model::{Quantity, SubstanceClass, SummaryCell, SummaryMeasure, Unit, measure};

use super::asked::Meaning;
use super::cells::{Bound, BoundCondition, BoundWhether, Cells};
use super::column::OneOrMore;
use super::date::{Formats, Pattern};
use super::measured::{NamedSubstance, bind_unit, named, quantity, unit};
use super::number::whole;
use super::search::Search;
use super::source::{Condition, Source, Whether};
use super::words::Words;
use crate::table::plain_digits;

/// `[summary]`: what a summary says beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummarySource {
    /// The day it was published.
    pub published: Option<Source>,
    /// How that day is written.
    pub published_format: Option<OneOrMore<Pattern>>,
    /// What makes a row a nil return.
    pub nil: Option<Condition>,
}

/// `[[cell]]` and `[[companion.cell]]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CellSource {
    only: Option<Condition>,
    measure: Counted,
    value: Source,
    unit: Option<Source>,
    area: Option<Source>,
    substance: Option<Source>,
    rounded: Option<Whether>,
    in_total: Option<Whether>,
}

/// What a cell counts, as a profile names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Counted {
    /// Mass, volume or pieces, by the unit.
    Amount,
    Seizures,
    Operations,
    Arrests,
    WomenArrested,
    ForeignersArrested,
    Vehicles,
    ValueUsd,
    ValuePkr,
}

impl Counted {
    /// The measure of what is counted one by one; `None` for what has a unit.
    const fn of_whole_numbers(self) -> Option<SummaryMeasure> {
        match self {
            Self::Seizures => Some(SummaryMeasure::Seizures),
            Self::Operations => Some(SummaryMeasure::Operations),
            Self::Arrests => Some(SummaryMeasure::Arrests),
            Self::WomenArrested => Some(SummaryMeasure::WomenArrested),
            Self::ForeignersArrested => Some(SummaryMeasure::ForeignersArrested),
            Self::Vehicles => Some(SummaryMeasure::Vehicles),
            Self::Amount | Self::ValueUsd | Self::ValuePkr => None,
        }
    }
}

/// A cell with its columns found.
#[derive(Clone, Debug)]
pub struct BoundCell {
    /// In which rows there is one.
    pub only: Option<BoundCondition>,
    counted: Counted,
    /// The number; a blank one is no cell.
    pub value: Bound,
    /// The unit, for whoever asks which words are known.
    pub unit: Option<Bound>,
    /// The area, likewise.
    pub area: Option<Bound>,
    /// The substance, likewise.
    pub substance: Option<Bound>,
    rounded: BoundWhether,
    in_total: BoundWhether,
}

/// The day of publication with its column found; `None` where the profile has none.
pub struct BoundPublished(Option<(Bound, Formats)>);

impl SummarySource {
    /// Says what can't be as declared.
    pub fn problem(&self) -> Option<&'static str> {
        let together = self.published.is_some() == self.published_format.is_some();
        (!together).then_some("published and published_format go together")
    }

    /// Finds the column of the day of publication.
    pub fn bind_published(&self, search: &mut Search<'_>) -> BoundPublished {
        let published = self.published.as_ref().zip(self.published_format.as_ref());
        let bound = published
            .map(|(source, formats)| (search.bound(source), Formats::new(&formats.0, false)));
        BoundPublished(bound)
    }
}

impl BoundPublished {
    /// The day of publication; `Some(None)` where the row does not say.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>) -> Option<Option<yakja_model::Day>> {
        let Some((bound, formats)) = &self.0 else { return Some(None) };
        let text = cells.value(bound)?.text;
        if text.is_empty() {
            return Some(None);
        }
        match formats.read(&text) {
            Ok(when) => Some(Some(when.from)),
            Err(unread) => {
                cells.reject(bound, formats.expected(&unread));
                None
            }
        }
    }
}

impl CellSource {
    /// Says what can't be as declared.
    pub fn problem(&self) -> Option<&'static str> {
        let has_unit = self.unit.is_some();
        let needs_unit = self.measure == Counted::Amount;
        (has_unit != needs_unit).then_some("measure = \"amount\" has a unit, and no other has one")
    }

    /// Finds its columns.
    pub fn bind(&self, search: &mut Search<'_>, words: &Words) -> BoundCell {
        if let Some(source) = &self.substance {
            search.check_constant("cell.substance", source, |text| match words.substance(text) {
                None if !text.is_empty() => {
                    Err("the name of a substance that the country pack knows".to_owned())
                }
                _ => Ok(()),
            });
        }
        let size = self.unit.as_ref();
        BoundCell {
            only: search.condition(self.only.as_ref()),
            counted: self.measure,
            value: search.meaning(&self.value, Meaning::Numbers),
            unit: size.map(|source| bind_unit((&mut *search, words), "cell.unit", source)),
            area: self.area.as_ref().map(|source| search.bound(source)),
            substance: self.substance.as_ref().map(|s| search.meaning(s, Meaning::Substances)),
            rounded: search.whether(self.rounded.as_ref(), false),
            in_total: search.whether(self.in_total.as_ref(), true),
        }
    }
}

/// The number of a cell with its measure.
struct Number {
    measure: SummaryMeasure,
    value: Option<i64>,
    step: Option<i64>,
    unit: String,
}

impl BoundCell {
    /// Reads the cell; `None` where it is blank, or where something is wrong with it.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>, words: &Words) -> Option<SummaryCell> {
        if !cells.holds(self.only.as_ref()) {
            return None;
        }
        let value = cells.value(&self.value)?;
        if value.text.is_empty() {
            return None;
        }
        let rounded = cells.whether(&self.rounded);
        let number = self.number(cells, words, (&value.text, rounded))?;
        let substance = self.substance(cells, words)?;
        let area = self.area.as_ref().map(|bound| cells.text(bound).into_owned());
        Some(SummaryCell {
            area: None,
            area_as_written: area.unwrap_or_default(),
            class: substance.as_ref().map(|substance| substance.class),
            substance_as_written: substance.as_ref().map(|s| s.written.clone()).unwrap_or_default(),
            substance: substance.and_then(|substance| substance.code),
            measure: number.measure,
            value: number.value,
            step: number.step,
            rounded,
            in_total: cells.whether(&self.in_total),
            amount_as_written: value.written.into_owned(),
            unit_as_written: number.unit,
        })
    }

    /// `Some(None)` where the cell is about all substances.
    fn substance<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
    ) -> Option<Option<NamedSubstance>> {
        let Some(bound) = &self.substance else { return Some(None) };
        let value = cells.value(bound)?;
        let is_one = !value.text.is_empty();
        Some(is_one.then(|| named(words, &value.written, &value.text)))
    }

    fn number<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
        (text, rounded): (&str, bool),
    ) -> Option<Number> {
        if let Some(measure) = self.counted.of_whole_numbers() {
            let value = whole(text);
            if value.is_none() {
                cells.reject(&self.value, "blank or a whole number".to_owned());
            }
            let step = step(text, Unit::Pieces { pieces: 1 }, rounded);
            return value.map(|value| Number {
                measure,
                value: Some(value),
                step,
                unit: String::new(),
            });
        }
        let (size, written, money) = match (&self.unit, self.counted) {
            (Some(bound), _) => {
                let unit = unit((cells, words), bound)?;
                (unit.unit.unwrap_or(Unit::Container), unit.written, None)
            }
            (None, Counted::ValuePkr) => {
                (CENTS, "PKR".to_owned(), Some(SummaryMeasure::ValuePkrPaisas))
            }
            (None, _) => (CENTS, "USD".to_owned(), Some(SummaryMeasure::ValueUsdCents)),
        };
        let quantity = quantity(cells, (&self.value, text), size)?;
        let (measure, value) = match quantity {
            Quantity::MassMg(value) => (SummaryMeasure::MassMg, Some(value)),
            Quantity::VolumeMl(value) => (SummaryMeasure::VolumeMl, Some(value)),
            Quantity::Pieces(value) => (money.unwrap_or(SummaryMeasure::Pieces), Some(value)),
            Quantity::NotKnown => (SummaryMeasure::Pieces, None),
        };
        let step = value.and_then(|_| step(text, size, rounded));
        Some(Number { measure, value, step, unit: written })
    }
}

/// A hundred of the minor unit make one of what is written.
const CENTS: Unit = Unit::Pieces { pieces: 100 };

/// One unit of the last digit of a number as written, in base units and at least 1. Zeros at the
/// end of a whole number are digits, unless the source calls it rounded.
fn step(text: &str, unit: Unit, rounded: bool) -> Option<i64> {
    let plain = plain_digits(text.trim());
    let (mantissa, exponent) = match plain.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (&*plain, 0),
    };
    let places = match mantissa.split_once('.') {
        Some((_, fraction)) => i32::try_from(fraction.len()).ok()?,
        None if rounded => {
            let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
            let zeros = digits.len() - digits.trim_end_matches('0').len();
            if zeros == digits.len() { 0 } else { -i32::try_from(zeros).ok()? }
        }
        None => 0,
    };
    let one = match measure(&format!("1e{}", exponent - places), unit) {
        Ok(Quantity::MassMg(one) | Quantity::VolumeMl(one) | Quantity::Pieces(one)) => one,
        _ => return None,
    };
    Some(one.max(1))
}

/// Whether a reader should look at a cell: its substance has a name that the pack does not know,
/// or its number can't be measured.
pub fn is_flagged(cell: &SummaryCell) -> bool {
    cell.class == Some(SubstanceClass::Unrecognized) || cell.value.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_one_unit_of_the_last_digit_published() {
        const KILOGRAM: Unit = Unit::Mass { milligrams: 1_000_000 };
        for (text, rounded, expected) in [
            ("12.15", false, 10_000),
            ("7.160", false, 1_000),
            ("1800", false, 1_000_000),
            ("1800", true, 100_000_000),
            ("12150", true, 10_000_000),
            ("355", true, 1_000_000),
            ("0", true, 1_000_000),
            ("12,000", true, 1_000_000_000),
            ("0.0000001", false, 1),
            ("6.61e-05", false, 1),
            ("1e3", false, 1_000_000_000),
            ("۱۲٫۵", false, 100_000),
        ] {
            assert_eq!(step(text, KILOGRAM, rounded), Some(expected), "{text} {rounded}");
        }
    }
}
