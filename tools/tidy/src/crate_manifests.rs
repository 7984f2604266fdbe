//! The manifests of the crates, each under the name of its folder.

use std::collections::BTreeMap;

use crate::manifest::{self, Manifest, WorkspaceNames};
use crate::repository::Repository;
use crate::violation::Violation;

/// The manifests of one folder of crates, by the name of the crate's folder.
pub type CrateManifests = BTreeMap<String, CrateManifest>;

/// A manifest and where it stands.
#[derive(Debug)]
pub struct CrateManifest {
    /// Path from the root of the repository.
    pub path: String,
    /// What it says.
    pub manifest: Manifest,
}

/// Reads `<folder>/*/Cargo.toml`; a manifest that can't be read is a violation.
pub fn read(repository: &Repository, folder: &str) -> (CrateManifests, Vec<Violation>) {
    let mut manifests = CrateManifests::new();
    let mut violations = Vec::new();
    let names = match repository.text("Cargo.toml").map(manifest::workspace_names) {
        Some(Ok(names)) => names,
        Some(Err(error)) => {
            violations.push(Violation::new("Cargo.toml", 1, error.message()));
            WorkspaceNames::new()
        }
        None => WorkspaceNames::new(),
    };

    for (path, text) in repository.texts("/Cargo.toml") {
        let Some(name) = crate_name(path, folder) else { continue };
        match manifest::parse(text, &names) {
            Ok(manifest) => {
                let manifest = CrateManifest { path: path.to_owned(), manifest };
                manifests.insert(name.to_owned(), manifest);
            }
            Err(error) => violations.push(Violation::new(path, 1, error.message())),
        }
    }
    (manifests, violations)
}

fn crate_name<'path>(path: &'path str, folder: &str) -> Option<&'path str> {
    let name = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix("/Cargo.toml")?;
    (!name.contains('/')).then_some(name)
}
