//! Cells of summaries, nil returns, and companion files.

use yakja_model::{Summary, SummaryMeasure};

use super::*;

const STATEMENT: &str = r#"
name = "p"
version = 1
title = "T"
kind = "summary"
row_means = "R"
identity = { key = ["AGENCY", "MONTH"] }
[group]
by = ["AGENCY", "MONTH"]
[when]
column = "MONTH"
format = "YYYY-MM"
[country]
value = "pack"
[summary]
published = "PUBLISHED"
published_format = "DD/MM/YYYY"
nil = { column = "DRUG", is = ["nil", "صفر"] }
[[cell]]
measure = "amount"
value = "AMOUNT"
unit = "UNIT"
substance = { column = "DRUG", map = { "total" = "" } }
area = "DISTRICT"
rounded = { column = "NOTE", is = "about" }
in_total = { column = "NOTE", is_not = "beside" }
[[cell]]
measure = "seizures"
value = "SEIZURES"
substance = "DRUG"
[[cell]]
measure = "value-pkr"
value = "RUPEES"
"#;

const NAMES: [&str; 10] = [
    "AGENCY",
    "MONTH",
    "PUBLISHED",
    "DRUG",
    "DISTRICT",
    "AMOUNT",
    "UNIT",
    "SEIZURES",
    "RUPEES",
    "NOTE",
];

const LINE: [&str; 10] = ["ANF", "2024-02", "", "Opium", "Quetta", "1.50", "Kilogram", "3", "", ""];

