//! The sequencer: every committed entry gets one position, in one process at a time.

use uuid::Uuid;
use yakja_model::{Action, EntryId, EventDetail, Subject, Timestamp};
use yakja_store::{CheckpointView, Database, LedgerRow, Sequencer, SequencerState};

use crate::{
    acts::files,
    officers::{duty, liaison, may_open},
    samples::personal,
    test_db::{LEASE_MS, PROCESS, START, TestDb},
};

on_every_database!(
    positions_are_dense_and_in_the_order_of_the_changes,
    an_entry_waits_until_it_has_a_position,
    a_lease_keeps_others_out_until_it_ends,
    a_lease_that_is_given_back_is_free_at_once,
    sequencers_that_take_turns_make_one_tree,
    sequencers_that_work_at_once_make_one_tree,
    a_checkpoint_covers_what_has_a_position_and_is_signed_when_asked,
    a_moment_stands_for_the_last_checkpoint_before_it,
    the_ledger_is_read_from_its_end,
    the_history_of_a_record_is_what_was_done_to_it,
);

const OTHER: Uuid = Uuid::from_u128(2);

fn at(ms: i64) -> Timestamp {
    START.plus_ms(1_000_000 + ms)
}

fn sequencer(db: &TestDb, owner: Uuid) -> Sequencer {
    Sequencer::new(db.database.clone(), owner, LEASE_MS)
}

