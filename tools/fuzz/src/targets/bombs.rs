//! Small archives that inflate to large ones: by repetition, by parts beside each other, by
//! repeated cells, by long texts. Noise among it keeps it below the limit for tight packing.

use super::workbooks::{Part, ods_content, ods_parts, pack};
use crate::dice::Dice;

/// Parts of the workbook that are not to explode.
const PARTS: [(&str, &str); 3] = [
    ("[Content_Types].xml", "<Types/>"),
    (
        "_rels/.rels",
        r#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/w.xml"/></Relationships>"#,
    ),
    ("xl/w.xml", r#"<workbook><sheets><sheet name="One" r:id="r1"/></sheets></workbook>"#),
];
const RELATIONS: &str = r#"<Relationships>
<Relationship Id="r1" Type="http://x/worksheet" Target="s.xml"/>
<Relationship Id="r2" Type="http://x/sharedStrings" Target="t.xml"/></Relationships>"#;
const HEADER: &str = r#"<row r="1"><c t="str"><v>h</v></c><c t="str"><v>i</v></c></row>"#;

/// How large the part that explodes is, in bytes.
const SIZES: [usize; 4] = [1 << 20, 8 << 20, 63 << 20, 80 << 20];

/// An archive that explodes.
pub fn make(dice: &mut Dice) -> Vec<u8> {
    let size = dice.pick(&SIZES);
    match dice.below(8) {
        0 => xlsx(&repeated(r#"<row><c t="str"><v>?</v></c></row>"#, size, dice), "<sst/>"),
        1 => xlsx(&repeated("<row/>", size, dice), "<sst/>"),
        2 => xlsx("", &strings(&repeated("<si><t>?</t></si>", size, dice))),
        3 => xlsx("", &strings(&repeated("<si/>", size, dice))),
        4 => {
            xlsx(&format!("<row><c t=\"str\"><v>{}</v></c></row>", repeated("?x", size, dice)), "")
        }
        5 => xlsx(&repeated("<mergeCell ref=\"A?:C9?\"/>", size, dice), "<sst/>"),
        6 => ods(&repeated("<table:table-row><table:table-cell/></table:table-row>", size, dice)),
        _ => ods(&cells(dice)),
    }
}

/// A text over and over, as large as is wanted, with digits in the place of `?`.
fn repeated(text: &str, size: usize, dice: &mut Dice) -> String {
    // Every digit that can't be foretold makes the packed part larger: none, some or many.
    let noise = dice.pick(&[0, 3, 40]);
    let mut whole = String::with_capacity(size + text.len() + 16);
    while whole.len() < size {
        let number = if dice.chance(noise) { dice.below(1_000_000) } else { 1 };
        match text.contains('?') {
            true => whole.push_str(&text.replace('?', &number.to_string())),
            false => whole.push_str(text),
        }
    }
    whole
}

fn strings(items: &str) -> String {
    format!("<sst uniqueCount=\"99999999999\">{items}</sst>")
}

fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet><sheetData>{HEADER}{rows}<row><c t=\"s\"><v>0</v></c></row></sheetData>\
         <mergeCells>{rows}</mergeCells></worksheet>"
    );
    let mut parts: Vec<Part> = PARTS.map(|(n, text)| (n.to_owned(), text.into())).into();
    parts.push(("xl/_rels/w.xml.rels".to_owned(), RELATIONS.into()));
    parts.push(("xl/t.xml".to_owned(), strings.into()));
    parts.push(("xl/s.xml".to_owned(), sheet.into_bytes()));
    pack(&parts)
}

fn ods(rows: &str) -> Vec<u8> {
    let cell = "<table:table-cell><text:p>h</text:p></table:table-cell>";
    let header = format!("<table:table-row>{cell}{cell}</table:table-row>");
    pack(&ods_parts(ods_content(&format!("{header}{rows}"))))
}

/// Cells and rows that are repeated by their own word.
fn cells(dice: &mut Dice) -> String {
    let many = [2, 4_096, 16_384, 1_000_000, 1_000_000_000];
    let mut rows = String::new();
    for _ in 0..1 + dice.below(2_000) {
        let (columns, times, spaces) = (dice.pick(&many), dice.pick(&many), dice.pick(&many));
        rows.push_str(&format!(
            "<table:table-row table:number-rows-repeated=\"{times}\">\
             <table:table-cell table:number-columns-repeated=\"{columns}\">\
             <text:p>x<text:s text:c=\"{spaces}\"/></text:p></table:table-cell></table:table-row>"
        ));
    }
    rows
}
