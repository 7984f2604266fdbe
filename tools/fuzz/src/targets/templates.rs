//! Templates: what is written is read back. The first line of an input names the sheet, each
//! further one a column.

use yakja_formats::{
    TableFormat, TableReader, safe_cell,
    template::{ColumnFormat, ColumnSpec, SheetSpec, TemplateSpec, workbook},
};

use super::Answer;
use crate::{dice::Dice, mutate};

/// A sheet and some columns.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let base = "Seizures\nDate\nAgency\nPlace as written\nفی کلو\nCNIC or passport\nRemarks";
    let mut input = base.as_bytes().to_vec();
    mutate::bytes(&mut input, dice);
    input
}

/// Writes a workbook and reads its header back, if it can be written at all.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.lines();
    let name = lines.next().unwrap_or_default().to_owned();
    let columns: Vec<ColumnSpec> = lines.map(column).collect();
    let header: Vec<String> =
        columns.iter().map(|column| safe_cell(&column.name).into_owned()).collect();
    let sheet = SheetSpec { name: name.clone(), columns };
    let spec = TemplateSpec {
        sheets: vec![sheet],
        readme: vec![text.chars().take(1_000).collect()],
        right_to_left: true,
    };
    let Ok(bytes) = workbook(&spec) else { return Ok(Answer::Refused) };
    let format = TableFormat::default().in_sheet(&name);
    let read = TableReader::new(bytes.as_slice(), format).map(|table| table.header().to_vec());
    match read {
        Ok(read) if spaced(&read) == spaced(&header) => Ok(Answer::Taken),
        Ok(read) => Err(format!("wrote {header:?} and read {read:?}")),
        Err(error) => Err(format!("what was written can't be read: {error}")),
    }
}

/// XML has one sort of white space.
fn spaced(header: &[String]) -> Vec<String> {
    let words = |name: &String| name.split_whitespace().collect::<Vec<_>>().join(" ");
    header.iter().map(words).collect()
}

fn column(name: &str) -> ColumnSpec {
    let formats =
        [ColumnFormat::General, ColumnFormat::Text, ColumnFormat::Date, ColumnFormat::Number];
    ColumnSpec {
        name: name.trim().to_owned(),
        hint: name.chars().rev().take(200).collect(),
        required: name.len().is_multiple_of(2),
        choices: name.split(' ').take(40).map(str::to_owned).collect(),
        format: formats.get(name.len() % 4).copied().unwrap_or_default(),
    }
}
