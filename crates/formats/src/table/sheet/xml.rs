//! XML of one part of a spreadsheet file as a series of nodes.
//!
//! Elements are told by their names alone, without regard to declared namespaces. Entities other
//! than those that XML has itself are refused, so that nothing expands.

use std::borrow::Cow;
use std::io::Cursor;
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};

use crate::TableError;

/// How deep elements may stand in one another.
const DEPTH_LIMIT: usize = 100;

/// One part of a spreadsheet file, read from start to end.
pub struct Xml {
    reader: Reader<Cursor<Arc<[u8]>>>,
    buffer: Vec<u8>,
    depth: usize,
    part: String,
}

/// What comes next in a part.
pub enum Node<'xml> {
    /// An element begins; one that is empty begins and ends.
    Start(BytesStart<'xml>),
    /// An element ends.
    End(BytesEnd<'xml>),
    /// Text, or a piece of it.
    Text(Cow<'xml, str>),
    /// A comment or another thing without meaning here.
    Nothing,
    /// The part ends.
    Eof,
}

impl Xml {
    /// Takes the bytes of a part and its name, for error messages.
    pub fn new(part: &str, bytes: Arc<[u8]>) -> Self {
        let mut reader = Reader::from_reader(Cursor::new(bytes));
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, part: part.to_owned() }
    }

    /// How many elements are open; the one that has just begun counts.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Reads the next node.
    pub fn next(&mut self) -> Result<Node<'_>, TableError> {
        self.buffer.clear();
        let damaged = |problem: &dyn std::fmt::Display| TableError::damaged(&self.part, problem);
        match self.reader.read_event_into(&mut self.buffer).map_err(|error| damaged(&error))? {
            Event::Start(tag) => {
                self.depth += 1;
                if self.depth > DEPTH_LIMIT {
                    let limit = format!("elements in one another {DEPTH_LIMIT} deep");
                    return Err(TableError::too_large(self.part.clone(), limit));
                }
                Ok(Node::Start(tag))
            }
            Event::End(tag) => {
                self.depth = self.depth.saturating_sub(1);
                Ok(Node::End(tag))
            }
            Event::Text(text) => Ok(Node::Text(text.into_inner())),
            Event::CData(text) => Ok(Node::Text(text.into_inner())),
            Event::GeneralRef(name) => match character(&name) {
                Some(character) => Ok(Node::Text(Cow::Owned(character.to_string()))),
                None => Err(damaged(&"an entity that XML does not have")),
            },
            Event::Eof if self.depth > 0 => Err(damaged(&"it breaks off")),
            Event::Eof => Ok(Node::Eof),
            _ => Ok(Node::Nothing),
        }
    }

    /// Passes over the rest of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), TableError> {
        let outer = self.depth.saturating_sub(1);
        while self.depth > outer {
            if matches!(self.next()?, Node::Eof) {
                return Ok(());
            }
        }
        Ok(())
    }

    /// The name of the part.
    pub fn part(&self) -> &str {
        &self.part
    }

    /// An error about this part.
    pub fn damaged(&self, problem: impl std::fmt::Display) -> TableError {
        TableError::damaged(&self.part, problem)
    }
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = attributes(tag).find(|(key, _)| without_prefix(key) == name);
    found.map(|(_, value)| value)
}

/// The attributes of an element, with their prefixes; up to the first that is damaged.
pub fn attributes<'tag>(
    tag: &'tag BytesStart<'_>,
) -> impl Iterator<Item = (&'tag str, String)> + use<'tag> {
    let mut found = tag.attributes();
    found.with_checks(false);
    let sound = std::iter::from_fn(move || found.next()?.ok());
    sound.filter_map(|attribute| {
        let value = quick_xml::escape::unescape(&attribute.value).ok()?.into_owned();
        Some((attribute.key.0, value))
    })
}

/// The name of an element without prefix.
pub fn without_prefix(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn character(reference: &BytesRef<'_>) -> Option<char> {
    match &**reference {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
