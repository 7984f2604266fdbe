//! Imports that broke off: what they had committed is kept and shown, and the next import of the
//! same rows completes it.

use yakja_app::{
    Ctx, Error,
    imports::{ImportRun, ImportState, list_imports, read_import, recover_imports},
    reports::{ListReports, list_reports},
};
use yakja_model::{Action, ImportId, Measure, SessionKey, Subject, Timestamp};
use yakja_policy::{Ask, Permit, Resource};
use yakja_store::{Database, ImportFile, Moment, NewImport, Tx};

use crate::{
    figures::{about, asked},
    tables::{failing_after, file, import, rows, waiting_after},
    test_app::{IMPORT_LEASE_MS, POLICIES, TestApp, code, denied},
};

on_every_database!(
    a_file_that_can_not_be_read_to_its_end_is_shown_as_far_as_it_was,
    the_next_import_of_the_source_closes_a_dead_one,
    dead_imports_are_closed_and_those_alive_are_left,
    an_officer_closes_what_the_officer_may_send,
    an_import_that_waits_for_its_file_is_not_taken_for_dead,
);

async fn reports(ctx: &Ctx) -> usize {
    let list = ListReports { limit: 200, ..ListReports::default() };
    let mut count = 0;
    let mut after = None;
    loop {
        let page = list_reports(ctx, &ListReports { after, ..list.clone() }).await.unwrap();
        count += page.reports.len();
        after = page.next;
        if after.is_none() {
            return count;
        }
    }
}

async fn a_file_that_can_not_be_read_to_its_end_is_shown_as_far_as_it_was(test: TestApp) {
    let duty = test.duty();
    let failing = failing_after("stick.csv", rows(1..=1_300));
    let error = import(&duty, "UNODC", vec![failing]).await.unwrap_err();
    let Error::BrokeOff { file: name, problem, committed } = &error else { panic!("{error:?}") };
    assert_eq!(name, "stick.csv");
    assert!(problem.contains("the stick was pulled out"), "{problem}");
    let run = list_imports(&duty, 9).await.unwrap().remove(0);
    assert_eq!((run.state, run.tally.accepted), (ImportState::Interrupted, *committed));
    assert!((1_000..=1_300).contains(committed), "{committed}");
    assert_eq!(reports(&duty).await as u64, *committed);
    assert_eq!(test.findings().await, []);

    let whole = import(&duty, "UNODC", vec![file("stick.csv", rows(1..=1_300))]).await.unwrap();
    assert_eq!((whole.already_known, whole.rows), (*committed, 1_300));
    assert_eq!(reports(&duty).await, 1_300);
    assert_eq!(test.findings().await, []);
}

/// An import whose process died before it could end it.
struct Dead {
    run: ImportRun,
}

impl Dead {
    /// It holds its lease until so many milliseconds from now.
    async fn begun(test: &TestApp, submitter: &str, lease_ms: i64) -> Self {
        let store = test.store().await;
        let duty = test.duty();
        let mut tx = begin(&store, &duty, test.app.now()).await;
        let new = NewImport {
            id: ImportId(tx.moment().id()),
            profile: ("unodc-ids".to_owned(), 1),
            organization: code(submitter),
            submitter: code(submitter),
            files: vec![ImportFile { name: "dead.csv".to_owned(), sha256: String::new() }],
            owner: SessionKey(uuid::Uuid::from_u128(7)),
            lease_ms,
        };
        let event = tx.begin_import(&new).await.unwrap();
        tx.finish(may_import(test, &duty, &new), event).await.unwrap();
        let run = store.import(new.id).await.unwrap().unwrap();
        assert_eq!(run.state, ImportState::Loading);
        Self { run }
    }

    async fn state(&self, test: &TestApp) -> ImportState {
        read_import(&test.duty(), self.run.id).await.unwrap().state
    }
}

