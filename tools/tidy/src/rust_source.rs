//! Rust source with its comments and literals blanked, so that a rule sees code alone.
//! It is a scanner, not a parser: it knows where strings end, not what the code means.

/// One Rust file, as written and as code alone.
#[derive(Debug)]
pub struct RustSource<'text> {
    /// As written.
    pub text: &'text str,
    // Comments and literals are blanks here, so lines stand where they stood.
    code: String,
    tests_from: Option<usize>,
}

impl<'text> RustSource<'text> {
    /// Reads a file's text.
    pub fn new(text: &'text str) -> RustSource<'text> {
        let code = blank(text);
        let tests_from = trailing_tests(&code);
        RustSource { text, code, tests_from }
    }

    /// How many lines come before a trailing block of tests.
    pub fn lines_before_tests(&self) -> usize {
        self.tests_from.unwrap_or_else(|| self.text.lines().count())
    }

    /// Numbered lines where `word` stands on its own, such as `todo!` or `Instant::now`.
    pub fn lines_with(&self, word: &str) -> Vec<usize> {
        let found = self.code.match_indices(word).filter(|(at, _)| {
            let before = self.code.get(..*at).and_then(|code| code.chars().next_back());
            let after = self.code.get(at + word.len()..).and_then(|code| code.chars().next());
            !before.is_some_and(is_identifier) && !after.is_some_and(is_identifier)
        });
        found.map(|(at, _)| line_at(&self.code, at)).collect()
    }

    /// The inside of every attribute, with its line: `derive(Debug)`.
    pub fn attributes(&self) -> Vec<(usize, &str)> {
        let mut attributes = Vec::new();
        for (at, _) in self.code.match_indices('#') {
            let rest = self.code.get(at + 1..).unwrap_or_default().trim_start();
            let rest = rest.strip_prefix('!').unwrap_or(rest).trim_start();
            if let Some(inside) =
                rest.strip_prefix('[').and_then(|rest| until_closed(rest, '[', ']'))
            {
                attributes.push((line_at(&self.code, at), inside));
            }
        }
        attributes
    }

    /// Every module of `std` that the code names, with its line: `fs`, `net`.
    pub fn standard_modules(&self) -> Vec<(usize, &str)> {
        let mut modules = Vec::new();
        for (at, path) in self.code.match_indices("std::") {
            let before = self.code.get(..at).and_then(|code| code.chars().next_back());
            if before.is_some_and(is_identifier) {
                continue;
            }
            let line = line_at(&self.code, at);
            let rest = self.code.get(at + path.len()..).unwrap_or_default().trim_start();
            match rest.strip_prefix('{').and_then(|rest| until_closed(rest, '{', '}')) {
                Some(group) => modules.extend(items(group).map(|item| (line, first_word(item)))),
                None => modules.push((line, first_word(rest))),
            }
        }
        modules
    }
}

/// Whether a character may stand in an identifier.
pub fn is_identifier(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The line on which the byte at `offset` stands, counted from one.
pub fn line_at(text: &str, offset: usize) -> usize {
    1 + text.bytes().take(offset).filter(|byte| *byte == b'\n').count()
}

/// The identifier that a text begins with.
pub fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c| !is_identifier(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// What stands before the bracket that closes the one already read.
fn until_closed(text: &str, open: char, close: char) -> Option<&str> {
    let mut depth = 1_usize;
    for (at, c) in text.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
        }
        if depth == 0 {
            return text.get(..at);
        }
    }
    None
}

/// The parts of a `use` group, those inside inner braces left whole.
fn items(group: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    group.split(move |c| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
}

/// The lines before a block of tests that ends the file.
fn trailing_tests(code: &str) -> Option<usize> {
    let at = code.rfind("\n#[cfg(test)]\n")? + 1;
    let block = code.get(at..)?;
    let (head, rest) = block.split_once('{')?;
    let is_module = head.lines().any(|line| line.starts_with("mod "));
    let inside = until_closed(rest, '{', '}')?;
    let after = rest.get(inside.len() + 1..)?;
    (is_module && after.trim().is_empty()).then(|| line_at(code, at) - 1)
}

fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = chars.get(at..).filter(|rest| !rest.is_empty()) {
        let token = token(rest);
        let length = token.length.clamp(1, rest.len());
        for c in rest.iter().take(length) {
            code.push(if token.is_code || *c == '\n' { *c } else { ' ' });
        }
        at += length;
    }
    code
}

struct Token {
    length: usize,
    is_code: bool,
}

/// The token that `rest` begins with; what is code need not be cut finely.
fn token(rest: &[char]) -> Token {
    let hidden = |length| Token { length, is_code: false };
    let code = |length| Token { length, is_code: true };
    match rest {
        ['/', '/', ..] => hidden(rest.iter().take_while(|c| **c != '\n').count()),
        ['/', '*', ..] => hidden(block_comment_length(rest)),
        ['"', ..] => hidden(quoted_length(rest, '"')),
        ['\'', '\\', ..] => hidden(quoted_length(rest, '\'')),
        ['\'', _, '\'', ..] => hidden(3),
        [first, ..] if is_identifier(*first) => {
            let word: String = rest.iter().copied().take_while(|c| is_identifier(*c)).collect();
            let length = word.chars().count();
            match rest.get(length..).and_then(raw_string_length) {
                Some(raw) if ["r", "br", "cr"].contains(&word.as_str()) => hidden(length + raw),
                _ => code(length),
            }
        }
        _ => code(1),
    }
}

fn block_comment_length(rest: &[char]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(two) = rest.get(at..at + 2) {
        match two {
            ['/', '*'] => depth += 1,
            ['*', '/'] => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    rest.len()
}

/// The length of a literal in quotes, both quotes counted.
fn quoted_length(rest: &[char], quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.iter().enumerate().skip(1) {
        if escaped {
            escaped = false;
        } else if *c == '\\' {
            escaped = true;
        } else if *c == quote {
            return at + 1;
        }
    }
    rest.len()
}

/// The length of a raw string after its prefix, or nothing where none begins.
fn raw_string_length(rest: &[char]) -> Option<usize> {
    let hashes = rest.iter().take_while(|c| **c == '#').count();
    if rest.get(hashes) != Some(&'"') {
        return None;
    }
    let mut end = vec!['"'];
    end.resize(hashes + 1, '#');
    let body = rest.get(hashes + 1..)?;
    let closes = body.windows(end.len()).position(|window| window == end);
    Some(closes.map_or(rest.len(), |at| hashes + 1 + at + end.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_literals_become_blanks() {
        let cases = [
            ("a // b", "a     "),
            ("a /* b /* c */ d */ e", "a                   e"),
            (r#"f("x\"y") + 1"#, "f(      ) + 1"),
            ("r#\"a\"b\"# c", "         c"),
            ("br\"\\\" c", "      c"),
            ("r#type x", "r#type x"),
            ("'a' '\\'' 'x: &'a str", "         'x: &'a str"),
            ("\"a\nb\" c", "  \n   c"),
            ("\"a", "  "),
        ];
        for (text, expected) in cases {
            assert_eq!(RustSource::new(text).code, expected, "{text}");
        }
    }

    #[test]
    fn a_trailing_block_of_tests_is_not_counted() {
        let tests = "#[cfg(test)]\nmod tests {\n    fn a() {}\n}\n";
        let cases = [
            (format!("fn a() {{}}\n\n{tests}"), 2),
            (format!("fn a() {{}}\n{tests}fn b() {{}}\n"), 6),
            ("fn a() {}\n#[cfg(test)]\nfn b() {}\n".to_owned(), 3),
            ("fn a() {}\n#[cfg(test)]\nmod tests;\n".to_owned(), 3),
        ];
        for (text, expected) in cases {
            assert_eq!(RustSource::new(&text).lines_before_tests(), expected, "{text}");
        }
    }

    #[test]
    fn modules_of_std_are_found_in_groups_too() {
        let cases = [
            ("use std::fs;", vec!["fs"]),
            (
                "use std::{collections::{BTreeMap, BTreeSet}, env, net::IpAddr};",
                vec!["collections", "env", "net"],
            ),
            ("let a = ::std::env::args();", vec!["env"]),
            ("use mystd::fs;", vec![]),
            ("// std::fs", vec![]),
        ];
        for (text, expected) in cases {
            let source = RustSource::new(text);
            let found: Vec<&str> =
                source.standard_modules().into_iter().map(|(_, module)| module).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
