//! Personal content can't be read without its key, a permit to open it, and an entry that says so.

use yakja_model::{
    Action, Event, EventDetail, KeyId, Officer, Personal, Purpose, Report, Sealed, Subject,
};
use yakja_store::{Error, Result};

use crate::{
    acts::nobody,
    officers::{duty, liaison, may_open, may_submit},
    raw::{Kind, Raw, Value},
    samples::{SECRETS, personal, seizure},
    test_db::TestDb,
};

on_every_database!(
    nothing_in_clear_is_stored,
    opening_takes_a_permit_to_open_and_an_event_that_says_so,
    what_is_opened_is_what_the_permit_is_about,
    two_openings_are_two_changes,
    without_its_key_nothing_opens_and_everything_still_verifies,
    a_ciphertext_does_not_open_under_another_key_or_when_changed,
    the_same_words_are_sealed_differently_each_time,
    no_error_and_no_type_prints_what_is_sealed,
);

async fn nothing_in_clear_is_stored(db: TestDb) {
    let report = db.submit_sealed(&liaison("ANF")).await;
    db.sequence().await;
    let raw = db.raw().await;
    let keys = Raw::open_keys(&db.locations).await;
    for table in ["report", "exhibit", "ledger_entry", "access_class", "checkpoint"] {
        for column in raw.columns(table).await {
            for text in texts(&raw, table, &column.name, column.kind).await {
                no_secret_in(&text, &format!("{table}.{}", column.name));
            }
        }
    }
    for text in texts(&keys, "sealing_key", "key", Kind::Bytes).await {
        no_secret_in(&text, "sealing_key.key");
    }
    let (_, canonical) =
        db.database.ledger().recorded_bytes(report.id.0, 1).await.unwrap().unwrap();
    no_secret_in(&canonical, "canonical bytes");
    let sealed = report.personal.unwrap();
    no_secret_in(sealed.ciphertext(), "ciphertext");
    assert!(sealed.ciphertext().len() > 24 + 16);
}

/// All that a column holds, as bytes.
async fn texts(raw: &Raw, table: &str, column: &str, kind: Kind) -> Vec<Vec<u8>> {
    let count = raw.number(&format!("SELECT count(*) FROM {table}")).await;
    let mut found = Vec::new();
    for row in 0..count {
        let name = Raw::name(column);
        let sql = format!("SELECT {name} FROM {table} ORDER BY 1 LIMIT 1 OFFSET {row}");
        match raw.value(&sql, kind).await {
            Value::Text(text) => found.push(text.into_bytes()),
            Value::Bytes(bytes) => found.push(bytes),
            Value::Null | Value::Number(_) | Value::Id(_) => {}
        }
    }
    found
}

fn no_secret_in(bytes: &[u8], place: &str) {
    for secret in SECRETS {
        // Also as JSON within JSON and as hexadecimal.
        for form in [secret.as_bytes().to_vec(), hex::encode(secret).into_bytes()] {
            let there = bytes.windows(form.len()).any(|window| window == form);
            assert!(!there, "{secret} in {place}");
        }
    }
}

async fn opening_takes_a_permit_to_open_and_an_event_that_says_so(db: TestDb) {
    let anf = liaison("ANF");
    let report = db.submit_sealed(&anf).await;
    let sealed = report.personal.clone().unwrap();
    db.sequence().await;

    let mut tx = db.begin(&anf).await;
    let refused = tx.open(&may_submit(&anf, &report), &sealed).await.unwrap_err();
    assert!(matches!(refused, Error::PermitDoesNotFit), "{refused}");
    drop(tx);

    // Opened, and something else recorded.
    let mut tx = db.begin(&anf).await;
    assert_eq!(tx.open(&may_open(&anf, &report), &sealed).await.unwrap(), personal());
    let other = seizure(&mut tx);
    let event = tx.save_report(&other).await.unwrap();
    let refused = tx.finish(may_submit(&anf, &other), event).await.unwrap_err();
    assert!(matches!(refused, Error::OpeningNotRecorded | Error::PermitDoesNotFit), "{refused}");

    // Opened, and another report's opening recorded.
    let second = db.submit_sealed(&anf).await;
    let mut tx = db.begin(&anf).await;
    tx.open(&may_open(&anf, &report), &sealed).await.unwrap();
    let refused = tx.finish(may_open(&anf, &second), opened(&second)).await.unwrap_err();
    assert!(matches!(refused, Error::OpeningNotRecorded), "{refused}");

    assert_eq!(open(&db, &anf, &report).await.unwrap(), personal());
    assert_eq!(db.sequence().await, 3);
    let row = db.database.ledger().page(None, 1).await.unwrap().remove(0);
    assert_eq!(row.entry.detail, opened(&report).detail);
    assert_eq!(row.entry.policies, ["members-read-what-is-meant-for-them", "owner-reads"]);
    assert_eq!(db.findings().await, [""; 0]);
}

