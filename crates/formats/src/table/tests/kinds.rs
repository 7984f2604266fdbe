//! Files that are no tables, told by their bytes.

use super::*;

fn check_kind(bytes: &[u8], expected: &str) {
    assert_eq!(shown(bytes, TableFormat::default()), [expected]);
    assert_eq!(shown(OneByOne(bytes), TableFormat::default()), [expected]);
}

#[test]
fn files_that_are_no_tables_say_what_they_are() {
    let advice = "save the table as .xlsx or .csv";
    check_kind(b"%PDF-1.7\n", &format!("this is a PDF; {advice}"));
    check_kind(b"\x1F\x8B\x08\0", &format!("this is a packed file (.gz); {advice}"));
    check_kind(b"{\\rtf1", &format!("this is a text document (.rtf); {advice}"));
    let page = format!("this is a web page; {advice}");
    check_kind(b"\xEF\xBB\xBF\r\n<HTML><body>", &page);
    check_kind(b"<!doctype html>", &page);
    check_kind(b"<table border=1>", &page);
    check_kind(b"<?xml version=\"1.0\"?><Workbook/>", &format!("this is an XML file; {advice}"));
}

#[test]
fn old_and_protected_workbooks_say_what_to_do() {
    let compound = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &name, &[0; 64]].concat()
    };
    let locked =
        "this is a workbook protected by a password; remove the password and save it as .xlsx";
    check_kind(&compound("EncryptedPackage"), locked);
    check_kind(&compound("Workbook"), "this is an old Excel workbook (.xls); save it as .xlsx");
    check_kind(
        &compound("WordDocument"),
        "this is an old Office file, but no workbook; save the table as .xlsx or .csv",
    );
}

#[test]
fn a_table_may_begin_with_any_text() {
    check("<kg>,b\n1,2\n", &["<kg>|b", "2: 1|2"]);
    check("PK,b\n1,2\n", &["PK|b", "2: 1|2"]);
}

proptest! {
    #[test]
    fn whatever_a_file_begins_with_it_comes_to_an_end(
        head in prop::sample::select(vec![
            b"PK\x03\x04".as_slice(),
            b"PK\x05\x06",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            b"%PDF-",
            b"\xFF\xFE",
            b"",
        ]),
        tail in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let bytes = [head, &tail].concat();
        let rows = shown(bytes.as_slice(), TableFormat::default());
        prop_assert!(rows.len() <= bytes.len() + 1);
        prop_assert_eq!(rows, shown(OneByOne(&bytes), TableFormat::default()));
    }
}
