//! Records: several rows one record, several reports a record, corrections by key, companions,
//! tries that take nothing, and imports taken back.

use std::sync::{Arc, Mutex};

use yakja_app::{
    Ctx, Error,
    imports::{
        How, ImportFiles, ImportState, ImportSummary, Profile, SourceFile, UndoImport,
        import_files, list_imports, undo_import,
    },
    reports::{ListReports, ReportFilter, list_reports, report_history},
};
use yakja_model::{FigureQuery, Kind, Measure, Period, Report, Tlp};

use crate::{
    figures::{about, total},
    tables::file,
    test_app::{TestApp, code, denied, not_found, refused_field},
};

on_every_database!(
    rows_of_a_record_are_its_reports_and_have_one_fate,
    a_record_that_says_something_else_is_a_correction,
    a_record_is_refused_whole_and_names_each_of_its_rows,
    a_key_twice_in_one_file_is_refused_and_names_the_first,
    figures_follow_corrections_and_imports_taken_back,
    an_import_is_taken_back_once_and_comes_again,
    a_try_takes_nothing_and_says_what_would_become_of_the_rows,
    all_or_nothing_takes_nothing_where_a_row_is_refused,
    refused_rows_come_back_mended,
    companions_follow_their_record,
    a_file_of_another_profile_is_told_which_it_looks_like,
);

const SHEET: &str = r#"
name = "sheet"
version = 1
title = "A sheet"
kind = "seizure"
row_means = "One substance of one seizure."
identity = { key = ["No"] }
keep = ["Remarks"]
tlp = "Light"
when = { column = "Day", format = "YYYY-MM-DD" }
place = "Place"
country = { value = "pack" }
narrative = "Story"

[group]
by = ["No"]

[organization]
column = "Agency"

[[exhibit]]
substance = "Drug"
amount = "Kg"
unit = { value = "kg" }

[people]
count = "Accused"
role = "accused"
names = "Names"
"#;

const HEADER: &str = "No,Agency,Day,Place,Drug,Kg,Accused,Names,Story,Light,Remarks\n";

const FIRST: &str = "1,ANF,2025-01-04,Quetta,Heroin,5,2,Person One;Person Two,,,\n\
    1,ANF,2025-01-04,Quetta,Opium,7,2,Person One;Person Two,,,\n\
    2,ANF,2025-01-05,Lahore,Heroin,1,,,,TLP:RED,\n";

fn command(rows: &str) -> ImportFiles {
    let bytes = format!("{HEADER}{rows}").into_bytes();
    with_files(Profile::parse(SHEET).unwrap(), vec![file("sheet.csv", bytes)])
}

fn with_files(profile: Profile, files: Vec<SourceFile>) -> ImportFiles {
    let submitter = code("ANF");
    ImportFiles { profile, submitter, tlp: None, files, how: How::Take, refused: None }
}

async fn run(ctx: &Ctx, command: ImportFiles) -> ImportSummary {
    import_files(ctx, command, &mut |_| ()).await.unwrap()
}

async fn taken(ctx: &Ctx, rows: &str) -> ImportSummary {
    run(ctx, command(rows)).await
}

/// Rows, accepted, corrected, already known, refused.
fn counts(summary: &ImportSummary) -> [u64; 5] {
    let ImportSummary { rows, accepted, corrected, already_known, .. } = *summary;
    [rows, accepted, corrected, already_known, summary.rejected_count()]
}

async fn reports(ctx: &Ctx) -> Vec<Report> {
    let list = ListReports { filter: ReportFilter::default(), limit: 100, after: None };
    let found = list_reports(ctx, &list).await.unwrap().reports;
    found.into_iter().map(|stored| stored.report).collect()
}

fn rejected(summary: &ImportSummary) -> Vec<String> {
    summary.rejected.iter().map(|row| row.in_words()).collect()
}

async fn rows_of_a_record_are_its_reports_and_have_one_fate(test: TestApp) {
    let duty = test.duty();
    let summary = taken(&duty, FIRST).await;
    assert_eq!(counts(&summary), [3, 3, 0, 0, 0]);
    let mut found = reports(&duty).await;
    found.reverse();
    let kinds: Vec<_> = found.iter().map(|report| report.content.kind()).collect();
    assert_eq!(kinds, [Kind::Seizure, Kind::Arrest, Kind::Seizure]);
    assert_eq!(found[0].exhibits().len(), 2);
    // Who was arrested is sealed in the report on them.
    assert!(found[0].personal.is_none() && found[1].personal.is_some());
    let lights: Vec<_> = found.iter().map(|report| report.marking.tlp).collect();
    assert_eq!(lights, [Tlp::Amber, Tlp::Amber, Tlp::Red]);
    let again = taken(&duty, FIRST).await;
    assert_eq!(counts(&again), [3, 0, 0, 3, 0]);
    assert_eq!(reports(&duty).await.len(), 3);
    assert_eq!(test.findings().await, []);
}