async fn positions_are_dense_and_in_the_order_of_the_changes(db: TestDb) {
    let anf = liaison("ANF");
    let mut ids = Vec::new();
    for _ in 0..7 {
        ids.push(db.submit(&anf, |_| ()).await.id.0);
    }
    assert_eq!(db.database.ledger().waiting().await.unwrap(), 7);
    assert_eq!(db.sequence().await, 7);
    ids.push(db.submit(&anf, |_| ()).await.id.0);
    assert_eq!(db.sequence().await, 8);
    let mut rows = db.database.ledger().page(None, 100).await.unwrap();
    rows.reverse();
    assert_eq!(rows.iter().map(|row| row.position).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
    let subjects: Vec<_> = rows.iter().filter_map(|row| row.entry.subject.id()).collect();
    assert_eq!(subjects, ids);
    assert!(rows.iter().all(|row| row.entry.actor.login == "anf"));
    assert_eq!(db.findings().await, [""; 0]);
}

async fn an_entry_waits_until_it_has_a_position(db: TestDb) {
    db.enrol(&duty(), &liaison("ANF")).await.unwrap();
    let entry = db.enrol(&duty(), &liaison("ASF")).await.unwrap();
    let ledger = db.database.ledger();
    let mut sequencer = sequencer(&db, PROCESS);
    assert!(sequencer.has_work().await.unwrap());
    assert_eq!((ledger.size().await.unwrap(), ledger.waiting().await.unwrap()), (0, 2));
    assert!(!ledger.is_sequenced(entry).await.unwrap());
    assert_eq!(db.verified().await.waiting, 2);

    let state = sequencer.step(|| at(0), false).await.unwrap();
    assert_eq!(state, SequencerState::Sequenced { count: 2, size: 2 });
    assert_eq!((ledger.size().await.unwrap(), ledger.waiting().await.unwrap()), (2, 0));
    assert!(ledger.is_sequenced(entry).await.unwrap());
    assert!(sequencer.has_work().await.unwrap(), "no checkpoint covers the entries");
    let state = sequencer.step(|| at(1), true).await.unwrap();
    assert_eq!(state, SequencerState::Sequenced { count: 0, size: 2 });
    assert!(!sequencer.has_work().await.unwrap());
}

async fn a_lease_keeps_others_out_until_it_ends(db: TestDb) {
    let (mut one, mut two) = (sequencer(&db, PROCESS), sequencer(&db, OTHER));
    let of = async |sequencer: &mut Sequencer, ms| {
        db.submit(&duty(), |_| ()).await;
        sequencer.step(|| at(ms), true).await.unwrap() != SequencerState::NotOurs
    };
    assert!(of(&mut one, 0).await);
    assert!(!of(&mut two, 1).await);
    assert!(!of(&mut two, LEASE_MS).await);
    assert_eq!(db.database.ledger().size().await.unwrap(), 1);

    assert!(of(&mut two, LEASE_MS + 1).await);
    assert_eq!(db.database.ledger().size().await.unwrap(), 4);
    assert!(!of(&mut one, LEASE_MS + 2).await);
    // Each step renews.
    assert!(of(&mut two, 2 * LEASE_MS).await);
    assert!(!of(&mut one, 2 * LEASE_MS + 2).await);
    assert!(of(&mut one, 3 * LEASE_MS + 1).await);
    assert_eq!(db.findings().await, [""; 0]);
}

async fn a_lease_that_is_given_back_is_free_at_once(db: TestDb) {
    let (mut one, mut two) = (sequencer(&db, PROCESS), sequencer(&db, OTHER));
    db.submit(&duty(), |_| ()).await;
    one.step(|| at(0), true).await.unwrap();
    two.release().await.unwrap();
    assert_eq!(two.step(|| at(1), true).await.unwrap(), SequencerState::NotOurs);
    one.release().await.unwrap();
    assert_ne!(two.step(|| at(1), true).await.unwrap(), SequencerState::NotOurs);
    assert_eq!(one.step(|| at(2), true).await.unwrap(), SequencerState::NotOurs);
}

async fn sequencers_that_take_turns_make_one_tree(db: TestDb) {
    let (mut one, mut two) = (sequencer(&db, PROCESS), sequencer(&db, OTHER));
    for turn in 0..20 {
        for _ in 0..turn % 4 {
            db.submit(&duty(), |_| ()).await;
        }
        // The one whose turn it is may have an older tree in memory.
        let now = at(i64::from(turn) * 2 * LEASE_MS);
        let turn_of = if turn % 3 == 0 { &mut one } else { &mut two };
        let state = turn_of.step(|| now, turn % 5 == 0).await.unwrap();
        assert!(matches!(state, SequencerState::Sequenced { .. }), "{turn}");
    }
    db.database.ledger().size().await.unwrap();
    let verified = db.verified().await;
    assert_eq!((verified.entries, verified.findings), (30, vec![]));
}

async fn sequencers_that_work_at_once_make_one_tree(db: TestDb) {
    let other = db.opened_again().await;
    let mut tasks = tokio::task::JoinSet::new();
    for (database, owner) in [(db.database.clone(), PROCESS), (other, OTHER)] {
        tasks.spawn(sequence_fifty_times(database, owner));
    }
    for _ in 0..40 {
        submit(&db).await;
        tokio::task::yield_now().await;
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
    assert_eq!(db.sequence_at(at(1_000_000)).await, 40);
    let verified = db.verified().await;
    assert_eq!((verified.entries, verified.reports, verified.findings), (40, 40, vec![]));
}

/// The leases are so short that the two take turns at every step.
async fn sequence_fifty_times(database: Database, owner: Uuid) {
    let mut sequencer = Sequencer::new(database, owner, 1);
    let mut done = 0;
    for ms in 0.. {
        match sequencer.step(|| at(ms), ms % 7 == 0).await {
            Ok(SequencerState::Sequenced { .. }) => done += 1,
            Ok(SequencerState::NotOurs) => {}
            Err(error) => assert!(error.is_conflict(), "{error}"),
        }
        tokio::task::yield_now().await;
        if done == 50 {
            return;
        }
    }
}

/// Sends a report, again while others are first.
async fn submit(db: &TestDb) {
    let moment = db.moment();
    loop {
        let begun = yakja_store::Tx::begin(&db.database, &duty(), moment.clone()).await;
        let done = match begun {
            Ok(mut tx) => {
                let report = crate::samples::seizure(&mut tx);
                crate::acts::save(tx, &duty(), &report).await
            }
            Err(error) => Err(error),
        };
        match done {
            Err(error) if error.is_conflict() => tokio::task::yield_now().await,
            other => {
                other.unwrap();
                return;
            }
        }
    }
}

async fn a_checkpoint_covers_what_has_a_position_and_is_signed_when_asked(db: TestDb) {
    let ledger = db.database.ledger();
    let mut sequencer = sequencer(&db, PROCESS);
    sequencer.step(|| at(0), true).await.unwrap();
    assert_eq!(ledger.checkpoint().await.unwrap(), None);

    db.submit(&duty(), |_| ()).await;
    sequencer.step(|| at(1), false).await.unwrap();
    assert_eq!(ledger.checkpoint().await.unwrap(), None);
    sequencer.step(|| at(2), true).await.unwrap();
    let first: CheckpointView = ledger.checkpoint().await.unwrap().unwrap();
    assert_eq!((first.size, first.at), (1, at(2)));
    sequencer.step(|| at(3), true).await.unwrap();
    assert_eq!(ledger.checkpoint().await.unwrap(), Some(first.clone()));

    for _ in 0..3 {
        db.submit(&duty(), |_| ()).await;
    }
    sequencer.step(|| at(4), true).await.unwrap();
    let second = ledger.checkpoint().await.unwrap().unwrap();
    assert_eq!((second.size, second.at), (4, at(4)));
    assert!(second.note.starts_with(&format!("yakja/pk\n4\n{}\nat {}\n", second.root, at(4))));
    assert_ne!(second.root, first.root);
    let verified = db.verified().await;
    assert_eq!((verified.checkpoints, verified.root), (2, second.root));
    assert_eq!(verified.findings, []);
}

async fn a_moment_stands_for_the_last_checkpoint_before_it(db: TestDb) {
    let mut sequencer = sequencer(&db, PROCESS);
    for ms in [10, 20, 30] {
        db.submit(&duty(), |_| ()).await;
        sequencer.step(|| at(ms), true).await.unwrap();
    }
    let size = async |ms| {
        let head = db.database.ledger().checkpoint_at(at(ms)).await.unwrap();
        head.map(|head| head.size)
    };
    assert_eq!(size(9).await, None);
    assert_eq!(size(10).await, Some(1));
    assert_eq!(size(29).await, Some(2));
    assert_eq!(size(30).await, Some(3));
    assert_eq!(size(1_000_000).await, Some(3));
}

async fn the_ledger_is_read_from_its_end(db: TestDb) {
    let duty = duty();
    db.submit(&duty, |_| ()).await;
    let import = db.begin_import(&duty).await;
    db.load(&duty, import, 1..6).await.unwrap();
    db.show(&duty, &db.run(import).await, Some(&files())).await.unwrap();
    db.sequence().await;
    let ledger = db.database.ledger();
    let positions = |rows: Vec<LedgerRow>| rows.iter().map(|row| row.position).collect::<Vec<_>>();
    assert_eq!(positions(ledger.page(None, 3).await.unwrap()), [7, 6, 5]);
    assert_eq!(positions(ledger.page(Some(5), 3).await.unwrap()), [4, 3, 2]);
    assert_eq!(positions(ledger.page(Some(0), 3).await.unwrap()), [0_u64; 0]);
    assert_eq!(positions(ledger.page_without_rows(None, 2).await.unwrap()), [7, 1]);
    assert_eq!(positions(ledger.page_without_rows(Some(7), 5).await.unwrap()), [1, 0]);
}

async fn the_history_of_a_record_is_what_was_done_to_it(db: TestDb) {
    let anf = liaison("ANF");
    let report = db.submit_sealed(&anf).await;
    db.submit(&anf, |_| ()).await;
    db.correct(&anf, &report, |next| next.personal = None).await;
    let mut tx = db.begin(&duty()).await;
    let permit = may_open(&duty(), &report);
    let opened = tx.open(&permit, report.personal.as_ref().unwrap()).await.unwrap();
    assert_eq!(opened, personal());
    let purpose = yakja_model::Purpose::Case("17/2025".to_owned());
    let subject = Subject::Report { id: report.id, version: 1 };
    let detail = EventDetail::PersonalOpened { purpose };
    let event = yakja_model::Event { action: Action::OpenPersonal, subject, detail };
    tx.finish(permit, event).await.unwrap();
    db.sequence().await;

    let history = async |recorded: &[EntryId]| {
        let rows = db.database.ledger().history(report.id.0, recorded).await.unwrap();
        rows.into_iter().map(|row| (row.position, row.entry.detail.code())).collect::<Vec<_>>()
    };
    let about = [(0, "report-recorded"), (2, "report-recorded"), (3, "personal-opened")];
    assert_eq!(history(&[]).await, about);
    let recorded = db.database.entry_of_report(report.id.0).await.unwrap().unwrap();
    assert_eq!(history(&[recorded]).await, about);
    let row_of_import = db.begin_import(&duty()).await;
    let rows = db.load(&duty(), row_of_import, 1..2).await.unwrap();
    db.sequence().await;
    let recorded = db.database.entry_of_report(rows[0].id.0).await.unwrap().unwrap();
    let found = db.database.ledger().history(rows[0].id.0, &[recorded]).await.unwrap();
    assert_eq!(found.iter().map(|row| row.position).collect::<Vec<_>>(), [5]);
}
