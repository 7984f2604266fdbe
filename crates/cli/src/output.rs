//! Printing: one JSON object, or lines that fit 80 columns.

use std::io::Write;

use serde::Serialize;

use crate::failure::Failure;

/// Prints one JSON object.
pub fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    let text = serde_json::to_string_pretty(value).map_err(anyhow::Error::from)?;
    Ok(writeln!(out, "{text}")?)
}

/// Prints a line.
pub fn line(text: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout().lock(), "{text}")?)
}

/// Prints an error to standard error.
pub fn error(message: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "yakja: {message}");
}

/// Prints a note to standard error.
pub fn note(message: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{message}");
}

/// Columns of a terminal.
const WIDTH: usize = 80;

/// Prints text folded to 80 columns.
pub fn folded(text: &str) -> Result<(), Failure> {
    fold((WIDTH, ""), text).iter().try_for_each(|folded| line(folded))
}

/// Prints text folded to 80 columns, each line behind two spaces.
pub fn indented(text: &str) -> Result<(), Failure> {
    fold((WIDTH, "  "), text).iter().try_for_each(|folded| line(folded))
}

/// Lines that fit a width, each behind an indent. A word longer than a line is cut in pieces.
fn fold((width, indent): (usize, &str), text: &str) -> Vec<String> {
    let room = width.saturating_sub(indent.chars().count()).max(1);
    let mut lines: Vec<String> = Vec::new();
    let mut used = room;
    for word in text.split_whitespace() {
        let letters: Vec<char> = word.chars().collect();
        for (index, piece) in letters.chunks(room).enumerate() {
            match lines.last_mut() {
                Some(last) if index == 0 && used + 1 + piece.len() <= room => {
                    last.push(' ');
                    last.extend(piece);
                    used += 1 + piece.len();
                }
                _ => {
                    lines.push(indent.chars().chain(piece.iter().copied()).collect());
                    used = piece.len();
                }
            }
        }
    }
    lines
}

/// A table: the first columns to the left, those named `numbers` to the right.
pub struct Table {
    header: Vec<String>,
    numbers: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Takes the header; the last `numbers` columns hold numbers.
    pub fn new(header: &[&str], numbers: usize) -> Self {
        let header = header.iter().map(|&name| name.to_owned()).collect();
        Self { header, numbers, rows: Vec::new() }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Prints it. Numbers stand with their points under each other; text that finds no room in
    /// 80 columns goes on in the next line.
    pub fn print(&self) -> Result<(), Failure> {
        self.lines().iter().try_for_each(|text| line(text))
    }

    fn lines(&self) -> Vec<String> {
        let rows: Vec<Vec<String>> =
            std::iter::once(self.header.clone()).chain(self.aligned()).collect();
        let widths = self.widths(&rows);
        rows.iter().flat_map(|row| self.lines_of(row, &widths)).collect()
    }

    fn texts(&self) -> usize {
        self.header.len().saturating_sub(self.numbers)
    }

    /// The rows, with spaces behind each number for the digits that others have after the point.
    fn aligned(&self) -> Vec<Vec<String>> {
        let column =
            |row: &Vec<String>, index: usize| row.get(index).map_or(0, |cell| after_point(cell));
        let longest = |index: usize| self.rows.iter().map(|row| column(row, index)).max();
        let texts = self.texts();
        let longest: Vec<usize> =
            (0..self.header.len()).map(longest).map(Option::unwrap_or_default).collect();
        let pad = |(index, (cell, longest)): (usize, (&String, &usize))| match is_number(cell) {
            true if index >= texts => format!("{cell}{}", " ".repeat(longest - after_point(cell))),
            _ => cell.clone(),
        };
        let rows = self.rows.iter();
        rows.map(|row| row.iter().zip(&longest).enumerate().map(pad).collect()).collect()
    }

    /// The widest text columns give first.
    fn widths(&self, rows: &[Vec<String>]) -> Vec<usize> {
        let widest = |index: usize| {
            let cells = rows.iter().filter(|row| row.len() > 1).filter_map(|row| row.get(index));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let mut widths: Vec<usize> = (0..self.header.len()).map(widest).collect();
        let texts = self.texts();
        let all =
            |widths: &[usize]| widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        while all(&widths) > WIDTH {
            let texts = widths.iter_mut().take(texts).filter(|width| **width > 12);
            let Some(widest) = texts.max() else { break };
            *widest -= 1;
        }
        widths
    }

    fn lines_of(&self, row: &[String], widths: &[usize]) -> Vec<String> {
        if let [alone] = row {
            return vec![alone.clone()];
        }
        let texts = self.texts();
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(index, (cell, width))| match index < texts {
                true => fold((*width, ""), cell),
                false => vec![format!("{cell:>width$}")],
            })
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let part = |at: usize| {
            let parts = cells.iter().zip(widths).map(|(cell, width)| {
                format!("{:<width$}", cell.get(at).map_or("", String::as_str))
            });
            parts.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        (0..height.max(1)).map(part).collect()
    }
}

fn is_number(cell: &str) -> bool {
    cell.chars().any(|c| c.is_ascii_digit())
        && cell.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | '.'))
}