async fn a_record_that_says_something_else_is_a_correction(test: TestApp) {
    let duty = test.duty();
    taken(&duty, FIRST).await;
    let changes = [
        ("Heroin,1,", "Heroin,2,", [3, 0, 1, 2, 0]),
        ("2,ANF,", "2,ASF,", [3, 0, 1, 2, 0]),
        ("TLP:RED", "TLP:GREEN", [3, 0, 1, 2, 0]),
        ("TLP:GREEN,", "TLP:GREEN,seen", [3, 0, 1, 2, 0]),
        ("Person Two", "Person Three", [3, 0, 2, 1, 0]),
        ("Opium,7", "Opium,8", [3, 0, 2, 1, 0]),
    ];
    let mut text = FIRST.to_owned();
    for (from, to, expected) in changes {
        text = text.replace(from, to);
        assert_eq!(counts(&taken(&duty, &text).await), expected, "{to}");
        assert_eq!(counts(&taken(&duty, &text).await), [3, 0, 0, 3, 0], "{to}");
    }
    let found = reports(&duty).await;
    let second = found.iter().find(|report| report.place == "Lahore").unwrap();
    assert_eq!((second.version, &second.organization), (5, &code("ASF")));
    assert_eq!(second.source.as_ref().unwrap().row, 4);
    assert_eq!(report_history(&duty, second.id).await.unwrap().len(), 5);
    assert_eq!(found.len(), 3);
    assert_eq!(test.findings().await, []);
}

async fn a_record_is_refused_whole_and_names_each_of_its_rows(test: TestApp) {
    let bad = FIRST.replace("Opium,7", "Opium,much");
    let summary = taken(&test.duty(), &bad).await;
    assert_eq!(counts(&summary), [3, 1, 0, 0, 2]);
    let words = rejected(&summary);
    assert!(words[0].contains("row 2: row: found \"a row of a record that is refused\""));
    assert!(words[1].contains("row 3: Kg: found \"much\""), "{words:?}");
}

async fn a_key_twice_in_one_file_is_refused_and_names_the_first(test: TestApp) {
    let profile = SHEET.replace("[group]\nby = [\"No\"]\n", "");
    let bytes = format!("{HEADER}{FIRST}").into_bytes();
    let command = with_files(Profile::parse(&profile).unwrap(), vec![file("a.csv", bytes)]);
    let summary = run(&test.duty(), command).await;
    assert_eq!(counts(&summary), [3, 2, 0, 0, 1]);
    let found = (summary.rejected[0].row, summary.rejected[0].found.as_str());
    assert_eq!(found, (3, "the key of row 2 again"));
}

fn mass() -> FigureQuery {
    FigureQuery { period: Period::parse("2025").unwrap(), ..about(Measure::SeizedMass) }
}

async fn figures_follow_corrections_and_imports_taken_back(test: TestApp) {
    let duty = test.duty();
    let mut at = Vec::new();
    let mut say = async |expected: &str| {
        assert_eq!(total(&duty, mass()).await, expected);
        test.clock.advance_ms(60_000);
        at.push((test.checkpoint().await, expected.to_owned()));
        test.clock.advance_ms(60_000);
    };
    taken(&duty, FIRST).await;
    say("13 in 2").await;
    let second = taken(&duty, &FIRST.replace("Heroin,1,", "Heroin,2,")).await;
    say("14 in 2").await;
    let third = taken(&duty, &FIRST.replace("Heroin,1,", "Heroin,4,")).await;
    say("16 in 2").await;
    // A correction under a later one: nothing changes until that one is taken back, too.
    undo_import(&duty, undoing(&second)).await.unwrap();
    say("16 in 2").await;
    undo_import(&duty, undoing(&third)).await.unwrap();
    say("13 in 2").await;
    let fourth = taken(&duty, &FIRST.replace("Heroin,1,", "Heroin,4,")).await;
    assert_eq!(counts(&fourth), [3, 0, 1, 2, 0]);
    say("16 in 2").await;
    // Facts that were there all the time, and facts that meet all of it at once.
    let other = test.opened_again().await.ctx(duty.actor().clone());
    for officer in [&duty, &other] {
        for (moment, expected) in &at {
            let query = FigureQuery { as_of: Some(*moment), ..mass() };
            assert_eq!(total(officer, query).await, *expected, "{moment}");
        }
    }
}

