//! Tables of what is read and what is refused, and properties that hold for any bytes.

mod encodings;
mod headers;
mod kinds;
mod totals;

use std::fmt::Write as _;
use std::io::Read;

use proptest::prelude::*;

use super::*;

/// Shows each row as `number: cell|cell` or `number: problem`.
pub(super) fn shown(bytes: impl Read, format: TableFormat) -> Vec<String> {
    match TableReader::new(bytes, format) {
        Ok(table) => shown_rows(table),
        Err(error) => vec![error.to_string()],
    }
}

pub(super) fn shown_rows(mut table: TableReader<impl Read>) -> Vec<String> {
    let mut rows = vec![table.header().join("|")];
    loop {
        match table.next_row() {
            Ok(Some(Row { number, cells: Ok(cells), .. })) => {
                rows.push(format!("{number}: {}", cells.join("|")));
            }
            Ok(Some(Row { number, cells: Err(problem), .. })) => {
                let (column, found) = (problem.column(), problem.found());
                rows.push(format!("{number}: {column}! {found}"));
            }
            Ok(None) => return rows,
            Err(error) => {
                rows.push(error.to_string());
                return rows;
            }
        }
    }
}

fn check(bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let bytes = bytes.as_ref();
    assert_eq!(shown(bytes, TableFormat::default()), expected, "{}", bytes.escape_ascii());
    // One byte at a time must give the same: nothing may depend on how the bytes arrive.
    assert_eq!(shown(OneByOne(bytes), TableFormat::default()), expected);
}

fn check_encoding(label: &str, bytes: &[u8], expected: &[&str]) {
    check_format(&TableFormat::new(",", "\"", label).unwrap(), bytes, expected);
}

fn check_format(format: &TableFormat, bytes: &[u8], expected: &[&str]) {
    assert_eq!(shown(bytes, format.clone()), expected, "{format:?}");
    assert_eq!(shown(OneByOne(bytes), format.clone()), expected, "{format:?}");
}

struct OneByOne<'bytes>(&'bytes [u8]);

impl Read for OneByOne<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.0.read(&mut buffer[..1])
    }
}

const OPEN: &str = "a quotation mark that opens here and is never closed";

#[test]
fn ends_of_line_may_be_mixed_and_blank_lines_have_numbers() {
    check("a,b\r\n1,2\r\n3,4\r\n", &["a|b", "2: 1|2", "3: 3|4"]);
    check("a,b\n1,2\n3,4", &["a|b", "2: 1|2", "3: 3|4"]);
    check("a,b\r1,2\r3,4\r", &["a|b", "2: 1|2", "3: 3|4"]);
    check("a,b\r\n1,2\n3,4\r5,6", &["a|b", "2: 1|2", "3: 3|4", "4: 5|6"]);
    check("a,b\r\n\r\n1,2\r\n\r\n\r\n3,4\r\n\r\n", &["a|b", "3: 1|2", "6: 3|4"]);
    check("a,b\n\n1,2\n\n\n3,4\n", &["a|b", "3: 1|2", "6: 3|4"]);
    check("a,b\r\r1,2", &["a|b", "3: 1|2"]);
    check("\n\na,b\n1,2", &["a|b", "4: 1|2"]);
}

#[test]
fn rows_of_blank_cells_are_no_rows() {
    check("a,b\n,\n 1,2\n   \n\"\",\" \"\n3,4\n,,,,\n\n", &["a|b", "3:  1|2", "6: 3|4"]);
    check(",\n \na,b\n1,2\n", &["a|b", "4: 1|2"]);
    let wide = format!("a,b\n{}\n1,2\n", ",".repeat(9_999));
    check(wide, &["a|b", "3: 1|2"]);
}

