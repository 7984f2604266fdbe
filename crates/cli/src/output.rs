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
    fold("", text).iter().try_for_each(|folded| line(folded))
}

/// Prints text folded to 80 columns, each line behind two spaces.
pub fn indented(text: &str) -> Result<(), Failure> {
    fold("  ", text).iter().try_for_each(|folded| line(folded))
}

/// Lines that fit, each behind an indent. A word that is longer than a line is cut in pieces.
fn fold(indent: &str, text: &str) -> Vec<String> {
    let room = WIDTH.saturating_sub(indent.chars().count()).max(1);
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

    /// Prints it; text columns are cut so that a line fits 80 columns where it can.
    pub fn print(&self) -> Result<(), Failure> {
        let mut widths: Vec<usize> = (0..self.header.len())
            .map(|index| {
                let cells = self.rows.iter().chain(std::iter::once(&self.header));
                cells.filter_map(|row| row.get(index)).map(|cell| cell.chars().count()).max()
            })
            .map(Option::unwrap_or_default)
            .collect();
        let texts = self.header.len().saturating_sub(self.numbers);
        let spare = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        let mut over = spare.saturating_sub(WIDTH);
        for width in widths.iter_mut().take(texts).rev() {
            let cut = over.min(width.saturating_sub(12));
            *width -= cut;
            over -= cut;
        }
        for row in std::iter::once(&self.header).chain(&self.rows) {
            let cells: Vec<String> = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(index, (cell, width))| match index < texts {
                    true => format!("{:<width$}", cut(cell, *width)),
                    false => format!("{cell:>width$}"),
                })
                .collect();
            line(cells.join("  ").trim_end())?;
        }
        Ok(())
    }
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width.saturating_sub(1)).chain(std::iter::once('…')).collect()
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
        assert_eq!(fold("", ""), [""; 0]);
        assert_eq!(fold("  ", " a  b "), ["  a b"]);
        assert_eq!(fold("", &format!("{word} {word}")), [word.as_str(), &word]);
        assert_eq!(fold("", &format!("a {long} b")), ["a", &long[..80], "yyyyyyyyyy b"]);
        assert_eq!(fold("  ", &long), [format!("  {}", &long[..78]), "  yyyyyyyyyyyy".to_owned()]);
    }

    #[test]
    fn digits_are_grouped_before_the_point_only() {
        let cases = [("1234567.891", "1,234,567.891"), ("12", "12"), ("123", "123"), ("0", "0")];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
    }
}
