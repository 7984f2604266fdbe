//! A line of Rust is at most 100 characters long; one that holds an address may be longer.

use crate::repository::Repository;
use crate::violation::Violation;

const LIMIT: usize = 100;

/// Measures every line of every Rust file.
pub fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in repository.texts(".rs") {
        for (number, line) in (1..).zip(text.lines()) {
            let length = line.chars().count();
            if length > LIMIT && !line.contains("://") {
                let message = format!("{length} characters; the limit is {LIMIT}");
                violations.push(Violation::new(path, number, message));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_and_addresses_are_let_through() {
        let cases = [
            ("x".repeat(100), 0),
            ("x".repeat(101), 1),
            ("ک".repeat(100), 0),
            (format!("// https://example.org/{}", "x".repeat(100)), 0),
        ];
        for (line, expected) in cases {
            let found = check(&Repository::invented(&[("a.rs", &line)]));
            assert_eq!(found.len(), expected, "{line}");
        }
    }
}
