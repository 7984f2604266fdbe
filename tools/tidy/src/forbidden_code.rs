//! Code that hides work left undone or a warning silenced.

use crate::repository::Repository;
use crate::rust_source::{RustSource, first_word, is_identifier};
use crate::violation::Violation;

const MACROS: [&str; 2] = ["todo!", "unimplemented!"];
const ATTRIBUTES: [(&str, &str); 2] = [
    ("allow", "use #[expect] with a reason instead of #[allow]"),
    ("ignore", "a test is kept or deleted, not ignored"),
];

/// Reads every Rust file.
pub fn check(repository: &Repository) -> Vec<Violation> {
    repository.texts(".rs").flat_map(|(path, text)| check_source(path, text)).collect()
}

fn check_source(path: &str, text: &str) -> Vec<Violation> {
    let source = RustSource::new(text);
    let mut violations = Vec::new();
    for unfinished in MACROS {
        let lines = source.lines_with(unfinished).into_iter();
        let message = format!("{unfinished} leaves work undone");
        violations.extend(lines.map(|line| Violation::new(path, line, message.as_str())));
    }
    for (line, attribute) in source.attributes() {
        for (name, message) in ATTRIBUTES {
            if applies(attribute, name) {
                violations.push(Violation::new(path, line, message));
            }
        }
    }
    violations
}

/// Whether an attribute is of this name, also under a condition.
fn applies(attribute: &str, name: &str) -> bool {
    match first_word(attribute) {
        "cfg_attr" => attribute.split(|c| !is_identifier(c)).any(|word| word == name),
        word => word == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unfinished_and_silenced_code_is_found() {
        let cases = [
            ("fn a() { todo!() }", 1),
            ("fn a() {\n    std::unimplemented!(\"later\")\n}", 1),
            ("#[allow(dead_code)]\nfn a() {}", 1),
            ("#![allow(dead_code)]", 1),
            ("#[cfg_attr(test, allow(dead_code))]\nfn a() {}", 1),
            ("#[test]\n#[ignore = \"slow\"]\nfn a() {}", 1),
            ("#[ignore]\nfn a() { todo!() }", 2),
            ("#[expect(dead_code, reason = \"allow\")]\nfn a() {}", 0),
            ("// todo!() and #[allow(dead_code)]", 0),
            ("const A: &str = \"#[ignore] todo!()\";", 0),
            ("fn a() { my_todo!() }", 0),
            ("#[garde(allow)]\nstruct A;", 0),
        ];
        for (text, expected) in cases {
            assert_eq!(check_source("a.rs", text).len(), expected, "{text}");
        }
    }
}
