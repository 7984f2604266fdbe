//! Spreadsheets: good ones are taken apart, their XML is changed, and they are packed again.

use std::io::{Cursor, Read, Write};
use std::sync::LazyLock;

use yakja_formats::{
    TableFormat, TableReader,
    template::{ColumnFormat, ColumnSpec, SheetSpec, TemplateSpec, workbook},
};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use super::Answer;
use crate::{dice::Dice, mutate};

/// Tokens of sheets.
const TOKENS: &[&str] = &[
    " t=\"s\"",
    " t=\"str\"",
    " t=\"inlineStr\"",
    " t=\"b\"",
    " t=\"e\"",
    " s=\"9999\"",
    " r=\"XFD1048576\"",
    " r=\"ZZZZZZZ99999999999999\"",
    " r=\"1\"",
    "<v>99999999999</v>",
    "<v>-1</v>",
    "<v>45000.5</v>",
    "<v>1e308</v>",
    "<f>1+1</f>",
    "<is><t>x</t></is>",
    "<row r=\"4294967296\">",
    "<row>",
    "</row>",
    "<c>",
    "</c>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<mergeCells>",
    "<sheet name=\"One\" r:id=\"rId1\"/>",
    "<si><t>x</t></si>",
    "<xf numFmtId=\"14\"/>",
    " table:number-columns-repeated=\"1000000\"",
    " table:number-rows-repeated=\"1000000\"",
    " office:value-type=\"date\" office:date-value=\"2024-02-30\"",
    " office:value-type=\"float\" office:value=\"1e400\"",
    "<table:table-row>",
    "<table:table-cell>",
    "<table:covered-table-cell/>",
    "<text:p>x</text:p>",
    "<text:s text:c=\"1000000000\"/>",
];

/// A part of an archive.
pub type Part = (String, Vec<u8>);

/// A workbook of a template with some rows in it, mutated.
pub fn make_xlsx(dice: &mut Dice) -> Vec<u8> {
    static EMPTY: LazyLock<Vec<Part>> = LazyLock::new(|| parts(&template()));
    let mut parts = EMPTY.clone();
    for (name, bytes) in &mut parts {
        if name.ends_with("sheet1.xml") {
            let text = String::from_utf8_lossy(bytes);
            let rows = format!("{}</sheetData>", xlsx_rows(dice));
            *bytes = text.replacen("</sheetData>", &rows, 1).into_bytes();
        }
    }
    spoilt(parts, dice)
}

fn template() -> Vec<u8> {
    let columns = ["date", "place", "amount"].map(|name| ColumnSpec {
        name: name.to_owned(),
        choices: vec!["one".to_owned(), "two".to_owned()],
        format: ColumnFormat::Date,
        ..ColumnSpec::default()
    });
    let sheet = SheetSpec { name: "One".to_owned(), columns: columns.into() };
    let spec = TemplateSpec { sheets: vec![sheet], ..TemplateSpec::default() };
    workbook(&spec).unwrap_or_default()
}

fn xlsx_rows(dice: &mut Dice) -> String {
    let cells = [
        r#"<c t="str"><v>Lahore</v></c>"#,
        r#"<c t="s"><v>1</v></c>"#,
        r#"<c s="1"><v>45000</v></c>"#,
        r"<c><f>1+1</f><v>2</v></c>",
        r#"<c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>"#,
        r#"<c t="e"><v>#REF!</v></c>"#,
        r#"<c t="b"><v>1</v></c>"#,
        "<c/>",
    ];
    let row = |dice: &mut Dice| {
        let cells: String = (0..dice.below(5)).map(|_| dice.pick(&cells)).collect();
        format!("<row>{cells}</row>")
    };
    (0..dice.below(12)).map(|_| row(dice)).collect()
}

/// A spreadsheet of OpenDocument, mutated.
pub fn make_ods(dice: &mut Dice) -> Vec<u8> {
    let cells = [
        r#"<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="float" office:value="1.5"/>"#,
        r#"<table:table-cell office:value-type="date" office:date-value="2024-03-04"/>"#,
        r#"<table:table-cell table:number-columns-repeated="3"/>"#,
        r"<table:covered-table-cell/>",
        r#"<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"/>"#,
    ];
    let header = r"<table:table-row><table:table-cell><text:p>h</text:p></table:table-cell>
        <table:table-cell><text:p>i</text:p></table:table-cell></table:table-row>";
    let row = |dice: &mut Dice| {
        let cells: String = (0..dice.below(4)).map(|_| dice.pick(&cells)).collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = (0..dice.below(12)).map(|_| row(dice)).collect();
    let content = ods_content(&format!("{header}{rows}"));
    spoilt(ods_parts(content), dice)
}

/// The content of a spreadsheet with these rows.
pub fn ods_content(rows: &str) -> String {
    format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"One\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

/// The parts of a spreadsheet with this content.
pub fn ods_parts(content: String) -> Vec<Part> {
    vec![
        ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("META-INF/manifest.xml".to_owned(), b"<manifest/>".to_vec()),
        ("content.xml".to_owned(), content.into_bytes()),
    ]
}

/// Changes some of the parts, packs them, and sometimes changes the archive as well.
fn spoilt(mut parts: Vec<Part>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(3) {
        let at = dice.below(parts.len());
        let Some((_, bytes)) = parts.get_mut(at) else { continue };
        if dice.chance(70) {
            let text = String::from_utf8_lossy(bytes).into_owned();
            *bytes = mutate::text(&text, (&['>', '"'], TOKENS), dice).into_bytes();
        } else {
            mutate::bytes(bytes, dice);
        }
    }
    if dice.chance(10) {
        let at = dice.below(parts.len());
        parts.swap_remove(at);
    }
    let mut packed = pack(&parts);
    if dice.chance(20) {
        mutate::bytes(&mut packed, dice);
    }
    packed
}

/// The parts of an archive; those that can't be read are left out.
fn parts(bytes: &[u8]) -> Vec<Part> {
    let Ok(mut zip) = ZipArchive::new(Cursor::new(bytes)) else { return Vec::new() };
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let Ok(mut part) = zip.by_index(index) else { continue };
        let mut bytes = Vec::new();
        let name = part.name().map(|name| name.into_owned());
        if let (Ok(_), Ok(name)) = (part.read_to_end(&mut bytes), name) {
            parts.push((name, bytes));
        }
    }
    parts
}

/// Packs parts into an archive, quickly: it is looser then, and passes for less of a bomb.
pub fn pack(parts: &[Part]) -> Vec<u8> {
    let quickly = SimpleFileOptions::default().compression_level(Some(1));
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let begun = zip.start_file(name.as_str(), quickly);
        if begun.is_ok() {
            // Into memory, so that it fails for no reason but a name given twice.
            drop(zip.write_all(bytes));
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}

/// Reads the first sheet to its end.
pub fn run(input: &[u8]) -> Result<Answer, String> {
    let Ok(mut table) = TableReader::new(input, TableFormat::default()) else {
        return Ok(Answer::Refused);
    };
    let columns = table.header().len();
    while let Ok(Some(row)) = table.next_row() {
        let cells = row.cells.map_or(columns, |cells| cells.len());
        if cells != columns {
            return Err(format!("row {} has {cells} cells below {columns}", row.number));
        }
    }
    Ok(Answer::Taken)
}
