//! The question part of an address: read with repeated names, written with everything escaped.

use std::fmt::Write as _;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::parameters::Times;
use crate::problem::{Kind, Problem, Result};

/// Names and values in order. A name may come more than once; an empty value is no value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands after the question mark. What can't be read is left out.
    pub(crate) fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((unescaped(name)?, unescaped(value)?))
        });
        Self(pairs.filter(|(_, value)| !value.is_empty()).collect())
    }

    /// Reads all of it, empty values too.
    ///
    /// # Errors
    /// Names what can't be read.
    pub(crate) fn whole(text: &str) -> Result<Self> {
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let read = unescaped(name).zip(unescaped(value));
            let expected = "percent escapes of UTF-8";
            read.ok_or_else(|| Problem::invalid(name, "not-as-expected", expected))
        });
        Ok(Self(pairs.collect::<Result<_>>()?))
    }

    /// Refuses a name that is not among those known, and one given more often than it may be.
    pub(crate) fn only<N: AsRef<str>>(&self, known: &[(N, Times)]) -> Result<()> {
        for (index, (name, _)) in self.0.iter().enumerate() {
            let times = known.iter().find(|(known, _)| known.as_ref() == name);
            match times.map(|(_, times)| times) {
                None => return Err(unknown(name, known)),
                Some(Times::Once) if self.0.iter().take(index).any(|(other, _)| other == name) => {
                    let expected = format!("{name:?} is given twice; expected once");
                    return Err(Problem::invalid(name, "repeated", &expected).with_detail(expected));
                }
                Some(_) => {}
            }
        }
        Ok(())
    }

    /// Without what those who count visits add to a link.
    pub(crate) fn without_tracking(&self) -> Self {
        let tracks = |name: &str| name.starts_with("utm_") || matches!(name, "fbclid" | "gclid");
        Self(self.0.iter().filter(|(name, _)| !tracks(name)).cloned().collect())
    }

    /// The first value with this name.
    pub(crate) fn first(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// Every value with this name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// The first value with this name, as what it should be.
    pub(crate) fn read<T>(
        &self,
        name: &'static str,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>> {
        let Some(text) = self.first(name) else { return Ok(None) };
        let value = parse(text.trim());
        value.map(Some).ok_or_else(|| Problem::invalid(name, "not-as-expected", expected))
    }

    /// Without this name.
    pub(crate) fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|(given, _)| given != name).cloned().collect())
    }

    /// With one more value.
    pub(crate) fn with(&self, name: &str, value: &str) -> Self {
        let mut pairs = self.0.clone();
        pairs.push((name.to_owned(), value.to_owned()));
        Self(pairs)
    }

    /// The address of a path with this question.
    pub(crate) fn after(&self, path: &str) -> String {
        let mut address = path.to_owned();
        for (index, (name, value)) in self.0.iter().enumerate() {
            address.push(if index == 0 { '?' } else { '&' });
            escape_into(&mut address, name);
            address.push('=');
            escape_into(&mut address, value);
        }
        address
    }
}

impl<S: Sync> FromRequestParts<S> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let text = parts.uri.query().unwrap_or_default();
        if text.len() > 8_192 {
            return Err(Problem::of(Kind::Malformed).with_detail("the address is too long"));
        }
        Self::whole(text)?;
        Ok(Self::parse(text))
    }
}

fn unknown<N: AsRef<str>>(name: &str, known: &[(N, Times)]) -> Problem {
    let names: Vec<&str> = known.iter().map(|(known, _)| known.as_ref()).collect();
    let expected = match names.is_empty() {
        true => format!("no parameter {name:?}; expected none"),
        false => format!("no parameter {name:?}; expected {}", names.join(", ")),
    };
    Problem::invalid(name, "unknown", &expected).with_detail(expected)
}

/// Reads percent escapes and plus signs as forms write them.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
                u8::try_from(high * 16 + low).ok()?
            }
            plain => plain,
        });
    }
    String::from_utf8(bytes).ok()
}

fn escape_into(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' | b':' => {
                out.push(char::from(byte));
            }
            other => {
                // Writing to a String can't fail.
                let _ = write!(out, "%{other:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let query = Query::default()
            .with("where", "province=PK-SD")
            .with("by", "month")
            .with("by", "class")
            .with("place", "کراچی & Hub+100%");
        let address = query.after("/figures");
        assert!(address.is_ascii());
        assert_eq!(Query::parse(address.split_once('?').unwrap().1), query);
        assert_eq!(query.all("by").collect::<Vec<_>>(), ["month", "class"]);
    }

    #[test]
    fn unescaped_equals_and_broken_escapes_are_survived() {
        let query = Query::parse("where=province=PK-SD&kind=&x=%ZZ&y=%E2%82&z=1+2");
        assert_eq!(query.first("where"), Some("province=PK-SD"));
        assert_eq!(query.first("kind"), None);
        assert_eq!(query.first("x"), None);
        assert_eq!(query.first("y"), None);
        assert_eq!(query.first("z"), Some("1 2"));
    }

    #[test]
    fn names_are_known_and_single_where_they_must_be() {
        let check = |text: &str, expected: &str| {
            let query = Query::whole(text).unwrap().without_tracking();
            let result = query.only(&[("kind", Times::Once), ("by", Times::Often)]);
            let found = result.err().map(|problem| problem.shown().errors.remove(0));
            let found = found.map(|error| format!("{} {}", error.pointer, error.code));
            assert_eq!(found.unwrap_or_default(), expected, "{text}");
        };
        check("kind=a&by=b&by=c&utm_source=d", "");
        check("kind=a&kind=a", "/kind repeated");
        check("kind=a&kind=", "/kind repeated");
        check("knid=a", "/knid unknown");
        check("knid=", "/knid unknown");
        check("knid", "/knid unknown");
        assert!(Query::whole("kind=%ZZ").is_err());
    }
}
