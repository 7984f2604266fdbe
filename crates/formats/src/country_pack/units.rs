//! Reads `units.csv`: what a unit word measures.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use yakja_model::Unit;

use super::PackError;
use super::row::{Row, rows};

pub(super) fn read(bytes: &[u8]) -> Result<BTreeMap<String, Unit>, PackError> {
    let mut units = BTreeMap::new();
    for row in &rows("units.csv", &["word", "measure", "amount", "units"], bytes)? {
        row.one_meaning(&mut units, "word", read_unit(row)?)?;
    }
    Ok(units)
}

fn read_unit(row: &Row) -> Result<Unit, PackError> {
    let measure = row.text("measure");
    if measure == "container" {
        let filled = ["amount", "units"].into_iter().find(|column| !row.text(column).is_empty());
        return match filled {
            Some(column) => Err(row.wrong(column, "nothing, for a container")),
            None => Ok(Unit::Container),
        };
    }
    let amount = row.above_zero("amount")?;
    let amount = || amount.ok_or_else(|| row.wrong("amount", "a whole number above zero"));
    match (measure, several(row)?) {
        ("mass", None) => Ok(Unit::Mass { milligrams: amount()? }),
        ("mass", Some(units)) => Ok(Unit::MassOfSeveral { milligrams: amount()?, units }),
        ("volume", None) => Ok(Unit::Volume { milliliters: amount()? }),
        ("volume", Some(units)) => Ok(Unit::VolumeOfSeveral { milliliters: amount()?, units }),
        ("pieces", None) => Ok(Unit::Pieces { pieces: amount()? }),
        ("pieces", Some(_)) => Err(row.wrong("units", "nothing, since pieces are whole")),
        _ => Err(row.wrong("measure", "mass, volume, pieces or container")),
    }
}

fn several(row: &Row) -> Result<Option<NonZeroU32>, PackError> {
    let Some(number) = row.above_zero("units")? else { return Ok(None) };
    match u32::try_from(number).ok().and_then(NonZeroU32::new) {
        Some(units) if units.get() > 1 => Ok(Some(units)),
        _ => Err(row.wrong("units", "nothing for one unit, or how many from 2 to 4294967295")),
    }
}
