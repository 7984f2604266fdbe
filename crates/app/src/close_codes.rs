//! Codes that somebody may have meant, for the message that refuses one that is not there.

/// At most so many are named.
const MOST: usize = 4;

/// The codes nearest to what was written, nearest first: by letters changed, added or left out.
/// Those that differ in more than two letters of three are not named.
pub(crate) fn close_codes<'a>(written: &str, codes: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let letters = written.chars().count();
    let mut close: Vec<(usize, &str)> = codes
        .map(|code| (distance(written, code), code))
        .filter(|(distance, code)| distance * 3 <= 2 * letters.max(code.chars().count()))
        .collect();
    close.sort_unstable();
    close.into_iter().take(MOST).map(|(_, code)| code).collect()
}

/// Levenshtein's distance.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut costs: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.chars().enumerate() {
        let mut left = row + 1;
        let mut next = vec![left];
        for (column, other) in to.iter().enumerate() {
            let diagonal = costs.get(column).copied().unwrap_or_default();
            let above = costs.get(column + 1).copied().unwrap_or_default();
            left = (diagonal + usize::from(letter != *other)).min(above + 1).min(left + 1);
            next.push(left);
        }
        costs = next;
    }
    costs.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_codes_come_first() {
        let check = |written: &str, expected: &[&str]| {
            let codes = ["ANF", "ASF", "FIA", "UNODC", "PCG"];
            assert_eq!(close_codes(written, codes.into_iter()), expected, "{written}");
        };
        check("ANF", &["ANF", "ASF"]);
        check("AFN", &["ANF", "ASF"]);
        check("UNOD", &["UNODC"]);
        check("ZZZZZZ", &[]);
        check("", &[]);
    }
}
