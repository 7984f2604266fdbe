//! Two changes at once: the second waits, or hears that another was first; none is half done.

use futures::poll;
use yakja_model::{Officer, Report};
use yakja_store::{Database, Moment, Result, Tx};

use crate::{
    acts::save,
    officers::{duty, liaison, may_open},
    samples::{personal, seizure},
    test_db::TestDb,
};

on_every_database!(
    the_second_of_two_writers_waits_or_gets_a_conflict,
    a_second_process_waits_or_gets_a_conflict,
    writers_that_try_again_all_get_through,
    a_change_whose_commit_fails_leaves_nothing_and_can_run_again,
);

async fn the_second_of_two_writers_waits_or_gets_a_conflict(db: TestDb) {
    second_writer(&db, &db.database.clone()).await;
}

async fn a_second_process_waits_or_gets_a_conflict(db: TestDb) {
    second_writer(&db, &db.opened_again().await).await;
}

/// Both make version 2 of one report.
async fn second_writer(db: &TestDb, other: &Database) {
    let anf = liaison("ANF");
    let report = db.submit(&anf, |_| ()).await;
    let scope = db.scope(&anf).await;
    let next = |place: &str| Report { version: 2, place: place.to_owned(), ..report.clone() };

    let first = db.begin(&anf).await;
    assert_eq!(first.report(report.id, &scope).await.unwrap().unwrap().report.version, 1);
    let mut second = Box::pin(Tx::begin(other, &anf, db.moment()));
    match db.is_sqlite() {
        true => {
            assert!(poll!(second.as_mut()).is_pending());
            save(first, &anf, &next("Quetta")).await.unwrap();
            let second = second.await.unwrap();
            // The second sees what the first has written.
            let newest = second.report(report.id, &scope).await.unwrap().unwrap().report;
            assert_eq!(newest.place, "Quetta");
            let refused = save(second, &anf, &next("Gwadar")).await.unwrap_err();
            assert!(refused.is_conflict(), "{refused}");
        }
        false => {
            let second = second.await.unwrap();
            let newest = second.report(report.id, &scope).await.unwrap().unwrap().report;
            assert_eq!(newest.version, 1);
            save(first, &anf, &next("Quetta")).await.unwrap();
            let refused = save(second, &anf, &next("Gwadar")).await.unwrap_err();
            assert!(refused.is_conflict(), "{refused}");
        }
    }
    db.sequence().await;
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (2, vec![]));
}

async fn writers_that_try_again_all_get_through(db: TestDb) {
    let other = db.opened_again().await;
    let officers = [liaison("ANF"), liaison("ASF"), duty(), liaison("FC")];
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..12 {
        let officer = officers[number % officers.len()].clone();
        let database = if number % 2 == 0 { db.database.clone() } else { other.clone() };
        tasks.spawn(until_done(database, officer, db.moment()));
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    assert_eq!(db.sequence().await, 12);
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (12, vec![]));
    assert_eq!(db.database.access_classes().await.unwrap().len(), officers.len());
}

/// Sends a report, again and again while others are first.
async fn until_done(database: Database, officer: Officer, moment: Moment) {
    for _ in 0..100 {
        match attempt(&database, &officer, moment.clone()).await {
            Err(error) if error.is_conflict() => tokio::task::yield_now().await,
            other => return other.unwrap(),
        }
    }
    panic!("a hundred attempts were not enough");
}

async fn attempt(database: &Database, officer: &Officer, moment: Moment) -> Result<()> {
    let mut tx = Tx::begin(database, officer, moment).await?;
    let report = seizure(&mut tx);
    save(tx, officer, &report).await.map(drop)
}

async fn a_change_whose_commit_fails_leaves_nothing_and_can_run_again(db: TestDb) {
    let anf = liaison("ANF");
    let moment = db.moment();
    let raw = db.raw().await;
    raw.execute(if db.is_sqlite() { SQLITE_COMMIT_FAILS } else { POSTGRES_COMMIT_FAILS }).await;
    let attempt = async || {
        let mut tx = Tx::begin(&db.database, &anf, moment.clone()).await.unwrap();
        let sealed = tx.seal(&personal()).unwrap();
        let report = Report { personal: Some(sealed), ..seizure(&mut tx) };
        save(tx, &anf, &report).await.map(|_| report)
    };
    let failed = attempt().await.unwrap_err();
    assert_eq!(failed.is_conflict(), !db.is_sqlite(), "{failed}");
    assert_eq!(db.database.ledger().waiting().await.unwrap(), 0);

    raw.execute("DROP TRIGGER refuse ON outbox".trim_end_matches(match db.is_sqlite() {
        true => " ON outbox",
        false => "",
    }))
    .await;
    let report = attempt().await.unwrap();
    let mut tx = db.begin(&anf).await;
    let opened = tx.open(&may_open(&anf, &report), report.personal.as_ref().unwrap()).await;
    assert_eq!(opened.unwrap(), personal());
    drop(tx);
    db.sequence().await;
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (1, vec![]));
}

/// A foreign key that is looked at when the change commits.
const SQLITE_COMMIT_FAILS: &str = "
    CREATE TABLE parent (id INTEGER PRIMARY KEY);
    CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER refuse AFTER INSERT ON outbox BEGIN INSERT INTO child VALUES (1); END;";

/// A serialization failure when the change commits.
const POSTGRES_COMMIT_FAILS: &str = "
    CREATE FUNCTION refuse() RETURNS trigger AS $$
        BEGIN RAISE EXCEPTION 'another was first' USING ERRCODE = '40001'; END
    $$ LANGUAGE plpgsql;
    CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON outbox DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION refuse();";
