//! Relative links in pages lead to files of the repository.
//! Addresses of other sites and places within a page are not looked at.

use crate::repository::Repository;
use crate::violation::Violation;

/// Follows every relative link of every page.
pub fn check(repository: &Repository) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (path, text) in repository.texts(".md") {
        for (line, target) in links(text) {
            let leads_somewhere =
                resolve(path, target).is_some_and(|resolved| repository.contains(&resolved));
            if !leads_somewhere {
                let message = format!("the link {target} leads to no file of the repository");
                violations.push(Violation::new(path, line, message));
            }
        }
    }
    violations
}

/// Numbered targets of the relative links outside of code.
fn links(page: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    for (number, line) in (1..).zip(page.lines()) {
        let start = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, None) => found.extend(targets(line).map(|target| (number, target))),
        }
    }
    found.retain(|(_, target)| is_relative(target));
    found
}

/// The targets of a line: `[words](target)` and `[name]: target`.
fn targets(line: &str) -> impl Iterator<Item = &str> {
    // Every second part between backticks is code.
    let prose = line.split('`').step_by(2);
    let inline = prose.flat_map(|prose| prose.split("](").skip(1)).map(|rest| {
        let rest = rest.trim_start();
        match rest.strip_prefix('<') {
            Some(rest) => rest.split('>').next().unwrap_or_default(),
            None => rest.split([')', ' ']).next().unwrap_or_default(),
        }
    });
    let definition = line
        .strip_prefix('[')
        .and_then(|rest| rest.split_once("]: "))
        .and_then(|(_, target)| target.split_whitespace().next());
    inline.chain(definition)
}

fn is_relative(target: &str) -> bool {
    let scheme = target.split(['/', '#', '?']).next().unwrap_or_default();
    !target.is_empty() && !target.starts_with('#') && !scheme.contains(':')
}

/// The path that a link means, from the root; nothing for one that leaves the repository.
fn resolve(page: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next()?.replace("%20", " ");
    let (start, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (page.rsplit_once('/').map_or("", |(folder, _)| folder), target.as_str()),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in start.split('/').chain(target.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_prose_alone() {
        let cases = [
            ("see [a](b.md) and ![c](d.png \"words\")", vec!["b.md", "d.png"]),
            ("[a](<b c.md>)", vec!["b c.md"]),
            ("[a]: b.md", vec!["b.md"]),
            ("[a](https://example.org) [b](mailto:a@example.org) [c](#d)", vec![]),
            ("`[a](b.md)` [c](d.md)", vec!["d.md"]),
            ("```\n[a](b.md)\n```\n[c](d.md)", vec!["d.md"]),
        ];
        for (page, expected) in cases {
            let found: Vec<&str> = links(page).into_iter().map(|(_, target)| target).collect();
            assert_eq!(found, expected, "{page}");
        }
    }

    #[test]
    fn a_link_that_leads_nowhere_is_found() {
        let cases = [
            ("../README.md", 0),
            ("/README.md#start", 0),
            ("adr", 0),
            ("adr/", 0),
            ("./adr/1.md?plain=1", 0),
            ("two%20words.md", 0),
            ("README.md", 1),
            ("../../README.md", 1),
        ];
        for (target, expected) in cases {
            let page = format!("see [this]({target})");
            let repository = Repository::invented(&[
                ("README.md", ""),
                ("docs/adr/1.md", ""),
                ("docs/two words.md", ""),
                ("docs/page.md", &page),
            ]);
            assert_eq!(check(&repository).len(), expected, "{target}");
        }
    }
}
