//! What an upload needs beside the import: a profile that is found, rows that are kept to be
//! mended, an import that is stopped, a template that is filled in.

use yakja_app::{
    Ctx, Error, Result,
    imports::{
        How, ImportFiles, ImportState, ImportSummary, RefusedTables, SourceFile, Stop, Watch,
        find_profile, import_files, import_watched, list_imports, make_template, may_send_for,
        may_undo, read_import,
    },
    reports::{ListReports, list_reports},
};

use crate::{
    tables::{file, row, rows, table},
    test_app::{TestApp, code},
};

on_every_database!(
    the_profile_that_fits_best_is_found,
    files_of_no_profile_are_told_what_they_are_most_like,
    refused_rows_are_kept_up_to_a_limit,
    a_stopped_import_leaves_nothing_shown,
    an_import_can_be_taken_back_by_whoever_sent_it,
    every_profile_finds_its_own_template,
);

fn command(ctx: &Ctx, bytes: Vec<u8>) -> ImportFiles {
    ImportFiles {
        profile: ctx.app().profile("unodc-ids").unwrap(),
        submitter: code("ANF"),
        tlp: None,
        files: vec![file("a.csv", bytes)],
        how: How::Take,
        refused: None,
    }
}

async fn found(test: &TestApp, name: &'static str, bytes: &[u8]) -> Result<String> {
    let bytes = bytes.to_vec();
    let files = move || -> Vec<SourceFile> { vec![file(name, bytes.clone())] };
    find_profile(&test.app, files).await.map(|profile| profile.name)
}

async fn the_profile_that_fits_best_is_found(test: TestApp) {
    assert_eq!(found(&test, "a.csv", &rows(1..=2)).await.unwrap(), "unodc-ids");
    let ours = b"Report number,Date,Arrested\n1,2025-01-04,2\n";
    assert_eq!(found(&test, "ours.csv", ours).await.unwrap(), "yakja");
    let month = b"Agency,Month,District,Substance,Quantity,Unit\nANF,2025-01,,NIL,,\n";
    assert_eq!(found(&test, "month.csv", month).await.unwrap(), "monthly-statement");
}

async fn files_of_no_profile_are_told_what_they_are_most_like(test: TestApp) {
    let near = b"Agency,Month,District,Substance,Quantity\nANF,2025-01,,NIL,\n";
    let error = found(&test, "near.csv", near).await.unwrap_err().to_string();
    assert!(error.starts_with("near.csv: it looks like a file for the profile monthly"), "{error}");
    assert!(error.contains("Unit"), "{error}");
    let error = found(&test, "far.csv", b"a,b\n1,2\n").await.unwrap_err().to_string();
    assert!(error.starts_with("far.csv: it has the columns of no profile"), "{error}");
    assert!(matches!(find_profile(&test.app, Vec::new).await, Err(Error::Invalid(_))));
}

async fn refused_rows_are_kept_up_to_a_limit(test: TestApp) {
    let duty = test.duty();
    let bad = |kilograms| row(kilograms).replace("2012-03-04", "2012-02-31");
    let bytes = table(&[row(1), bad(2), bad(3), bad(4)]);
    let run = async |limit| {
        let tables = RefusedTables::with_room_for(limit);
        let command = ImportFiles { refused: Some(tables.sink()), ..command(&duty, bytes.clone()) };
        import_files(&duty, command, &mut |_| ()).await.unwrap();
        tables
    };
    let all = run(100_000).await;
    assert_eq!((all.rows(), all.left_out()), (vec![3], 0));
    let text = String::from_utf8(all.csv(0).unwrap()).unwrap();
    assert!(text.starts_with('\u{feff}'), "{text}");
    assert_eq!((text.lines().count(), all.csv(1)), (4, None));
    // Mended, they are taken; the others are known.
    let mended = text.replace("2012-02-31", "2012-02-29").into_bytes();
    let summary = import_files(&duty, command(&duty, mended), &mut |_| ()).await.unwrap();
    assert_eq!((summary.rows, summary.accepted), (3, 3));
    let few = run(300).await;
    assert_eq!(few.rows().iter().sum::<u64>() + few.left_out(), 3);
    assert!(few.left_out() > 0);
}

async fn stopped(ctx: &Ctx, command: ImportFiles) -> Result<ImportSummary> {
    let stop = Stop::default();
    let asking = stop.clone();
    let mut progress = move |_| asking.ask();
    import_watched(ctx, command, Watch { progress: &mut progress, stop }).await
}

async fn a_stopped_import_leaves_nothing_shown(test: TestApp) {
    let duty = test.duty();
    let sent = command(&duty, rows(1..=2_500));
    assert!(matches!(stopped(&duty, sent).await, Err(Error::Stopped)));
    let run = list_imports(&duty, 10).await.unwrap().remove(0);
    assert_eq!((run.state, run.tally.accepted), (ImportState::Undone, 1_000));
    let list = ListReports { limit: 10, ..ListReports::default() };
    assert!(list_reports(&duty, &list).await.unwrap().reports.is_empty());
    let tried = ImportFiles { how: How::TryOut, ..command(&duty, rows(1..=2_500)) };
    assert!(matches!(stopped(&duty, tried).await, Err(Error::Stopped)));
    assert_eq!(list_imports(&duty, 10).await.unwrap().len(), 1);
    // The same file comes in whole afterwards.
    let again = import_files(&duty, command(&duty, rows(1..=2_500)), &mut |_| ()).await.unwrap();
    assert_eq!(again.accepted, 2_500);
    assert_eq!(test.findings().await, []);
}

async fn an_import_can_be_taken_back_by_whoever_sent_it(test: TestApp) {
    let duty = test.duty();
    let summary = import_files(&duty, command(&duty, rows(1..=2)), &mut |_| ()).await.unwrap();
    let run = read_import(&duty, summary.import).await.unwrap();
    for (ctx, expected) in
        [(&duty, true), (&test.liaison("ANF"), true), (&test.liaison("ASF"), false)]
    {
        assert_eq!(may_undo(ctx, &run), expected, "{}", ctx.actor().login);
    }
    assert_eq!(may_send_for(&test.liaison("ANF")).unwrap(), [code("ANF")]);
    assert_eq!(may_send_for(&duty).unwrap().len(), test.app.pack().organizations.len());
}

async fn every_profile_finds_its_own_template(test: TestApp) {
    for profile in test.app.profiles().filter(|profile| !profile.has_companions()) {
        let bytes = make_template(profile, test.app.pack()).unwrap();
        let name = profile.name.clone();
        assert_eq!(found(&test, "template.xlsx", &bytes).await.unwrap(), name);
    }
}
