//! Lines without a key beneath a record.

use super::*;
use crate::{CellProblem, TableReader};

const CASES: &str = r#"
name = "cases"
version = 1
title = "T"
kind = "seizure"
row_means = "R"
identity = { key = ["CASE"] }
[group]
by = "CASE"
[when]
column = "DATE"
format = "YYYY-MM-DD"
[place]
column = "PLACE"
[country]
value = "pack"
[exhibit]
substance = "DRUG"
amount = "KG"
unit = { value = "kg" }
[exhibit.only]
column = "PLACE"
is_not = "office"
"#;

/// A case of three lines, a case of one, a total, and a signature.
const SHEET: &str = "\
CASE,DATE,PLACE,DRUG,KG
E1,2024-01-02,Quetta,Opium,30
,,,Heroin,2
,,,Opium,0.5
E2,2024-01-03,Chaman,Heroin,1
Total,,,,33.5
,,,Signed,
";

fn filled() -> String {
    CASES.replace("by = \"CASE\"", "by = \"CASE\"\nfill_down = true")
}

/// What becomes of each record: its rows and its kilograms, or all that is wrong with it.
fn fates(profile: &str, sheet: &str) -> Vec<String> {
    let profile = Profile::parse(&profile.replace("\"kg\"", "\"kilogram\"")).unwrap();
    let mut table = TableReader::new(sheet.as_bytes(), profile.table.clone()).unwrap();
    let mapper = profile.bind(table.header(), &pack()).unwrap();
    let rows = grouped(&mapper, std::iter::from_fn(|| table.next_row().unwrap()));
    rows.iter().map(|rows| fate(&mapper, rows)).collect()
}

fn fate(mapper: &Mapper, rows: &[Row]) -> String {
    match mapper.map_group(rows, &Companions::default()) {
        Ok(record) => {
            let Content::Seizure(seizure) = &record.contents[0] else { panic!("no seizure") };
            let grams = seizure.exhibits.iter().map(|exhibit| match exhibit.quantity {
                Quantity::MassMg(mg) => (mg / 1_000).to_string(),
                _ => panic!("no mass"),
            });
            format!("{:?}: {} g", record.rows, grams.collect::<Vec<_>>().join(" + "))
        }
        Err(wrong) => wrong.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "),
    }
}

fn line_of(row: u64, first: u64) -> String {
    format!(
        "row {row}, CASE: found \"\", expected the key of the record; this looks like a further \
         line of row {first}, see group.fill_down"
    )
}

#[test]
fn a_line_without_a_key_refuses_the_record_above_it() {
    let fates = fates(CASES, SHEET);
    assert_eq!(fates.len(), 4, "{fates:?}");
    assert_eq!(fates[0], format!("{}; {}", line_of(3, 2), line_of(4, 2)));
    assert_eq!(fates[1], "[5]: 1000 g");
    assert!(fates[2].contains("a total row is not taken"), "{}", fates[2]);
    assert!(fates[3].starts_with("row 7, CASE: found \"\", expected the key of"), "{}", fates[3]);
}

#[test]
fn a_line_without_a_key_belongs_to_the_record_above_it_where_the_profile_says_so() {
    let fates = fates(&filled(), SHEET);
    assert_eq!(fates[..2], ["[2, 3, 4]: 30000 + 2000 + 500 g", "[5]: 1000 g"]);
    assert_eq!(fates.len(), 4, "what stands below a total is no line of a case: {fates:?}");
}

#[test]
fn lines_belong_to_the_row_above_wherever_else_its_record_has_rows() {
    let sheet = "CASE,DATE,PLACE,DRUG,KG\nE1,2024-01-02,Quetta,Opium,1\n\
                 E2,2024-01-03,Chaman,Heroin,2\nE1,,,Heroin,3\n\n,,,Opium,4\n";
    assert_eq!(fates(&filled(), sheet), ["[2, 4, 6]: 1000 + 3000 + 4000 g", "[3]: 2000 g"]);
}

#[test]
fn a_line_fills_nothing_but_what_belongs_to_the_record() {
    let sheet = "CASE,DATE,PLACE,DRUG,KG\nE1,2024-01-02,Quetta,Opium,1\n,,,Heroin,\n,,,,2\n";
    let [fate] = fates(&filled(), sheet).try_into().unwrap();
    assert_eq!(fate, "row 4, DRUG: found \"\", expected the name of a substance");
    // A condition is of the record: here none of its lines is taken.
    let office = SHEET.replace("Quetta", "office");
    assert!(fates(&filled(), &office)[0].contains("nothing of it"));
}