#[test]
fn quoted_cells_hold_delimiters_marks_and_ends_of_line() {
    check("a,b\n\"1,\"\"x\"\"\",2\n3,4", &["a|b", "2: 1,\"x\"|2", "3: 3|4"]);
    check("a,b\r\n\"1\r\n2\",3\r\n4,5\r\n", &["a|b", "2: 1\r\n2|3", "3: 4|5"]);
    check("a,b\n\"\",1\n", &["a|b", "2: |1"]);
    check("a,b\n5\" pipe,2\n", &["a|b", "2: 5\" pipe|2"]);
    // As Python's csv and spreadsheets read it.
    check("a,b\n\"1\"x,2\n3,4", &["a|b", "2: 1x|2", "3: 3|4"]);
}

#[test]
fn a_row_must_have_as_many_cells_as_the_header() {
    check("a,b,c\n1,2\n1,2,3\n", &["a|b|c", "2: ! 2 cells", "3: 1|2|3"]);
    check("a,b,c\n1,2,\n", &["a|b|c", "2: 1|2|"]);
    check("a,b\n1,2,\n1,2\n", &["a|b", "2: ! 3 cells", "3: 1|2"]);
    let wide = format!("a,b\n{}x\n1,2\n", ",".repeat(9_999));
    check(wide, &["a|b", "2: ! 10000 cells", "3: 1|2"]);
}

#[test]
fn bytes_outside_the_encoding_spoil_their_row_alone() {
    check(b"a,b\n1,x\xC3(\n3,4\n", &["a|b", "2: b! x\u{FFFD}(", "3: 3|4"]);
    check(b"a,b\n\xE2\x82,1\n3,4\n", &["a|b", "2: a! \u{FFFD}", "3: 3|4"]);
    check(b"a,b\n1,2\n3,\xC3", &["a|b", "2: 1|2", "3: b! \u{FFFD}"]);
    check(b"a,b\n1,\0\n3,4\n", &["a|b", "2: b! the character NUL", "3: 3|4"]);
    let mut table = TableReader::new(&b"a,b\n1,xy\xFFz"[..], TableFormat::default()).unwrap();
    let problem = table.next_row().unwrap().unwrap().cells.unwrap_err();
    let shown = "b: found xy\u{FFFD}z; \
                 expected text in the encoding of the profile; byte 3 of the cell is not";
    assert_eq!(problem.to_string(), shown);
}

#[test]
fn encodings_are_decoded_and_byte_order_marks_dropped() {
    let expected = ["a|b", "2: چرس|ç"];
    check("\u{FEFF}a,b\nچرس,ç", &expected);
    let utf16 = |text: &str, encode: fn(u16) -> [u8; 2]| -> Vec<u8> {
        text.encode_utf16().flat_map(encode).collect()
    };
    let text = "\u{FEFF}a,b\nچرس,ç";
    check_encoding("utf-8", &utf16(text, u16::to_le_bytes), &expected);
    check_encoding("utf-8", &utf16(text, u16::to_be_bytes), &expected);
    check_encoding("utf-16le", &utf16("a,b\nچرس,ç", u16::to_le_bytes), &expected);
    check_encoding("windows-1256", b"a,b\n\x8D\xD1\xD3,\xE7", &expected);
    let half = [0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x0A, 0, 0x62, 0];
    check_encoding("utf-16le", &half, &["a", "2: a! \u{FFFD}", "3: b"]);
}

#[test]
fn a_mark_that_is_never_closed_costs_the_row_where_it_opened() {
    let open = format!("3: b! {OPEN}");
    check("a,b\n1,2\n3,\"4\n5,6\n7,8\n", &["a|b", "2: 1|2", &open, "4: 5|6", "5: 7|8"]);
    check("a,b\r\n1,2\r\n3,\"4\r\n5,6\r\n", &["a|b", "2: 1|2", &open, "4: 5|6"]);
    check("a,b\n1,2\n3,\"4", &["a|b", "2: 1|2", &open]);
    check("a,b\n1,2\n3,\"4\n", &["a|b", "2: 1|2", &open]);
    // Blank lines keep their numbers when they are read again.
    check("a,b\n1,2\n3,\"4\n\n5,6\n", &["a|b", "2: 1|2", &open, "5: 5|6"]);
}

