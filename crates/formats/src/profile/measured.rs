//! Reads a substance and how much of it there was. Nothing is changed silently: what can't be
//! measured stays as written and not known.

use yakja_model::{Quantity, QuantityError, SubstanceClass, SubstanceCode, Unit, measure};

use super::amounts::{Part, parts};
use super::asked::Meaning;
use super::cells::{Bound, Cells, Value, of_number};
use super::rejection::excerpt;
use super::search::Search;
use super::source::{NumberPart, Source, Steps};
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

/// How much, as written and as a quantity.
pub struct Measured {
    /// The amount as written.
    pub amount: String,
    /// The unit as written.
    pub unit: String,
    /// How much that is.
    pub quantity: Quantity,
}

/// What an amount and its unit that stand in one cell are.
pub enum InOneCell {
    /// One number with one unit, or not in one cell: read as any other.
    Plain,
    /// Several numbers, or a fraction, that make one amount.
    Parts(Measured),
    /// Nothing that can be read, which is noted.
    Wrong,
}

/// Reads an amount of several parts, such as `2 kg 350 gm`, or with a fraction, such as `1/2 kg`.
pub fn in_one_cell<'row>(
    (cells, words): (&mut Cells<'row>, &Words),
    (amount, unit): (&'row Bound, &'row Bound),
) -> InOneCell {
    if !amount.is_number_before(unit) {
        return InOneCell::Plain;
    }
    let text = cells.with_rest(amount);
    let number = plain_digits(of_number(&text, NumberPart::Take));
    let is_number = measure(&number, Unit::Container).is_ok();
    let rest = unit.meaning(of_number(&text, NumberPart::Drop));
    if is_number && (rest.is_empty() || words.unit(rest).is_some()) {
        return InOneCell::Plain;
    }
    let read = match parts(&text) {
        Ok(parts) if parts.is_empty() => return InOneCell::Plain,
        Ok(parts) if matches!(&*parts, [one] if one.number == number) => return InOneCell::Plain,
        Ok(parts) => added(words, (&text, &parts), unit),
        Err(expected) => Err(expected.to_owned()),
    };
    read.map_or_else(
        |expected| {
            cells.reject(amount, expected);
            InOneCell::Wrong
        },
        InOneCell::Parts,
    )
}

/// The words of a unit: one for each part of an amount of several.
pub fn unit_words<'row>(
    (cells, words): (&mut Cells<'row>, &Words),
    (amount, unit): (&'row Bound, &'row Bound),
) -> Vec<String> {
    if matches!(in_one_cell((cells, words), (amount, unit)), InOneCell::Plain) {
        return vec![cells.peek(unit).into_owned()];
    }
    let text = cells.with_rest(amount);
    // A range or a product is refused for what it is and not for its unit.
    let parts = parts(&text).unwrap_or_default();
    parts.iter().map(|part| unit.meaning(part.unit).to_owned()).collect()
}

/// The parts of an amount together. Its unit as written is the last, and what stands before that
/// is the amount.
fn added(
    words: &Words,
    (text, parts): (&str, &[Part<'_>]),
    unit: &Bound,
) -> Result<Measured, String> {
    let (mut sum, mut above) = (None, None);
    for part in parts {
        // A unit for a blank one is meant for a number alone.
        let word =
            if parts.len() > 1 && part.unit.is_empty() { "" } else { unit.meaning(part.unit) };
        let scale = words.unit(word).ok_or_else(|| match word {
            "" => "a unit behind each number".to_owned(),
            _ => format!("units that the pack knows; {:?} is none", excerpt(word, 40)),
        })?;
        let measured = measure(&part.number, scale).map_err(|error| wrong(&error).to_owned())?;
        let both = sum.map_or(Some(measured), |sum| plus(sum, measured));
        sum = Some(both.ok_or("amounts that add up: all of mass, of volume or of pieces")?);
        // "5 kg, 5000 gm" says one amount twice.
        if above.is_some_and(|above| size(measured) >= size(above)) {
            return Err("parts of which each is less than one of the unit before".to_owned());
        }
        above = measure("1", scale).ok();
    }
    let last = parts.last().map(|part| part.unit).unwrap_or_default();
    let amount = text.trim().strip_suffix(last).unwrap_or(text).trim_end().to_owned();
    let quantity = sum.unwrap_or(Quantity::NotKnown);
    Ok(Measured { amount, unit: last.to_owned(), quantity })
}

/// A quantity in its base unit; none where it is not known.
const fn size(quantity: Quantity) -> Option<i64> {
    match quantity {
        Quantity::MassMg(size) | Quantity::VolumeMl(size) | Quantity::Pieces(size) => Some(size),
        Quantity::NotKnown => None,
    }
}

/// Two quantities of one measure together.
fn plus(one: Quantity, other: Quantity) -> Option<Quantity> {
    match (one, other) {
        (Quantity::MassMg(one), Quantity::MassMg(other)) => {
            one.checked_add(other).map(Quantity::MassMg)
        }
        (Quantity::VolumeMl(one), Quantity::VolumeMl(other)) => {
            one.checked_add(other).map(Quantity::VolumeMl)
        }
        (Quantity::Pieces(one), Quantity::Pieces(other)) => {
            one.checked_add(other).map(Quantity::Pieces)
        }
        _ => None,
    }
}

/// Reads an amount. A unit behind it that is the one the profile gives is not left over.
pub fn amount_of<'row>(
    (cells, words): (&mut Cells<'row>, &Words),
    (amount, unit): (&'row Bound, &'row Bound),
) -> Option<Value<'row>> {
    let text = cells.with_rest(amount);
    let rest = of_number(&text, NumberPart::Drop);
    let is_same = amount.refuses_rest
        && words.unit(rest).is_some_and(|own| words.unit(&cells.peek(unit)) == Some(own));
    match is_same {
        true => {
            let number = of_number(&text, NumberPart::Take).to_owned();
            Some(Value { written: number.into(), text: cells.peek(amount) })
        }
        false => cells.value(amount),
    }
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
            cells.reject(bound, wrong(&error).to_owned());
            None
        }
    }
}

const fn wrong(error: &QuantityError) -> &'static str {
    match error {
        QuantityError::NotANumber => "blank or digits with an optional decimal point",
        QuantityError::Negative => "blank or a number from zero up",
        QuantityError::TooLarge => "less than 1,000,000,000 kg, L or pieces",
    }
}

/// Whether a text is blank or a number that is zero.
pub fn is_nothing(text: &str) -> bool {
    let digits = plain_digits(text);
    let is_number = || measure(&digits, Unit::Pieces { pieces: 1_000 }).is_ok();
    text.is_empty() || (is_number() && !digits.contains(|c| matches!(c, '1'..='9')))
}

/// Whether an amount is blank or zero, and nothing behind its number is another.
pub fn is_no_amount<'row>(cells: &Cells<'row>, bound: &'row Bound) -> bool {
    let takes = |steps: &Steps| steps.number == Some(NumberPart::Take);
    let has_more = bound.steps.as_deref().is_some_and(takes)
        && of_number(&cells.with_rest(bound), NumberPart::Drop).contains(char::is_numeric);
    is_nothing(&cells.peek(bound)) && !has_more
}
