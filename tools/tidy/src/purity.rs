//! Pure crates compute: no async runtime, no database, no clock, no randomness, no files.
//! Tests apart, their code names nothing that reaches outside.

use crate::crate_manifests;
use crate::direction_rule::DirectionRule;
use crate::repository::Repository;
use crate::rust_source::RustSource;
use crate::violation::Violation;

const PACKAGES: [&str; 7] = ["tokio", "sea-orm", "sqlx", "reqwest", "rand", "getrandom", "axum"];
const MODULES: [&str; 4] = ["fs", "env", "net", "process"];
const CLOCKS: [&str; 4] = ["SystemTime::now", "Instant::now", "Timestamp::now", "Zoned::now"];

/// Looks at the manifests and the sources of the crates that the rule calls pure.
pub fn check(repository: &Repository) -> Vec<Violation> {
    // Where the rule can't be read, the direction check says so.
    let Ok(rule) = DirectionRule::read(repository) else { return Vec::new() };
    let (crates, _) = crate_manifests::read(repository, "crates");

    let mut violations = Vec::new();
    for (name, one) in crates.iter().filter(|(name, _)| rule.pure.contains(*name)) {
        for dependency in &one.manifest.dependencies {
            if PACKAGES.contains(&dependency.package.as_str()) {
                let message = format!("{name} is pure and can't depend on {}", dependency.package);
                violations.push(Violation::new(&one.path, dependency.line, message));
            }
        }
        let sources = format!("crates/{name}/src/");
        for (path, text) in repository.texts(".rs").filter(|(path, _)| path.starts_with(&sources)) {
            violations.extend(check_source(name, path, text));
        }
    }
    violations
}

fn check_source(name: &str, path: &str, text: &str) -> Vec<Violation> {
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return Vec::new();
    }
    let source = RustSource::new(text);
    let modules = source.standard_modules().into_iter();
    let modules = modules.filter(|(_, module)| MODULES.contains(module));
    let modules = modules.map(|(line, module)| (line, format!("std::{module}")));
    let clocks = CLOCKS.iter().flat_map(|clock| {
        source.lines_with(clock).into_iter().map(|line| (line, (*clock).to_owned()))
    });
    modules
        .chain(clocks)
        .filter(|(line, _)| *line <= source.lines_before_tests())
        .map(|(line, used)| {
            Violation::new(path, line, format!("{name} is pure and can't use {used}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_with(dependencies: &str, source: &str) -> Vec<String> {
        let page = "<!-- direction -->\n```\nstore → model\npure: model\n```\n";
        let manifest = |name| format!("[package]\nname = \"yakja-{name}\"\n{dependencies}\n");
        let files = [
            ("ARCHITECTURE.md", page.to_owned()),
            ("crates/model/Cargo.toml", manifest("model")),
            ("crates/store/Cargo.toml", manifest("store")),
            ("crates/model/src/lib.rs", source.to_owned()),
            ("crates/model/tests/files.rs", source.to_owned()),
            ("crates/store/src/lib.rs", source.to_owned()),
        ];
        let files = files.each_ref().map(|(path, text)| (*path, text.as_str()));
        check(&Repository::invented(&files)).iter().map(Violation::to_string).collect()
    }

    #[test]
    fn a_pure_crate_depends_on_no_runtime_and_no_chance() {
        let cases = [
            ("[dependencies]\ntokio.workspace = true", "tokio"),
            ("[dev-dependencies]\nrand = \"1\"", "rand"),
            ("[dependencies]\ndatabase = { package = \"sqlx\", version = \"1\" }", "sqlx"),
        ];
        for (dependencies, package) in cases {
            let expected =
                format!("crates/model/Cargo.toml:4: model is pure and can't depend on {package}");
            assert_eq!(check_with(dependencies, ""), [expected], "{dependencies}");
        }
        assert_eq!(check_with("[dependencies]\nserde = \"1\"", ""), [""; 0]);
    }

    #[test]
    fn a_pure_crate_reaches_nothing_outside() {
        let cases = [
            ("use std::fs;", vec!["1: std::fs"]),
            ("use std::{env, fmt};", vec!["1: std::env"]),
            ("fn a() {\n    SystemTime::now();\n}", vec!["2: SystemTime::now"]),
            ("fn a() { jiff::Timestamp::now() }", vec!["1: Timestamp::now"]),
            ("// std::fs\nuse std::fmt;", vec![]),
            ("fn a() {}\n\n#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n", vec![]),
        ];
        for (source, found) in cases {
            let expected: Vec<String> = found
                .iter()
                .map(|found| found.replace(": ", ": model is pure and can't use "))
                .map(|found| format!("crates/model/src/lib.rs:{found}"))
                .collect();
            assert_eq!(check_with("", source), expected, "{source}");
        }
    }
}
