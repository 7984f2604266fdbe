//! A word of the register that a profile gives outright (`role = "suspect"`) or finds in a column.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{Error as ValueError, MapAccessDeserializer, StrDeserializer};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, Visitor};
use yakja_model::{PersonRole, Protection, Sex};

use super::cells::{Bound, Cells, split};
use super::search::Search;
use super::source::Source;
use crate::country_pack::fold;

/// A word of the register as a profile gives it.
#[derive(Clone, Debug, PartialEq)]
pub enum Code<T> {
    /// The same in every row.
    Fixed(T),
    /// In a column, as the register's word or one that the map turns into it.
    In(Source),
}

/// The same with its column found.
#[derive(Clone, Debug)]
pub enum BoundCode<T> {
    /// The same in every row.
    Fixed(T),
    /// In a column.
    In(Bound),
}

/// Words of the register.
pub trait Word: DeserializeOwned + Copy {
    /// All of them, for a person who wrote another.
    const EXPECTED: &'static str;
}

impl Word for PersonRole {
    const EXPECTED: &'static str =
        "accused, suspect, associate, witness, source-reference, encountered or detained";
}

impl Word for Sex {
    const EXPECTED: &'static str = "blank, female, male or other";
}

impl Word for Protection {
    const EXPECTED: &'static str = "blank or one or several of child, \
         presumed-victim-of-trafficking, smuggled-migrant and asylum-seeker, between commas";
}

/// A word in any case, with spaces for hyphens.
fn parse<T: Word>(text: &str) -> Option<T> {
    let word = fold(text).replace([' ', '_'], "-");
    T::deserialize(StrDeserializer::<ValueError>::new(&word)).ok()
}

impl<T> Code<T> {
    /// Finds its column.
    pub fn bind(&self, search: &mut Search<'_>) -> BoundCode<T>
    where
        T: Clone,
    {
        match self {
            Self::Fixed(word) => BoundCode::Fixed(word.clone()),
            Self::In(source) => BoundCode::In(search.bound(source)),
        }
    }
}

impl<T> BoundCode<T> {
    /// The column that a rejection names.
    pub fn at(&self) -> Option<usize> {
        match self {
            Self::Fixed(_) => None,
            Self::In(bound) => bound.at(),
        }
    }
}

impl<T: Word> BoundCode<T> {
    /// The word; `Some(None)` where the column is blank, `None` where it holds another text.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>) -> Option<Option<T>> {
        match self {
            Self::Fixed(word) => Some(Some(*word)),
            Self::In(bound) => {
                let text = cells.value(bound)?.text;
                if text.is_empty() {
                    return Some(None);
                }
                let word = parse(&text);
                if word.is_none() {
                    cells.reject(bound, T::EXPECTED.to_owned());
                }
                word.map(Some)
            }
        }
    }
}

impl<T: Word + Ord> BoundCode<Vec<T>> {
    /// The words; `Some(None)` where the column is blank.
    pub fn read_all<'row>(&'row self, cells: &mut Cells<'row>) -> Option<Option<Vec<T>>> {
        match self {
            Self::Fixed(words) => Some(Some(words.clone())),
            Self::In(bound) => {
                let text = cells.value(bound)?.text;
                if text.is_empty() {
                    return Some(None);
                }
                let marks = [",".to_owned(), ";".to_owned(), "،".to_owned()];
                let words: Option<Vec<T>> = split(&text, &marks).map(parse).collect();
                if words.is_none() {
                    cells.reject(bound, T::EXPECTED.to_owned());
                }
                words.map(Some)
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Code<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader(PhantomData))
    }
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for Reader<T> {
    type Value = Code<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word, or a table such as { column = \"A\" }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(StrDeserializer::new(text)).map(Code::Fixed)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        T::deserialize(serde::de::value::SeqAccessDeserializer::new(seq)).map(Code::Fixed)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Source::deserialize(MapAccessDeserializer::new(map)).map(Code::In)
    }
}
