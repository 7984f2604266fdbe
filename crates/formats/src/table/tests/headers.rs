//! Where the header is found, and what is said where it is not.

use super::*;

/// Shows header, its row and the rows above it, then the first row of data.
fn found(keys: &str, columns: &[&str], bytes: impl Read) -> String {
    let format: TableFormat = toml::from_str(keys).unwrap();
    match TableReader::with_columns(bytes, format, columns) {
        Ok(mut table) => {
            let row = table.next_row().unwrap().map(|row| row.number);
            let (at, above) = (table.header_row(), table.rows_above_header());
            format!("{} at {at} below {above}, then {row:?}", table.header().join("|"))
        }
        Err(error) => error.to_string(),
    }
}

fn check_header(keys: &str, columns: &[&str], text: &str, expected: &str) {
    assert_eq!(found(keys, columns, text.as_bytes()), expected, "{text}");
    assert_eq!(found(keys, columns, OneByOne(text.as_bytes())), expected, "{text}");
}

#[test]
fn the_header_is_the_first_row_that_has_every_column() {
    let text = "Monthly statement\n\nprepared by,the directorate\nA,b\n1,2\n";
    check_header("", &["a", "B"], text, "A|b at 4 below 2, then Some(5)");
    check_header("", &["b"], "a,b\nb,c\n", "a|b at 1 below 0, then Some(2)");
    check_header(
        "",
        &["net weight"],
        "a,Net   Weight \n1,2\n",
        "a|Net   Weight  at 1 below 0, then Some(2)",
    );
    check_header(
        "",
        &["net (kg)"],
        "a,\"Net\n(kg)\"\n1,2\n",
        "a|Net (kg) at 1 below 0, then Some(2)",
    );
}

#[test]
fn nothing_wanted_takes_the_first_row_that_is_not_blank() {
    check_header("", &[], "\n,\nTitle,\n1,2\n", "Title| at 3 below 0, then Some(4)");
}

#[test]
fn the_profile_may_say_in_which_row_the_header_stands() {
    check_header("header_row = 3", &[], "title\n\na,b\n1,2\n", "a|b at 3 below 1, then Some(4)");
    check_header("header_row = 3", &["x"], "title\n\na,b\n1,2\n", "a|b at 3 below 1, then Some(4)");
    let missing = "nothing in row 2; expected the header there";
    check_header("header_row = 2", &[], "title\n\na,b\n", missing);
    check_header("header_row = 2", &[], "title\n", missing);
    check_header("header_row = 2", &[], "", missing);
}

#[test]
fn two_rows_make_one_header() {
    let text = "title,,,,\n,Seized,,Arrested,\nDate,Heroin,Ice,Men,Women\n1,2,3,4,5\n";
    let expected =
        "Date|Seized Heroin|Seized Ice|Arrested Men|Arrested Women at 3 below 1, then Some(4)";
    check_header("header_rows = 2", &["date", "arrested women"], text, expected);
    check_header("header_rows = 2\nheader_row = 2", &[], text, expected);
    // A name that stands over both rows is the name; a group does not reach over empty columns.
    let text = "Date,Seized,,\n,Heroin,Ice,\n1,2,3,\n";
    let expected = "Date|Seized Heroin|Seized Ice| at 2 below 0, then Some(3)";
    check_header("header_rows = 2", &["date", "seized ice"], text, expected);
}

#[test]
fn a_header_that_is_not_there_is_described_by_the_row_most_like_it() {
    check_header(
        "",
        &["date", "drug", "kg"],
        "title\nDate,Drug\n1,2\n",
        "no row has all columns that the profile needs; missing in row 2: kg; it has: Date, Drug",
    );
    check_header(
        "",
        &["date", "drug", "kg"],
        "Ali Khan,Karachi\nDate,Name\n",
        "none of the first 2 rows has half of the columns that the profile needs: date, drug, kg",
    );
    let late = "x\n".repeat(100) + "date\n";
    check_header(
        "",
        &["date"],
        &late,
        "none of the first 100 rows has half of the columns that the profile needs: date",
    );
    check_header("", &["date"], "", "nothing in it; expected a header row");
    check_header("", &["date"], "\n\n", "nothing in it; expected a header row");
}

#[test]
fn the_first_row_is_kept_to_compare_with_other_profiles() {
    let bytes = b"Ali Khan,Karachi\n1,2\n".as_slice();
    let error = TableReader::with_columns(bytes, TableFormat::default(), &["x"]).err().unwrap();
    let TableError::NoHeader(error) = error else { panic!("{error}") };
    assert_eq!(error.first, ["Ali Khan", "Karachi"]);
    assert!(!error.to_string().contains("Ali"), "{error}");
}

#[test]
fn header_places_that_can_not_be_are_refused() {
    for keys in ["header_row = 0", "header_rows = 0", "header_rows = 3", "sheet = \" \"", "x = 1"] {
        assert!(toml::from_str::<TableFormat>(keys).is_err(), "{keys}");
    }
}
