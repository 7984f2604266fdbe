//! Above what amount a row is unlikely: kilograms typed as tonnes, or a total among rows.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use serde::Deserialize;
use yakja_model::{Quantity, SubstanceClass, SubstanceCode};

/// Gates by substance and by class. A gate of the substance goes before one of its class.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Gates {
    /// What happens to a row above its gate.
    pub flagged: Flagged,
    class: BTreeMap<SubstanceClass, Gate>,
    substance: BTreeMap<SubstanceCode, Gate>,
}

/// What happens to a row above its gate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flagged {
    /// It is accepted, flagged, and counted.
    #[default]
    Count,
    /// It is rejected.
    Reject,
}

/// The largest amounts that are likely in one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Gate {
    kilograms: Option<NonZeroU32>,
    liters: Option<NonZeroU32>,
    pieces: Option<NonZeroU32>,
}

impl Gates {
    /// The gate that the amount lies above, in words; `None` where it lies above none.
    pub fn exceeded(
        &self,
        substance: Option<&SubstanceCode>,
        class: SubstanceClass,
        quantity: Quantity,
    ) -> Option<String> {
        let (amount, per_unit, unit, limit_of): (_, _, _, fn(&Gate) -> Option<NonZeroU32>) =
            match quantity {
                Quantity::MassMg(amount) => (amount, 1_000_000, "kg", |gate| gate.kilograms),
                Quantity::VolumeMl(amount) => (amount, 1_000, "L", |gate| gate.liters),
                Quantity::Pieces(amount) => (amount, 1, "pieces", |gate| gate.pieces),
                Quantity::NotKnown => return None,
            };
        let of_substance = substance
            .and_then(|code| Some((code.0.as_str(), limit_of(self.substance.get(code)?)?)));
        let of_class = || Some((class.code(), limit_of(self.class.get(&class)?)?));
        let (whose, limit) = of_substance.or_else(of_class)?;
        let above = amount > i64::from(limit.get()) * per_unit;
        above.then(|| format!("at most {limit} {unit} of {whose} in one row"))
    }

    /// The substances that have a gate of their own.
    pub fn substances(&self) -> impl Iterator<Item = &SubstanceCode> {
        self.substance.keys()
    }
}
