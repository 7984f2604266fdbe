//! Every crate depends only on crates that the direction rule lets it depend on.

use crate::crate_manifests::{self, CrateManifest, CrateManifests};
use crate::direction_rule::{DirectionRule, PAGE};
use crate::repository::Repository;
use crate::violation::Violation;

/// Compares the crates and their manifests with the rule.
pub fn check(repository: &Repository) -> Vec<Violation> {
    let (crates, mut violations) = crate_manifests::read(repository, "crates");
    let (tools, _) = crate_manifests::read(repository, "tools");
    let rule = match DirectionRule::read(repository) {
        Ok(rule) => rule,
        Err(violation) => {
            violations.push(violation);
            return violations;
        }
    };

    for (name, line) in &rule.crates {
        if !crates.contains_key(name) {
            violations.push(Violation::new(PAGE, *line, format!("there is no crates/{name}")));
        }
    }
    for (name, from) in &crates {
        if !rule.crates.contains_key(name) {
            let message = format!("{name} is missing from the rule in {PAGE}");
            violations.push(Violation::new(&from.path, 1, message));
            continue;
        }
        for dependency in &from.manifest.dependencies {
            let message = if let Some(to) = folder_of(&crates, &dependency.package) {
                match (rule.allows(name, to), rule.forbids(name, to)) {
                    (true, _) => continue,
                    (false, true) => format!("{name} never uses {to}"),
                    (false, false) => format!("no arrow in {PAGE} leads from {name} to {to}"),
                }
            } else if folder_of(&tools, &dependency.package).is_some() {
                format!("{name} depends on {}, a tool", dependency.package)
            } else {
                continue;
            };
            violations.push(Violation::new(&from.path, dependency.line, message));
        }
    }
    violations
}

fn folder_of<'crates>(crates: &'crates CrateManifests, package: &str) -> Option<&'crates str> {
    let is_meant = |one: &CrateManifest| one.manifest.package.as_deref() == Some(package);
    crates.iter().find(|(_, one)| is_meant(one)).map(|(name, _)| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository;

    const RULE: &str =
        "<!-- direction -->\n```text\nweb → app → store → model\nweb never uses store\n```\n";

    /// A tree of four crates, in which one crate's dependencies are as given.
    fn check_with(name: &str, dependencies: &str) -> Vec<String> {
        let mut files = vec![("ARCHITECTURE.md".to_owned(), RULE.to_owned())];
        for folder in ["web", "app", "store", "model"] {
            let entries = if folder == name { dependencies } else { "" };
            let text = format!("[package]\nname = \"yakja-{folder}\"\n{entries}\n");
            files.push((format!("crates/{folder}/Cargo.toml"), text));
        }
        let tool = "[package]\nname = \"yakja-tidy\"\n".to_owned();
        files.push(("tools/tidy/Cargo.toml".to_owned(), tool));
        violations(&files)
    }

    fn violations(files: &[(String, String)]) -> Vec<String> {
        let files: Vec<(&str, &str)> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        check(&Repository::invented(&files)).iter().map(Violation::to_string).collect()
    }

    #[test]
    fn an_edge_along_the_arrows_is_allowed() {
        let cases = [
            ("web", "[dependencies]\nyakja-app.workspace = true"),
            ("web", "[dependencies]\nyakja-model.workspace = true"),
            ("app", "[dev-dependencies]\nyakja-store = { path = \"../store\" }"),
            ("store", "[dependencies]\nserde = \"1\""),
        ];
        for (name, dependencies) in cases {
            assert_eq!(check_with(name, dependencies), [""; 0], "{name}: {dependencies}");
        }
    }

    #[test]
    fn a_forbidden_edge_is_caught() {
        let back = "no arrow in ARCHITECTURE.md leads from model to app";
        let cases = [
            ("web", "[dependencies]\nyakja-store.workspace = true", "web never uses store"),
            ("web", "[dev-dependencies]\nyakja-store = { path = \"x\" }", "web never uses store"),
            ("model", "[dependencies]\nyakja-app.workspace = true", back),
            ("model", "[dev-dependencies]\nyakja-app.workspace = true", back),
            ("model", "[build-dependencies]\nyakja-app.workspace = true", back),
            ("model", "[target.'cfg(unix)'.dependencies]\nyakja-app.workspace = true", back),
            ("model", "[dependencies]\nother = { package = \"yakja-app\", path = \"x\" }", back),
            (
                "model",
                "[dependencies]\nyakja-tidy.workspace = true",
                "model depends on yakja-tidy, a tool",
            ),
        ];
        for (name, dependencies, message) in cases {
            let expected = [format!("crates/{name}/Cargo.toml:4: {message}")];
            assert_eq!(check_with(name, dependencies), expected, "{name}: {dependencies}");
        }
    }

    #[test]
    fn page_and_folders_name_the_same_crates() {
        let page = "<!-- direction -->\n```\napp → model\n```\n".to_owned();
        let manifest = |name: &str| format!("[package]\nname = \"yakja-{name}\"\n");
        let files = [
            ("ARCHITECTURE.md".to_owned(), page),
            ("crates/app/Cargo.toml".to_owned(), manifest("app")),
            ("crates/extra/Cargo.toml".to_owned(), manifest("extra")),
        ];
        assert_eq!(
            violations(&files),
            [
                "ARCHITECTURE.md:3: there is no crates/model",
                "crates/extra/Cargo.toml:1: extra is missing from the rule in ARCHITECTURE.md",
            ]
        );
    }

    #[test]
    fn a_missing_page_is_said_plainly() {
        let expected = ["ARCHITECTURE.md:1: the page is missing; the direction rule stands there"];
        assert_eq!(violations(&[]), expected);
    }

    #[test]
    fn this_repository_keeps_the_direction() {
        let repository = Repository::read(&repository::root().unwrap()).unwrap();
        let found: Vec<String> = check(&repository).iter().map(Violation::to_string).collect();
        assert_eq!(found, [""; 0]);
    }
}
