//! Reads substance, amount and unit of one row into an exhibit. Nothing is changed silently: what
//! can't be measured stays as written and not known, with a flag that says why.

use std::collections::BTreeSet;

use yakja_model::{
    Confirmation, Exhibit, Flag, Quantity, QuantityError, SubstanceClass, SubstanceCode, Unit,
    measure,
};

use super::gates::Flagged;
use super::mapper::{Cells, Mapper};

struct NamedSubstance {
    code: Option<SubstanceCode>,
    class: SubstanceClass,
}

impl Mapper {
    pub(super) fn exhibit(&self, cells: &mut Cells<'_>) -> Option<Exhibit> {
        let mut flags = BTreeSet::new();
        let substance = self.substance(cells, &mut flags);
        let unit = self.unit(cells, &mut flags);
        // The amount is read even if the unit is wrong, so that a row tells all that is.
        let quantity = self.quantity(cells, unit.unwrap_or(Unit::Container), &mut flags);
        let (substance, quantity) = (substance?, quantity?);
        unit?;
        let mut exhibit = Exhibit {
            substance_as_written: cells.text(self.places.substance).to_owned(),
            substance: substance.code,
            class: substance.class,
            amount_as_written: cells.text(self.places.amount).to_owned(),
            unit_as_written: cells.text(self.places.unit).to_owned(),
            quantity,
            confirmation: Confirmation::Presumptive,
            flags,
        };
        self.check_gate(cells, &mut exhibit);
        Some(exhibit)
    }

    fn substance(
        &self,
        cells: &mut Cells<'_>,
        flags: &mut BTreeSet<Flag>,
    ) -> Option<NamedSubstance> {
        let text = cells.text(self.places.substance);
        if text.is_empty() {
            cells.reject(self.places.substance, "the name of a substance".to_owned());
            return None;
        }
        if let Some((code, class)) = self.words.substance(text) {
            return Some(NamedSubstance { code: Some(code), class });
        }
        flags.insert(Flag::SubstanceUnrecognized);
        Some(NamedSubstance { code: None, class: SubstanceClass::Unrecognized })
    }

    /// A blank unit says as little of mass as a container does.
    fn unit(&self, cells: &mut Cells<'_>, flags: &mut BTreeSet<Flag>) -> Option<Unit> {
        let text = cells.text(self.places.unit);
        if text.is_empty() {
            flags.insert(Flag::UnitBlank);
            return Some(Unit::Container);
        }
        let unit = self.words.unit(text);
        match unit {
            Some(Unit::Mass { .. }) => {}
            Some(Unit::Volume { .. } | Unit::Pieces { .. } | Unit::Container) => {
                flags.insert(Flag::UnitNotMass);
            }
            None => cells.reject(self.places.unit, self.words.expected_unit()),
        }
        unit
    }

    fn quantity(
        &self,
        cells: &mut Cells<'_>,
        unit: Unit,
        flags: &mut BTreeSet<Flag>,
    ) -> Option<Quantity> {
        let text = cells.text(self.places.amount);
        if text.is_empty() {
            flags.insert(Flag::AmountBlank);
            return Some(Quantity::NotKnown);
        }
        match measure(text, unit) {
            Ok(quantity) => Some(quantity),
            Err(error) => {
                let expected = match error {
                    QuantityError::NotANumber => "blank or digits with an optional decimal point",
                    QuantityError::Negative => "blank or a number from zero up",
                    QuantityError::TooLarge => "less than 1,000,000,000 kg, L or pieces",
                };
                cells.reject(self.places.amount, expected.to_owned());
                None
            }
        }
    }

    fn check_gate(&self, cells: &mut Cells<'_>, exhibit: &mut Exhibit) {
        let (code, class) = (exhibit.substance.as_ref(), exhibit.class);
        let Some(expected) = self.gates.exceeded(code, class, exhibit.quantity) else { return };
        match self.gates.flagged {
            Flagged::Count => {
                exhibit.flags.insert(Flag::AmountUnlikely);
            }
            Flagged::Reject => cells.reject(self.places.amount, expected),
        }
    }
}
