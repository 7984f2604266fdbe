//! Invented rows of several agencies in the template of the register, written by many hands.
//!
//! Some incidents are told more than once, so that it can be measured which of these the register
//! finds, and what it joins that does not belong together. Which rows speak of one incident stands
//! in a second file, the truth; nothing in the rows gives it away.

mod agencies;
mod column;
mod drugs;
mod hand;
mod incident;
mod numbers;
mod slips;
mod source;
mod telling;
mod towns;

use std::io::{self, Write};

use self::{
    column::{Row, header},
    source::{MixedSource, Report},
};

/// The first line of the truth.
pub const TRUTH_HEADER: &str = "row,report,incident,told,notes";

/// The header and `count` invented rows in the order in which they come in, and line by line with
/// them the truth: row and number of the report, the incident, how it is told (`alone`, `first`,
/// `jointly`, `laboratory`), and `late`, `misspelt`, or `key` where an FIR is shared.
///
/// The same seed gives the same rows on every machine, and more of them begin with fewer of them.
/// The days move on with the rows, two hundred to a day, from 2012 to 2025 and over again. Memory
/// does not grow with `count`.
///
/// # Errors
/// What `out` or `truth` says.
pub fn write_mixed_rows(
    out: &mut impl Write,
    truth: &mut impl Write,
    (count, seed): (u64, u64),
) -> io::Result<()> {
    writeln!(out, "{}", header())?;
    writeln!(truth, "{TRUTH_HEADER}")?;
    let mut source = MixedSource::new(seed);
    let mut written = 0;
    while written < count {
        let Some(report) = source.next_report(written) else { break };
        for row in &report.rows {
            if written == count {
                break;
            }
            written += 1;
            write_row(out, row)?;
            write_truth(truth, (written, &report))?;
        }
    }
    out.flush()?;
    truth.flush()
}

fn write_row(out: &mut impl Write, row: &Row) -> io::Result<()> {
    for (index, cell) in row.cells().enumerate() {
        if index > 0 {
            out.write_all(b",")?;
        }
        match cell.contains(['"', ',', '\n']) {
            true => write!(out, "\"{}\"", cell.replace('"', "\"\""))?,
            false => out.write_all(cell.as_bytes())?,
        }
    }
    out.write_all(b"\r\n")
}

/// The header is row 1.
fn write_truth(truth: &mut impl Write, (row, report): (u64, &Report)) -> io::Result<()> {
    let Report { number, incident, told, notes, .. } = report;
    writeln!(truth, "{},{number},{incident},{told},{}", row + 1, notes.join(" "))
}

#[cfg(test)]
mod tests;
