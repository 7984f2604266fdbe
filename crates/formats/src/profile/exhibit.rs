//! Reads substance, amount and unit of one row into an exhibit. Nothing is changed silently: what
//! can't be measured stays as written and not known, with a flag that says why.

use std::collections::BTreeSet;

use serde::Deserialize;
use yakja_model::{Confirmation, Exhibit, Flag, Quantity, Unit};

use super::asked::Meaning;
use super::cells::{Bound, BoundCondition, Cells, Value};
use super::gates::{Flagged, Gates};
use super::measured::{
    InOneCell, Measured, NamedSubstance, amount_of, bind_substance, bind_unit, in_one_cell,
    is_mass, is_no_amount, named, quantity, unit, unit_words,
};
use super::search::Search;
use super::source::{Condition, Source};
use super::words::Words;

/// `[exhibit]`, or `[[exhibit]]` where a row has several.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExhibitSource {
    only: Option<Condition>,
    substance: Source,
    amount: Source,
    unit: Source,
    pieces: Option<Source>,
    required: Option<bool>,
}

/// An exhibit with its columns found.
#[derive(Clone, Debug)]
pub struct BoundExhibit {
    /// In which rows there is one.
    pub only: Option<BoundCondition>,
    /// The substance, for whoever asks which words are known.
    pub substance: Bound,
    /// The amount, likewise.
    pub amount: Bound,
    /// The unit, likewise.
    pub unit: Bound,
    /// A number of pieces, where no other amount is given.
    pub pieces: Option<Bound>,
    required: bool,
}

impl ExhibitSource {
    /// Finds its columns. `alone` says that a row can be nothing but this exhibit.
    pub fn bind(&self, search: &mut Search<'_>, words: &Words, alone: bool) -> BoundExhibit {
        let fixed = self.substance.constant().is_some();
        BoundExhibit {
            only: search.condition(self.only.as_ref()),
            substance: bind_substance((search, words), "exhibit.substance", &self.substance),
            amount: search.meaning(&self.amount, Meaning::Numbers),
            unit: bind_unit((search, words), "exhibit.unit", &self.unit),
            pieces: self.pieces.as_ref().map(|source| search.bound(source)),
            required: self.required.unwrap_or(alone && !fixed),
        }
    }
}

/// What an exhibit is read with.
#[derive(Clone, Copy)]
pub struct Scales<'mapper> {
    /// The words of the pack.
    pub words: &'mapper Words,
    /// The gates of the profile.
    pub gates: &'mapper Gates,
}

impl BoundExhibit {
    /// The words of its unit: one for each part of an amount of several.
    pub fn unit_words<'row>(&'row self, cells: &mut Cells<'row>, words: &Words) -> Vec<String> {
        unit_words((cells, words), (&self.amount, &self.unit))
    }

    /// Reads the exhibit; `None` where the row has none, or where something is wrong with it,
    /// which is then noted.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>, by: Scales<'_>) -> Option<Exhibit> {
        if !cells.holds(self.only.as_ref()) || self.is_absent(cells) {
            return None;
        }
        let mut flags = BTreeSet::new();
        let substance = self.substance(cells, by.words, &mut flags);
        let measured = self.measured(cells, by.words, &mut flags);
        let (substance, measured) = (substance?, measured?);
        let mut exhibit = Exhibit {
            substance_as_written: substance.written,
            substance: substance.code,
            class: substance.class,
            amount_as_written: measured.amount,
            unit_as_written: measured.unit,
            quantity: measured.quantity,
            confirmation: Confirmation::Presumptive,
            flags,
        };
        self.check_gate(cells, by.gates, &mut exhibit);
        Some(exhibit)
    }

    /// A column of a wide sheet that is blank or zero is no exhibit, and neither is a row without
    /// substance and amount where a row may have none.
    fn is_absent<'row>(&'row self, cells: &mut Cells<'row>) -> bool {
        if self.required {
            return false;
        }
        let none = |bound: &'row Bound| is_no_amount(cells, bound);
        let no_amount = none(&self.amount) && self.pieces.as_ref().is_none_or(none);
        let named = self.substance.constant.is_none() && !cells.peek(&self.substance).is_empty();
        no_amount && !named
    }

    fn substance<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
        flags: &mut BTreeSet<Flag>,
    ) -> Option<NamedSubstance> {
        let Value { written, text } = cells.value(&self.substance)?;
        if text.is_empty() {
            cells.reject(&self.substance, "the name of a substance".to_owned());
            return None;
        }
        let substance = named(words, &written, &text);
        if substance.code.is_none() {
            flags.insert(Flag::SubstanceUnrecognized);
        }
        Some(substance)
    }

    /// Reads the amount even if the unit is wrong, so that a row tells all that is. A number of
    /// pieces counts only where no other amount is given.
    fn measured<'row>(
        &'row self,
        cells: &mut Cells<'row>,
        words: &Words,
        flags: &mut BTreeSet<Flag>,
    ) -> Option<Measured> {
        match in_one_cell((cells, words), (&self.amount, &self.unit)) {
            InOneCell::Plain => {}
            InOneCell::Wrong => return None,
            InOneCell::Parts(measured) => {
                if !matches!(measured.quantity, Quantity::MassMg(_)) {
                    flags.insert(Flag::UnitNotMass);
                }
                return Some(measured);
            }
        }
        let value = amount_of((cells, words), (&self.amount, &self.unit));
        let amount = value.as_ref().map(|value| value.text.clone());
        let pieces = self.pieces.as_ref().map(|bound| (bound, cells.text(bound)));
        if let (Some(""), Some((bound, text))) = (amount.as_deref(), &pieces)
            && !text.is_empty()
        {
            flags.insert(Flag::UnitNotMass);
            let quantity = quantity(cells, (bound, text), Unit::Pieces { pieces: 1 })?;
            return Some(Measured {
                amount: text.to_string(),
                unit: "pieces".to_owned(),
                quantity,
            });
        }
        let unit = unit((cells, words), &self.unit);
        let scale = unit.as_ref().map_or(Some(Unit::Container), |unit| unit.unit);
        match scale {
            // A blank unit says as little of mass as a container does.
            None => {
                flags.insert(Flag::UnitBlank);
            }
            Some(unit) if is_mass(unit) => {}
            Some(_) => {
                flags.insert(Flag::UnitNotMass);
            }
        }
        let amount = amount?;
        let quantity = if amount.is_empty() {
            flags.insert(Flag::AmountBlank);
            Some(Quantity::NotKnown)
        } else {
            quantity(cells, (&self.amount, &amount), scale.unwrap_or(Unit::Container))
        };
        let amount = value?.written.into_owned();
        Some(Measured { amount, unit: unit?.written, quantity: quantity? })
    }

    fn check_gate(&self, cells: &mut Cells<'_>, gates: &Gates, exhibit: &mut Exhibit) {
        let (code, class) = (exhibit.substance.as_ref(), exhibit.class);
        let Some(expected) = gates.exceeded(code, class, exhibit.quantity) else { return };
        match gates.flagged {
            Flagged::Count => {
                exhibit.flags.insert(Flag::AmountUnlikely);
            }
            Flagged::Reject => cells.reject(&self.amount, expected),
        }
    }
}
