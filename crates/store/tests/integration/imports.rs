//! Imports: rows are hidden until their import is shown, and each row is there once.

use std::collections::HashMap;

use yakja_model::{ImportId, Officer, Report, SessionKey};
use yakja_policy::Scope;
use yakja_store::{Error, FeedStep, ImportState, KnownRow, ReportFilter, StoredRejection};

use crate::{
    acts::{files, tally, unodc_row},
    officers::{duty, may_write_rows},
    test_db::{LEASE_MS, PROCESS, TestDb},
};

on_every_database!(
    rows_of_a_loading_import_are_not_seen_and_are_when_it_is_shown,
    rows_of_an_import_that_broke_off_are_seen,
    a_row_is_known_by_its_key_while_its_import_loads,
    a_row_key_is_there_once,
    an_import_that_is_taken_back_is_not_seen_and_can_come_again,
    refused_rows_are_kept_in_their_order,
    a_batch_renews_the_lease_and_keeps_the_tally,
    an_import_that_was_taken_over_takes_no_more_rows,
    an_import_is_shown_once,
    an_import_that_went_on_is_not_closed_as_dead,
);

async fn rows_of_a_loading_import_are_not_seen_and_are_when_it_is_shown(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let rows = db.load(&duty, import, 1..4).await.unwrap();
    db.sequence().await;
    assert_eq!(seen(&db, &duty, &rows).await, [0; 6]);
    assert_eq!(db.run(import).await.state, ImportState::Loading);
    assert_eq!(db.findings().await, [""; 0]);

    let shown = db.show(&duty, &db.run(import).await, Some(&files())).await.unwrap();
    let size = db.sequence().await;
    assert_eq!(seen(&db, &duty, &rows).await, [3; 6]);
    let run = db.run(import).await;
    assert_eq!((run.state, run.files, run.tally), (ImportState::Shown, files(), tally(3)));
    let feed = db.database.feed(0, size).await.unwrap();
    assert_eq!(feed.len(), 1);
    assert_eq!((feed[0].position, &feed[0].step), (size - 1, &FeedStep::Import(import)));
    assert!(db.database.ledger().is_sequenced(shown).await.unwrap());
    assert_eq!(db.findings().await, [""; 0]);
}

async fn rows_of_an_import_that_broke_off_are_seen(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let rows = db.load(&duty, import, 1..4).await.unwrap();
    db.show(&duty, &db.run(import).await, None).await.unwrap();
    db.sequence().await;
    assert_eq!(seen(&db, &duty, &rows).await, [3; 6]);
    assert_eq!(db.run(import).await.state, ImportState::Interrupted);
    assert_eq!(db.database.count_imports(ImportState::Interrupted).await.unwrap(), 1);
    assert_eq!(db.database.loading_imports().await.unwrap(), []);
    assert_eq!(db.findings().await, [""; 0]);
}

async fn a_row_is_known_by_its_key_while_its_import_loads(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let rows = db.load(&duty, import, 1..4).await.unwrap();
    let key = |number: u8| {
        let mut key = vec![0; 16];
        key[15] = number;
        key
    };
    let tx = db.begin(&duty).await;
    let known = tx.known_rows(vec![key(3), key(4), key(1), Vec::new()]).await.unwrap();
    let shown = |row: usize| KnownRow { report: rows[row].id, newest: 1, shown: Some(1) };
    assert_eq!(known, HashMap::from([(key(1), shown(0)), (key(3), shown(2))]));
    assert_eq!(hex::decode(&rows[2].source.as_ref().unwrap().key).unwrap(), key(3));
    assert_eq!(tx.known_rows(Vec::new()).await.unwrap(), HashMap::new());
}

async fn an_import_that_is_taken_back_is_not_seen_and_can_come_again(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let rows = db.load(&duty, import, 1..4).await.unwrap();
    db.show(&duty, &db.run(import).await, Some(&[])).await.unwrap();
    db.undo(&duty, &db.run(import).await).await.unwrap();
    db.sequence().await;
    assert_eq!(seen(&db, &duty, &rows).await, [0; 6]);
    assert_eq!(db.run(import).await.state, ImportState::Undone);
    assert_eq!(db.findings().await, [""; 0]);

    let key = hex::decode(&rows[0].source.as_ref().unwrap().key).unwrap();
    let tx = db.begin(&duty).await;
    let known = tx.known_rows(vec![key.clone()]).await.unwrap();
    let hidden = KnownRow { report: rows[0].id, newest: 1, shown: None };
    assert_eq!(known, HashMap::from([(key, hidden)]));
    drop(tx);
    let again = db.undo(&duty, &db.run(import).await).await;
    assert!(again.is_err(), "{again:?}");
}

