//! The rows of one sheet of an `.ods` spreadsheet, one after another.

use quick_xml::events::BytesStart;

use super::address::SHEET_COLUMNS;
use super::number::plain_number;
use super::ods::TABLE_DEPTH;
use super::row::{Fault, SheetCell, SheetRow, Span, add_text, text_value};
use super::serial::time;
use super::xml::{Node, Xml, attribute, attributes};
use super::{SHEET_ROWS, iso_day};
use crate::{CELL_LIMIT, TableError};

/// Reads the rows of one sheet.
pub struct OdsRows {
    xml: Xml,
    /// A row that stands for several, and how many of them are still to come.
    repeated: Option<(SheetRow, u64)>,
    /// The last row that was read, with all that it stands for.
    number: u64,
    ended: bool,
}

/// A cell as its element says.
#[derive(Default)]
struct RawCell {
    kind: String,
    value: Option<String>,
    is_error: bool,
    is_formula: bool,
    is_covered: bool,
    /// For how many cells side by side it stands.
    count: usize,
    columns_spanned: usize,
    rows_spanned: u64,
    text: String,
}

impl OdsRows {
    /// Takes content in which the element of the sheet has just begun.
    pub fn new(xml: Xml) -> Self {
        Self { xml, repeated: None, number: 0, ended: false }
    }

    /// Reads the next row that has something in it.
    pub fn next_row(&mut self) -> Result<Option<SheetRow>, TableError> {
        if let Some((row, left @ 1..)) = self.repeated.take() {
            let number = row.number + 1;
            let row = SheetRow { number, ..row };
            self.repeated = Some((row.clone(), left - 1));
            return Ok(Some(row));
        }
        while !self.ended {
            let depth = self.xml.depth();
            let count = match self.xml.next()? {
                Node::Start(tag) if tag.name().0 == "table:table-row" => {
                    count(&tag, "number-rows-repeated")
                }
                Node::End(_) if depth == TABLE_DEPTH => break,
                Node::Eof => break,
                _ => continue,
            };
            let row = self.read_row(self.number.saturating_add(1))?;
            self.number = self.number.saturating_add(count);
            if row.cells.is_empty() && !row.is_too_large {
                continue;
            }
            if self.number > SHEET_ROWS {
                return Err(TableError::too_large("the sheet", format!("{SHEET_ROWS} rows")));
            }
            self.repeated = (count > 1).then(|| (row.clone(), count - 1));
            return Ok(Some(row));
        }
        self.ended = true;
        Ok(None)
    }

    fn read_row(&mut self, number: u64) -> Result<SheetRow, TableError> {
        let mut row = SheetRow::new(number);
        let (outer, mut column) = (self.xml.depth() - 1, 0_usize);
        while self.xml.depth() > outer {
            let cell = match self.xml.next()? {
                Node::Start(tag)
                    if matches!(tag.name().0, "table:table-cell" | "table:covered-table-cell") =>
                {
                    raw_cell(&tag)
                }
                Node::Eof => break,
                _ => continue,
            };
            let cell = self.read_text(cell)?;
            row.spans.extend(span(&cell, column, number));
            let count = cell.count;
            add(&mut row, cell, column);
            column = column.saturating_add(count).min(SHEET_COLUMNS);
        }
        Ok(row)
    }

    /// Reads the paragraphs of a cell: what it shows, and what it holds where it holds text.
    fn read_text(&mut self, mut cell: RawCell) -> Result<RawCell, TableError> {
        let (outer, mut in_text, mut is_first) = (self.xml.depth() - 1, false, true);
        while self.xml.depth() > outer {
            let depth = self.xml.depth();
            let skipped = match self.xml.next()? {
                Node::Start(tag) => match tag.name().0 {
                    "text:p" | "text:h" if depth == outer + 1 => {
                        if !is_first {
                            add_text(&mut cell.text, "\n");
                        }
                        (in_text, is_first) = (true, false);
                        false
                    }
                    "text:s" => {
                        let spaces = usize::try_from(count(&tag, "c")).unwrap_or(CELL_LIMIT);
                        add_text(&mut cell.text, &" ".repeat(spaces.min(CELL_LIMIT)));
                        false
                    }
                    "text:tab" => {
                        add_text(&mut cell.text, "\t");
                        false
                    }
                    "text:line-break" => {
                        add_text(&mut cell.text, "\n");
                        false
                    }
                    // Text in lines and links is text of the cell; notes and drawings are not.
                    "text:span" | "text:a" => false,
                    _ => true,
                },
                Node::Text(text) if in_text => {
                    add_text(&mut cell.text, &text);
                    false
                }
                Node::End(_) => {
                    in_text &= self.xml.depth() > outer + 1;
                    false
                }
                Node::Eof => break,
                Node::Text(_) | Node::Nothing => false,
            };
            if skipped {
                self.xml.skip()?;
            }
        }
        Ok(cell)
    }
}

