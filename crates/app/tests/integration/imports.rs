//! Imports: each row once, in the name of who may send it.

use std::sync::atomic::Ordering;

use yakja_app::{
    Error,
    imports::{ImportState, import_rejections, list_imports, read_import},
    reports::{ListReports, ReportFilter, list_reports, report_history},
};
use yakja_model::{ImportId, Marking};

use crate::{
    tables::{file, import, row, row_of, rows, table, watched},
    test_app::{TestApp, code, denied, not_found, refused_field},
};

on_every_database!(
    a_file_becomes_reports_once,
    rows_alike_in_one_file_stay_as_many_as_they_are,
    refused_rows_are_named_and_the_others_kept,
    another_agencys_liaison_is_denied_before_a_byte_is_read,
    a_file_that_does_not_fit_leaves_nothing,
    a_liaison_sends_for_its_own_organization,
    an_import_is_seen_by_those_who_may_send_it,
);

async fn a_file_becomes_reports_once(test: TestApp) {
    let duty = test.duty();
    let summary = import(&duty, "UNODC", vec![file("a.csv", rows(1..=2_500))]).await.unwrap();
    assert_eq!((summary.rows, summary.accepted, summary.already_known), (2_500, 2_500, 0));
    let run = read_import(&duty, summary.import).await.unwrap();
    assert_eq!((run.state, run.tally.accepted), (ImportState::Shown, 2_500));
    assert_eq!(run.files[0].name, "a.csv");
    assert_eq!(run.files[0].sha256.len(), 64);

    let again = import(&duty, "UNODC", vec![file("other name.csv", rows(1..=2_500))]).await;
    let again = again.unwrap();
    assert_eq!((again.rows, again.accepted, again.already_known), (2_500, 0, 2_500));
    let longer = import(&duty, "UNODC", vec![file("a.csv", rows(1..=2_510))]).await.unwrap();
    assert_eq!((longer.accepted, longer.already_known), (10, 2_500));

    let filter = ReportFilter { import: Some(summary.import), ..ReportFilter::default() };
    let list = ListReports { filter, limit: 1, after: None };
    let last = list_reports(&duty, &list).await.unwrap().reports.remove(0).report;
    assert_eq!((last.organization, last.submitter), (code("UNODC"), code("UNODC")));
    assert_eq!(last.marking, Marking::import_default());
    let source = last.source.unwrap();
    assert_eq!((source.file.as_str(), source.row), ("a.csv", 2_501));
    let history = report_history(&duty, last.id).await.unwrap();
    assert_eq!(history.len(), 1);
    assert_eq!(history[0].entry.detail.code(), "row-recorded");
    assert_eq!(test.findings().await, []);
}

async fn rows_alike_in_one_file_stay_as_many_as_they_are(test: TestApp) {
    let duty = test.duty();
    let three = table(&[row(100), row(7), row(100), row(100)]);
    let summary = import(&duty, "UNODC", vec![file("a.csv", three.clone())]).await.unwrap();
    assert_eq!(summary.accepted, 4);
    let again = import(&duty, "UNODC", vec![file("a.csv", three)]).await.unwrap();
    assert_eq!((again.accepted, again.already_known), (0, 4));
    let fourth = table(&[row(100), row(100), row(100), row(100)]);
    let more = import(&duty, "UNODC", vec![file("b.csv", fourth)]).await.unwrap();
    assert_eq!((more.accepted, more.already_known), (1, 3));
    // Two files of one import are two files.
    let two = vec![file("c.csv", table(&[row(9)])), file("d.csv", table(&[row(9), row(9)]))];
    let summary = import(&duty, "UNODC", two).await.unwrap();
    assert_eq!((summary.rows, summary.accepted, summary.already_known), (3, 2, 1));
}

