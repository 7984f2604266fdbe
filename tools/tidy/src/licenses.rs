//! Every package comes from crates.io or from here, under a licence that we may use.

use toml::de::{DeTable, DeValue};

use crate::license_expression::is_satisfied;
use crate::packages::Package;
use crate::repository::Repository;
use crate::rust_source::line_at;
use crate::violation::Violation;

const LIST: &str = "tools/tidy/licenses.toml";
const LOCK: &str = "Cargo.lock";
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Compares every package with the list of licences.
pub fn check(repository: &Repository, packages: &[Package]) -> Vec<Violation> {
    let allowed = match repository.text(LIST).map(allowed) {
        Some(Ok(allowed)) => allowed,
        Some(Err(violation)) => return vec![violation],
        None => return vec![Violation::new(LIST, 1, "the list of licences is missing")],
    };
    packages.iter().flat_map(|package| check_package(package, &allowed)).collect()
}

fn check_package(package: &Package, allowed: &[String]) -> Vec<Violation> {
    let name = &package.name;
    let mut messages = Vec::new();
    match package.source.as_deref() {
        None | Some(CRATES_IO) => {}
        Some(source) => messages.push(format!("{name} comes from {source}, not from crates.io")),
    }
    match package.license.as_deref().map(|license| (license, is_satisfied(license, allowed))) {
        Some((_, Ok(true))) => {}
        Some((license, Ok(false))) => {
            messages.push(format!("{name} is under {license}, which {LIST} does not allow"));
        }
        Some((_, Err(error))) => messages.push(format!("{name}: {error}")),
        None => messages.push(format!("{name} names no licence")),
    }
    messages.into_iter().map(|message| Violation::new(LOCK, 1, message)).collect()
}

fn allowed(text: &str) -> Result<Vec<String>, Violation> {
    let document = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_at(text, span.start));
        Violation::new(LIST, line, error.message())
    })?;
    let list = document.get_ref().get("allow").and_then(|list| list.get_ref().as_array());
    let list = list.ok_or_else(|| Violation::new(LIST, 1, "a list named allow is expected"))?;
    let names = list.iter().filter_map(|name| DeValue::as_str(name.get_ref()));
    Ok(names.map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_and_source_are_both_checked() {
        let cases = [
            (None, Some("MIT"), 0),
            (Some(CRATES_IO), Some("MIT OR GPL-3.0-only"), 0),
            (Some(CRATES_IO), Some("GPL-3.0-only"), 1),
            (Some(CRATES_IO), Some("MIT OR"), 1),
            (Some(CRATES_IO), None, 1),
            (Some("git+https://example.org/a"), Some("MIT"), 1),
            (Some("git+https://example.org/a"), None, 2),
        ];
        let repository = Repository::invented(&[(LIST, "allow = [\"MIT\"]")]);
        for (source, license, expected) in cases {
            let package = Package {
                name: "a 1.0.0".to_owned(),
                source: source.map(str::to_owned),
                license: license.map(str::to_owned),
            };
            let found = check(&repository, &[package]);
            assert_eq!(found.len(), expected, "{source:?} {license:?}: {found:?}");
        }
    }

    #[test]
    fn a_list_that_cannot_be_read_is_reported() {
        for list in ["allow = 1", "allow = [", ""] {
            assert_eq!(check(&Repository::invented(&[(LIST, list)]), &[]).len(), 1, "{list}");
        }
        assert_eq!(check(&Repository::invented(&[]), &[]).len(), 1);
    }
}