fn with(changes: &[(&str, &'static str)]) -> [&'static str; 10] {
    let mut cells = LINE;
    for (column, cell) in changes {
        cells[NAMES.iter().position(|name| name == column).unwrap()] = cell;
    }
    cells
}

fn record(lines: &[[&str; 10]]) -> Result<MappedRecord, Vec<Rejection>> {
    let mapper = Profile::parse(STATEMENT).unwrap().bind(&header(&NAMES), &pack()).unwrap();
    let rows: Vec<_> = (2..).zip(lines).map(|(number, line)| numbered(number, line)).collect();
    mapper.map_group(&rows, &Companions::default())
}

fn summary(record: &MappedRecord) -> &Summary {
    let Content::Summary(summary) = &record.contents[0] else { panic!("not a summary") };
    summary
}

/// A cell as `area|substance|measure|value|step` and what else is said of it.
fn shown(cell: &yakja_model::SummaryCell) -> String {
    let known = if cell.substance.is_some() { "" } else { "?" };
    let mut text = format!(
        "{}|{}{known}|{:?}|{:?}|{:?}",
        cell.area_as_written, cell.substance_as_written, cell.measure, cell.value, cell.step
    );
    text.push_str(if cell.rounded { "|rounded" } else { "" });
    text.push_str(if cell.in_total { "" } else { "|beside" });
    text.replace("Some(", "").replace(')', "")
}

fn check(changes: &[(&str, &'static str)], expected: &str) {
    let record = record(&[with(changes)]).unwrap();
    let cells: Vec<_> = summary(&record).cells.iter().map(shown).collect();
    assert_eq!(cells.join("\n"), expected);
}

fn check_refused(lines: &[[&str; 10]], expected: &str) {
    let rejections = record(lines).unwrap_err();
    let shown: Vec<_> = rejections.iter().map(ToString::to_string).collect();
    assert_eq!(shown.join("\n"), expected);
}

#[test]
fn a_row_gives_a_cell_for_each_number() {
    check(&[], "Quetta|Opium|MassMg|1500000|10000\n|Opium|Seizures|3|1");
    check(
        &[("UNIT", "Litre"), ("SEIZURES", "0")],
        "Quetta|Opium|VolumeMl|1500|10\n|Opium|Seizures|0|1",
    );
    check(
        &[("SEIZURES", ""), ("RUPEES", "1,00,000.5")],
        "Quetta|Opium|MassMg|1500000|10000\n|?|ValuePkrPaisas|10000050|10",
    );
    check(&[("UNIT", "packages"), ("SEIZURES", "")], "Quetta|Opium|Pieces|None|None");
    check(&[("DRUG", "total"), ("DISTRICT", ""), ("SEIZURES", "")], "|?|MassMg|1500000|10000");
}

#[test]
fn what_the_source_calls_rounded_has_no_digits_in_its_zeros() {
    check(
        &[("AMOUNT", "1200"), ("NOTE", "About"), ("SEIZURES", "")],
        "Quetta|Opium|MassMg|1200000000|100000000|rounded",
    );
    check(
        &[("AMOUNT", "1200"), ("NOTE", "beside"), ("SEIZURES", "")],
        "Quetta|Opium|MassMg|1200000000|1000000|beside",
    );
}

#[test]
fn the_lines_of_an_agency_and_month_are_one_statement() {
    let second = with(&[("DISTRICT", "Gwadar"), ("PUBLISHED", "05/03/2024"), ("SEIZURES", "")]);
    let record = record(&[LINE, second]).unwrap();
    let summary = summary(&record);
    assert_eq!(summary.period.to_string(), "2024-02-01/2024-02-29");
    assert_eq!(summary.published.unwrap().to_string(), "2024-03-05");
    assert_eq!((summary.cells.len(), record.rows.as_slice()), (3, [2, 3].as_slice()));
    assert!(!record.flagged);
}

#[test]
fn a_nil_return_says_so_and_has_no_numbers() {
    let nil = with(&[("DRUG", "NIL"), ("AMOUNT", ""), ("SEIZURES", "")]);
    let record = record(&[nil]).unwrap();
    assert!(summary(&record).nil && summary(&record).cells.is_empty());
    let expected = "row 2: found \"a nil return and numbers\", expected one of them";
    check_refused(&[LINE, nil], expected);
    let blank = with(&[("AMOUNT", ""), ("SEIZURES", "")]);
    let expected = "row 2: found \"no number\", expected at least one number, or a nil return";
    check_refused(&[blank], expected);
}

#[test]
fn numbers_that_are_none_refuse_the_statement() {
    let wrong = with(&[("SEIZURES", "2.5"), ("RUPEES", "-1")]);
    check_refused(
        &[LINE, wrong],
        "row 3, SEIZURES: found \"2.5\", expected blank or a whole number\n\
         row 3, RUPEES: found \"-1\", expected blank or a number from zero up",
    );
    let date = with(&[("PUBLISHED", "soon")]);
    let expected = "row 2, PUBLISHED: found \"soon\", expected a day of the calendar as DD/MM/YYYY";
    check_refused(&[date], expected);
}

#[test]
fn a_name_that_the_pack_does_not_know_flags_the_summary() {
    let record = record(&[with(&[("DRUG", "suspected powder")])]).unwrap();
    let cell = &summary(&record).cells[0];
    assert_eq!(cell.class, Some(SubstanceClass::Unrecognized));
    assert_eq!(cell.measure, SummaryMeasure::MassMg);
    assert!(record.flagged);
}

const RELEASES: &str = r#"
name = "p"
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
unit = { value = "gram" }
substance = "drug"
[[companion]]
name = "regions"
columns = ["region"]
key = "release"
main_key = "id"
optional = true
[[companion.cell]]
measure = "operations"
value = "operations"
area = "region"
"#;

const MAIN: [&str; 3] = ["id", "month", "arrests"];
const DRUGS: [&str; 3] = ["id", "drug", "amount"];
const REGIONS: [&str; 3] = ["release", "region", "operations"];

struct Files {
    profile: Profile,
    mapper: Mapper,
    companions: Companions,
}

fn files(drugs: &[[&str; 3]], regions: &[[&str; 3]]) -> Files {
    let profile = Profile::parse(RELEASES).unwrap();
    let mapper = profile.bind(&header(&MAIN), &pack()).unwrap();
    let mut companions = Companions::of(&profile);
    for (name, names, rows) in [("drugs", DRUGS, drugs), ("regions", REGIONS, regions)] {
        let file = companions.open(name, &header(&names), &pack()).unwrap();
        for (number, cells) in (2..).zip(rows) {
            companions.push(file, numbered(number, cells)).unwrap();
        }
    }
    Files { profile, mapper, companions }
}

#[test]
fn companion_rows_join_the_record_with_their_key() {
    let Files { mapper, companions, .. } = files(
        &[["R1", "Opium", "2"], ["R2", "Opium", "5"], ["R1", "Heroin", "3"]],
        &[["R1", "North", "4"], ["R1", "Sindh", ""]],
    );
    let main = numbered(2, &["R1", "2024-02", "7"]);
    let record = mapper.map_group(&[main], &companions).unwrap();
    let cells: Vec<_> = summary(&record).cells.iter().map(shown).collect();
    let expected = [
        "|?|Arrests|7|1",
        "|Opium|MassMg|2000|1000",
        "|Heroin|MassMg|3000|1000",
        "North|?|Operations|4|1",
    ];
    assert_eq!(cells, expected);
}

#[test]
fn companion_rows_without_a_record_are_refused_by_name() {
    let Files { mapper, mut companions, .. } =
        files(&[["R1", "Opium", "2"], ["R9", "Opium", "5"]], &[["R8", "North", "4"]]);
    companions.claim(&mapper, &numbered(2, &["R1", "2024-02", "7"]));
    let orphans: Vec<_> =
        companions.orphans().iter().map(|(rejection, _)| rejection.to_string()).collect();
    let expected = "expected a key that a row of the main table has";
    assert_eq!(
        orphans,
        [
            format!("drugs, row 3, id: found \"R9\", {expected}"),
            format!("regions, row 2, release: found \"R8\", {expected}"),
        ]
    );
}

#[test]
fn a_wrong_companion_row_refuses_its_record_and_no_other() {
    let Files { mapper, companions, .. } =
        files(&[["R1", "Opium", "much"], ["R2", "Opium", "5"]], &[]);
    let map = |id: &str| mapper.map_group(&[numbered(2, &[id, "2024-02", "7"])], &companions);
    let expected = "drugs, row 2, amount: found \"much\", \
                    expected blank or digits with an optional decimal point";
    let refused: Vec<_> = map("R1").unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(refused, [expected]);
    assert!(map("R2").is_ok());
}

#[test]
fn a_companion_row_without_key_or_cells_is_refused() {
    let Files { profile, mut companions, .. } = files(&[], &[]);
    let file = companions.open("drugs", &header(&DRUGS), &pack()).unwrap();
    let blank = companions.push(file, numbered(2, &["", "Opium", "2"])).unwrap_err();
    let expected = "drugs, row 2, id: found \"\", expected the key of a row of the main table";
    assert_eq!(blank[0].to_string(), expected);
    let problem = Row { cells: Err(CellProblem::RowTooLarge), ..numbered(3, &[]) };
    assert_eq!(companions.push(file, problem).unwrap_err()[0].companion.as_deref(), Some("drugs"));
    let missing = Companions::of(&profile).open("drugs", &header(&MAIN), &pack()).unwrap_err();
    assert_eq!(
        missing.to_string(),
        "columns that the profile needs are missing: amount, drug; the file has: id, month, arrests"
    );
}

#[test]
fn a_summary_that_can_not_be_is_refused() {
    let check = |from: &str, to: &str, expected: &str| {
        let text = RELEASES.replacen(from, to, 1);
        assert_ne!(text, RELEASES, "nothing replaced");
        let shown = Profile::parse(&text).unwrap_err().to_string();
        assert!(shown.ends_with(expected), "{shown}");
    };
    check(
        "identity = { key = [\"id\"] }",
        "identity = \"whole-row\"",
        "identity: a profile with companions needs { key = [\"…\"] }",
    );
    check(
        "\"arrests\"\nvalue",
        "\"amount\"\nvalue",
        "cell: measure = \"amount\" has a unit, and no \
           other has one",
    );
    check("name = \"regions\"", "name = \"drugs\"", "two companions have the same name");
    check(
        "kind = \"summary\"",
        "kind = \"seizure\"",
        "[[cell]], [[companion]] and [summary] go with \
           kind = \"summary\"",
    );
    check(
        "[[cell]]",
        "[exhibit]\nsubstance = \"a\"\namount = \"b\"\nunit = \"c\"\n[[cell]]",
        "kind: a summary has [[cell]], and no exhibit, people, laboratory or narrative",
    );
    check(
        "[[cell]]",
        "[summary]\npublished = \"a\"\n[[cell]]",
        "summary: published and published_format go together",
    );
}
