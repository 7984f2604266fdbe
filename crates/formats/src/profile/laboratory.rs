//! What a laboratory found in an exhibit.

use serde::Deserialize;
use yakja_model::{LaboratoryResult, Quantity, Unit, measure};

use super::asked::Meaning;
use super::cells::{Bound, BoundCondition, Cells};
use super::measured::{InOneCell, amount_of, bind_unit, in_one_cell, named, quantity, unit};
use super::search::Search;
use super::source::{Condition, Source};
use super::words::Words;
use crate::table::plain_digits;

/// `[laboratory]`, or `[[laboratory]]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LaboratorySource {
    only: Option<Condition>,
    laboratory: Source,
    seal: Option<Source>,
    substance: Source,
    amount: Option<Source>,
    unit: Option<Source>,
    purity: Option<Source>,
}

/// A laboratory result with its columns found.
#[derive(Clone, Debug)]
pub struct BoundLaboratory {
    /// In which rows there is one.
    pub only: Option<BoundCondition>,
    laboratory: Bound,
    seal: Option<Bound>,
    /// The substance, for whoever asks which words are known.
    pub substance: Bound,
    amount: Option<(Bound, Bound)>,
    purity: Option<Bound>,
}

impl LaboratorySource {
    /// Says what can't be as declared.
    pub fn problem(&self) -> Option<&'static str> {
        (self.amount.is_some() != self.unit.is_some()).then_some("amount and unit go together")
    }

    /// Finds its columns.
    pub fn bind(&self, search: &mut Search<'_>, words: &Words) -> BoundLaboratory {
        let amount = self.amount.as_ref().zip(self.unit.as_ref()).map(|(amount, size)| {
            let amount = search.meaning(amount, Meaning::Numbers);
            (amount, bind_unit((search, words), "laboratory.unit", size))
        });
        BoundLaboratory {
            only: search.condition(self.only.as_ref()),
            laboratory: search.bound(&self.laboratory),
            seal: self.seal.as_ref().map(|source| search.bound(source)),
            substance: search.meaning(&self.substance, Meaning::Substances),
            amount,
            purity: self.purity.as_ref().map(|source| search.bound(source)),
        }
    }
}

impl BoundLaboratory {
    /// Reads the result; `None` where the row names no laboratory, or where something is wrong.
    pub fn read<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
    ) -> Option<LaboratoryResult> {
        if !cells.holds(self.only.as_ref()) {
            return None;
        }
        let laboratory = cells.text(&self.laboratory).into_owned();
        if laboratory.is_empty() {
            return None;
        }
        let seal = self.seal.as_ref().map(|bound| cells.text(bound).into_owned());
        let value = cells.value(&self.substance)?;
        let substance = named(words, &value.written, &value.text);
        if substance.code.is_none() && !value.text.is_empty() {
            let expected = "a substance of the country pack, or blank where none was found";
            cells.reject(&self.substance, expected.to_owned());
        }
        let quantity = self.quantity(cells, words);
        let purity = match &self.purity {
            Some(bound) => purity(cells, bound),
            None => Some(None),
        };
        Some(LaboratoryResult {
            laboratory,
            seal: seal.filter(|seal| !seal.is_empty()),
            substance: substance.code,
            quantity: quantity?,
            purity_basis_points: purity?,
        })
    }

    fn quantity<'row>(&'row self, cells: &mut Cells<'row>, words: &Words) -> Option<Quantity> {
        let Some((amount, size)) = &self.amount else { return Some(Quantity::NotKnown) };
        match in_one_cell((cells, words), (amount, size)) {
            InOneCell::Plain => {}
            InOneCell::Wrong => return None,
            InOneCell::Parts(measured) => return Some(measured.quantity),
        }
        let text = amount_of((cells, words), (amount, size))?.text;
        if text.is_empty() {
            return Some(Quantity::NotKnown);
        }
        let unit = unit((cells, words), size)?.unit;
        quantity(cells, (amount, &text), unit.unwrap_or(Unit::Container))
    }
}

/// A purity in percent as hundredths of a percent; `Some(None)` where none was measured.
fn purity<'row>(cells: &mut Cells<'row>, bound: &'row Bound) -> Option<Option<u16>> {
    let text = cells.value(bound)?.text;
    let plain = plain_digits(&text).into_owned();
    let number = plain.trim().trim_end_matches(['%', '٪']).trim_end();
    if number.is_empty() {
        return Some(None);
    }
    let points = match measure(number, Unit::Pieces { pieces: 100 }) {
        Ok(Quantity::Pieces(points)) => u16::try_from(points).ok(),
        _ => None,
    };
    let points = points.filter(|points| *points <= 10_000);
    if points.is_none() {
        cells.reject(bound, "blank or a percentage from 0 to 100".to_owned());
    }
    points.map(Some)
}
