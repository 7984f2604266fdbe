//! Reads `words.csv`: the words officers use, beside the register's own terms.

use std::collections::BTreeMap;

use yakja_model::PageWord;

use super::PackError;
use super::row::rows;

const COLUMNS: &[&str] = &["term", "word_en", "word_ur", "urdu_source"];

pub(super) fn read(bytes: &[u8]) -> Result<Vec<PageWord>, PackError> {
    let mut seen = BTreeMap::new();
    let mut words = Vec::new();
    for row in &rows("words.csv", COLUMNS, bytes)? {
        let term = row.required("term")?;
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
        if !term.bytes().all(plain) {
            return Err(row.wrong("term", "lower-case letters and hyphens"));
        }
        row.one_meaning(&mut seen, "word_en", term.clone())?;
        words.push(PageWord {
            term,
            word_en: row.required("word_en")?,
            word_ur: row.required("word_ur")?,
            urdu_source: row.urdu_source()?,
        });
    }
    Ok(words)
}
