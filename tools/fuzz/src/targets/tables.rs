//! Delimited text in any encoding. The first line of an input names how it is written.

use std::io::Read;

use yakja_formats::{TableFormat, TableReader};

use super::Answer;
use crate::{dice::Dice, mutate};

/// Delimiter and encoding, as the first line of an input has them.
const FORMATS: [&str; 8] = [
    ", utf-8",
    "; utf-8",
    ", auto",
    "; windows-1256",
    "| utf-16le",
    ", utf-16be",
    ", shift_jis",
    "; gb18030",
];

/// Invented rows, mutated, with their format before them.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let mut table = rows(dice);
    if dice.chance(20) {
        table = wide(&table);
    }
    mutate::bytes(&mut table, dice);
    let mut input = dice.pick(&FORMATS).as_bytes().to_vec();
    input.push(b'\n');
    input.extend_from_slice(&table);
    input
}

/// Rows in the columns of UNODC, or in those of the template.
pub fn rows(dice: &mut Dice) -> Vec<u8> {
    let (count, seed) = (1 + dice.below(30) as u64, dice.below(1_000) as u64);
    let mut out = Vec::new();
    let written = match dice.chance(50) {
        true => yakja_demo::write_rows(&mut out, count, seed),
        false => yakja_demo::write_mixed_rows(&mut out, &mut std::io::sink(), (count, seed)),
    };
    // A vector takes every byte.
    drop(written);
    out
}

/// The table in UTF-16, with its mark.
fn wide(table: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(table);
    let units = std::iter::once(0xfeff_u16).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// Reads a table twice, the second time in small pieces: what is read may not depend on how the
/// bytes come in.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(input.len());
    let (first, rest) = input.split_at(end);
    let table = rest.get(1..).unwrap_or_default();
    let first = String::from_utf8_lossy(first);
    let Some((delimiter, encoding)) = first.split_once(' ') else { return Ok(Answer::Refused) };
    let Ok(format) = TableFormat::new(delimiter, "\"", encoding) else {
        return Ok(Answer::Refused);
    };
    let whole = read(table, format.clone());
    let pieces = read(Pieces(table), format);
    match (whole == pieces, whole.is_ok()) {
        (true, true) => Ok(Answer::Taken),
        (true, false) => Ok(Answer::Refused),
        (false, _) => Err(format!("read whole {whole:?}, in pieces {pieces:?}")),
    }
}

/// Columns, rows and characters that were read, and rows that could not be.
fn read(bytes: impl Read, format: TableFormat) -> Result<[usize; 4], String> {
    let mut table = TableReader::new(bytes, format).map_err(|error| error.to_string())?;
    let mut counted = [table.header().len(), 0, 0, 0];
    let [columns, rows, bytes, wrong] = &mut counted;
    while let Some(row) = table.next_row().map_err(|error| error.to_string())? {
        *rows += 1;
        match row.cells {
            Ok(cells) if cells.len() == *columns => {
                *bytes += cells.iter().map(String::len).sum::<usize>();
            }
            Ok(cells) => return Err(format!("a row of {} cells below {columns}", cells.len())),
            Err(_) => *wrong += 1,
        }
    }
    Ok(counted)
}

struct Pieces<'a>(&'a [u8]);

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.0.len().min(into.len()).min(7);
        let (now, later) = self.0.split_at(length);
        into.iter_mut().zip(now).for_each(|(to, from)| *to = *from);
        self.0 = later;
        Ok(length)
    }
}
