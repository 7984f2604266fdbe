//! Which file is which, which profile fits, and what a sample tells.

use super::*;

const RELEASES: &str = r#"
name = "releases"
version = 1
title = "T"
kind = "summary"
row_means = "R"
identity = { key = ["id"] }
[when]
column = "month"
format = "YYYY-MM"
[country]
value = "pack"
[[cell]]
measure = "arrests"
value = "arrests"
[[companion]]
name = "drugs"
key = "id"
[[companion.cell]]
measure = "amount"
value = "amount"
unit = "unit"
substance = "drug"
"#;

const MAIN: &[&str] = &["Id", "Month ", "ARRESTS", "note"];
const DRUGS: &[&str] = &["id", "drug", "amount", "unit"];

fn check(profile: &str, headers: &[&[&str]], expected: &str) {
    let headers: Vec<_> = headers.iter().map(|names| header(names)).collect();
    let shown = match Profile::parse(profile).unwrap().recognize(&headers) {
        Ok(roles) => format!("{roles:?}"),
        Err(error) => error.to_string(),
    };
    assert_eq!(shown, expected);
}

#[test]
fn the_main_file_and_its_companions_are_known_in_any_order() {
    check(RELEASES, &[MAIN, DRUGS], r#"[Main, Companion("drugs")]"#);
    check(RELEASES, &[DRUGS, MAIN], r#"[Companion("drugs"), Main]"#);
    check(RELEASES, &[DRUGS, MAIN, DRUGS], r#"[Companion("drugs"), Main, Companion("drugs")]"#);
    check(SMALL, &[&HEADER, &HEADER], "[Main, Main]");
}

#[test]
fn what_is_missing_is_said() {
    let companion = "the companion drugs is missing; \
                     expected a file with the columns id, amount, unit, drug";
    check(RELEASES, &[MAIN], companion);
    let main = "the main table is missing; expected a file with the columns month, id, arrests";
    check(RELEASES, &[DRUGS], main);
    let columns = "columns that the profile needs are missing: unit; \
                   the file has: id, drug, amount, units";
    check(RELEASES, &[MAIN, &["id", "drug", "amount", "units"]], columns);
    let optional =
        RELEASES.replace("key = \"id\"\n[[comp", "key = \"id\"\noptional = true\n[[comp");
    check(&optional, &[MAIN], "[Main]");
}

#[test]
fn the_profile_that_a_header_looks_like_is_named() {
    let profiles = [RELEASES, SMALL].map(|text| Profile::parse(text).unwrap());
    let best = |names: &[&str]| best_fit(&profiles, &header(names)).map(|p| p.name.as_str());
    assert_eq!(best(&HEADER), Some("small"));
    assert_eq!(best(&HEADER[..6]), Some("small"));
    assert_eq!(best(MAIN), Some("releases"));
    assert_eq!(best(&["Date", "Amount"]), None);
    assert_eq!(best(&[]), None);
    let fit = profiles[1].fits(&header(&HEADER[1..]));
    assert_eq!((fit.found, fit.needed, fit.is_whole()), (7, 8, false));
}

#[test]
fn optional_columns_are_not_needed() {
    let text =
        SMALL.replace("keep = [\"ROUTE\"]", "keep = [{ column = \"ROUTE\", optional = true }]");
    let profile = Profile::parse(&text).unwrap();
    assert!(!profile.needed_columns().contains(&"ROUTE".to_owned()));
    let mapper = profile.bind(&header(&HEADER[..7]), &pack()).unwrap();
    assert!(mapper.map_one(&row(&GOOD[..7])).unwrap().as_written.is_empty());
    assert_eq!(mapped(&text, &[]).unwrap().as_written["ROUTE"], "by road");
}

fn table(names: &[&str], rows: &[&[&str]]) -> SampleTable {
    let rows = (2..).zip(rows).map(|(number, cells)| numbered(number, cells)).collect();
    SampleTable { header: header(names), rows }
}

#[test]
fn a_sample_tells_what_a_profile_makes_of_it() {
    let mut wrong = GOOD;
    (wrong[5], wrong[6], wrong[4], wrong[1]) = ("much", "acres", "Kratom", "Atlantis");
    let mut names = HEADER.to_vec();
    names.push("REMARK");
    let long = |row: [&'static str; 8]| row.into_iter().chain(["x"]).collect::<Vec<_>>();
    let (good, wrong) = (long(GOOD), long(wrong));
    let sample = vec![table(&names, &[&good, &wrong, &wrong])];
    let report = Profile::parse(SMALL).unwrap().check_sample(sample, &pack()).unwrap();
    assert_eq!((report.rows, report.records, report.rejected), (3, 1, 2));
    assert_eq!(report.columns_not_used, ["REMARK"]);
    assert_eq!(report.columns_found.len(), 8);
    assert_eq!(report.first_rejections.len(), 4);
    let unknown = &report.unknown;
    assert_eq!((unknown.units["acres"], unknown.substances["Kratom"]), (2, 2));
    assert_eq!(unknown.places["Atlantis, Balochistan"], 2);
    assert!(unknown.organizations.is_empty());
}

#[test]
fn a_sample_has_its_companions() {
    let main = table(&["id", "month", "arrests"], &[&["R1", "2024-02", "3"]]);
    let drugs = table(DRUGS, &[&["R1", "Opium", "1", "gram"], &["R7", "Kratom", "1", "acre"]]);
    let profile = Profile::parse(RELEASES).unwrap();
    let report = profile.check_sample(vec![drugs, main], &pack()).unwrap();
    assert_eq!(report.files, ["drugs", "main"]);
    assert_eq!((report.records, report.rejected), (1, 1));
    assert_eq!((report.unknown.substances["Kratom"], report.unknown.units["acre"]), (1, 1));
    let refused = report.first_rejections[0].to_string();
    assert!(refused.starts_with("drugs, row 3, id"), "{refused}");
    let error = profile.check_sample(vec![table(&["a"], &[])], &pack()).unwrap_err();
    assert!(error.to_string().starts_with("columns that the profile needs are missing"), "{error}");
}

#[test]
fn a_word_counts_once_a_row_and_where_it_is_read() {
    let second = "[gates]\nflagged = \"count\"";
    let exhibits = "[[exhibit]]\nonly = { column = \"ROUTE\", is = \"office\" }\n\
                    substance = \"ROUTE\"\namount = \"AMOUNT\"\nunit = \"PLACE\"\n\
                    [[exhibit]]\nsubstance = \"DRUG\"\namount = \"AMOUNT\"\nunit = \"UNIT\"\n";
    let profile = SMALL.replace("[exhibit]", "[[exhibit]]");
    let profile = profile.replace(second, &format!("{exhibits}{second}"));
    let wrong = {
        let mut row = GOOD;
        (row[4], row[6]) = ("Kratom", "acres");
        row
    };
    let sample = vec![table(&HEADER, &[&wrong, &GOOD])];
    let report = Profile::parse(&profile).unwrap().check_sample(sample, &pack()).unwrap();
    let one = |word: &str| std::collections::BTreeMap::from([(word.to_owned(), 1)]);
    assert_eq!((report.unknown.substances, report.unknown.units), (one("Kratom"), one("acres")));
}

#[test]
fn what_is_not_listed_is_counted() {
    let wrong = {
        let mut row = GOOD;
        row[6] = "acres";
        row
    };
    let rows: Vec<&[&str]> = vec![&wrong; 25];
    let report = Profile::parse(SMALL).unwrap().check_sample(vec![table(&HEADER, &rows)], &pack());
    let report = report.unwrap();
    assert_eq!((report.first_rejections.len(), report.rejections_not_listed), (20, 5));
    assert_eq!((report.rejected, report.rows_rejected), (25, 25));
}
