//! A command that comes twice under one idempotency key is done once.

use yakja_app::{
    Error,
    reports::{ListReports, ReportDraft, list_reports},
};

use crate::{
    drafts::{correct, on, personal, seizure, send},
    test_app::{TestApp, denied},
};

on_every_database!(
    the_same_command_gets_the_same_answer_and_is_done_once,
    another_command_under_the_key_is_refused,
    a_key_is_its_officers_own,
    a_command_that_failed_may_be_sent_again,
    the_same_command_at_once_is_done_once,
);

async fn count(test: &TestApp) -> usize {
    let list = ListReports { limit: 50, ..ListReports::default() };
    list_reports(&test.duty(), &list).await.unwrap().reports.len()
}

async fn the_same_command_gets_the_same_answer_and_is_done_once(test: TestApp) {
    let anf = test.liaison("ANF").with_idempotency_key("k1".to_owned());
    let draft = ReportDraft { personal: personal(), ..seizure("ANF") };
    let first = send(&anf, draft.clone()).await.unwrap();
    test.clock.advance_ms(60_000);
    assert_eq!(send(&anf, draft.clone()).await.unwrap(), first);
    assert_eq!(send(&anf, draft).await.unwrap(), first);
    assert_eq!(count(&test).await, 1);
    let without = test.liaison("ANF");
    assert_ne!(send(&without, seizure("ANF")).await.unwrap(), first);

    let anf = without.with_idempotency_key("k2".to_owned());
    let second = correct(&anf, (first.id, 1), seizure("ANF")).await.unwrap();
    assert_eq!(correct(&anf, (first.id, 1), seizure("ANF")).await.unwrap(), second);
    assert_eq!(second.version, 2);
    assert_eq!(test.findings().await, []);
}

async fn another_command_under_the_key_is_refused(test: TestApp) {
    let anf = test.liaison("ANF").with_idempotency_key("k1".to_owned());
    let first = send(&anf, seizure("ANF")).await.unwrap();
    let other = ReportDraft { when: on("2025-02-18"), ..seizure("ANF") };
    let refused = send(&anf, other).await.unwrap_err();
    assert!(matches!(refused, Error::KeyReused), "{refused:?}");
    let refused = correct(&anf, (first.id, 1), seizure("ANF")).await.unwrap_err();
    assert!(matches!(refused, Error::KeyReused), "{refused:?}");
    let other = ReportDraft { personal: personal(), ..seizure("ANF") };
    let refused = send(&anf, other).await.unwrap_err();
    assert!(matches!(refused, Error::KeyReused), "what is to be sealed differs, too");
    assert_eq!(count(&test).await, 1);
}

async fn a_key_is_its_officers_own(test: TestApp) {
    let key = || "k1".to_owned();
    let anf = test.liaison("ANF").with_idempotency_key(key());
    let first = send(&anf, seizure("ANF")).await.unwrap();
    let duty = test.duty().with_idempotency_key(key());
    let second = send(&duty, seizure("ANF")).await.unwrap();
    assert_ne!(first.id, second.id);
    denied(send(&test.liaison("ASF").with_idempotency_key(key()), seizure("ANF")).await);
}

async fn a_command_that_failed_may_be_sent_again(test: TestApp) {
    let anf = test.liaison("ANF").with_idempotency_key("k1".to_owned());
    let wrong = ReportDraft { place: "x".repeat(501), ..seizure("ANF") };
    send(&anf, wrong).await.unwrap_err();
    denied(send(&anf, seizure("NNCC")).await);
    send(&anf, seizure("ANF")).await.unwrap();
    assert_eq!(count(&test).await, 1);
}

async fn the_same_command_at_once_is_done_once(test: TestApp) {
    let anf = test.liaison("ANF").with_idempotency_key("k1".to_owned());
    let sent = futures::future::join_all((0..6).map(|_| send(&anf, seizure("ANF")))).await;
    let mut ids: Vec<_> = sent.into_iter().map(|sent| sent.unwrap().id).collect();
    ids.dedup();
    assert_eq!((ids.len(), count(&test).await), (1, 1));
    assert_eq!(test.findings().await, []);
}
