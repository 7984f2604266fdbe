//! The records of a table, one after another, in one buffer that is used again.
//!
//! `csv-core` splits and unquotes; this bounds what it is given and starts over where a
//! quotation mark swallowed rows. No byte is parsed more than three times.

use std::io::Read;

use csv_core::ReadRecordResult;

use super::quotes::{Quotes, lines_look_like_rows};
use super::text::Text;
use super::{CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT, TableFormat};

/// Where a record stands and whether it can be used.
pub struct Record {
    /// As a spreadsheet numbers rows.
    pub number: u64,
    /// Why it can't be used.
    pub flaw: Option<Flaw>,
}

/// Why a record can't be used; columns are counted from 0.
pub enum Flaw {
    /// A cell above the limit.
    CellTooLarge { index: usize },
    /// A row above the limit.
    RowTooLarge,
    /// A header with too many cells.
    TooManyColumns { found: usize },
    /// Not as many cells as the header.
    CellCount { found: usize },
    /// A quotation mark is never closed.
    QuoteNotClosed { index: usize },
}

/// Reads records.
pub struct Records<R> {
    text: Text<R>,
    core: csv_core::Reader,
    format: TableFormat,
    /// How many cells a record has; `None` for the header.
    columns: Option<usize>,
    row_limit: usize,
    number: u64,
    /// The last byte consumed was CR: an LF now is the rest of that end of line.
    after_return: bool,
    /// So many bytes from here on are read line by line: no cell of them spans lines.
    line_by_line: usize,
    /// The unquoted cells of the last record, one after another, and where each ends.
    cells: Vec<u8>,
    ends: Vec<usize>,
    counted: Counted,
}

/// How far the record at hand has been parsed.
#[derive(Clone, Copy, Default)]
struct Counted {
    /// Bytes parsed.
    read: usize,
    /// Bytes of cells.
    written: usize,
    /// Cells that have ended.
    ended: usize,
}

impl<R: Read> Records<R> {
    /// Takes a reader of which nothing has been read.
    pub fn new(reader: R, format: TableFormat) -> Self {
        let core = csv_core::ReaderBuilder::new()
            .delimiter(format.delimiter())
            .quote(format.quote())
            .build();
        Self {
            text: Text::new(reader, format.encoding()),
            core,
            format,
            columns: None,
            row_limit: ROW_LIMIT,
            number: 0,
            after_return: false,
            line_by_line: 0,
            cells: Vec::new(),
            ends: vec![0; COLUMN_LIMIT + 1],
            counted: Counted::default(),
        }
    }

    /// From now on a record has so many cells.
    pub fn expect_cells(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    /// Number of the last record or blank line; 0 before the first.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Reads one record; gives `None` after the last.
    pub fn read(&mut self) -> std::io::Result<Option<Record>> {
        if !self.skip_blank_lines()? {
            return Ok(None);
        }
        self.number += 1;
        self.core.reset();
        // A parser that has read something, be it nothing, takes no byte order mark for one.
        self.core.read_record(&[], &mut [], &mut []);
        self.counted = Counted::default();
        let flaw = if self.line_by_line > 0 { self.read_line() } else { self.read_across_lines()? };
        Ok(Some(Record { number: self.number, flaw }))
    }

    /// The cells of the last record, if it has no flaw.
    pub fn cells(&self) -> impl Iterator<Item = &[u8]> {
        self.ends().scan(0, |start, end| {
            let cell = self.cells.get(*start..end).unwrap_or_default();
            *start = end;
            Some(cell)
        })
    }

    fn ends(&self) -> impl Iterator<Item = usize> {
        self.ends.iter().copied().take(self.counted.ended)
    }

    /// Consumes ends of line. Each is a blank line with a number, but for the LF of a CR LF.
    fn skip_blank_lines(&mut self) -> std::io::Result<bool> {
        loop {
            match self.text.held().first().copied() {
                Some(b'\n') if self.after_return => self.consume(1),
                Some(b'\r' | b'\n') => {
                    self.number += 1;
                    self.consume(1);
                }
                Some(_) => return Ok(true),
                None if self.text.fill()? => {}
                None => return Ok(false),
            }
        }
    }

    fn consume(&mut self, count: usize) {
        let held = self.text.held();
        if let Some(last) = held.get(..count.min(held.len())).and_then(<[u8]>::last) {
            self.after_return = *last == b'\r';
        }
        self.line_by_line = self.line_by_line.saturating_sub(count);
        self.text.consume(count);
    }

    fn read_across_lines(&mut self) -> std::io::Result<Option<Flaw>> {
        loop {
            let end = self.text.held().len().min(self.row_limit);
            if self.counted.read >= self.row_limit {
                return self.skip_large_record().map(Some);
            }
            if self.counted.read >= end && self.text.fill()? {
                continue;
            }
            if self.parse_to(end) {
                return Ok(self.finish_record());
            }
        }
    }

    /// The line was held when its quotation mark turned out to be never closed.
    fn read_line(&mut self) -> Option<Flaw> {
        let held = self.text.held();
        let line = held.get(..line_length(held)).unwrap_or_default();
        let (length, open) = (line.len(), Quotes::scan(line, &self.format).open);
        if !self.parse_to(length) {
            self.parse_to(self.counted.read);
        }
        self.consume(length + 1);
        open.map(|index| Flaw::QuoteNotClosed { index }).or_else(|| self.flaw_of_parsed())
    }

    /// Parses the held bytes up to `end`; where none are left, takes that for the end of the
    /// record. Gives `true` when the record has ended.
    fn parse_to(&mut self, end: usize) -> bool {
        loop {
            let counted = &mut self.counted;
            let input = self.text.held().get(counted.read..end).unwrap_or_default();
            // One byte more than can be written, so that the cells are never full.
            if self.cells.len() - counted.written <= input.len() {
                self.cells.resize(counted.written + 2 * input.len() + 1, 0);
            }
            let cells = self.cells.get_mut(counted.written..).unwrap_or_default();
            // Cells above the limit are counted, and the place for their ends is used again.
            let place = counted.ended.min(COLUMN_LIMIT);
            let ends = self.ends.get_mut(place..).unwrap_or_default();
            let (result, read, written, ended) = self.core.read_record(input, cells, ends);
            counted.read += read;
            counted.written += written;
            counted.ended += ended;
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return true,
                ReadRecordResult::InputEmpty => return false,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            }
        }
    }