async fn what_is_opened_is_what_the_permit_is_about(db: TestDb) {
    let anf = liaison("ANF");
    let (one, two) = (db.submit_sealed(&anf).await, db.submit_sealed(&anf).await);
    let mut tx = db.begin(&anf).await;
    let refused = tx.open(&may_open(&anf, &one), two.personal.as_ref().unwrap()).await;
    assert!(matches!(refused, Err(Error::PermitDoesNotFit)), "{refused:?}");
    drop(tx);

    // A version without it is not the version with it.
    let corrected = db.correct(&anf, &one, |next| next.personal = None).await;
    let mut tx = db.begin(&anf).await;
    let refused = tx.open(&may_open(&anf, &corrected), one.personal.as_ref().unwrap()).await;
    assert!(matches!(refused, Err(Error::PermitDoesNotFit)), "{refused:?}");
    drop(tx);
    let mut tx = db.begin(&anf).await;
    let nothing = Report { id: nobody().0, ..one.clone() };
    let refused = tx.open(&may_open(&anf, &nothing), one.personal.as_ref().unwrap()).await;
    assert!(matches!(refused, Err(Error::PermitDoesNotFit)), "{refused:?}");
}

async fn two_openings_are_two_changes(db: TestDb) {
    let anf = liaison("ANF");
    let (one, two) = (db.submit_sealed(&anf).await, db.submit_sealed(&anf).await);
    let mut tx = db.begin(&anf).await;
    tx.open(&may_open(&anf, &one), one.personal.as_ref().unwrap()).await.unwrap();
    let refused = tx.open(&may_open(&anf, &two), two.personal.as_ref().unwrap()).await;
    assert!(matches!(refused, Err(Error::PermitDoesNotFit)), "{refused:?}");
    let refused = tx.finish(may_open(&anf, &two), opened(&two)).await.unwrap_err();
    assert!(matches!(refused, Error::OpeningNotRecorded), "{refused}");
    assert_eq!(db.sequence().await, 2);
}

async fn without_its_key_nothing_opens_and_everything_still_verifies(db: TestDb) {
    let anf = liaison("ANF");
    let (one, two) = (db.submit_sealed(&anf).await, db.submit_sealed(&anf).await);
    let keys = Raw::open_keys(&db.locations).await;
    let key = keys.id(one.personal.as_ref().unwrap().key().0);
    assert_eq!(keys.execute(&format!("DELETE FROM sealing_key WHERE id = {key}")).await, 1);

    let refused = open(&db, &anf, &one).await.unwrap_err();
    assert!(matches!(refused, Error::KeyGone), "{refused}");
    assert_eq!(open(&db, &anf, &two).await.unwrap(), personal());
    db.sequence().await;
    let verified = db.verified().await;
    assert_eq!((verified.reports, verified.findings), (2, vec![]));
    let scope = db.scope(&anf).await;
    let stored = db.database.report(one.id, None, &scope).await.unwrap().unwrap();
    assert_eq!(stored.report, one, "what is counted survives");
}

