//! What a Cargo manifest says of its package and of what that depends on, with line numbers.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::rust_source::line_at;

const KINDS: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// A package and everything it depends on, for whatever target and purpose.
#[derive(Debug)]
pub struct Manifest {
    /// The package's name; none for a workspace.
    pub package: Option<String>,
    /// In no order.
    pub dependencies: Vec<Dependency>,
}

/// One entry of a dependency table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The package's own name, whatever the manifest calls it.
    pub package: String,
    /// Where the entry stands, counted from one.
    pub line: usize,
}

/// Names that the workspace gives to packages: what a member writes, and what is meant.
pub type WorkspaceNames = BTreeMap<String, String>;

/// Reads one manifest.
pub fn parse(text: &str, names: &WorkspaceNames) -> Result<Manifest, toml::de::Error> {
    let document = DeTable::parse(text)?;
    let document = document.get_ref();
    let package = document.get("package").and_then(|package| text_at(package, "name"));

    let targets = table(document, "target").into_iter().flat_map(|targets| targets.values());
    let targets = targets.filter_map(|target| target.get_ref().as_table());
    let mut dependencies = Vec::new();
    for holder in std::iter::once(document).chain(targets) {
        for entries in KINDS.iter().filter_map(|kind| table(holder, kind)) {
            dependencies.extend(entries.iter().map(|(name, value)| Dependency {
                package: package_of(name.get_ref(), value, names),
                line: line_at(text, name.span().start),
            }));
        }
    }
    Ok(Manifest { package: package.map(str::to_owned), dependencies })
}

/// Reads the names that the workspace's manifest gives to packages.
pub fn workspace_names(text: &str) -> Result<WorkspaceNames, toml::de::Error> {
    let document = DeTable::parse(text)?;
    let entries = table(document.get_ref(), "workspace")
        .and_then(|workspace| table(workspace, "dependencies"))
        .into_iter()
        .flat_map(|entries| entries.iter());
    Ok(entries
        .map(|(name, value)| {
            let package = text_at(value, "package").unwrap_or(name.get_ref());
            (name.get_ref().to_string(), package.to_owned())
        })
        .collect())
}

fn package_of(name: &str, value: &Spanned<DeValue<'_>>, names: &WorkspaceNames) -> String {
    if let Some(package) = text_at(value, "package") {
        return package.to_owned();
    }
    let is_inherited =
        value.get_ref().get("workspace").and_then(|value| value.get_ref().as_bool()) == Some(true);
    match names.get(name) {
        Some(package) if is_inherited => package.clone(),
        _ => name.to_owned(),
    }
}

fn table<'table, 'text>(
    holder: &'table DeTable<'text>,
    name: &str,
) -> Option<&'table DeTable<'text>> {
    holder.get(name).and_then(|value| value.get_ref().as_table())
}

fn text_at<'table>(value: &'table Spanned<DeValue<'_>>, name: &str) -> Option<&'table str> {
    value.get_ref().get(name).and_then(|value| value.get_ref().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, usize)]) {
        let names = WorkspaceNames::from([("sql".to_owned(), "sqlx".to_owned())]);
        let mut found = parse(text, &names).unwrap().dependencies;
        found.sort_by_key(|dependency| dependency.line);
        let found: Vec<(&str, usize)> =
            found.iter().map(|dependency| (dependency.package.as_str(), dependency.line)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_way_to_write_a_dependency_is_read() {
        check("[dependencies]\na = \"1\"\nb.workspace = true", &[("a", 2), ("b", 3)]);
        check("[dev-dependencies]\na = { version = \"1\" }", &[("a", 2)]);
        check("[build-dependencies.a]\nversion = \"1\"", &[("a", 1)]);
        check("[target.'cfg(unix)'.dependencies]\na = \"1\"", &[("a", 2)]);
        check("dependencies = { a = \"1\" }", &[("a", 1)]);
    }

    #[test]
    fn a_renamed_package_is_known_by_its_own_name() {
        check("[dependencies]\na = { package = \"tokio\", version = \"1\" }", &[("tokio", 2)]);
        check("[dependencies]\nsql = { workspace = true }", &[("sqlx", 2)]);
        check("[dependencies]\nsql = \"1\"", &[("sql", 2)]);
    }

    #[test]
    fn the_workspace_says_which_packages_its_names_mean() {
        let text = "[workspace.dependencies]\nsql = { package = \"sqlx\" }\nhex = \"1\"";
        let expected = WorkspaceNames::from([
            ("sql".to_owned(), "sqlx".to_owned()),
            ("hex".to_owned(), "hex".to_owned()),
        ]);
        assert_eq!(workspace_names(text).unwrap(), expected);
    }
}
