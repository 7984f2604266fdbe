//! Why a profile can't be read.

/// Why a profile can't be read: where, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileError {
    /// Line of the file, from 1, where it is known.
    pub line: Option<usize>,
    /// The key with the tables it stands in, for example `when.format`; empty for the whole file.
    pub key: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl ProfileError {
    pub(super) fn at(key: &str, message: &str) -> Self {
        Self { line: None, key: key.to_owned(), message: message.to_owned() }
    }

    pub(super) fn from_toml(mut error: toml::de::Error, text: &str) -> Self {
        // What begins with the file is the whole file: it stands in no line of it.
        let start = error.span().map(|span| span.start).filter(|start| *start > 0);
        let before = start.and_then(|start| text.get(..start));
        let line = before.map(|before| before.bytes().filter(|byte| *byte == b'\n').count() + 1);
        // The library tells the key only where it can't show the text around it.
        error.set_input(None);
        let shown = error.to_string();
        let key = shown.rsplit_once("\nin `").map_or("", |(_, key)| key.trim_end());
        let key = key.trim_end_matches('`').to_owned();
        Self { line, key, message: error.message().to_owned() }
    }
}

impl std::fmt::Display for ProfileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.key.is_empty() {
            write!(f, "{}: ", self.key)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ProfileError {}