#[test]
fn a_mark_that_is_closed_by_the_next_quoted_cell_costs_the_row_where_it_opened() {
    let open = format!("2: b! {OPEN}");
    // The mark of row 4 would close that of row 2, with text after it.
    check("a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n", &["a|b", &open, "3: 3|4", "4: 5|6", "5: 7|8"]);
    // Here it closes in good order, but the row has too many cells.
    check(
        "a,b,c\n1,\"2,x\n3,4,y\n5\",6,z\n7,8,w\n",
        &["a|b|c", &open, "3: 3|4|y", "4: 5\"|6|z", "5: 7|8|w"],
    );
    // The last line may itself begin a cell that spans lines.
    check("a,b\n1,\"2\n3,4\n5,\"6\n6\"\n7,8\n", &["a|b", &open, "3: 3|4", "4: 5|6\n6", "5: 7|8"]);
}

#[test]
fn text_over_several_lines_in_a_row_out_of_shape_is_one_problem() {
    check("a,b,c\n\"some\nwords\",2\n3,4,5\n", &["a|b|c", "2: ! 2 cells", "3: 3|4|5"]);
}

#[test]
fn a_table_without_a_header_is_refused() {
    check("", &["nothing in it; expected a header row"]);
    check("\r\n\n", &["nothing in it; expected a header row"]);
    let problem = format!("column 2: found {OPEN}; ");
    let problem = problem
        + "expected a closing quotation mark, or none, or two for one within \
                             the text";
    check("a,\"b\n1,2\n", &[&format!("the header in row 1 can't be read: {problem}")]);
    let wide = vec!["a"; 4_097].join(",");
    let problem = "found 4097 columns; expected at most 4096 columns";
    check(wide, &[&format!("the header in row 1 can't be read: {problem}")]);
    let widest = vec!["a"; 4_096].join(",");
    assert_eq!(shown(widest.as_bytes(), TableFormat::default()).len(), 1);
}

#[test]
fn formats_that_can_not_be_are_refused() {
    for (delimiter, quote, encoding) in [
        ("", "\"", "utf-8"),
        (";;", "\"", "utf-8"),
        ("؛", "\"", "utf-8"),
        ("\n", "\"", "utf-8"),
        (";", ";", "utf-8"),
        (";", "\"", "utf-9"),
        (";", "\"", "iso-2022-kr"),
    ] {
        assert!(TableFormat::new(delimiter, quote, encoding).is_err(), "{delimiter} {encoding}");
    }
}

#[test]
fn a_reader_that_fails_ends_the_run() {
    struct Fails;
    impl Read for Fails {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("cable cut"))
        }
    }
    let bytes = b"a,b\n1,2\n3,".chain(Fails);
    let expected = ["a|b", "2: 1|2", "reading failed after row 2: cable cut"];
    assert_eq!(shown(bytes, TableFormat::default()), expected);
}

/// Gives one byte again and again, in memory of no size.
fn many(byte: u8, megabytes: u64) -> impl Read {
    std::io::repeat(byte).take(megabytes << 20)
}

fn records<R: Read>(table: &mut TableReader<R>) -> &mut records::Records<Peeked<R>> {
    match &mut table.lines {
        Lines::Text(lines) => &mut lines.records,
        Lines::Sheet(_) => panic!("a sheet has no records"),
    }
}

fn check_large(cell: impl Read, expected: &[&str]) {
    let bytes = b"a,b\n1,2\n3,".chain(cell).chain(&b"\n5,6\n7,8\n"[..]);
    let mut table = TableReader::new(bytes, TableFormat::default()).unwrap();
    let mut rows = Vec::new();
    while let Some(row) = table.next_row().unwrap() {
        let text =
            row.cells.map_or_else(|p| format!("{}! {}", p.column(), p.found()), |c| c[0].clone());
        rows.push(format!("{}: {text}", row.number));
    }
    assert_eq!(rows, expected);
    let held = records(&mut table).memory();
    assert!(held < 5 * ROW_LIMIT, "{held} bytes held");
}

