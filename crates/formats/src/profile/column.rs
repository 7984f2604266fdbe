//! The name of a column as a profile gives it, and keys that take one thing or a list.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// The name of a column. Compared with a table's header without regard to case and outer space.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct ColumnName(String);

impl ColumnName {
    /// The name, without outer space.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a header calls it so.
    pub fn is(&self, header: &str) -> bool {
        folded(&self.0) == folded(header)
    }
}

/// A name in the form in which names are compared: a line break within a heading is a space.
pub fn folded(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl TryFrom<String> for ColumnName {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        match text.trim() {
            "" => Err("expected the name of a column"),
            name => Ok(Self(name.to_owned())),
        }
    }
}

/// A key that takes one thing, or a list of one or more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOrMore<T>(pub Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMore<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
    type Value = OneOrMore<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one of them or a list")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(StrDeserializer::new(text)).map(|one| OneOrMore(vec![one]))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(|one| OneOrMore(vec![one]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let list = Vec::deserialize(SeqAccessDeserializer::new(seq))?;
        if list.is_empty() {
            return Err(A::Error::custom("expected one or more"));
        }
        Ok(OneOrMore(list))
    }
}
