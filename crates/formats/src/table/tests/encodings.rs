//! Text whose profile leaves its encoding open.

use super::*;

fn auto(fallback: &str) -> TableFormat {
    toml::from_str(&format!("encoding = \"auto\"\nfallback = \"{fallback}\"")).unwrap()
}

fn check_auto(fallback: &str, bytes: &[u8], expected: &[&str]) {
    check_format(&auto(fallback), bytes, expected);
}

#[test]
fn marks_and_utf_8_are_recognised_and_all_else_is_in_the_fallback() {
    let text = "a,b\nچرس,ç";
    let expected = ["a|b", "2: چرس|ç"];
    let utf16 =
        |encode: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(encode).collect::<Vec<_>>();
    check_auto("windows-1256", text.as_bytes(), &expected);
    check_auto("windows-1256", &[b"\xEF\xBB\xBF", text.as_bytes()].concat(), &expected);
    check_auto("windows-1256", &[b"\xFF\xFE", &utf16(u16::to_le_bytes)[..]].concat(), &expected);
    check_auto("windows-1256", &[b"\xFE\xFF", &utf16(u16::to_be_bytes)[..]].concat(), &expected);
    check_auto("windows-1256", &utf16(u16::to_le_bytes), &expected);
    check_auto("windows-1256", &utf16(u16::to_be_bytes), &expected);
    check_auto("windows-1256", b"a,b\n\x8D\xD1\xD3,\xE7", &expected);
    check_auto("windows-1252", b"a,b\nCaf\xE9,2\n", &["a|b", "2: Café|2"]);
    check_auto("windows-1252", b"a,b\n1,2\n", &["a|b", "2: 1|2"]);
    check_auto("windows-1252", b"a\n\xE9", &["a", "2: é"]);
    check_auto("windows-1252", b"", &["nothing in it; expected a header row"]);
}

#[test]
fn without_a_fallback_text_that_is_not_utf_8_is_a_problem_of_its_row() {
    let format: TableFormat = toml::from_str("encoding = \"auto\"").unwrap();
    check_format(&format, b"a,b\nCaf\xE9,2\n3,4\n", &["a|b", "2: a! Caf\u{FFFD}", "3: 3|4"]);
}

#[test]
fn a_damaged_character_among_sound_ones_does_not_change_the_encoding() {
    let bytes = [b"a,b\n1,x\xFFy\n".as_slice(), "2,چرس\n".as_bytes()].concat();
    check_auto("windows-1256", &bytes, &["a|b", "2: b! x\u{FFFD}y", "3: 2|چرس"]);
}

#[test]
fn the_encoding_is_told_however_late_something_else_than_ascii_comes() {
    for lines in [13_000_usize, 16_383, 16_384, 16_385, 40_000] {
        let head = "a,b\n".to_owned() + &"1,2\n".repeat(lines);
        for (tail, cell) in [("3,é\n".as_bytes(), "é"), (b"3,\xE9\n", "é"), (b"3,\xE9", "é")] {
            let bytes = [head.as_bytes(), tail].concat();
            let rows = shown(bytes.as_slice(), auto("windows-1252"));
            assert_eq!(rows.len(), lines + 2);
            assert_eq!(*rows.last().unwrap(), format!("{}: 3|{cell}", lines + 2));
        }
    }
}

#[test]
fn formats_name_a_fallback_only_where_the_encoding_is_open() {
    for (keys, problem) in [
        ("encoding = \"auto\"\nfallback = \"auto\"", "fallback \"auto\""),
        ("encoding = \"auto\"\nfallback = \"utf-9\"", "fallback \"utf-9\""),
        ("encoding = \"utf-8\"\nfallback = \"windows-1256\"", "fallback \"windows-1256\""),
        ("encoding = \"utf-9\"", "encoding \"utf-9\""),
    ] {
        let error = toml::from_str::<TableFormat>(keys).unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
}

proptest! {
    #[test]
    fn how_bytes_of_an_unknown_encoding_arrive_makes_no_difference(
        plain in 65_400_usize..65_600,
        bytes in bytes_of_tables(),
    ) {
        let bytes = [b"a,b\n", "x".repeat(plain).as_bytes(), &bytes].concat();
        let whole = shown(bytes.as_slice(), auto("windows-1256"));
        prop_assert_eq!(whole, shown(OneByOne(&bytes), auto("windows-1256")));
    }
}