    fn finish_record(&mut self) -> Option<Flaw> {
        let raw = self.text.held().get(..self.counted.read).unwrap_or_default();
        if raw.contains(&self.format.quote()) {
            let quotes = Quotes::scan(raw, &self.format);
            if let Some(index) = quotes.open {
                return Some(self.end_after_first_line(index));
            }
            let out_of_shape = self.columns.is_some_and(|columns| columns != quotes.cells);
            if let Some(index) = quotes.spanning
                && (quotes.text_after_spanning || out_of_shape)
                && self.swallowed_rows(raw)
            {
                return Some(self.end_after_first_line(index));
            }
        }
        self.consume(self.counted.read);
        self.flaw_of_parsed()
    }

    fn flaw_of_parsed(&self) -> Option<Flaw> {
        let found = self.counted.ended;
        match self.columns {
            Some(columns) if columns != found => return Some(Flaw::CellCount { found }),
            None if found > COLUMN_LIMIT => return Some(Flaw::TooManyColumns { found }),
            _ => {}
        }
        let too_large = self.cells().position(|cell| cell.len() > CELL_LIMIT);
        too_large.map(|index| Flaw::CellTooLarge { index })
    }

    /// Whether the lines after the first look like rows that a quotation mark swallowed.
    fn swallowed_rows(&self, raw: &[u8]) -> bool {
        let after_first = raw.get(line_length(raw) + 1..).unwrap_or_default();
        let looks = |columns| lines_look_like_rows(after_first, columns, &self.format);
        self.columns.is_some_and(looks)
    }

    /// Ends the record with its first line and has the lines after it read one by one, but for
    /// the last: what swallowed them ended in it, and it may begin a cell that does span lines.
    fn end_after_first_line(&mut self, index: usize) -> Flaw {
        let raw = self.text.held().get(..self.counted.read).unwrap_or_default();
        let first = line_length(raw) + 1;
        let last = match raw {
            [rest @ .., b'\r', b'\n'] | [rest @ .., b'\r' | b'\n'] => rest,
            whole => whole,
        };
        let last = last.iter().rposition(|byte| is_line_end(*byte)).map_or(0, |at| at + 1);
        self.consume(first.min(raw.len()));
        self.line_by_line = last.saturating_sub(first);
        Flaw::QuoteNotClosed { index }
    }

    /// Passes over a record above the limit without holding it.
    fn skip_large_record(&mut self) -> std::io::Result<Flaw> {
        let raw = self.text.held().get(..self.counted.read).unwrap_or_default();
        let spanning = Quotes::scan(raw, &self.format).spanning;
        if let Some(index) = spanning
            && self.swallowed_rows(raw)
        {
            return Ok(self.end_after_first_line(index));
        }
        let flaw = self.flaw_of_large();
        match spanning {
            Some(index) if !self.skip_to_record_end()? => Ok(Flaw::QuoteNotClosed { index }),
            Some(_) => Ok(flaw),
            None => self.skip_to_line_end().map(|()| flaw),
        }
    }

    fn flaw_of_large(&self) -> Flaw {
        let lengths = self.cells().map(<[u8]>::len);
        let ended = self.ends().last().unwrap_or_default();
        let unended = self.counted.written.saturating_sub(ended);
        match lengths.chain([unended]).position(|length| length > CELL_LIMIT) {
            Some(index) => Flaw::CellTooLarge { index },
            None => Flaw::RowTooLarge,
        }
    }

    /// No cell has spanned lines so far, so the row ends with its line even if a quotation mark
    /// is open: rows after it weigh more than the tail of a cell that is refused anyway.
    fn skip_to_line_end(&mut self) -> std::io::Result<()> {
        self.consume(self.counted.read);
        loop {
            let held = self.text.held();
            // Looking for one byte at a time is what the standard library does fastest.
            if held.contains(&b'\n') || held.contains(&b'\r') {
                self.consume(line_length(held) + 1);
                return Ok(());
            }
            self.consume(held.len());
            if !self.text.fill()? {
                return Ok(());
            }
        }
    }

    /// Gives `false` where the bytes end before the record does.
    fn skip_to_record_end(&mut self) -> std::io::Result<bool> {
        self.consume(self.counted.read);
        loop {
            let size = self.text.held().len();
            if size == 0 && !self.text.fill()? {
                return Ok(false);
            }
            self.counted = Counted::default();
            let ended = size > 0 && self.parse_to(size);
            self.consume(self.counted.read);
            if ended {
                return Ok(true);
            }
        }
    }
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\r' | b'\n')
}

/// Bytes up to the first end of line, or all.
fn line_length(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| is_line_end(*byte)).unwrap_or(bytes.len())
}

#[cfg(test)]
impl<R> Records<R> {
    /// Rows may be so large from now on.
    pub fn limit_rows(&mut self, bytes: usize) {
        self.row_limit = bytes;
    }

    /// Bytes of memory held.
    pub fn memory(&self) -> usize {
        self.text.memory() + self.cells.capacity()
    }
}
