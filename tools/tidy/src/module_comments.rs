//! Every module begins with a comment that says what it is for.

use crate::repository::Repository;
use crate::violation::Violation;

/// Looks at the first line of every module of the crates and the tools.
pub fn check(repository: &Repository) -> Vec<Violation> {
    let message = "a module begins with a //! comment that says what it is for";
    repository
        .texts(".rs")
        .filter(|(path, text)| is_module(path) && !text.starts_with("//!"))
        .map(|(path, _)| Violation::new(path, 1, message))
        .collect()
}

fn is_module(path: &str) -> bool {
    let mut parts = path.split('/');
    matches!(parts.next(), Some("crates" | "tools")) && parts.nth(1) == Some("src")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_without_a_comment_is_found() {
        let cases = [
            ("crates/a/src/lib.rs", "//! Words.\n", 0),
            ("crates/a/src/b/c.rs", "/// Words.\n", 1),
            ("crates/a/src/lib.rs", "", 1),
            ("tools/a/src/main.rs", "fn main() {}\n", 1),
            ("crates/a/tests/story.rs", "fn a() {}\n", 0),
            ("bench/src/lib.rs", "fn a() {}\n", 0),
        ];
        for (path, text, expected) in cases {
            let found = check(&Repository::invented(&[(path, text)]));
            assert_eq!(found.len(), expected, "{path}: {text}");
        }
    }
}
