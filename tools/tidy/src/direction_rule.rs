//! The rule that says which crate may depend on which, as ARCHITECTURE.md states it.
//! It reads the rule and answers questions; `direction` and `purity` apply it.
//!
//! A line of the block is `a, b → c → d`, `a never uses b, c` or `pure: a, b`.

use std::collections::{BTreeMap, BTreeSet};

use crate::repository::Repository;
use crate::violation::Violation;

/// The page that states the rule.
pub const PAGE: &str = "ARCHITECTURE.md";

const MARK: &str = "<!-- direction -->";

/// Which crate may depend on which, and which do nothing but compute.
#[derive(Debug, Default)]
pub struct DirectionRule {
    /// Every crate named in an arrow, with the line that names it first.
    pub crates: BTreeMap<String, usize>,
    /// Crates without runtime, database, clock, randomness and files.
    pub pure: BTreeSet<String>,
    arrows: BTreeMap<String, BTreeSet<String>>,
    never: BTreeSet<(String, String)>,
}

impl DirectionRule {
    /// Reads the rule from the page; what can't be read is one violation.
    pub fn read(repository: &Repository) -> Result<DirectionRule, Violation> {
        let page = repository.text(PAGE).ok_or_else(|| {
            Violation::new(PAGE, 1, "the page is missing; the direction rule stands there")
        })?;
        DirectionRule::parse(page).map_err(|(line, message)| Violation::new(PAGE, line, message))
    }

    /// Whether one crate may name another in its manifest.
    pub fn allows(&self, from: &str, to: &str) -> bool {
        !self.forbids(from, to) && self.reaches(from, to)
    }

    /// Whether a `never uses` line stands against it.
    pub fn forbids(&self, from: &str, to: &str) -> bool {
        self.never.contains(&(from.to_owned(), to.to_owned()))
    }

    /// Whether arrows lead from one crate to another, over others or not.
    fn reaches(&self, from: &str, to: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut waiting = vec![from];
        while let Some(name) = waiting.pop() {
            for next in self.arrows.get(name).into_iter().flatten() {
                if next == to {
                    return true;
                }
                if seen.insert(next) {
                    waiting.push(next);
                }
            }
        }
        false
    }

    fn parse(page: &str) -> Result<DirectionRule, (usize, String)> {
        let mut rule = DirectionRule::default();
        for (line, text) in block(page)? {
            rule.add(line, text).map_err(|message| (line, message))?;
        }
        if rule.crates.is_empty() {
            return Err((1, "the direction block names no crate".to_owned()));
        }
        let stray = rule.never.iter().flat_map(|(from, to)| [from, to]).chain(&rule.pure);
        for name in stray {
            if !rule.crates.contains_key(name) {
                return Err((1, format!("the direction block names {name}, but no arrow does")));
            }
        }
        for (name, line) in &rule.crates {
            if rule.reaches(name, name) {
                return Err((*line, format!("the arrows lead from {name} back to {name}")));
            }
        }
        Ok(rule)
    }

    fn add(&mut self, line: usize, text: &str) -> Result<(), String> {
        if let Some(names) = text.strip_prefix("pure:") {
            self.pure.extend(crate_names(names)?);
            return Ok(());
        }
        if let Some((from, to)) = text.split_once(" never uses ") {
            for from in crate_names(from)? {
                self.never.extend(crate_names(to)?.into_iter().map(|to| (from.clone(), to)));
            }
            return Ok(());
        }
        let groups = text.split('→').map(crate_names).collect::<Result<Vec<_>, _>>()?;
        if groups.len() < 2 {
            return Err(format!("not a line of the direction rule: {text}"));
        }
        for name in groups.iter().flatten() {
            self.crates.entry(name.clone()).or_insert(line);
        }
        for (from, to) in groups.iter().zip(groups.iter().skip(1)) {
            for from in from {
                self.arrows.entry(from.clone()).or_default().extend(to.iter().cloned());
            }
        }
        Ok(())
    }
}

/// The numbered lines of the fenced block after the mark.
fn block(page: &str) -> Result<Vec<(usize, &str)>, (usize, String)> {
    let mut lines = (1..).zip(page.lines()).map(|(line, text)| (line, text.trim()));
    if !lines.any(|(_, text)| text == MARK) {
        return Err((
            1,
            format!("no line reads {MARK}; the direction rule stands in the fence after it"),
        ));
    }
    let opening = lines.find(|(_, text)| !text.is_empty());
    match opening {
        Some((_, text)) if text.starts_with("```") => {}
        Some((line, _)) => return Err((line, format!("a fenced block is expected after {MARK}"))),
        None => return Err((1, format!("a fenced block is expected after {MARK}"))),
    }
    let inside = lines.take_while(|(_, text)| !text.starts_with("```"));
    Ok(inside.filter(|(_, text)| !text.is_empty()).collect())
}

fn crate_names(text: &str) -> Result<Vec<String>, String> {
    text.split(',')
        .map(|name| {
            let name = name.trim();
            let is_name = !name.is_empty()
                && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
            if is_name { Ok(name.to_owned()) } else { Err(format!("not a crate's name: {name:?}")) }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(lines: &str) -> Result<DirectionRule, (usize, String)> {
        DirectionRule::parse(&format!("# Architecture\n\n{MARK}\n```text\n{lines}\n```\n"))
    }

    #[test]
    fn arrows_lead_over_other_crates_and_never_back() {
        let rule =
            parse("cli → web → app → store\napp → resolve, print → model\nweb never uses store")
                .unwrap();
        let cases = [
            ("cli", "web", true),
            ("cli", "store", true),
            ("app", "print", true),
            ("web", "model", true),
            ("print", "model", true),
            ("web", "store", false),
            ("store", "app", false),
            ("resolve", "print", false),
            ("model", "model", false),
            ("unknown", "model", false),
        ];
        for (from, to, expected) in cases {
            assert_eq!(rule.allows(from, to), expected, "{from} on {to}");
        }
    }

    #[test]
    fn pure_crates_are_listed() {
        let rule = parse("app → model, print\npure: model, print").unwrap();
        assert_eq!(rule.pure, BTreeSet::from(["model".to_owned(), "print".to_owned()]));
    }

    #[test]
    fn a_rule_that_makes_no_sense_is_refused_with_its_line() {
        let cases = [
            ("app → model\nmodel → app", 5, "the arrows lead from app back to app"),
            ("app → model\napp", 6, "not a line of the direction rule: app"),
            ("app → Model", 5, "not a crate's name: \"Model\""),
            ("app → ", 5, "not a crate's name: \"\""),
            ("app → model\npure: prnt", 1, "the direction block names prnt, but no arrow does"),
            ("", 1, "the direction block names no crate"),
        ];
        for (lines, line, message) in cases {
            assert_eq!(parse(lines).unwrap_err(), (line, message.to_owned()), "{lines}");
        }
    }

    #[test]
    fn a_page_without_the_block_is_refused() {
        let cases = [("# Architecture\n", 1), ("<!-- direction -->\n\ntext\n", 3)];
        for (page, line) in cases {
            assert_eq!(DirectionRule::parse(page).unwrap_err().0, line, "{page}");
        }
    }
}