async fn begin(store: &Database, ctx: &Ctx, now: Timestamp) -> Tx {
    let mut seed = [9; 32];
    seed.iter_mut().zip(now.as_micros().to_be_bytes()).for_each(|(to, from)| *to = from);
    Tx::begin(store, ctx.actor(), Moment::new(now, seed)).await.unwrap()
}

fn may_import(test: &TestApp, ctx: &Ctx, new: &NewImport) -> Permit {
    let organization = test.app.organization(&new.organization, "agency").unwrap();
    let ask = Ask {
        action: Action::ImportReports,
        subject: Subject::Import { id: new.id, organization: new.organization.clone() },
        resource: Resource::Organization { organization, submitter: &new.submitter },
        purpose: None,
    };
    POLICIES.permit(ctx.actor(), ask).unwrap()
}

async fn the_next_import_of_the_source_closes_a_dead_one(test: TestApp) {
    let duty = test.duty();
    let dead = Dead::begun(&test, "UNODC", -1).await;
    let alive_elsewhere = Dead::begun(&test, "ANF", 3_600_000).await;
    let summary = import(&duty, "UNODC", vec![file("a.csv", rows(1..=3))]).await.unwrap();
    assert_eq!(summary.accepted, 3);
    assert_eq!(dead.state(&test).await, ImportState::Interrupted);
    assert_eq!(alive_elsewhere.state(&test).await, ImportState::Loading);
    assert_eq!(test.findings().await, []);
}

async fn dead_imports_are_closed_and_those_alive_are_left(test: TestApp) {
    let duty = test.duty();
    let dead = [Dead::begun(&test, "UNODC", -1).await, Dead::begun(&test, "ANF", 1_000).await];
    let alive = Dead::begun(&test, "UNODC", 3_600_000).await;
    test.clock.advance_ms(1_000);
    assert_eq!(recover_imports(&duty).await.unwrap(), 2);
    for dead in &dead {
        assert_eq!(dead.state(&test).await, ImportState::Interrupted);
    }
    assert_eq!(alive.state(&test).await, ImportState::Loading);
    assert_eq!(recover_imports(&duty).await.unwrap(), 0);
    let holdings = yakja_app::holdings(&duty).await.unwrap();
    assert_eq!((holdings.imports_unfinished, holdings.imports_interrupted), (1, 2));
    let figure = asked(&duty, about(Measure::Seizures)).await.completeness;
    assert_eq!((figure.imports_unfinished, figure.imports_interrupted), (1, 2));
    assert_eq!(test.findings().await, []);
}

async fn an_officer_closes_what_the_officer_may_send(test: TestApp) {
    let dead = Dead::begun(&test, "UNODC", -1).await;
    denied(recover_imports(&test.liaison("ANF")).await);
    assert_eq!(dead.state(&test).await, ImportState::Loading);
    let own = Dead::begun(&test, "ANF", -1).await;
    recover_imports(&test.duty()).await.unwrap();
    assert_eq!(own.state(&test).await, ImportState::Interrupted);
}

async fn an_import_that_waits_for_its_file_is_not_taken_for_dead(test: TestApp) {
    let duty = test.duty();
    let (slow, let_go) = waiting_after("slow.csv", rows(1..=1_200));
    let store = test.store().await;
    let watch = async {
        let lease = async || store.loading_imports().await.unwrap().pop();
        let begun = loop {
            match lease().await {
                Some(run) if run.tally.accepted == 1_000 => break run,
                _ => tokio::task::yield_now().await,
            }
        };
        test.clock.advance_ms(IMPORT_LEASE_MS);
        while lease().await.unwrap().lease_until == begun.lease_until {
            tokio::task::yield_now().await;
        }
        assert_eq!(recover_imports(&test.duty()).await.unwrap(), 0);
        let_go.send(()).unwrap();
    };
    let (summary, ()) = tokio::join!(import(&duty, "UNODC", vec![slow]), watch);
    assert_eq!(summary.unwrap().accepted, 1_200);
    assert_eq!(test.findings().await, []);
}
