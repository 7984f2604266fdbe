//! Workbooks made here and read back: by a library for what programs write, by hand for what no
//! program should.

mod broken;
mod hidden;
mod limits;
mod merged;
mod ods;
mod oracle;
mod xlsx;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use crate::table::tests::{shown, shown_rows};
use crate::{TableFormat, TableReader};

/// A zip archive of these parts.
fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const RELATIONS: &str = r#"<Relationships>
<Relationship Id="rId1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/>
</Relationships>"#;
const BOOK_RELATIONS: &str = r#"<Relationships>
<Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/>
</Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="One" r:id="rId1"/></sheets></workbook>"#;
const STRINGS: &str = r#"<sst uniqueCount="99999999999999"><si><t>a</t></si>
<si><r><t>چر</t></r><r><t>س</t></r><rPh><t>x</t></rPh></si></sst>"#;
const STYLES: &str = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>
</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>"#;

/// A workbook with one sheet, of this XML. Its shared texts are `a` and `چرس`; style 1 shows
/// days, style 2 lengths of time.
fn xlsx_of(sheet: &str) -> Vec<u8> {
    zip_of(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
        ("xl/sharedStrings.xml", STRINGS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

/// The same, of the XML of the rows below a header `h`, `i`.
fn rows_of(rows: &str) -> Vec<u8> {
    let header = r#"<row r="1"><c t="str"><v>h</v></c><c t="str"><v>i</v></c></row>"#;
    xlsx_of(&format!("<worksheet><sheetData>{header}{rows}</sheetData></worksheet>"))
}

/// A spreadsheet of OpenDocument with these tables.
fn ods_of(tables: &str) -> Vec<u8> {
    let styles = r#"<office:automatic-styles><style:style style:name="off" style:family="table">
<style:table-properties table:display="false"/></style:style></office:automatic-styles>"#;
    let content = format!(
        "<office:document-content>{styles}<office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest/>"),
        ("content.xml", &content),
    ])
}

fn check(bytes: &[u8], expected: &[&str]) {
    check_with("", bytes, expected);
}

fn check_with(keys: &str, bytes: &[u8], expected: &[&str]) {
    let format: TableFormat = toml::from_str(keys).unwrap();
    assert_eq!(shown(bytes, format), expected);
}

/// Shows the notes of each row that has some.
fn notes(keys: &str, bytes: &[u8]) -> Vec<String> {
    let format: TableFormat = toml::from_str(keys).unwrap();
    let mut table = TableReader::new(bytes, format).unwrap();
    let mut shown = Vec::new();
    while let Some(row) = table.next_row().unwrap() {
        shown.extend(row.notes.iter().map(|note| format!("{}: {note}", row.number)));
    }
    shown
}