async fn a_row_key_is_there_once(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    db.load(&duty, import, 1..4).await.unwrap();
    let again = db.load(&duty, import, 3..6).await.unwrap_err();
    assert!(again.is_conflict(), "{again}");
    db.load(&duty, import, 4..6).await.unwrap();
    db.show(&duty, &db.run(import).await, Some(&[])).await.unwrap();
    db.sequence().await;
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (5, vec![]));
}

async fn refused_rows_are_kept_in_their_order(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let refused: Vec<StoredRejection> = (0..2_345)
        .map(|number| StoredRejection {
            file: "rows.csv".to_owned(),
            row: 2 + number,
            column: "AMOUNT".to_owned(),
            expected: "zero or more".to_owned(),
        })
        .collect();
    for (first, part) in [(0, &refused[..2_000]), (2_000, &refused[2_000..])] {
        let mut tx = db.begin(&duty).await;
        let like = unodc_row(&mut tx, import, 1);
        tx.save_rejections(import, first, part).await.unwrap();
        tx.finish_rows(&may_write_rows(&duty, &like)).await.unwrap();
    }
    assert_eq!(db.database.rejections(import, 10_000).await.unwrap(), refused);
    assert_eq!(db.database.rejections(import, 3).await.unwrap(), refused[..3]);
}

async fn a_batch_renews_the_lease_and_keeps_the_tally(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let before = db.run(import).await;
    assert_eq!(before.lease_until, before.started_at.plus_ms(LEASE_MS));
    advance(&db, import, SessionKey(PROCESS)).await.unwrap();
    let after = db.run(import).await;
    assert!(after.lease_until > before.lease_until);
    assert_eq!(after.tally, tally(3));
    assert_eq!(after.state, ImportState::Loading);
}

async fn an_import_that_was_taken_over_takes_no_more_rows(db: TestDb) {
    let import = db.begin_import(&duty()).await;
    let other = SessionKey(uuid::Uuid::from_u128(2));
    let refused = advance(&db, import, other).await.unwrap_err();
    assert!(matches!(refused, Error::ImportTakenOver), "{refused}");
    db.show(&duty(), &db.run(import).await, None).await.unwrap();
    let refused = advance(&db, import, SessionKey(PROCESS)).await.unwrap_err();
    assert!(matches!(refused, Error::ImportTakenOver), "{refused}");
}

async fn an_import_is_shown_once(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let run = db.run(import).await;
    db.show(&duty, &run, Some(&files())).await.unwrap();
    let size = db.sequence().await;
    let again = db.show(&duty, &run, None).await.unwrap_err();
    assert!(matches!(again, Error::ImportTakenOver), "{again}");
    assert_eq!(db.run(import).await.state, ImportState::Shown);
    assert_eq!(db.sequence().await, size);
}

async fn an_import_that_went_on_is_not_closed_as_dead(db: TestDb) {
    let duty = duty();
    let import = db.begin_import(&duty).await;
    let seen = db.run(import).await;
    db.load(&duty, import, 1..3).await.unwrap();
    advance(&db, import, SessionKey(PROCESS)).await.unwrap();
    let refused = db.show(&duty, &seen, None).await.unwrap_err();
    assert!(matches!(refused, Error::ImportTakenOver), "{refused}");
    assert_eq!(db.run(import).await.state, ImportState::Loading);
}

async fn advance(db: &TestDb, import: ImportId, owner: SessionKey) -> yakja_store::Result<()> {
    let mut tx = db.begin(&duty()).await;
    let like = unodc_row(&mut tx, import, 1);
    match tx.advance_import(import, (owner, LEASE_MS), &tally(3)).await {
        Ok(()) => tx.finish_rows(&may_write_rows(&duty(), &like)).await,
        Err(error) => Err(tx.abandon(error).await),
    }
}

/// How many of these reports each way to read them gives.
async fn seen(db: &TestDb, officer: &Officer, reports: &[Report]) -> [usize; 6] {
    let scope = db.scope(officer).await;
    let ids: Vec<_> = reports.iter().map(|report| report.id).collect();
    let of_import = ReportFilter {
        import: reports[0].source.as_ref().map(|source| source.import),
        ..ReportFilter::default()
    };
    let mut found = [0; 6];
    for id in &ids {
        found[0] += usize::from(db.database.report(*id, None, &scope).await.unwrap().is_some());
        found[1] += usize::from(db.database.report(*id, Some(1), &scope).await.unwrap().is_some());
        found[2] += db.database.report_versions(*id, &scope).await.unwrap().len();
        let tx = db.begin(officer).await;
        found[3] += usize::from(tx.report(*id, &scope).await.unwrap().is_some());
    }
    found[4] = db.database.reports_by_id(&ids, &scope).await.unwrap().len();
    found[5] = list(db, &of_import, &scope).await;
    assert_eq!(list(db, &ReportFilter::default(), &scope).await, found[5]);
    found
}

async fn list(db: &TestDb, filter: &ReportFilter, scope: &Scope) -> usize {
    db.database.reports(filter, scope, (None, 100)).await.unwrap().reports.len()
}
