//! Invented rows of individual seizures, in the columns and the vocabulary of UNODC's tables.

use std::io::{self, Write};

use rand_chacha::{ChaCha8Rng, rand_core::SeedableRng};
use yakja_model::Day;

use crate::{
    amount::Measure,
    places::PROVINCES,
    scenes::{SCENES, Scene},
    substances::{Carried, SUBSTANCES, Substance},
    weighted::{Weighted, below},
};

/// The first line: the columns, separated by semicolons.
pub const HEADER: &str = "REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;\
    DRUG_NAME;AMOUNT;DRUG_UNIT;HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;\
    DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING";

/// The header and `count` invented rows over 2012 to 2025, without line ends. The same seed gives
/// the same rows on every machine, and more of them begin with fewer of them.
pub fn rows(count: u64, seed: u64) -> impl Iterator<Item = String> {
    let mut source = RowSource::of_fourteen_years(seed);
    std::iter::once(HEADER.to_owned()).chain((0..count).map_while(move |_| source.line()))
}

/// Writes what [`rows`] gives, each line with the line end of the tables (CR LF).
///
/// # Errors
/// What `out` says.
pub fn write_rows(out: &mut impl Write, count: u64, seed: u64) -> io::Result<()> {
    let mut source = RowSource::of_fourteen_years(seed);
    let mut buffer = Vec::with_capacity(BUFFER + 512);
    buffer.extend_from_slice(HEADER.as_bytes());
    buffer.extend_from_slice(LINE_END);
    for _ in 0..count {
        if source.append(&mut buffer).is_none() {
            break;
        }
        buffer.extend_from_slice(LINE_END);
        if buffer.len() > BUFFER {
            out.write_all(&buffer)?;
            buffer.clear();
        }
    }
    out.write_all(&buffer)?;
    out.flush()
}

pub(crate) const LINE_END: &[u8] = b"\r\n";
const BUFFER: usize = 1 << 16;

/// Draws row after row. Every table is laid out once for drawing.
pub(crate) struct RowSource {
    random: ChaCha8Rng,
    days: Vec<String>,
    /// Positions in `days`.
    calendar: Weighted<u16>,
    /// Positions in `substances`.
    mixture: Weighted<usize>,
    substances: Vec<SubstanceDraw>,
    /// Positions in `scenes`.
    in_any_way: Weighted<usize>,
    in_bulk: Weighted<usize>,
    scenes: Vec<SceneDraw>,
    departure: Weighted<&'static str>,
    provinces: Weighted<&'static str>,
}

struct SubstanceDraw {
    name: &'static str,
    carried: Carried,
    measures: Weighted<Measure>,
    producing: Weighted<&'static str>,
}

struct SceneDraw {
    places: Weighted<&'static str>,
    installation: Weighted<&'static str>,
    hiding_place: Weighted<&'static str>,
    transport: Weighted<&'static str>,
    routing: Weighted<&'static str>,
    destination: Weighted<&'static str>,
    shift: i64,
}

