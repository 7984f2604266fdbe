//! The packages that the lock file brings in, as cargo names them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// One package of the dependency graph.
#[derive(Clone, Debug)]
pub struct Package {
    /// Name and version.
    pub name: String,
    /// Where it comes from; none for a package of the workspace.
    pub source: Option<String>,
    /// The licence expression of its manifest.
    pub license: Option<String>,
}

/// Asks cargo for every package, whatever the target it is for.
pub fn read(root: &Path) -> Result<Vec<Package>> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked", "--quiet"])
        .current_dir(root)
        .output()
        .context("cannot run cargo")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    parse(&output.stdout)
}

fn parse(metadata: &[u8]) -> Result<Vec<Package>> {
    let metadata: Value = serde_json::from_slice(metadata).context("cannot read cargo metadata")?;
    let packages = metadata.get("packages").and_then(Value::as_array);
    let packages = packages.context("cargo metadata lists no packages")?;
    Ok(packages.iter().map(package).collect())
}

fn package(value: &Value) -> Package {
    let text = |name| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let name = text("name").unwrap_or_default();
    let version = text("version").unwrap_or_default();
    Package { name: format!("{name} {version}"), source: text("source"), license: text("license") }
}
