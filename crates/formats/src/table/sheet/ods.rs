//! An OpenDocument spreadsheet (`.ods`): which sheets it has and where their rows begin.
//!
//! Read by names with the prefixes that every program uses. `calamine` reads such files too, but
//! never comes to an end with one that breaks off.

use std::collections::HashSet;
use std::sync::Arc;

use super::Choice;
use super::archive::{Archive, locked};
use super::ods_rows::OdsRows;
use super::xml::{Node, Xml, attribute};
use crate::TableError;

const CONTENT: &str = "content.xml";
const MANIFEST: &str = "META-INF/manifest.xml";
/// How deep the element of a sheet stands: within document, body and spreadsheet.
pub const TABLE_DEPTH: usize = 4;

struct Sheet {
    name: String,
    is_visible: bool,
    has_content: bool,
}

/// Whether an archive is such a file.
pub fn is_ods(archive: &mut Archive) -> Result<bool, TableError> {
    const KIND: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    let kind = archive.part("mimetype")?;
    Ok(archive.has(CONTENT) && kind.is_none_or(|kind| kind.starts_with(KIND)))
}

/// Opens the sheet of that name, or the only visible one with content.
pub fn open(mut archive: Archive, wanted: Option<&str>) -> Result<(String, OdsRows), TableError> {
    const ENCRYPTED: &[u8] = b"encryption-data";
    if let Some(manifest) = archive.part(MANIFEST)?
        && manifest.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED)
    {
        return Err(locked());
    }
    let bytes = archive.needed(CONTENT)?;
    let sheets = sheets(Xml::new(CONTENT, Arc::clone(&bytes)))?;
    let mut choice = Choice::new(wanted);
    for (index, sheet) in sheets.iter().enumerate() {
        if choice.asks(&sheet.name, sheet.is_visible) && (sheet.has_content || wanted.is_some()) {
            choice.take(index, &sheet.name);
        }
    }
    let index = choice.made()?;
    let Some(sheet) = sheets.into_iter().nth(index) else { return Err(TableError::Empty) };
    let mut xml = Xml::new(CONTENT, bytes);
    go_to_sheet(&mut xml, index)?;
    Ok((sheet.name, OdsRows::new(xml)))
}

fn go_to_sheet(xml: &mut Xml, index: usize) -> Result<(), TableError> {
    let mut passed = 0;
    loop {
        let is_table = match xml.next()? {
            Node::Start(tag) => tag.name().0 == "table:table",
            Node::Eof => return Err(TableError::Empty),
            _ => false,
        };
        if is_table && xml.depth() == TABLE_DEPTH {
            if passed == index {
                return Ok(());
            }
            passed += 1;
        }
    }
}

fn sheets(mut xml: Xml) -> Result<Vec<Sheet>, TableError> {
    let (mut sheets, mut hidden, mut style) = (Vec::<Sheet>::new(), HashSet::new(), String::new());
    loop {
        let depth = xml.depth() + 1;
        let tag = match xml.next()? {
            Node::Start(tag) => tag,
            Node::Eof => return Ok(sheets),
            _ => continue,
        };
        match tag.name().0 {
            "style:style" => style = attribute(&tag, "name").unwrap_or_default(),
            "style:table-properties" if attribute(&tag, "display").as_deref() == Some("false") => {
                hidden.insert(std::mem::take(&mut style));
            }
            "table:table" if depth == TABLE_DEPTH => {
                let style = attribute(&tag, "style-name").unwrap_or_default();
                sheets.push(Sheet {
                    name: attribute(&tag, "name").unwrap_or_default(),
                    is_visible: !hidden.contains(&style),
                    has_content: false,
                });
            }
            "text:p" if depth > TABLE_DEPTH => {
                if let Some(sheet) = sheets.last_mut() {
                    sheet.has_content = true;
                }
            }
            _ => {}
        }
    }
}