async fn an_import_is_taken_back_once_and_comes_again(test: TestApp) {
    let duty = test.duty();
    let summary = taken(&duty, FIRST).await;
    denied_or_not_found(&test, &summary).await;
    let run = undo_import(&duty, undoing(&summary)).await.unwrap();
    assert_eq!(run.state, ImportState::Undone);
    assert_eq!(reports(&duty).await.len(), 0);
    assert_eq!(refused_field(undo_import(&duty, undoing(&summary)).await).0, "import");
    let silent = UndoImport { reason: " ".to_owned(), ..undoing(&summary) };
    assert_eq!(refused_field(undo_import(&duty, silent).await).0, "reason");
    let again = taken(&duty, FIRST).await;
    assert_eq!(counts(&again), [3, 3, 0, 0, 0]);
    assert!(reports(&duty).await.iter().all(|report| report.version == 2));
    assert_eq!(test.findings().await, []);
}

fn undoing(summary: &ImportSummary) -> UndoImport {
    UndoImport { import: summary.import, reason: "given by mistake".to_owned() }
}

async fn denied_or_not_found(test: &TestApp, summary: &ImportSummary) {
    not_found(undo_import(&test.liaison("ASF"), undoing(summary)).await);
    let command = command(FIRST);
    denied(import_files(&test.liaison("ASF"), command, &mut |_| ()).await);
}

async fn a_try_takes_nothing_and_says_what_would_become_of_the_rows(test: TestApp) {
    let duty = test.duty();
    let trying = |rows: &str| ImportFiles { how: How::TryOut, ..command(rows) };
    let first = run(&duty, trying(FIRST)).await;
    assert_eq!((first.taken, counts(&first)), (false, [3, 3, 0, 0, 0]));
    assert!(list_imports(&duty, 10).await.unwrap().is_empty());
    taken(&duty, FIRST).await;
    let changed = FIRST.replace("Heroin,1,", "Heroin,x,").replace("Person Two", "Another");
    let second = run(&duty, trying(&changed)).await;
    assert_eq!((second.taken, counts(&second)), (false, [3, 0, 2, 0, 1]));
    assert_eq!(list_imports(&duty, 10).await.unwrap().len(), 1);
    // Two files that hold the same records, the second with another amount.
    let text = |rows: &str| format!("{HEADER}{rows}").into_bytes();
    let other = "3,ANF,2025-01-06,Lahore,Heroin,1,,,,,\n";
    let files = ["1", "1", "2"]
        .map(|amount| file("a.csv", text(&other.replace("Heroin,1", &format!("Heroin,{amount}")))));
    let profile = Profile::parse(SHEET).unwrap();
    let mut command = with_files(profile, files.into());
    command.how = How::TryOut;
    assert_eq!(counts(&run(&duty, command).await), [3, 1, 1, 1, 0]);
}

async fn all_or_nothing_takes_nothing_where_a_row_is_refused(test: TestApp) {
    let duty = test.duty();
    let whole = |rows: &str| ImportFiles { how: How::AllOrNothing, ..command(rows) };
    let bad = run(&duty, whole(&FIRST.replace("Heroin,1,", "Heroin,x,"))).await;
    assert_eq!((bad.taken, counts(&bad)), (false, [3, 2, 0, 0, 1]));
    assert!(list_imports(&duty, 10).await.unwrap().is_empty());
    let good = run(&duty, whole(&format!("{FIRST}Total,,,,,13,,,,,\n"))).await;
    assert_eq!((good.taken, counts(&good)), (true, [4, 3, 0, 0, 1]));
    assert_eq!(reports(&duty).await.len(), 3);
}

