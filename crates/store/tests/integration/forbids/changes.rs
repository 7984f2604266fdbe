//! A change without a permit that fits it commits nothing: no row, no entry, no key.

use yakja_model::{
    Action, ContentHash, Event, EventDetail, Officer, OfficerId, Report, ReportId, Subject,
};
use yakja_policy::Permit;
use yakja_store::{Error, Result, Tx};

use crate::{
    acts::{new_import, nobody, unodc_row},
    officers::{
        code, duty, liaison, may_enrol, may_open, may_submit, may_submit_version, may_write_rows,
        officer,
    },
    raw::Raw,
    samples::{personal, seizure},
    test_db::TestDb,
};

on_every_database!(
    a_permit_for_another_act_another_record_or_another_version_does_not_fit,
    a_permit_of_another_officer_does_not_fit,
    an_event_says_what_was_written,
    an_event_of_nothing_written_is_refused,
    one_change_is_one_act,
    a_change_that_is_dropped_or_abandoned_leaves_nothing,
    a_second_run_gives_the_same_ids_and_the_same_time,
);

async fn a_permit_for_another_act_another_record_or_another_version_does_not_fit(db: TestDb) {
    let anf = liaison("ANF");
    let permits: [fn(&Officer, &Report) -> Permit; 4] = [
        |anf, report| may_submit_version(anf, &report.organization, (nobody().0, 1)),
        |anf, report| may_submit_version(anf, &report.organization, (report.id, 2)),
        |_, report| may_enrol(&duty(), OfficerId(report.id.0)),
        may_open,
    ];
    for permit in permits {
        let mut tx = db.begin(&anf).await;
        let report = seizure(&mut tx);
        let event = tx.save_report(&report).await.unwrap();
        refused(tx.finish(permit(&anf, &report), event).await);
    }
    nothing_is_there(&db).await;
}

async fn a_permit_of_another_officer_does_not_fit(db: TestDb) {
    let (anf, other) = (liaison("ANF"), officer("khan", "ANF", liaison("ANF").role));
    let mut tx = db.begin(&anf).await;
    let report = seizure(&mut tx);
    let event = tx.save_report(&report).await.unwrap();
    refused(tx.finish(may_submit(&other, &report), event).await);

    let mut tx = db.begin(&anf).await;
    let report = seizure(&mut tx);
    let event = tx.save_report(&report).await.unwrap();
    refused(tx.finish(may_submit(&duty(), &report), event).await);
    nothing_is_there(&db).await;
}

/// Whoever writes one thing can't record another, also where the permit is for the other.
async fn an_event_says_what_was_written(db: TestDb) {
    let anf = liaison("ANF");
    let another_hash = |_: Event, report: &Report| recorded(report.id, report.version);
    let another_report = |_: Event, _: &Report| recorded(nobody().0, 1);
    let another_version = |_: Event, report: &Report| recorded(report.id, 2);
    let events: [fn(Event, &Report) -> Event; 3] = [another_hash, another_report, another_version];
    for event in events {
        let mut tx = db.begin(&anf).await;
        let report = seizure(&mut tx);
        let said = tx.save_report(&report).await.unwrap();
        let event = event(said, &report);
        let Subject::Report { id, version } = event.subject.clone() else { unreachable!() };
        let permit = may_submit_version(&anf, &report.organization, (id, version));
        refused(tx.finish(permit, event).await);
    }
    nothing_is_there(&db).await;
}

fn recorded(id: ReportId, version: i32) -> Event {
    Event {
        action: Action::SubmitReport,
        subject: Subject::Report { id, version },
        detail: EventDetail::ReportRecorded { content_hash: ContentHash([7; 32]).to_hex() },
    }
}

async fn an_event_of_nothing_written_is_refused(db: TestDb) {
    let (anf, duty) = (liaison("ANF"), duty());
    let tx = db.begin(&anf).await;
    let permit = may_submit_version(&anf, &anf.organization, (nobody().0, 1));
    refused(tx.finish(permit, recorded(nobody().0, 1)).await);

    let tx = db.begin(&duty).await;
    let detail = EventDetail::Enrolled {
        login: "nobody".to_owned(),
        organization: code("ANF"),
        role: "liaison".to_owned(),
    };
    let subject = Subject::Officer { id: nobody().1 };
    let event = Event { action: Action::EnrolOfficer, subject, detail };
    refused(tx.finish(may_enrol(&duty, nobody().1), event).await);
    nothing_is_there(&db).await;
}

