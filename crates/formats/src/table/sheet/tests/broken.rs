//! Files that are not what they say they are, and properties that hold for any bytes.

use proptest::prelude::*;

use super::*;

#[test]
fn zip_archives_that_are_no_spreadsheets_say_so() {
    check(
        &zip_of(&[("seizures.csv", "a,b\n")]),
        &["this is a zip archive, but no spreadsheet; unpack it and give the table in it"],
    );
    let word = RELATIONS.replace("xl/workbook.xml", "word/document.xml");
    check(
        &zip_of(&[("_rels/.rels", &word), ("word/document.xml", "<w:document/>")]),
        &["this is an Office file, but no workbook that can be read; \
           save the table as .xlsx or .csv"],
    );
    let binary = RELATIONS.replace("workbook.xml", "workbook.bin");
    check(
        &zip_of(&[("_rels/.rels", &binary), ("xl/workbook.bin", "")]),
        &["this is a binary workbook (.xlsb); save it as .xlsx"],
    );
}

#[test]
fn protected_spreadsheets_of_open_document_say_what_to_do() {
    let bytes = zip_of(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "x"),
    ]);
    let locked =
        "this is a workbook protected by a password; remove the password and save it as .xlsx";
    check(&bytes, &[locked]);
}

#[test]
fn missing_parts_are_named() {
    let bytes = zip_of(&[
        ("_rels/.rels", RELATIONS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELATIONS),
    ]);
    check(&bytes, &["damaged: xl/worksheets/sheet1.xml: it is missing"]);
}

#[test]
fn a_file_that_breaks_off_is_damaged() {
    let bytes = rows_of("<row><c><v>1</v></c></row>");
    let shown = shown(&bytes[..bytes.len() / 2], TableFormat::default());
    assert!(shown[0].starts_with("damaged: the zip archive: "), "{shown:?}");
    check(
        &xlsx_of("<worksheet><sheetData><row><c t=\"s\"><v>0</v></c></row><row><c><v>1"),
        &["a", "damaged: xl/worksheets/sheet1.xml: it breaks off"],
    );
    check(
        &ods_of("<table:table table:name=\"a\"><table:table-row><table:table-cell><text:p>h"),
        &["damaged: content.xml: ill-formed document: expected `</text:p>`, but \
           `</office:spreadsheet>` was found"],
    );
}

#[test]
fn entities_do_not_expand() {
    check(
        &xlsx_of(
            "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData><row><c><v>&a;</v></c></row>\
                  </sheetData></worksheet>",
        ),
        &["damaged: xl/worksheets/sheet1.xml: an entity that XML does not have"],
    );
}

#[test]
fn rows_out_of_order_are_damaged() {
    let rows = r#"<row r="5"><c><v>1</v></c></row><row r="5"><c><v>1</v></c></row>"#;
    let damaged = "damaged: xl/worksheets/sheet1.xml: rows out of order";
    check(&rows_of(rows), &["h|i", "5: 1|", damaged]);
    let damaged = "damaged: xl/worksheets/sheet1.xml: a row without number";
    check(&rows_of(r#"<row r="x"/>"#), &["h|i", damaged]);
}

const WHOLE: &str = r#"<worksheet><dimension ref="A1:B9"/><sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>
<row r="2"><c r="A2" s="1"><v>40606.5</v></c><c r="B2"><f>A2</f><v>1E3</v></c></row>
<row r="4"><c t="inlineStr"><is><t>x &amp; y</t></is></c><c t="e"><v>#REF!</v></c></row>
</sheetData><mergeCells><mergeCell ref="A2:A4"/></mergeCells></worksheet>"#;

const WHOLE_TABLE: &str = r#"<table:table table:name="a" table:style-name="off"/>
<table:table table:name="b"><table:table-row><table:table-cell office:value-type="string">
<text:p>h<text:s text:c="2"/></text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float"
office:value="1.5" table:number-columns-repeated="2" table:number-rows-spanned="2"/>
<table:covered-table-cell/></table:table-row></table:table>"#;

/// Pieces of XML that mean something here.
const PIECES: [&str; 16] = [
    "",
    "<",
    ">",
    "\"",
    "&",
    "/",
    "</row>",
    "<row r=\"99999999999\">",
    "<c r=\"XFD1\"/>",
    "<f/>",
    "<v>",
    "9999999999",
    "</table:table-row>",
    "<table:table-cell>",
    "<text:p>",
    "<!--",
];

/// Reads to the end; the number of rows.
fn read(bytes: &[u8]) -> Result<(), TestCaseError> {
    let format: TableFormat = toml::from_str("fill_merged = true\nheader_rows = 2").unwrap();
    for format in [TableFormat::default(), format] {
        let Ok(mut table) = TableReader::new(bytes, format) else { continue };
        let (columns, mut last, mut rows) = (table.header().len(), 0, 0_u64);
        while let Ok(Some(row)) = table.next_row() {
            prop_assert!(row.number > last);
            (last, rows) = (row.number, rows + 1);
            if let Ok(cells) = row.cells {
                prop_assert_eq!(cells.len(), columns);
            }
            if rows > 10_000 {
                break;
            }
        }
    }
    Ok(())
}

fn damaged(text: &str, place: &prop::sample::Index, length: usize, piece: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = place.index(characters.len());
    let after = (at + length).min(characters.len());
    let part = |range: &[char]| range.iter().collect::<String>();
    part(&characters[..at]) + piece + &part(&characters[after..])
}

proptest! {
    #[test]
    fn damaged_sheets_come_to_an_end(
        damages in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..40, prop::sample::select(PIECES.to_vec())),
            0..4,
        ),
        part in 0_usize..5,
    ) {
        let mut texts = [WHOLE, STRINGS, STYLES, BOOK, BOOK_RELATIONS].map(str::to_owned);
        let mut table = WHOLE_TABLE.to_owned();
        for (place, length, piece) in &damages {
            texts[part] = damaged(&texts[part], place, *length, piece);
            table = damaged(&table, place, *length, piece);
        }
        let [sheet, strings, styles, book, relations] = &texts;
        read(&zip_of(&[
            ("_rels/.rels", RELATIONS),
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/sharedStrings.xml", strings),
            ("xl/styles.xml", styles),
            ("xl/worksheets/sheet1.xml", sheet),
        ]))?;
        read(&ods_of(&table))?;
    }

    #[test]
    fn damaged_archives_come_to_an_end(
        bytes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        length in any::<prop::sample::Index>(),
    ) {
        for mut file in [xlsx_of(WHOLE), ods_of(WHOLE_TABLE)] {
            for (place, byte) in &bytes {
                let at = place.index(file.len());
                file[at] = *byte;
            }
            read(&file)?;
            file.truncate(length.index(file.len()));
            read(&file)?;
        }
    }
}