async fn a_ciphertext_does_not_open_under_another_key_or_when_changed(db: TestDb) {
    let anf = liaison("ANF");
    let (one, two) = (db.submit_sealed(&anf).await, db.submit_sealed(&anf).await);
    let (sealed, other) = (one.personal.clone().unwrap(), two.personal.clone().unwrap());
    let moved = |key: KeyId, bytes: &[u8]| Sealed::from_ciphertext(key, bytes.to_vec());
    let flipped = |index: usize| {
        let mut bytes = sealed.ciphertext().to_vec();
        bytes[index] ^= 1;
        bytes
    };
    let last = sealed.ciphertext().len() - 1;
    let cases: [(&str, Sealed<Personal>); 6] = [
        ("another's key", moved(other.key(), sealed.ciphertext())),
        ("another nonce", moved(sealed.key(), &flipped(0))),
        ("another first byte", moved(sealed.key(), &flipped(24))),
        ("another tag", moved(sealed.key(), &flipped(last))),
        ("cut short", moved(sealed.key(), &sealed.ciphertext()[..30])),
        ("nothing", moved(sealed.key(), &[])),
    ];
    for (what, sealed) in cases {
        // As somebody with the database and not the key store would write it.
        let report = db.submit(&anf, |report| report.personal = Some(sealed)).await;
        let refused = open(&db, &anf, &report).await;
        assert!(matches!(refused, Err(Error::SealBroken)), "{what}: {refused:?}");
    }
    let unknown = Some(moved(KeyId(nobody().0.0), sealed.ciphertext()));
    let report = db.submit(&anf, |report| report.personal = unknown).await;
    assert!(matches!(open(&db, &anf, &report).await, Err(Error::KeyGone)));

    // The key itself moved to another id.
    let keys = Raw::open_keys(&db.locations).await;
    let (from, to) = (keys.id(sealed.key().0), keys.id(other.key().0));
    keys.execute(&format!(
        "UPDATE sealing_key SET key = (SELECT key FROM sealing_key WHERE id = {from}) \
         WHERE id = {to}"
    ))
    .await;
    let refused = open(&db, &anf, &two).await.unwrap_err();
    assert!(matches!(refused, Error::SealBroken), "{refused}");
    let report =
        db.submit(&anf, |report| report.personal = Some(moved(other.key(), sealed.ciphertext())));
    let refused = open(&db, &anf, &report.await).await.unwrap_err();
    assert!(matches!(refused, Error::SealBroken), "the id is bound to the ciphertext: {refused}");
    assert_eq!(open(&db, &anf, &one).await.unwrap(), personal());
}

async fn the_same_words_are_sealed_differently_each_time(db: TestDb) {
    let mut tx = db.begin(&duty()).await;
    let one = tx.seal(&personal()).unwrap();
    let two = tx.seal(&personal()).unwrap();
    assert_ne!(one.key(), two.key());
    assert_ne!(one.ciphertext()[..24], two.ciphertext()[..24]);
    assert_ne!(one.ciphertext()[24..], two.ciphertext()[24..]);
}

async fn no_error_and_no_type_prints_what_is_sealed(db: TestDb) {
    let anf = liaison("ANF");
    let report = db.submit_sealed(&anf).await;
    let clear = personal();
    let sealed = report.personal.clone().unwrap();
    let stored = db.database.report(report.id, None, &db.scope(&anf).await).await.unwrap();
    let keys = Raw::open_keys(&db.locations).await;
    keys.execute("UPDATE sealing_key SET key = x'00'").await;
    let broken = open(&db, &anf, &report).await.unwrap_err();
    let printed = [
        format!("{clear:?} {clear:#?} {:?}", clear.people),
        format!("{sealed:?} {report:?} {stored:?}"),
        format!("{broken} {broken:?}"),
        format!("{:?}", Err::<Personal, _>(Error::KeyGone).map(|_: Personal| ())),
    ];
    for text in printed {
        no_secret_in(text.as_bytes(), &text);
    }
}

fn opened(report: &Report) -> Event {
    Event {
        action: Action::OpenPersonal,
        subject: Subject::Report { id: report.id, version: report.version },
        detail: EventDetail::PersonalOpened { purpose: Purpose::Case("17/2025".to_owned()) },
    }
}

/// Opens as the use case does.
async fn open(db: &TestDb, officer: &Officer, report: &Report) -> Result<Personal> {
    let mut tx = db.begin(officer).await;
    let permit = may_open(officer, report);
    match tx.open(&permit, report.personal.as_ref().unwrap()).await {
        Ok(clear) => tx.finish(permit, opened(report)).await.map(|_| clear),
        Err(error) => Err(tx.abandon(error).await),
    }
}
