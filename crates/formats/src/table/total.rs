//! Total rows among the data: told by the word with which they begin.

use crate::country_pack::fold;
use crate::table::is_blank;

/// The longest text that could be such a word, in bytes.
const LONGEST: usize = 200;

fn is_mark(c: char) -> bool {
    c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '۔' | '؛' | '،')
}

/// The words with which total rows begin.
#[derive(Clone, Debug)]
pub struct TotalWords {
    folded: Vec<String>,
}

impl TotalWords {
    /// Takes folded words.
    pub fn new(folded: &[String]) -> Self {
        Self { folded: folded.to_vec() }
    }

    /// The first cell that isn't blank, if it is one of the words; also if it begins with one, as
    /// in `Total / میزان January`, where nothing but numbers stands behind it. "Total Parco pump"
    /// before a district and a drug is a place.
    pub fn find<'cell>(
        &self,
        mut cells: impl Iterator<Item = (usize, &'cell str)>,
    ) -> Option<(usize, &'cell str)> {
        let (index, text) = cells.find(|(_, text)| !is_blank(text))?;
        let first = text.trim_start().chars().next()?.to_lowercase().next();
        // Most rows end here, without a copy.
        if text.len() > LONGEST || !self.folded.iter().any(|word| word.chars().next() == first) {
            return None;
        }
        let folded = fold(text);
        let begins = |word: &String| {
            let after = folded.strip_prefix(word.as_str());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        };
        if !self.folded.iter().any(begins) {
            return None;
        }
        let is_word = |word: &String| folded.trim_end_matches(is_mark) == word.as_str();
        let begins_with_number =
            |cell: &str| cell.trim_start().starts_with(|c: char| c.is_numeric() || is_mark(c));
        let is_total = self.folded.iter().any(is_word)
            || cells.all(|(_, cell)| is_blank(cell) || begins_with_number(cell));
        is_total.then_some((index, text))
    }
}
