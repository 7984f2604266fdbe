//! Reads a substance and how much of it there was. Nothing is changed silently: what can't be
//! measured stays as written and not known.

use yakja_model::{Quantity, QuantityError, SubstanceClass, SubstanceCode, Unit, measure};

use super::asked::Meaning;
use super::cells::{Bound, Cells};
use super::search::Search;
use super::source::Source;
use super::words::Words;
use crate::table::plain_digits;

/// A substance by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedSubstance {
    /// The name as written.
    pub written: String,
    /// Its code; `None` where the pack does not know the name.
    pub code: Option<SubstanceCode>,
    /// Its class.
    pub class: SubstanceClass,
}

/// Looks a substance up in the pack. A name that the pack does not know is a class of its own.
pub fn named(words: &Words, written: &str, text: &str) -> NamedSubstance {
    let (code, class) = match words.substance(text) {
        Some((code, class)) => (Some(code), class),
        None => (None, SubstanceClass::Unrecognized),
    };
    NamedSubstance { written: written.to_owned(), code, class }
}

/// Finds a substance column, and refuses a constant that the pack does not know.
pub fn bind_substance(
    (search, words): (&mut Search<'_>, &Words),
    key: &str,
    source: &Source,
) -> Bound {
    search.check_constant(key, source, |text| match words.substance(text) {
        Some(_) => Ok(()),
        None => Err("the name of a substance that the country pack knows".to_owned()),
    });
    search.meaning(source, Meaning::Substances)
}

/// Finds a unit column, and refuses a constant that is no unit.
pub fn bind_unit((search, words): (&mut Search<'_>, &Words), key: &str, source: &Source) -> Bound {
    search.check_constant(key, source, |text| match words.unit(text) {
        None if !text.is_empty() => Err(words.expected_unit()),
        _ => Ok(()),
    });
    search.meaning(source, Meaning::Units)
}

/// A unit as written and what it measures; `None` for a blank one.
pub struct NamedUnit {
    /// The word.
    pub written: String,
    /// What it measures.
    pub unit: Option<Unit>,
}

/// Reads a unit, or notes that the pack does not know the word.
pub fn unit<'row>(
    (cells, words): (&mut Cells<'row>, &Words),
    bound: &'row Bound,
) -> Option<NamedUnit> {
    let value = cells.value(bound)?;
    let written = value.written.into_owned();
    if value.text.is_empty() {
        return Some(NamedUnit { written, unit: None });
    }
    let unit = words.unit(&value.text);
    if unit.is_none() {
        cells.reject(bound, words.expected_unit());
        return None;
    }
    Some(NamedUnit { written, unit })
}

/// Whether a unit is one of mass.
pub fn is_mass(unit: Unit) -> bool {
    matches!(unit, Unit::Mass { .. } | Unit::MassOfSeveral { .. })
}

/// Reads an amount that is not blank, or notes why it is none.
pub fn quantity(
    cells: &mut Cells<'_>,
    (bound, text): (&Bound, &str),
    unit: Unit,
) -> Option<Quantity> {
    match measure(&plain_digits(text), unit) {
        Ok(quantity) => Some(quantity),
        Err(error) => {
            let expected = match error {
                QuantityError::NotANumber => "blank or digits with an optional decimal point",
                QuantityError::Negative => "blank or a number from zero up",
                QuantityError::TooLarge => "less than 1,000,000,000 kg, L or pieces",
            };
            cells.reject(bound, expected.to_owned());
            None
        }
    }
}

/// Whether a text is blank or a number that is zero.
pub fn is_nothing(text: &str) -> bool {
    text.is_empty()
        || measure(&plain_digits(text), Unit::Pieces { pieces: 1_000 }) == Ok(Quantity::Pieces(0))
}
