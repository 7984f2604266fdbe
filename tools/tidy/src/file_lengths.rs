//! A Rust file fits in one idea: at most 400 lines, tests not counted.

use crate::repository::Repository;
use crate::rust_source::RustSource;
use crate::violation::Violation;

const LIMIT: usize = 400;

/// Measures every Rust file that is not itself a test.
pub fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in repository.texts(".rs") {
        if path.split('/').any(|part| part == "tests" || part == "tests.rs") {
            continue;
        }
        let lines = RustSource::new(text).lines_before_tests();
        if lines > LIMIT {
            let message = format!("{lines} lines without tests; the limit is {LIMIT}");
            violations.push(Violation::new(path, LIMIT + 1, message));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_tests_are_not_counted() {
        let code = |lines: usize| "fn a() {}\n".repeat(lines);
        let tests = format!("\n#[cfg(test)]\nmod tests {{\n{}}}\n", code(300));
        let cases = [
            ("crates/a/src/lib.rs", code(400), 0),
            ("crates/a/src/lib.rs", code(401), 1),
            ("crates/a/src/lib.rs", code(399) + &tests, 0),
            ("crates/a/src/lib.rs", code(400) + &tests, 1),
            ("crates/a/tests/story.rs", code(900), 0),
            ("crates/a/src/lib/tests.rs", code(900), 0),
        ];
        for (path, text, expected) in cases {
            let found = check(&Repository::invented(&[(path, &text)]));
            assert_eq!(found.len(), expected, "{path}, {} lines", text.lines().count());
        }
    }
}
