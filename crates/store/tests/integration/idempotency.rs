//! Answers kept under an idempotency key.

use yakja_store::IdempotentAnswer;

use crate::{
    officers::{duty, liaison, may_submit},
    samples::seizure,
    test_db::TestDb,
};

on_every_database!(
    an_answer_is_given_again_to_the_same_command_of_the_same_officer,
    an_answer_is_kept_with_its_change_or_not_at_all,
);

async fn an_answer_is_given_again_to_the_same_command_of_the_same_officer(db: TestDb) {
    let anf = liaison("ANF");
    let mut tx = db.begin(&anf).await;
    let report = seizure(&mut tx);
    let event = tx.save_report(&report).await.unwrap();
    assert_eq!(tx.answered("key", b"command").await.unwrap(), None);
    tx.keep_answer("key", b"command", "{\"id\":1}".to_owned()).await.unwrap();
    tx.finish(may_submit(&anf, &report), event).await.unwrap();

    let tx = db.begin(&anf).await;
    let same = IdempotentAnswer::Same("{\"id\":1}".to_owned());
    assert_eq!(tx.answered("key", b"command").await.unwrap(), Some(same));
    let other = tx.answered("key", b"other").await.unwrap();
    assert_eq!(other, Some(IdempotentAnswer::OtherCommand));
    assert_eq!(tx.answered("Key", b"command").await.unwrap(), None);
    let again = tx.keep_answer("key", b"command", String::new()).await.unwrap_err();
    assert!(again.is_conflict(), "{again}");
    drop(tx);
    let tx = db.begin(&duty()).await;
    assert_eq!(tx.answered("key", b"command").await.unwrap(), None);
}

async fn an_answer_is_kept_with_its_change_or_not_at_all(db: TestDb) {
    let anf = liaison("ANF");
    let tx = db.begin(&anf).await;
    tx.keep_answer("key", b"command", "{}".to_owned()).await.unwrap();
    drop(tx);
    let tx = db.begin(&anf).await;
    assert_eq!(tx.answered("key", b"command").await.unwrap(), None);
}
