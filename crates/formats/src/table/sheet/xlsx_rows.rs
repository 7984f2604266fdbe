//! The rows of one sheet of an `.xlsx` workbook, one after another.

use std::iter::Peekable;
use std::sync::Arc;
use std::vec::IntoIter;

use quick_xml::events::BytesStart;

use super::address::{SHEET_COLUMNS, read_cell_name};
use super::number::plain_number;
use super::row::{Fault, SheetCell, SheetRow, Span, add_text, text_value};
use super::serial::{self, Epoch, Shown};
use super::strings::{Strings, unescaped};
use super::styles::Styles;
use super::xml::{Node, Xml, attribute, attributes, without_prefix};
use super::{SHEET_ROWS, iso_day};
use crate::TableError;

/// What the sheets of a workbook share.
pub struct Book {
    pub strings: Strings,
    pub styles: Styles,
    pub epoch: Epoch,
}

/// Reads the rows of one sheet.
pub struct XlsxRows {
    xml: Xml,
    book: Book,
    /// Merged cells, by first row.
    spans: Peekable<IntoIter<Span>>,
    number: u64,
    ended: bool,
}

/// A cell as its element says.
#[derive(Default)]
struct RawCell {
    column: usize,
    kind: String,
    style: usize,
    text: String,
    has_value: bool,
    is_formula: bool,
}

/// What text within a cell belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Value,
    Other,
}

impl XlsxRows {
    /// Takes the name of the sheet's part and its bytes.
    pub fn new(part: &str, bytes: Arc<[u8]>, book: Book) -> Result<Self, TableError> {
        let mut spans = spans(part, &bytes)?;
        spans.sort_unstable();
        let spans = spans.into_iter().peekable();
        Ok(Self { xml: Xml::new(part, bytes), book, spans, number: 0, ended: false })
    }

    /// Reads the next row that has something in it.
    pub fn next_row(&mut self) -> Result<Option<SheetRow>, TableError> {
        while !self.ended {
            let number = match self.xml.next()? {
                Node::Start(tag) if without_prefix(tag.name().0) == "row" => attribute(&tag, "r"),
                Node::End(tag) if without_prefix(tag.name().0) == "sheetData" => break,
                Node::Eof => break,
                _ => continue,
            };
            self.number = self.number_of(number)?;
            let row = self.read_row()?;
            if !row.cells.is_empty() || row.is_too_large {
                return Ok(Some(row));
            }
        }
        self.ended = true;
        Ok(None)
    }

    fn number_of(&self, written: Option<String>) -> Result<u64, TableError> {
        let next = self.number + 1;
        let number = match written {
            Some(text) => text.parse().map_err(|_| self.xml.damaged("a row without number"))?,
            None => next,
        };
        match number {
            number if number < next => Err(self.xml.damaged("rows out of order")),
            number if number > SHEET_ROWS => {
                Err(TableError::too_large("the sheet", format!("{SHEET_ROWS} rows")))
            }
            number => Ok(number),
        }
    }

    fn read_row(&mut self) -> Result<SheetRow, TableError> {
        let mut row = SheetRow::new(self.number);
        row.spans = self.spans_of_row();
        let mut next = 0;
        loop {
            let cell = match self.xml.next()? {
                Node::Start(tag) if without_prefix(tag.name().0) == "c" => raw_cell(&tag, next),
                Node::End(tag) if without_prefix(tag.name().0) == "row" => return Ok(row),
                Node::Eof => return Ok(row),
                _ => continue,
            };
            if cell.column < next || cell.column >= SHEET_COLUMNS {
                return Err(self.xml.damaged(format!("cells out of order in row {}", row.number)));
            }
            next = cell.column + 1;
            let cell = self.read_cell(cell)?;
            // Shared texts are copied, so a row that is refused has no more of them.
            if !row.is_too_large
                && let Some(cell) = self.cell(cell)
            {
                row.push(cell);
            }
        }
    }

    fn spans_of_row(&mut self) -> Vec<Span> {
        let mut begin = Vec::new();
        while let Some(span) = self.spans.next_if(|span| span.row <= self.number) {
            begin.extend(Some(span).filter(|span| span.row == self.number));
        }
        begin
    }