async fn refused_rows_come_back_mended(test: TestApp) {
    let duty = test.duty();
    let lines = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&lines);
    let bad = format!(
        "{}\"too\",few\nTotal,,,,,9,,,,,\n",
        FIRST.replace("Opium,7", "Opium,much").replace("TLP:RED,", "TLP:RED,=1+1")
    );
    let bad = bad.replace("2025-01-05", "2999-01-05");
    let mut first = command(&bad);
    first.refused = Some(Box::new(move |row| {
        let mut lines = kept.lock().unwrap();
        if lines.is_empty() {
            lines.push(row.heading());
        }
        lines.push(row.line());
        Ok(())
    }));
    assert_eq!(counts(&run(&duty, first).await), [5, 0, 0, 0, 5]);
    let lines = lines.lock().unwrap().clone();
    // The total is nothing to mend.
    assert_eq!(lines.len(), 5);
    assert_eq!(lines[3][11], "'=1+1");
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |cells: &Vec<String>| cells.iter().map(quoted).collect::<Vec<_>>().join(",");
    let text: Vec<_> = lines.iter().take(4).map(line).collect();
    let mended = text.join("\n").replace("much", "7").replace("2999", "2025");
    // What is wrong with a row says so too, and is not read.
    let files = vec![file("mended.csv", format!("\u{feff}{mended}\n").into_bytes())];
    let mended = run(&duty, with_files(Profile::parse(SHEET).unwrap(), files)).await;
    assert_eq!(counts(&mended), [3, 3, 0, 0, 0], "{:?}", rejected(&mended));
    let expected = FIRST.replace("TLP:RED,", "TLP:RED,=1+1");
    assert_eq!(counts(&taken(&duty, &expected).await), [3, 0, 0, 3, 0]);
}

const RELEASES: &str = r#"
name = "totals"
version = 1
title = "Totals"
kind = "summary"
row_means = "One release."
identity = { key = ["Id"] }
when = { column = "Day", format = "YYYY-MM-DD" }
country = { value = "pack" }

[[cell]]
measure = "operations"
value = "Operations"

[[companion]]
name = "drugs"
key = "Id"

[[companion.cell]]
measure = "amount"
value = "Kg"
unit = { value = "kg" }
substance = "Drug"
"#;

async fn companions_follow_their_record(test: TestApp) {
    let duty = test.duty();
    let main = "Id,Day,Operations\nR1,2025-01-04,3\nR2,2025-01-05,4\nR3,2025-01-06,x\n";
    let drugs = "Id,Drug,Kg\nR1,Heroin,5\nR1,Opium,6\nR2,Heroin,7\nR3,Heroin,1\nR9,Opium,1\n\
        ,Opium,1\n";
    let files = |drugs: &str| {
        let drugs = file("drugs.csv", drugs.as_bytes().to_vec());
        vec![drugs, file("main.csv", main.as_bytes().to_vec())]
    };
    let profile = Profile::parse(RELEASES).unwrap();
    let first = run(&duty, with_files(profile.clone(), files(drugs))).await;
    assert_eq!(counts(&first), [9, 5, 0, 0, 4], "{:?}", rejected(&first));
    let refused: Vec<_> = first.rejected.iter().map(|row| (row.file.as_str(), row.row)).collect();
    assert_eq!(refused, [("drugs.csv", 7), ("main.csv", 4), ("drugs.csv", 5), ("drugs.csv", 6)]);
    let changed = drugs.replace("R2,Heroin,7", "R2,Heroin,8");
    let second = run(&duty, with_files(profile.clone(), files(&changed))).await;
    assert_eq!(counts(&second), [9, 0, 2, 3, 4]);
    let mut alone = files(drugs);
    alone.remove(0);
    let error = import_files(&duty, with_files(profile, alone), &mut |_| ()).await.unwrap_err();
    assert!(error.to_string().contains("the companion drugs is missing"), "{error}");
    let names: Vec<_> = list_imports(&duty, 1).await.unwrap().remove(0).files;
    let names: Vec<_> = names.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["drugs.csv", "main.csv"]);
}

async fn a_file_of_another_profile_is_told_which_it_looks_like(test: TestApp) {
    let rows = crate::tables::rows(1..=2);
    let text = String::from_utf8(rows).unwrap().replace(';', ",").into_bytes();
    let command = with_files(Profile::parse(SHEET).unwrap(), vec![file("rows.csv", text)]);
    let error = import_files(&test.duty(), command, &mut |_| ()).await.unwrap_err();
    assert!(matches!(error, Error::File { .. }));
    let error = error.to_string();
    assert!(error.contains("looks like a file for the profile unodc-ids"), "{error}");
}