/// What is written beside the act that is recorded would have no entry.
async fn one_change_is_one_act(db: TestDb) {
    let (anf, duty) = (liaison("ANF"), duty());
    let mut tx = db.begin(&anf).await;
    let (one, two) = (seizure(&mut tx), seizure(&mut tx));
    tx.save_report(&one).await.unwrap();
    if let Ok(event) = tx.save_report(&two).await {
        refused(tx.finish(may_submit(&anf, &two), event).await);
    }

    let mut tx = db.begin(&duty).await;
    let event = tx.enrol(&anf, None).await.unwrap();
    if tx.save_report(&one).await.is_ok() {
        refused(tx.finish(may_enrol(&duty, anf.id), event).await);
    }

    // Rows have entries of their own; a report among them has none.
    let import = db.begin_import(&duty).await;
    let mut tx = db.begin(&duty).await;
    let (row, report) = (unodc_row(&mut tx, import, 1), seizure(&mut tx));
    let permit = may_write_rows(&duty, &row);
    tx.save_rows(&permit, &[row]).await.unwrap();
    if tx.save_report(&report).await.is_ok() {
        refused(tx.finish_rows(&permit).await);
    }
    let mut tx = db.begin(&duty).await;
    let new = new_import(yakja_model::ImportId(tx.moment().id()));
    tx.begin_import(&new).await.unwrap();
    refused(tx.finish_rows(&permit).await);

    assert_eq!(db.sequence().await, 1, "only the import that began");
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (0, vec![]));
    assert_eq!(db.database.imports(9).await.unwrap().len(), 1);
}

async fn a_change_that_is_dropped_or_abandoned_leaves_nothing(db: TestDb) {
    let anf = liaison("ANF");
    for abandon in [true, false] {
        let mut tx = db.begin(&anf).await;
        let sealed = tx.seal(&personal()).unwrap();
        let report = Report { personal: Some(sealed), ..seizure(&mut tx) };
        tx.save_report(&report).await.unwrap();
        tx.keep_answer("key", b"command", "{}".to_owned()).await.unwrap();
        match abandon {
            true => assert!(matches!(tx.abandon(Error::Conflict).await, Error::Conflict)),
            false => drop(tx),
        }
    }
    nothing_is_there(&db).await;
    let tx = db.begin(&anf).await;
    assert_eq!(tx.answered("key", b"command").await.unwrap(), None);
}

async fn a_second_run_gives_the_same_ids_and_the_same_time(db: TestDb) {
    let anf = liaison("ANF");
    let moment = db.moment();
    let run = async || {
        let mut tx = Tx::begin(&db.database, &anf, moment.clone()).await.unwrap();
        let sealed = tx.seal(&personal()).unwrap();
        let report = Report { personal: Some(sealed), ..seizure(&mut tx) };
        let event = tx.save_report(&report).await.unwrap();
        (tx, report, event)
    };
    let (tx, first, _) = run().await;
    tx.abandon(Error::Conflict).await;
    let (tx, second, event) = run().await;
    assert_eq!((first.id, first.recorded_at), (second.id, second.recorded_at));
    let key = |report: &Report| report.personal.as_ref().unwrap().key();
    assert_eq!(key(&first), key(&second));
    let entry = tx.finish(may_submit(&anf, &second), event).await.unwrap();
    db.sequence().await;
    let row = db.database.ledger().page(None, 1).await.unwrap().remove(0);
    assert_eq!((row.entry.id, row.entry.at), (entry, second.recorded_at));
}

fn refused<T>(result: Result<T>) {
    match result {
        Err(Error::PermitDoesNotFit) => {}
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was kept"),
    }
}

/// No row of any table but those that a new register has.
async fn nothing_is_there(db: &TestDb) {
    let raw = db.raw().await;
    for table in ["report", "exhibit", "outbox", "ledger_entry", "officer", "idempotency"] {
        assert_eq!(raw.number(&format!("SELECT count(*) FROM {table}")).await, 0, "{table}");
    }
    let keys = Raw::open_keys(&db.locations).await;
    // Under no id is a secret of the whole register.
    let secret = keys.id(uuid::Uuid::nil());
    let sql = format!("SELECT count(*) FROM sealing_key WHERE id <> {secret}");
    assert_eq!(keys.number(&sql).await, 0);
    assert_eq!(db.sequence().await, 0);
    assert_eq!(db.findings().await, [""; 0]);
}