#[test]
fn without_a_key_as_identity_a_row_without_one_is_a_record_by_itself() {
    let whole = CASES.replace("{ key = [\"CASE\"] }", "\"whole-row\"");
    let sheet = "CASE,DATE,PLACE,DRUG,KG\nE1,2024-01-02,Quetta,Opium,1\n\
                 ,2024-01-03,Quetta,Opium,2\n";
    assert_eq!(fates(&whole, sheet), ["[2]: 1000 g", "[3]: 2000 g"]);
}

#[test]
fn a_total_that_no_word_tells_is_no_line_of_a_case() {
    let sheet = "S.No,CASE,DATE,PLACE,DRUG,KG\n1,E1,2024-01-02,Quetta,Opium,1\n\
                 January in all,,,,,1\n,,,,Heroin,2\n";
    for profile in [CASES.to_owned(), filled()] {
        let fates = fates(&profile, sheet);
        assert_eq!(fates[0], "[2]: 1000 g");
        let total = "row 3, S.No: found \"January in all\", expected data; this looks like a \
                     total, see table.total_words";
        assert_eq!(fates[1], total);
        assert_eq!(fates.len(), 3, "{fates:?}");
    }
}

#[test]
fn a_row_that_can_not_be_read_may_be_a_line_of_the_record_above_it() {
    let mapper = Profile::parse(&CASES.replace("\"kg\"", "\"kilogram\"")).unwrap();
    let names = header(&["CASE", "DATE", "PLACE", "DRUG", "KG"]);
    let mapper = mapper.bind(&names, &pack()).unwrap();
    let bad = |number| Row { cells: Err(CellProblem::RowTooLarge), ..numbered(number, &[]) };
    let good = numbered(2, &["E1", "2024-01-02", "Quetta", "Opium", "1"]);
    let sizes =
        |rows: [Row; 2]| -> Vec<usize> { grouped(&mapper, rows).iter().map(Vec::len).collect() };
    assert_eq!(sizes([good.clone(), bad(3)]), [2]);
    assert_eq!(sizes([good, bad(4)]), [1, 1]);
}

#[test]
fn a_row_of_sums_alone_is_no_line_of_a_case() {
    let wide = filled().replace("substance = \"DRUG\"", "substance = { value = \"opium\" }");
    let sheet = "CASE,DATE,PLACE,KG,REMARKS\nE1,2024-01-02,Quetta,30,\n,,Chaman,2,\n\
                 ,,,32,\n,,,32,in all\n";
    let fates = fates(&wide, sheet);
    assert_eq!(fates.len(), 3, "{fates:?}");
    for sums in &fates[1..] {
        assert!(sums.contains("CASE: found \"\""), "{sums}");
    }
}

#[test]
fn a_row_that_can_not_be_read_ends_the_record_above() {
    let sheet = "CASE,DATE,PLACE,DRUG,KG\nE1,2024-01-02,Quetta,Opium,1\n\n\
                 E2,2024-01-03,Chaman,Heroin\n,,,Heroin,2\n";
    let fates = fates(&filled(), sheet);
    assert_eq!((fates.len(), fates[0].as_str()), (3, "[2]: 1000 g"), "{fates:?}");
}

#[test]
fn a_line_belongs_to_the_nearest_record_above_it() {
    let numbered = CASES.replace("by = \"CASE\"", "by = \"S.No\"");
    let sheet = "S.No,CASE,DATE,PLACE,DRUG,KG\n1,E1,2024-01-02,Quetta,Opium,1\n\
                 ,E2,2024-01-03,Chaman,Opium,2\n,,,,Heroin,3\n";
    let fates = fates(&numbered, sheet);
    assert_eq!((fates.len(), fates[0].as_str()), (2, "[2]: 1000 g"), "{fates:?}");
    assert!(fates[1].contains("looks like a further line of row 3"), "{}", fates[1]);
}

#[test]
fn a_place_that_begins_like_a_total_is_a_place() {
    let placed = CASES.replace("by = \"CASE\"", "by = \"CASE\"\nfill_down = true");
    let sheet = "PLACE,CASE,DATE,DRUG,KG\nTotal Parco pump,E1,2024-01-02,Opium,30\n\
                 Total / میزان January,,,,30\nGRAND TOTAL:,,,,30\n";
    let fates = fates(&placed, sheet);
    assert_eq!(fates[0], "[2]: 30000 g");
    assert!(fates[1..].iter().all(|fate| fate.contains("a total row is not taken")), "{fates:?}");
}
