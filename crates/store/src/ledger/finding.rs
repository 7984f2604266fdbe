//! What a verification found, in the order in which a person should read it.
//!
//! One entry that is gone moves all those after it, so causes stand before what follows from them.

use serde::Serialize;

/// Something that is not as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The record's name: `report <id> version 1`, `exhibit 1 of report <id> version 1`,
    /// `ledger entry 17`, `checkpoint 1000`, …
    pub record: String,
    /// What is wrong, without any value.
    pub problem: String,
}

/// An entry that is gone.
pub(super) const MISSING: &str = "is missing";
/// The beginning of what is said of an entry after one that is gone.
const MOVED: &str = "stands where entry";
/// Hashes of the tree that are not those of the entries.
pub(super) const OTHER_HASH: &str = "differs from the entries";
/// A checkpoint over other entries.
pub(super) const OTHER_ROOT: &str = "the signed root is not the root of the entries";

impl Finding {
    /// An entry that stands in another place than it should.
    pub(super) fn moved(expected: u64) -> String {
        format!("{MOVED} {expected} should")
    }

    /// Whether an entry is gone.
    pub fn is_gap(&self) -> bool {
        self.problem.starts_with(MISSING)
    }

    /// What it says, where it follows from an entry that is gone if there is one.
    pub fn follows_from_a_gap(&self) -> Option<&'static str> {
        match self.problem.as_str() {
            moved if moved.starts_with(MOVED) => Some("entries stand one place or more too far"),
            OTHER_HASH => Some("parts of the tree differ from the entries"),
            OTHER_ROOT => Some("checkpoints were signed over other entries"),
            _ => None,
        }
    }
}

/// Sorts: gaps first, then by kind of record and number; what follows from a gap comes last.
pub(super) fn sort(findings: &mut [Finding]) {
    let gaps = findings.iter().any(Finding::is_gap);
    findings.sort_by_cached_key(|finding| {
        let rank = match (finding.is_gap(), finding.follows_from_a_gap()) {
            (true, _) => 0,
            (_, Some(_)) if gaps => 2,
            _ => 1,
        };
        (rank, by_number(&finding.record), finding.problem.clone())
    });
}

/// A name as its words and numbers, so that entry 9 stands before entry 10.
fn by_number(name: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let words = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, after) = rest.split_at(words);
        let digits = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (number, after) = after.split_at(digits);
        parts.push((text.to_owned(), number.parse().unwrap_or_default()));
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_comes_first_and_what_follows_from_it_last() {
        let finding = |record: &str, problem: &str| Finding {
            record: record.to_owned(),
            problem: problem.to_owned(),
        };
        let (nine, ten) = (Finding::moved(8), Finding::moved(9));
        let mut findings = [
            finding("ledger entry 10", &ten),
            finding("ledger entry 9", &nine),
            finding("report a version 2", "was never recorded"),
            finding("checkpoint 100", OTHER_ROOT),
            finding("checkpoint 20", OTHER_ROOT),
            finding("ledger entry 8", MISSING),
        ];
        sort(&mut findings);
        let records = findings.iter().map(|finding| finding.record.as_str());
        assert_eq!(
            records.collect::<Vec<_>>(),
            [
                "ledger entry 8",
                "report a version 2",
                "checkpoint 20",
                "checkpoint 100",
                "ledger entry 9",
                "ledger entry 10",
            ]
        );
    }
}