fn raw_cell(tag: &BytesStart<'_>) -> RawCell {
    let mut cell = RawCell {
        is_covered: tag.name().0 == "table:covered-table-cell",
        count: 1,
        ..RawCell::default()
    };
    for (key, value) in attributes(tag) {
        match key {
            "office:value-type" => cell.kind = value,
            "calcext:value-type" => cell.is_error = value == "error",
            "office:value"
            | "office:string-value"
            | "office:date-value"
            | "office:time-value"
            | "office:boolean-value" => cell.value = Some(value),
            "table:formula" => cell.is_formula = true,
            "table:number-columns-repeated" => {
                cell.count = value.parse().unwrap_or(SHEET_COLUMNS).clamp(1, SHEET_COLUMNS);
            }
            "table:number-columns-spanned" => cell.columns_spanned = value.parse().unwrap_or(1),
            "table:number-rows-spanned" => cell.rows_spanned = value.parse().unwrap_or(1),
            _ => {}
        }
    }
    cell
}

fn count(tag: &BytesStart<'_>, name: &str) -> u64 {
    attribute(tag, name).map_or(1, |text| text.parse().unwrap_or(SHEET_ROWS)).max(1)
}

fn span(cell: &RawCell, column: usize, row: u64) -> Option<Span> {
    let (columns, rows) = (cell.columns_spanned.max(1), cell.rows_spanned.max(1));
    (columns > 1 || rows > 1).then(|| Span {
        row,
        column,
        last_row: row.saturating_add(rows - 1).min(SHEET_ROWS),
        last_column: column.saturating_add(columns - 1).min(SHEET_COLUMNS - 1),
    })
}

/// Adds a cell to a row, as often as it says; nothing where it is blank.
fn add(row: &mut SheetRow, cell: RawCell, column: usize) {
    let (count, is_formula) = (cell.count.min(SHEET_COLUMNS - column), cell.is_formula);
    let Some(value) = value(cell) else { return };
    for column in (column..).take(count) {
        if row.is_too_large {
            return;
        }
        row.push(SheetCell { column, value: value.clone(), is_formula });
    }
}

fn value(cell: RawCell) -> Option<Result<String, Fault>> {
    if cell.is_covered {
        return None;
    }
    if cell.is_error || (cell.is_formula && is_error(&cell.text)) {
        return Some(Err(Fault::Error(cell.text)));
    }
    let unreadable = |found: String, expected| Err(Fault::Unreadable { found, expected });
    let read = |read: fn(&str) -> Option<String>, expected| {
        let text = cell.value.clone().unwrap_or_default();
        read(&text).map_or_else(|| unreadable(text, expected), Ok)
    };
    Some(match cell.kind.as_str() {
        "float" | "percentage" | "currency" => read(plain_number, "a number"),
        "date" => read(iso_day, "a date"),
        "time" => read(iso_time, "a time"),
        "boolean" => read(truth, "true or false"),
        "string" => {
            let text = cell.value.unwrap_or(cell.text);
            if text.is_empty() && !cell.is_formula {
                return None;
            }
            text_value(text)
        }
        "" | "void" if cell.text.is_empty() => match cell.is_formula {
            true => Err(Fault::NeverComputed),
            false => return None,
        },
        "" | "void" => text_value(cell.text),
        _ => unreadable(cell.text, "a number, a text, a date, or true or false"),
    })
}

/// How spreadsheets show that a formula has failed.
fn is_error(shown: &str) -> bool {
    let named = shown.starts_with('#') && (shown.ends_with(['!', '?']) || shown == "#N/A");
    named || shown.starts_with("Err:")
}

fn truth(text: &str) -> Option<String> {
    matches!(text, "true" | "false").then(|| text.to_uppercase())
}

/// Writes `PT13H05M00S` as `13:05:00`.
fn iso_time(text: &str) -> Option<String> {
    let (hours, rest) = text.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds.split_once('.').map_or(seconds, |(whole, _)| whole);
    let [hours, minutes, seconds] = [hours, minutes, seconds].map(|part| part.parse::<u32>().ok());
    let (hours, minutes, seconds) = (u64::from(hours?), u64::from(minutes?), u64::from(seconds?));
    Some(time(hours * 3_600 + minutes * 60 + seconds))
}