#[test]
fn a_cell_of_300_mb_is_skipped_and_the_rows_after_it_are_read() {
    let expected = ["2: 1", "3: b! a cell above 1 MiB", "4: 5", "5: 7"];
    check_large(many(b'x', 300), &expected);
    check_large((&b"\""[..]).chain(many(b'x', 300)).chain(&b"\""[..]), &expected);
    // The mark is never closed.
    check_large((&b"\""[..]).chain(many(b'x', 300)), &expected);
    check_large(many(b'x', 2), &expected);
    check_large((&b"\"\n"[..]).chain(many(b'x', 2)).chain(&b"\""[..]), &expected);
    // Lines that do not look like rows are one cell.
    let lines = "a line of text\n".repeat(400_000);
    let cell = (&b"\""[..]).chain(lines.as_bytes()).chain(&b"\""[..]);
    check_large(cell, &expected);
}

#[test]
fn rows_out_of_bounds_are_skipped() {
    let cells = "x".repeat(1_000) + ",";
    let cells = cells.repeat(100_000);
    let expected = ["2: 1", "3: ! a row above 4 MiB", "4: 5", "5: 7"];
    check_large(cells.as_bytes(), &expected);
    let expected = ["2: 1", "3: ! a row above 4 MiB", "4: 5", "5: 7"];
    check_large(many(b',', 30), &expected);
}

#[test]
fn a_mark_never_closed_in_a_large_table_is_found_at_the_row_limit() {
    let mut text = "a,b\n1,\"2\n".to_owned();
    for number in 3..1_000_000 {
        writeln!(text, "{number},x").unwrap();
    }
    let mut table = TableReader::new(text.as_bytes(), TableFormat::default()).unwrap();
    let first = table.next_row().unwrap().unwrap();
    assert_eq!(first.cells, Err(CellProblem::QuoteNotClosed { column: "b".to_owned() }));
    for number in 3..1_000_000 {
        let row = table.next_row().unwrap().unwrap();
        assert_eq!((row.number, row.cells.unwrap()[0].as_str()), (number, &*number.to_string()));
    }
    assert_eq!(table.next_row().unwrap(), None);
}

#[test]
fn marks_in_every_line_do_not_make_reading_slow() {
    // Each line reads as open both by itself and within an open cell.
    for line in ["a\",\"x\n", "\"a\",\"b\n", ",\"\n", "\"\"\"\n", "\"\",\"\n"] {
        let text = "a,b\n".to_owned() + &line.repeat(300_000);
        let mut table = TableReader::new(text.as_bytes(), TableFormat::default()).unwrap();
        let mut rows = 0;
        while table.next_row().unwrap().is_some() {
            rows += 1;
        }
        assert!(rows > 0, "{line}");
    }
}

/// Bytes of which tables are made, with more of those that matter.
fn bytes_of_tables() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => prop::sample::select(b"\",\n\r".as_slice()),
        4 => prop::sample::select(b"ab \0\xC3\xA9\xFF\xEF\xBB\xBF".as_slice()),
        1 => any::<u8>(),
    ];
    prop::collection::vec(byte, 0..200)
}

