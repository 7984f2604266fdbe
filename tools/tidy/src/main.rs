//! Checks the rules of the project that neither the compiler nor clippy knows.
//! It reads the tree and reports; it changes nothing.

mod crate_manifests;
mod direction;
mod direction_rule;
mod file_lengths;
mod file_names;
mod forbidden_code;
mod license_expression;
mod licenses;
mod line_lengths;
mod links;
mod manifest;
mod module_comments;
mod packages;
mod purity;
mod repository;
mod rust_source;
mod violation;

use std::process::ExitCode;

use anyhow::Result;

use crate::repository::Repository;
use crate::violation::Violation;

/// A rule reads the tree and names every place that breaks it.
type Rule = fn(&Repository) -> Vec<Violation>;

const RULES: [Rule; 8] = [
    direction::check,
    purity::check,
    file_lengths::check,
    file_names::check,
    forbidden_code::check,
    line_lengths::check,
    links::check,
    module_comments::check,
];

fn main() -> Result<ExitCode> {
    let root = repository::root()?;
    let repository = Repository::read(&root)?;

    let mut violations: Vec<Violation> = RULES.iter().flat_map(|rule| rule(&repository)).collect();
    match packages::read(&root) {
        Ok(packages) => violations.extend(licenses::check(&repository, &packages)),
        Err(error) => violations.push(Violation::new("Cargo.lock", 1, format!("{error:#}"))),
    }
    violations.sort();
    violations.dedup();

    for violation in &violations {
        println!("{violation}");
    }
    if violations.is_empty() {
        println!("tidy: {} files, no violations", repository.paths().count());
        return Ok(ExitCode::SUCCESS);
    }
    println!("tidy: {} violations", violations.len());
    Ok(ExitCode::FAILURE)
}