async fn refused_rows_are_named_and_the_others_kept(test: TestApp) {
    let duty = test.duty();
    let bad = [
        row_of("Quetta", "-5"),
        row_of("Que\0tta", "5"),
        row(3).replace("2012-03-04", "2011-02-31"),
        row(3).replace("2012-03-04", "2025-03-04"),
    ];
    let mut lines: Vec<String> = (1..=1_200).map(row).collect();
    for (place, bad) in [10, 400, 1_001, 1_100].into_iter().zip(bad) {
        lines[place] = bad;
    }
    let summary = import(&duty, "UNODC", vec![file("a.csv", table(&lines))]).await.unwrap();
    assert_eq!((summary.rows, summary.accepted), (1_200, 1_196));
    let refused: Vec<u64> = summary.rejected.iter().map(|row| row.row).collect();
    assert_eq!(refused, [12, 402, 1_003, 1_102]);
    let view = import_rejections(&duty, summary.import).await.unwrap();
    assert_eq!(view.rejected.iter().map(|row| row.row).collect::<Vec<_>>(), refused);
    assert_eq!(view.run.tally.rejected, 4);
    assert!(view.rejected.iter().all(|row| !row.expected.is_empty()));
    assert_eq!(test.findings().await, []);
}

async fn another_agencys_liaison_is_denied_before_a_byte_is_read(test: TestApp) {
    for submitter in ["ANF", "UNODC", "NNCC"] {
        let (watched, reads) = watched("a.csv", rows(1..=3));
        denied(import(&test.liaison("ASF"), submitter, vec![watched]).await);
        assert_eq!(reads.load(Ordering::SeqCst), 0, "{submitter}");
    }
    let (watched, reads) = watched("a.csv", rows(1..=3));
    let unknown = import(&test.duty(), "NOWHERE", vec![watched]).await;
    assert_eq!(refused_field(unknown).0, "agency");
    assert_eq!(reads.load(Ordering::SeqCst), 0);
    assert_eq!(list_imports(&test.duty(), 50).await.unwrap(), []);
}

async fn a_file_that_does_not_fit_leaves_nothing(test: TestApp) {
    let duty = test.duty();
    let other = b"DATE,PLACE\r\n2012-03-04,Quetta\r\n".to_vec();
    for bytes in [other, Vec::new(), b"\xFF\xFE\x00".to_vec()] {
        let good = file("good.csv", rows(1..=3));
        let error = import(&duty, "UNODC", vec![good, file("bad.csv", bytes)]).await.unwrap_err();
        let Error::File { file, .. } = &error else { panic!("{error:?}") };
        assert_eq!(file, "bad.csv");
    }
    assert_eq!(refused_field(import(&duty, "UNODC", Vec::new()).await).0, "files");
    assert_eq!(list_imports(&duty, 50).await.unwrap(), []);
    assert_eq!(yakja_app::holdings(&duty).await.unwrap().imports_unfinished, 0);
}

async fn a_liaison_sends_for_its_own_organization(test: TestApp) {
    let anf = test.liaison("ANF");
    let summary = import(&anf, "ANF", vec![file("a.csv", rows(1..=3))]).await.unwrap();
    assert_eq!(summary.accepted, 3);
    // The same rows of another source are other rows.
    let summary = import(&test.duty(), "UNODC", vec![file("a.csv", rows(1..=3))]).await.unwrap();
    assert_eq!(summary.accepted, 3);
    let list = ListReports { limit: 50, ..ListReports::default() };
    let seen = list_reports(&anf, &list).await.unwrap().reports;
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|stored| stored.report.submitter == code("ANF")));
}

async fn an_import_is_seen_by_those_who_may_send_it(test: TestApp) {
    let (duty, anf, asf) = (test.duty(), test.liaison("ANF"), test.liaison("ASF"));
    let of_anf = import(&anf, "ANF", vec![file("a.csv", rows(1..=3))]).await.unwrap().import;
    let of_unodc = import(&duty, "UNODC", vec![file("b.csv", rows(1..=3))]).await.unwrap().import;
    let ids = async |ctx| {
        let runs = list_imports(ctx, 50).await.unwrap();
        runs.into_iter().map(|run| run.id).collect::<Vec<ImportId>>()
    };
    assert_eq!(ids(&duty).await, [of_unodc, of_anf]);
    assert_eq!(ids(&anf).await, [of_anf]);
    assert_eq!(ids(&asf).await, []);
    not_found(read_import(&anf, of_unodc).await);
    not_found(import_rejections(&asf, of_anf).await);
    not_found(read_import(&duty, ImportId(uuid::Uuid::from_u128(1))).await);
}