proptest! {
    #[test]
    fn any_bytes_read_to_the_end_with_rising_numbers(bytes in bytes_of_tables()) {
        if let Ok(mut table) = TableReader::new(bytes.as_slice(), TableFormat::default()) {
            let (columns, mut last) = (table.header().len(), 0);
            while let Some(row) = table.next_row().unwrap() {
                prop_assert!(row.number > last);
                last = row.number;
                if let Ok(cells) = row.cells {
                    prop_assert_eq!(cells.len(), columns);
                }
            }
            prop_assert!(last <= 1 + bytes.len() as u64);
        }
    }

    #[test]
    fn how_the_bytes_arrive_makes_no_difference(bytes in bytes_of_tables()) {
        let format = TableFormat::default();
        let whole = shown(bytes.as_slice(), format.clone());
        prop_assert_eq!(whole, shown(OneByOne(&bytes), format));
    }

    #[test]
    fn nor_does_it_where_rows_are_too_large(bytes in bytes_of_tables(), limit in 2_usize..20) {
        let format = TableFormat::default();
        let header = b"a,b\n".as_slice();
        let mut whole = TableReader::new(header.chain(bytes.as_slice()), format.clone()).unwrap();
        let mut slow = TableReader::new(header.chain(OneByOne(&bytes)), format).unwrap();
        records(&mut whole).limit_rows(limit);
        records(&mut slow).limit_rows(limit);
        prop_assert_eq!(shown_rows(whole), shown_rows(slow));
    }

    #[test]
    fn a_written_table_reads_back_equal(
        (rows, semicolon, crlf) in (1_usize..5).prop_flat_map(|columns| {
            let cell = "[ab;,\"\r\n é]{0,6}";
            let row = prop::collection::vec(cell, columns);
            let header = prop::collection::vec("[ab][ab;,\"\r\n é]{0,6}", columns);
            let rows = (header, prop::collection::vec(row, 1..7)).prop_map(|(header, rows)| {
                std::iter::once(header).chain(rows).collect::<Vec<_>>()
            });
            (rows, any::<bool>(), any::<bool>())
        })
    ) {
        let delimiter = if semicolon { ";" } else { "," };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter.as_bytes()[0])
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let format = TableFormat::new(delimiter, "\"", "utf-8").unwrap();
        let mut table = TableReader::new(bytes.as_slice(), format).unwrap();
        let is_blank = |row: &&Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
        let header: Vec<_> = rows[0]
            .iter()
            .map(|name| match name.contains(['\r', '\n']) {
                true => name.split_whitespace().collect::<Vec<_>>().join(" "),
                false => name.clone(),
            })
            .collect();
        prop_assert_eq!(table.header(), header);
        for row in rows[1..].iter().filter(|row| !is_blank(row)) {
            let read = table.next_row().unwrap().map(|read| read.cells);
            prop_assert_eq!(read, Some(Ok(row.clone())));
        }
        prop_assert_eq!(table.next_row().unwrap(), None);
    }
    #[test]
    fn a_stray_mark_costs_one_row(
        rows in prop::collection::vec(prop::collection::vec("[ab]{1,2}|\"[ab]{1,2}\"", 3), 1..9),
        place in any::<prop::sample::Index>(),
        column in 0_usize..3,
        crlf in any::<bool>(),
    ) {
        let stray = place.index(rows.len());
        let end = if crlf { "\r\n" } else { "\n" };
        let mut text = format!("x,y,z{end}");
        for (index, row) in rows.iter().enumerate() {
            let mut row = row.clone();
            if index == stray {
                row[column] = format!("\"{}", row[column].replace('"', ""));
            }
            text.push_str(&row.join(","));
            text.push_str(end);
        }
        let mut table = TableReader::new(text.as_bytes(), TableFormat::default()).unwrap();
        for (index, row) in rows.iter().enumerate() {
            let read = table.next_row().unwrap().unwrap();
            prop_assert_eq!(read.number, index as u64 + 2);
            if index == stray {
                prop_assert!(read.cells.is_err());
            } else {
                let plain: Vec<String> = row.iter().map(|cell| cell.replace('"', "")).collect();
                prop_assert_eq!(read.cells, Ok(plain));
            }
        }
        prop_assert_eq!(table.next_row().unwrap(), None);
    }
}

#[test]
fn refused_rows_come_back_without_what_was_put_on_them() {
    let text = format!("\u{feff}{WRONG_COLUMN},A,B\nfile row 2: no,'=1+1,x\n,'quoted,-2\n");
    let format = TableFormat::new(";", "\"", "windows-1252").unwrap();
    let mut reader = TableReader::with_columns(text.as_bytes(), format, &["A"]).unwrap();
    assert_eq!(reader.header(), ["A", "B"]);
    let mut cells = || reader.next_row().unwrap().map(|row| row.cells.unwrap());
    assert_eq!(cells().unwrap(), ["=1+1", "x"]);
    assert_eq!(cells().unwrap(), ["'quoted", "-2"]);
    assert_eq!(cells(), None);
}
