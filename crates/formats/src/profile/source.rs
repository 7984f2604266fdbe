//! Where a value comes from: a column, several joined, a part of one, a constant, a value map.
//!
//! This is what a profile declares. Finding the columns is `bind`'s business, reading a row that of
//! `cells`.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::column::{ColumnName, OneOrMore};
use crate::country_pack::fold;

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What the value is made of.
    pub from: From,
    /// Whether the table may be without the columns; they are then blank.
    pub optional: bool,
    /// What is done with it, in this order.
    pub steps: Steps,
}

/// What a value is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    /// The same text in every row.
    Constant(String),
    /// One column or more.
    Columns(Vec<ColumnName>, Take),
}

/// What becomes of several columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// All that are not blank, joined by this text.
    Join(String),
    /// The first that is not blank.
    First,
}

/// What is done with a text, in this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Only the characters from the first to the last of these, counted from 1.
    pub characters: Option<(usize, usize)>,
    /// Only that part, counted from 1, of what stands between these marks.
    pub part: Option<(Vec<String>, usize)>,
    /// Only the number at the beginning, or only what stands after it.
    pub number: Option<NumberPart>,
    /// What stands for what, folded.
    pub map: BTreeMap<String, String>,
    /// Whether a text that is not in the map is refused.
    pub only_mapped: bool,
    /// What a blank means.
    pub blank: Option<String>,
}

/// The keys of a source that is more than the name of a column.
#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Keys {
    pub column: Option<ColumnName>,
    pub columns: Option<OneOrMore<ColumnName>>,
    pub value: Option<String>,
    pub take: Option<TakeKey>,
    pub join: Option<String>,
    pub optional: bool,
    pub characters: Option<(usize, usize)>,
    pub split: Option<OneOrMore<String>>,
    pub part: Option<usize>,
    pub number: Option<NumberPart>,
    pub map: BTreeMap<String, String>,
    pub otherwise: Otherwise,
    pub blank: Option<String>,
}

/// `take = "all"` or `"first"`.
#[derive(Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TakeKey {
    All,
    First,
}

/// What is kept of a text such as `5 kg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NumberPart {
    /// The number at its beginning, or all of it where there is none.
    Take,
    /// What stands after the number.
    Drop,
}

/// What becomes of a text that is not in the map.
#[derive(Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Otherwise {
    #[default]
    Keep,
    Reject,
}

impl Source {
    /// The text of a constant.
    pub fn constant(&self) -> Option<&str> {
        match &self.from {
            From::Constant(text) => Some(text),
            From::Columns(..) => None,
        }
    }

    /// The column, where it is one and nothing is done with its text.
    pub fn only_column(&self) -> Option<&ColumnName> {
        match &self.from {
            From::Columns(names, _) if self.steps == Steps::default() => match names.as_slice() {
                [name] => Some(name),
                _ => None,
            },
            _ => None,
        }
    }

    fn column(name: ColumnName) -> Self {
        let from = From::Columns(vec![name], Take::First);
        Self { from, optional: false, steps: Steps::default() }
    }
}

impl TryFrom<Keys> for Source {
    type Error = &'static str;

    fn try_from(keys: Keys) -> Result<Self, Self::Error> {
        let take = match (keys.take, keys.join) {
            (Some(TakeKey::First), None) => Take::First,
            (Some(TakeKey::First), Some(_)) => {
                return Err("take = \"first\" leaves nothing to join");
            }
            (_, Some(text)) => Take::Join(text),
            (_, None) => Take::Join(", ".to_owned()),
        };
        let from = match (keys.column, keys.columns, keys.value) {
            (Some(name), None, None) => From::Columns(vec![name], Take::First),
            (None, Some(names), None) => From::Columns(names.0, take),
            (None, None, Some(text)) => From::Constant(text),
            _ => return Err("expected exactly one of column, columns and value"),
        };
        let part = match (keys.split, keys.part) {
            (Some(OneOrMore(marks)), Some(part)) => Some((checked_marks(marks)?, part)),
            (None, None) => None,
            _ => return Err("split and part go together: split = \"/\", part = 2"),
        };
        if part.as_ref().is_some_and(|(_, part)| *part == 0) {
            return Err("parts are counted from 1");
        }
        if keys.characters.is_some_and(|(first, last)| first == 0 || last < first) {
            return Err("characters are counted from 1, as [first, last]");
        }
        let only_mapped = keys.otherwise == Otherwise::Reject;
        if only_mapped && keys.map.is_empty() {
            return Err("otherwise = \"reject\" needs a map");
        }
        let map = keys.map.into_iter().map(|(from, to)| (fold(&from), to)).collect();
        let (characters, number, blank) = (keys.characters, keys.number, keys.blank);
        let steps = Steps { characters, part, number, map, only_mapped, blank };
        Ok(Self { from, optional: keys.optional, steps })
    }
}

/// Marks between parts, none of them empty.
pub fn checked_marks(marks: Vec<String>) -> Result<Vec<String>, &'static str> {
    if marks.iter().any(String::is_empty) {
        return Err("expected a text to split by");
    }
    Ok(marks)
}

impl<'de> Deserialize<'de> for Source {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Source;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column, or a table such as { column = \"A\" }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Source, E> {
        ColumnName::try_from(text.to_owned()).map(Source::column).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Source, A::Error> {
        let keys = Keys::deserialize(MapAccessDeserializer::new(map))?;
        Source::try_from(keys).map_err(A::Error::custom)
    }
}

/// A condition on one row: `{ column = "KIND", is = ["daily"] }`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "ConditionKeys")]
pub struct Condition {
    /// What is looked at.
    pub column: Source,
    /// It holds where the text is one of these; "" is a blank cell.
    pub is: Option<Vec<String>>,
    /// It holds where the text is none of these.
    pub is_not: Option<Vec<String>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct ConditionKeys {
    column: Source,
    #[serde(default, deserialize_with = "folded_list")]
    is: Option<Vec<String>>,
    #[serde(default, deserialize_with = "folded_list")]
    is_not: Option<Vec<String>>,
}

impl TryFrom<ConditionKeys> for Condition {
    type Error = &'static str;

    fn try_from(keys: ConditionKeys) -> Result<Self, Self::Error> {
        if keys.is.is_none() && keys.is_not.is_none() {
            return Err("a condition says is or is_not");
        }
        Ok(Self { column: keys.column, is: keys.is, is_not: keys.is_not })
    }
}

fn folded_list<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Vec<String>>, D::Error> {
    let OneOrMore(texts) = OneOrMore::<String>::deserialize(from)?;
    Ok(Some(texts.iter().map(|text| fold(text)).collect()))
}

/// Yes, no, or a condition: `in_total = false`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whether {
    /// The same in every row.
    Always(bool),
    /// By the row.
    If(Box<Condition>),
}

impl<'de> Deserialize<'de> for Whether {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WhetherReader)
    }
}

struct WhetherReader;

impl<'de> Visitor<'de> for WhetherReader {
    type Value = Whether;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true, false, or a condition such as { column = \"A\", is = \"1\" }")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Whether, E> {
        Ok(Whether::Always(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Whether, A::Error> {
        let condition = Condition::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Whether::If(Box::new(condition)))
    }
}
