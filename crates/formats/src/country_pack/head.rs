//! Reads `pack.toml`: which country a pack is about.

use serde::Deserialize;
use yakja_model::CountryCode;

use super::PackError;

const FILE: &str = "pack.toml";

/// What `pack.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    pub(super) country: CountryCode,
    pub(super) name_en: String,
    pub(super) name_ur: String,
}

pub(super) fn read(bytes: &[u8]) -> Result<Head, PackError> {
    let text = utf8(bytes)?;
    toml::from_str(text).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        let (line, column) = position(text, start);
        let found = usize::try_from(line - 1).ok().and_then(|skip| text.lines().nth(skip));
        PackError {
            file: FILE,
            line,
            column: column.to_string(),
            found: found.unwrap_or_default().to_owned(),
            expected: format!("country, name_en and name_ur as text ({})", error.message()),
        }
    })
}

fn utf8(bytes: &[u8]) -> Result<&str, PackError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let good = String::from_utf8_lossy(good);
        let (line, column) = position(&good, good.len());
        let bad = bytes.get(error.valid_up_to()).map(|byte| format!("byte {byte:#04x}"));
        PackError {
            file: FILE,
            line,
            column: column.to_string(),
            found: bad.unwrap_or_default(),
            expected: "text in UTF-8".to_owned(),
        }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Line and column of a byte offset, both counted from 1.
fn position(text: &str, offset: usize) -> (u64, u64) {
    let before = text.get(..offset).unwrap_or(text);
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let column = last_line.chars().fold(1, |count, _| count + 1);
    let breaks: u64 = before.bytes().map(|byte| u64::from(byte == b'\n')).sum();
    (1 + breaks, column)
}
