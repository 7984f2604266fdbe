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

/// Prints text folded to 80 columns.
pub fn folded(text: &str) -> Result<(), Failure> {
    let mut current = String::new();
    for word in text.split_whitespace() {
        if !current.is_empty() && current.chars().count() + word.chars().count() + 1 > 80 {
            line(&current)?;
            current.clear();
        }
        if !current.is_empty() {
            current.push(' ');
        }
        current.push_str(word);
    }
    if current.is_empty() { Ok(()) } else { line(&current) }
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
        let mut over = spare.saturating_sub(80);
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
    fn digits_are_grouped_before_the_point_only() {
        let cases = [("1234567.891", "1,234,567.891"), ("12", "12"), ("123", "123"), ("0", "0")];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
    }
}