/// The cells of one row in the order of the columns, the amount apart.
struct Row<'a> {
    before_amount: [&'a str; 4],
    amount: u64,
    after_amount: [&'static str; 8],
}

impl RowSource {
    fn of_fourteen_years(seed: u64) -> Self {
        // Later years have more rows, as reporting grows.
        let days = (2_012..=2_025_i16).filter_map(|year| {
            let weight = u16::try_from((year - 2_002) / 2).unwrap_or(1);
            Some((weight, Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
        });
        Self::new(seed, days)
    }

    /// Rows dated from one day to another, both included.
    pub(crate) fn between(seed: u64, from: Day, to: Day) -> Self {
        Self::new(seed, std::iter::once((1, from, to)))
    }

    fn new(seed: u64, spans: impl Iterator<Item = (u16, Day, Day)>) -> Self {
        let dated = spans.flat_map(|(weight, from, to)| {
            let days = (from.number()..=to.number()).map(Day::from_number);
            days.map(move |day| (weight, day.to_string()))
        });
        let (weights, days): (Vec<u16>, Vec<String>) = dated.unzip();
        let calendar: Vec<_> = weights.into_iter().zip(0..).collect();
        let mixture: Vec<_> = SUBSTANCES.iter().map(|(weight, _)| *weight).zip(0..).collect();
        let in_any_way: Vec<_> = SCENES.iter().map(|(weight, _, _)| *weight).zip(0..).collect();
        let in_bulk: Vec<_> = SCENES.iter().map(|(_, weight, _)| *weight).zip(0..).collect();
        Self {
            random: ChaCha8Rng::seed_from_u64(seed),
            days,
            calendar: Weighted::of(&calendar),
            mixture: Weighted::of(&mixture),
            substances: SUBSTANCES.iter().map(|(_, one)| SubstanceDraw::of(one)).collect(),
            in_any_way: Weighted::of(&in_any_way),
            in_bulk: Weighted::of(&in_bulk),
            scenes: SCENES.iter().map(|(_, _, one)| SceneDraw::of(one)).collect(),
            departure: Weighted::of(&[(90, "Pakistan"), (6, "Unknown"), (4, "")]),
            provinces: Weighted::of(PROVINCES),
        }
    }

    /// The next row as a line without its end.
    pub(crate) fn line(&mut self) -> Option<String> {
        let mut line = Vec::with_capacity(160);
        self.append(&mut line)?;
        String::from_utf8(line).ok()
    }

    /// Appends the next row without its line end. Gives `None` only where a table is empty.
    fn append(&mut self, out: &mut Vec<u8>) -> Option<()> {
        let row = self.draw()?;
        out.extend_from_slice(b"Asia;Near and Middle East /South-West Asia;Pakistan;");
        for cell in row.before_amount {
            out.extend_from_slice(cell.as_bytes());
            out.push(b';');
        }
        append_amount(row.amount, out)?;
        for cell in row.after_amount {
            out.push(b';');
            out.extend_from_slice(cell.as_bytes());
        }
        Some(())
    }

    fn draw(&mut self) -> Option<Row<'_>> {
        let random = &mut self.random;
        let day = self.days.get(usize::from(self.calendar.pick(random)?))?;
        let substance = self.substances.get(self.mixture.pick(random)?)?;
        let scenes = match substance.carried {
            Carried::InAnyWay => &self.in_any_way,
            Carried::InBulk => &self.in_bulk,
        };
        let scene = self.scenes.get(scenes.pick(random)?)?;
        // One row in seventy says at most the province.
        let (division, place) = match below(70, random) {
            0 => (self.provinces.pick(random)?, ""),
            _ => ("", scene.places.pick(random)?),
        };
        let measure = substance.measures.pick(random)?;
        Some(Row {
            before_amount: [division, place, day, substance.name],
            amount: measure.draw(scene.shift, random),
            after_amount: [
                measure.unit,
                scene.hiding_place.pick(random)?,
                scene.installation.pick(random)?,
                scene.transport.pick(random)?,
                substance.producing.pick(random)?,
                self.departure.pick(random)?,
                scene.destination.pick(random)?,
                scene.routing.pick(random)?,
            ],
        })
    }
}

impl SubstanceDraw {
    fn of(substance: &Substance) -> Self {
        Self {
            name: substance.name,
            carried: substance.carried,
            measures: Weighted::of(substance.measures),
            producing: Weighted::of(substance.producing),
        }
    }
}

impl SceneDraw {
    fn of(scene: &Scene) -> Self {
        Self {
            places: Weighted::of(scene.places),
            installation: Weighted::of(scene.installation),
            hiding_place: Weighted::of(scene.hiding_place),
            transport: Weighted::of(scene.transport),
            routing: Weighted::of(scene.routing),
            destination: Weighted::of(scene.destination),
            shift: scene.shift,
        }
    }
}

/// Thousandths as a decimal with one to three places: `30.6`, `12.0`, `0.005`.
fn append_amount(thousandths: u64, out: &mut Vec<u8>) -> Option<()> {
    write!(out, "{}.{:03}", thousandths / 1_000, thousandths % 1_000).ok()?;
    let zeros = out.iter().rev().take(2).take_while(|digit| **digit == b'0').count();
    out.truncate(out.len() - zeros);
    Some(())
}

#[cfg(test)]
mod tests;
