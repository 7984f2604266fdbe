//! The files of the repository as git sees them: tracked, or new and not ignored.
//! Only texts that some rule reads are held in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

const TEXT_ENDINGS: [&str; 3] = [".rs", ".md", ".toml"];

/// The tree under check.
#[derive(Debug)]
pub struct Repository {
    paths: BTreeSet<String>,
    texts: BTreeMap<String, String>,
}

impl Repository {
    /// Lists the tree under `root` and reads the texts in it.
    pub fn read(root: &Path) -> Result<Repository> {
        let listed = git(
            root,
            &["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "."],
        )?;
        let mut repository = Repository { paths: BTreeSet::new(), texts: BTreeMap::new() };
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            let file = root.join(path);
            // A file deleted but not yet committed is still listed.
            if !file.is_file() {
                continue;
            }
            repository.paths.insert(path.to_owned());
            if TEXT_ENDINGS.iter().any(|ending| path.ends_with(ending)) {
                let text =
                    fs::read_to_string(&file).with_context(|| format!("cannot read {path}"))?;
                repository.texts.insert(path.to_owned(), text);
            }
        }
        Ok(repository)
    }

    /// Every path, from the root and with forward slashes.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(String::as_str)
    }

    /// Whether a file or a folder stands at `path`.
    pub fn contains(&self, path: &str) -> bool {
        if path.is_empty() || self.paths.contains(path) {
            return true;
        }
        let folder = format!("{path}/");
        self.paths.range(folder.clone()..).next().is_some_and(|next| next.starts_with(&folder))
    }

    /// The text of one file.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }

    /// Path and text of every file with this ending.
    pub fn texts(&self, ending: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .filter(move |(path, _)| path.ends_with(ending))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// A tree that stands in no folder, for tests.
    #[cfg(test)]
    pub fn invented(files: &[(&str, &str)]) -> Repository {
        let texts: BTreeMap<String, String> =
            files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        Repository { paths: texts.keys().cloned().collect(), texts }
    }
}

/// The root of the repository that the current folder lies in.
pub fn root() -> Result<PathBuf> {
    let root = git(Path::new("."), &["rev-parse", "--show-toplevel"])?;
    Ok(PathBuf::from(root.trim_end_matches('\n')))
}

fn git(folder: &Path, arguments: &[&str]) -> Result<String> {
    let output = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .output()
        .context("cannot run git")?;
    if !output.status.success() {
        bail!("git failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).context("git listed a path that is not UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_there_when_a_file_lies_in_it() {
        let repository = Repository::invented(&[("docs/a/b.md", ""), ("docs-old.md", "")]);
        let cases = [
            ("docs", true),
            ("docs/a", true),
            ("docs/a/b.md", true),
            ("doc", false),
            ("docs/a/b", false),
            ("docs-old", false),
        ];
        for (path, expected) in cases {
            assert_eq!(repository.contains(path), expected, "{path}");
        }
    }
}