    fn read_cell(&mut self, mut cell: RawCell) -> Result<RawCell, TableError> {
        let (mut within, mut phonetic) = (Within::Other, false);
        loop {
            match self.xml.next()? {
                Node::Start(tag) => match without_prefix(tag.name().0) {
                    "v" | "t" if !phonetic => {
                        within = Within::Value;
                        cell.has_value = true;
                    }
                    "f" => cell.is_formula = true,
                    "rPh" => phonetic = true,
                    _ => {}
                },
                Node::Text(text) if within == Within::Value => add_text(&mut cell.text, &text),
                Node::End(tag) => match without_prefix(tag.name().0) {
                    "c" => return Ok(cell),
                    "v" | "t" => within = Within::Other,
                    "rPh" => phonetic = false,
                    _ => {}
                },
                Node::Eof => return Ok(cell),
                Node::Text(_) | Node::Nothing => {}
            }
        }
    }

    fn cell(&self, cell: RawCell) -> Option<SheetCell> {
        let RawCell { column, is_formula, .. } = cell;
        let is_blank_text = cell.has_value && cell.kind == "str";
        let value = match cell.text.is_empty() {
            true if is_formula && !is_blank_text => Err(Fault::NeverComputed),
            true if is_formula => Ok(String::new()),
            true => return None,
            false => self.value(cell),
        };
        Some(SheetCell { column, value, is_formula })
    }

    fn value(&self, cell: RawCell) -> Result<String, Fault> {
        let unreadable = |expected| Fault::Unreadable { found: cell.text.clone(), expected };
        match cell.kind.as_str() {
            "s" => {
                let text = cell.text.trim().parse().ok().and_then(|at| self.book.strings.get(at));
                let text =
                    text.ok_or_else(|| unreadable("the number of a text of the workbook"))?;
                text_value(unescaped(text))
            }
            "str" | "inlineStr" => text_value(unescaped(&cell.text)),
            "b" => match cell.text.trim() {
                "1" | "true" => Ok("TRUE".to_owned()),
                "0" | "false" => Ok("FALSE".to_owned()),
                _ => Err(unreadable("1 or 0")),
            },
            "e" => Err(Fault::Error(cell.text)),
            "d" => iso_day(&cell.text).ok_or_else(|| unreadable("a date")),
            "n" | "" => self.number(&cell),
            _ => Err(unreadable("a number, a text, a date, or true or false")),
        }
    }

    fn number(&self, cell: &RawCell) -> Result<String, Fault> {
        let (value, expected) = match self.book.styles.shown(cell.style) {
            Shown::Number => (plain_number(&cell.text), "a number"),
            shown => {
                let written = serial::written(cell.text.trim(), shown, self.book.epoch);
                (written, "a date from 1900 to 9999, for the cell is shown as one")
            }
        };
        value.ok_or_else(|| Fault::Unreadable { found: cell.text.clone(), expected })
    }
}

fn raw_cell(tag: &BytesStart<'_>, next: usize) -> RawCell {
    let mut cell = RawCell { column: next, ..RawCell::default() };
    for (key, value) in attributes(tag) {
        match key {
            // A name that is none is a column that no sheet has.
            "r" => cell.column = read_cell_name(&value).map_or(SHEET_COLUMNS, |(at, _)| at),
            "s" => cell.style = value.parse().unwrap_or(usize::MAX),
            "t" => cell.kind = value,
            _ => {}
        }
    }
    cell
}

/// Merged cells stand behind the rows that they are about, so they are looked for beforehand.
fn spans(part: &str, bytes: &Arc<[u8]>) -> Result<Vec<Span>, TableError> {
    const NAME: &[u8] = b"mergeCell";
    if !bytes.windows(NAME.len()).any(|window| window == NAME) {
        return Ok(Vec::new());
    }
    let mut xml = Xml::new(part, Arc::clone(bytes));
    let mut spans = Vec::new();
    loop {
        let range = match xml.next()? {
            Node::Start(tag) if without_prefix(tag.name().0) == "mergeCell" => {
                attribute(&tag, "ref").unwrap_or_default()
            }
            Node::Eof => return Ok(spans),
            _ => continue,
        };
        let (first, last) = range.split_once(':').unwrap_or((&range, &range));
        if let (Some((column, row)), Some((last_column, last_row))) =
            (read_cell_name(first), read_cell_name(last))
            && column <= last_column
            && row <= last_row
        {
            spans.push(Span { row, column, last_row, last_column });
        }
    }
}
