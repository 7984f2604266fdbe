//! The folder is the table of contents: a file's name says what is in it.

use crate::repository::Repository;
use crate::violation::Violation;

const EMPTY_NAMES: [&str; 5] = ["utils", "common", "helpers", "manager", "misc"];

/// Looks for files and folders whose names say nothing.
pub fn check(repository: &Repository) -> Vec<Violation> {
    let says_nothing = |path: &&str| {
        path.split('/').any(|part| {
            let name = part.split('.').next().unwrap_or(part);
            EMPTY_NAMES.contains(&name.to_ascii_lowercase().as_str())
        })
    };
    let message = "the name says nothing; call it by what is in it";
    repository.paths().filter(says_nothing).map(|path| Violation::new(path, 1, message)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_say_nothing_are_refused() {
        let cases = [
            ("crates/a/src/utils.rs", 1),
            ("crates/a/src/common/mod.rs", 1),
            ("frontend/src/helpers.ts", 1),
            ("frontend/src/Manager.test.ts", 1),
            ("crates/a/src/common_value.rs", 0),
            ("crates/a/src/commons.rs", 0),
        ];
        for (path, expected) in cases {
            assert_eq!(check(&Repository::invented(&[(path, "")])).len(), expected, "{path}");
        }
    }
}
