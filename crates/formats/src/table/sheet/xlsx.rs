//! A workbook of Office Open XML (`.xlsx`): which sheets it has and where its parts are.
//!
//! `calamine` reads such files too, but reserves as much memory as a file asks for and gives up
//! at the first cell it does not know; neither will do for files that strangers send. The tests
//! compare the two.

use std::sync::Arc;

use super::Choice;
use super::archive::Archive;
use super::serial::Epoch;
use super::strings::Strings;
use super::styles::Styles;
use super::xlsx_rows::{Book, XlsxRows};
use super::xml::{Node, Xml, attribute, without_prefix};
use crate::TableError;

/// The most sheets and other parts a workbook may have.
const SHEETS_LIMIT: usize = 4_096;

/// A sheet and the part it is in.
struct Sheet {
    name: String,
    part: String,
    is_visible: bool,
}

/// One relationship of a part to another.
struct Relation {
    id: String,
    /// What the other is: the last word of the type's address.
    kind: String,
    part: String,
}

/// The part that describes the workbook, if the archive names one.
pub fn main_part(archive: &mut Archive) -> Result<Option<String>, TableError> {
    let relations = relations(archive, "_rels/.rels", "")?;
    let found = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    let usual = || archive.has("xl/workbook.xml").then(|| "xl/workbook.xml".to_owned());
    Ok(found.map(|relation| relation.part).or_else(usual))
}

/// Opens the sheet of that name, or the only visible one with content.
pub fn open(
    mut archive: Archive,
    main: &str,
    wanted: Option<&str>,
) -> Result<(String, XlsxRows), TableError> {
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let file = main.rsplit_once('/').map_or(main, |(_, file)| file);
    let relations = relations(&mut archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let (sheets, epoch) = sheets(Xml::new(main, archive.needed(main)?), &relations)?;
    let (index, bytes) = choose(&mut archive, &sheets, wanted)?;
    let Some(sheet) = sheets.into_iter().nth(index) else { return Err(TableError::Empty) };
    let part_of = |kind: &str| {
        relations.iter().find(|relation| relation.kind == kind).map(|relation| &relation.part)
    };
    let strings = match part_of("sharedStrings") {
        Some(part) => Strings::read(Xml::new(part, archive.needed(part)?))?,
        None => Strings::default(),
    };
    let styles = match part_of("styles") {
        Some(part) => Styles::read(Xml::new(part, archive.needed(part)?))?,
        None => Styles::default(),
    };
    let rows = XlsxRows::new(&sheet.part, bytes, Book { strings, styles, epoch })?;
    Ok((sheet.name, rows))
}

/// Gives a sheet's place and its bytes.
fn choose(
    archive: &mut Archive,
    sheets: &[Sheet],
    wanted: Option<&str>,
) -> Result<(usize, Arc<[u8]>), TableError> {
    let mut choice = Choice::new(wanted);
    let mut held: Arc<[u8]> = Arc::new([]);
    for (index, sheet) in sheets.iter().enumerate() {
        if !choice.asks(&sheet.name, sheet.is_visible) {
            continue;
        }
        let bytes = archive.needed(&sheet.part)?;
        if wanted.is_some() || has_content(Xml::new(&sheet.part, Arc::clone(&bytes)))? {
            choice.take(index, &sheet.name);
            held = bytes;
        }
    }
    choice.made().map(|index| (index, held))
}

fn has_content(mut xml: Xml) -> Result<bool, TableError> {
    loop {
        match xml.next()? {
            Node::Start(tag) if matches!(without_prefix(tag.name().0), "v" | "is" | "f") => {
                return Ok(true);
            }
            Node::End(tag) if without_prefix(tag.name().0) == "sheetData" => return Ok(false),
            Node::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// Worksheets in their order, and the epoch. Sheets of charts and macros are left out.
fn sheets(mut xml: Xml, relations: &[Relation]) -> Result<(Vec<Sheet>, Epoch), TableError> {
    let (mut sheets, mut epoch, mut is_workbook) = (Vec::new(), Epoch::Of1900, false);
    loop {
        let tag = match xml.next()? {
            Node::Start(tag) => tag,
            Node::Eof if is_workbook => return Ok((sheets, epoch)),
            Node::Eof => return Err(no_workbook()),
            _ => continue,
        };
        match without_prefix(tag.name().0) {
            "workbook" => is_workbook = true,
            "workbookPr" => {
                if matches!(attribute(&tag, "date1904").as_deref(), Some("1" | "true")) {
                    epoch = Epoch::Of1904;
                }
            }
            "sheet" => {
                let id = attribute(&tag, "id").unwrap_or_default();
                let relation = relations.iter().find(|relation| relation.id == id);
                if let Some(relation) = relation.filter(|found| found.kind == "worksheet") {
                    let hidden = attribute(&tag, "state").is_some_and(|state| state != "visible");
                    sheets.push(Sheet {
                        name: attribute(&tag, "name").unwrap_or_default(),
                        part: relation.part.clone(),
                        is_visible: !hidden,
                    });
                }
                few(sheets.len(), xml.part())?;
            }
            _ => {}
        }
    }
}

/// Sheets are looked up one by one, so their number is bounded.
fn few(count: usize, part: &str) -> Result<(), TableError> {
    match count {
        0..=SHEETS_LIMIT => Ok(()),
        _ => Err(TableError::too_large(part, format!("{SHEETS_LIMIT} sheets"))),
    }
}

fn no_workbook() -> TableError {
    TableError::Kind {
        found: "an Office file, but no workbook that can be read",
        advice: "save the table as .xlsx or .csv",
    }
}

fn relations(archive: &mut Archive, part: &str, folder: &str) -> Result<Vec<Relation>, TableError> {
    let Some(bytes) = archive.part(part)? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(part, bytes);
    let mut relations = Vec::new();
    loop {
        match xml.next()? {
            Node::Start(tag) if without_prefix(tag.name().0) == "Relationship" => {
                let text = |name| attribute(&tag, name).unwrap_or_default();
                let kind = text("Type").rsplit('/').next().unwrap_or_default().to_owned();
                let part = resolved(folder, &text("Target"));
                relations.push(Relation { id: text("Id"), kind, part });
                few(relations.len(), xml.part())?;
            }
            Node::Eof => return Ok(relations),
            _ => {}
        }
    }
}

/// The name of a part as another part in that folder calls it.
fn resolved(folder: &str, target: &str) -> String {
    let from_root = target.starts_with('/');
    let mut path: Vec<&str> = if from_root { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(folder: &str, target: &str, expected: &str) {
        assert_eq!(resolved(folder, target), expected, "{folder} {target}");
    }

    #[test]
    fn parts_are_found_from_the_folder_of_the_part_that_names_them() {
        check("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml");
        check("xl/worksheets", "../tables/table1.xml", "xl/tables/table1.xml");
        check("", "xl/workbook.xml", "xl/workbook.xml");
        check("xl", "../../../../etc", "etc");
    }
}
