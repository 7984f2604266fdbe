//! Many officers at once, and a second process on the same register.

use futures::future::join_all;
use yakja_app::audit;

use crate::{
    drafts::{correct, seizure, send},
    tables::{file, import, rows},
    test_app::TestApp,
};

on_every_database!(
    reports_sent_at_once_are_all_taken,
    of_corrections_sent_at_once_one_is_taken,
    two_processes_share_one_register,
);

async fn reports_sent_at_once_are_all_taken(test: TestApp) {
    let officers = [test.liaison("ANF"), test.duty()];
    let sent = join_all((0..16).map(|number| send(&officers[number % 2], seizure("ANF")))).await;
    let mut ids: Vec<_> = sent.into_iter().map(|sent| sent.unwrap().id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 16);
    test.checkpoint().await;
    let verified = audit::verify(&test.duty(), |_, _| ()).await.unwrap();
    assert_eq!((verified.reports, verified.waiting, verified.findings), (16, 0, vec![]));
    assert_eq!(verified.entries, 16 + 2);
}

async fn of_corrections_sent_at_once_one_is_taken(test: TestApp) {
    let anf = test.liaison("ANF");
    let first = send(&anf, seizure("ANF")).await.unwrap();
    let corrected = join_all((0..5).map(|_| correct(&anf, (first.id, 1), seizure("ANF")))).await;
    let taken = corrected.iter().filter(|result| result.is_ok()).count();
    assert_eq!(taken, 1, "{corrected:?}");
    assert_eq!(test.findings().await, []);
}

async fn two_processes_share_one_register(test: TestApp) {
    let other = test.opened_again().await;
    let (here, there) = (test.duty(), other.ctx(test.duty().actor().clone()));
    let imported = import(&there, "UNODC", vec![file("a.csv", rows(1..=50))]);
    let sent = join_all(
        (0..8).map(|number| send(if number % 2 == 0 { &here } else { &there }, seizure("ANF"))),
    );
    let (imported, sent) = futures::join!(imported, sent);
    assert_eq!(imported.unwrap().accepted, 50);
    for sent in sent {
        assert!(test.read(&here, sent.unwrap().id).await.is_some());
    }
    // The other process holds the sequencer or not; whoever does gives positions to all.
    other.close().await.unwrap();
    test.checkpoint().await;
    let verified = audit::verify(&here, |_, _| ()).await.unwrap();
    assert_eq!((verified.reports, verified.waiting, verified.findings), (58, 0, vec![]));
}