/// Letters from the point on.
fn after_point(cell: &str) -> usize {
    match is_number(cell) {
        true => cell.find('.').map_or(0, |point| cell.len() - point),
        false => 0,
    }
}

/// The noun for a count: one incident, two incidents.
pub fn counted(count: u64, noun: &str) -> String {
    match count {
        1 => noun.to_owned(),
        _ => format!("{noun}s"),
    }
}

/// Groups the digits before the point in threes.
pub fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = whole.chars().count();
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (digits - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_folded_at_spaces_and_long_words_are_cut() {
        let word = "x".repeat(50);
        let long = "y".repeat(90);
        assert_eq!(fold((80, ""), ""), [""; 0]);
        assert_eq!(fold((80, "  "), " a  b "), ["  a b"]);
        assert_eq!(fold((80, ""), &format!("{word} {word}")), [word.as_str(), &word]);
        assert_eq!(fold((80, ""), &format!("a {long} b")), ["a", &long[..80], "yyyyyyyyyy b"]);
        assert_eq!(
            fold((80, "  "), &long),
            [format!("  {}", &long[..78]), "  yyyyyyyyyyyy".to_owned()]
        );
    }

    #[test]
    fn digits_are_grouped_before_the_point_only() {
        let cases = [("1234567.891", "1,234,567.891"), ("12", "12"), ("123", "123"), ("0", "0")];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
    }

    #[test]
    fn points_stand_under_each_other_and_long_text_goes_on_below() {
        let mut table = Table::new(&["province", "substance", "kg", "incidents"], 2);
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        table.row(row(["Sindh", "heroin", "1,204.5", "3"]));
        table.row(row(["Khyber Pakhtunkhwa", "acetic anhydride", "12", "1,000"]));
        table.row(vec!["below the total:".to_owned()]);
        table.row(row(["Sindh", "opium", "not known", "1"]));
        assert_eq!(
            table.lines(),
            [
                "province            substance                kg  incidents",
                "Sindh               heroin              1,204.5          3",
                "Khyber Pakhtunkhwa  acetic anhydride       12        1,000",
                "below the total:",
                "Sindh               opium             not known          1",
            ]
        );
        let mut table = Table::new(&["report", "file", "row"], 1);
        let name = "Weekly return of the southern region, corrected (2).csv";
        table.row(vec!["x".repeat(36), name.to_owned(), "1,234".to_owned()]);
        let lines = table.lines();
        assert!(lines.iter().all(|line| line.chars().count() <= 80), "{lines:?}");
        let all: String = lines.iter().skip(1).map(|line| line.replace("1,234", "")).collect();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&all.replace(&"x".repeat(36), "")), words(name));
    }
}
