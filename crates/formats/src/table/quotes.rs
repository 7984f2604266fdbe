//! Where quotation marks stand in the raw bytes of a record.
//!
//! Follows the same rules as `csv-core`, which unquotes cells but does not say how they were
//! quoted. Called only for records that hold a quotation mark.

use super::TableFormat;

/// What the quotation marks of one record show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quotes {
    /// How many cells there are.
    pub cells: usize,
    /// The first quoted cell that runs over several lines.
    pub spanning: Option<usize>,
    /// Whether text follows the closing mark of a cell that runs over several lines.
    pub text_after_spanning: bool,
    /// The cell whose mark is still open at the end of the bytes.
    pub open: Option<usize>,
}

enum State {
    CellStart,
    Bare,
    Quoted { spans: bool },
    MarkInQuoted { spans: bool },
}

impl Quotes {
    /// Reads from the start of a record to its end or to the end of the bytes.
    pub fn scan(raw: &[u8], format: &TableFormat) -> Self {
        let mut found = Self { cells: 1, ..Self::default() };
        let mut state = State::CellStart;
        for &byte in raw {
            let (mark, line_end) = (byte == format.quote(), matches!(byte, b'\r' | b'\n'));
            state = match state {
                State::Quoted { spans } if mark => State::MarkInQuoted { spans },
                State::Quoted { spans } => {
                    if line_end {
                        found.spanning = found.spanning.or(Some(found.cells - 1));
                    }
                    State::Quoted { spans: spans || line_end }
                }
                State::MarkInQuoted { spans } if mark => State::Quoted { spans },
                State::CellStart if mark => State::Quoted { spans: false },
                _ if line_end => return found,
                _ if byte == format.delimiter() => {
                    found.cells += 1;
                    State::CellStart
                }
                State::MarkInQuoted { spans: true } => {
                    found.text_after_spanning = true;
                    State::Bare
                }
                _ => State::Bare,
            };
        }
        found.open = matches!(state, State::Quoted { .. }).then(|| found.cells - 1);
        found
    }
}

/// Whether most of these lines, each by itself, have so many cells.
pub fn lines_look_like_rows(lines: &[u8], columns: usize, format: &TableFormat) -> bool {
    let (mut rows, mut others) = (0_usize, 0_usize);
    for line in lines.split(|byte| matches!(byte, b'\r' | b'\n')).filter(|line| !line.is_empty()) {
        if Quotes::scan(line, format).cells == columns {
            rows += 1;
        } else {
            others += 1;
        }
    }
    rows > others
}
