//! What the first device forbids where use cases stand: a change runs again as it ran before, and
//! leaves nothing where its body fails.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use yakja_app::{Ctx, Error, Result};
use yakja_model::{
    Action, Event, OrganizationCode, Report, ReportId, Standing, Subject, Timestamp,
};
use yakja_policy::{Ask, Permit, Resource};
use yakja_store::Tx;

use crate::{
    drafts::{personal, seizure},
    test_app::{POLICIES, TestApp, code},
};

on_every_database!(
    a_change_that_meets_a_conflict_runs_again_with_the_same_ids_and_time,
    a_body_that_fails_leaves_nothing_half_done,
    a_change_without_a_fitting_permit_leaves_nothing,
);

/// A report as a use case would make it.
fn report(tx: &mut Tx, ctx: &Ctx) -> Report {
    let draft = seizure("ANF");
    Report {
        id: ReportId(tx.moment().id()),
        version: 1,
        organization: draft.organization,
        submitter: ctx.actor().organization.clone(),
        submitted_by: ctx.actor().id,
        recorded_at: tx.moment().now(),
        when: draft.when,
        place: draft.place,
        country: draft.country,
        marking: draft.marking,
        grading: None,
        references: Vec::new(),
        participants: Vec::new(),
        content: draft.content,
        personal: None,
        source: None,
    }
}

fn permit(ctx: &Ctx, id: ReportId) -> Permit {
    let organization = yakja_model::Organization {
        code: code("ANF"),
        standing: Standing::Member,
        sector: yakja_model::Sector::TaskForce,
        name_en: String::new(),
        name_ur: String::new(),
        urdu_source: None,
        aliases: Vec::new(),
    };
    let submitter: &OrganizationCode = &ctx.actor().organization;
    let ask = Ask {
        action: Action::SubmitReport,
        subject: Subject::Report { id, version: 1 },
        resource: Resource::Organization { organization: &organization, submitter },
        purpose: None,
    };
    POLICIES.permit(ctx.actor(), ask).unwrap()
}

async fn a_change_that_meets_a_conflict_runs_again_with_the_same_ids_and_time(test: TestApp) {
    let anf = test.liaison("ANF");
    let seen: Mutex<Vec<(ReportId, Timestamp, String)>> = Mutex::new(Vec::new());
    let runs = AtomicU32::new(0);
    let sent = anf
        .change("command".to_owned(), async |tx, command| {
            let report = report(tx, &anf);
            let key = tx.seal(&personal())?.key();
            let report_key = (report.id, report.recorded_at, format!("{command} {key}"));
            seen.lock().unwrap().push(report_key);
            let event = tx.save_report(&report).await?;
            if runs.fetch_add(1, Ordering::SeqCst) < 3 {
                return Err(Error::Store(yakja_store::Error::Conflict));
            }
            Ok((report.id, permit(&anf, report.id), event))
        })
        .await
        .unwrap();
    let mut seen = seen.into_inner().unwrap();
    assert_eq!(seen.len(), 4);
    seen.dedup();
    assert_eq!(seen.len(), 1, "every run had the same");
    assert_eq!(seen[0].0, sent);
    assert_eq!(test.read(&anf, sent).await.unwrap().recorded_at, seen[0].1);
    assert_eq!(test.findings().await, []);
}

async fn a_body_that_fails_leaves_nothing_half_done(test: TestApp) {
    let anf = test.liaison("ANF");
    let before = ledger_size(&test).await;
    let result: Result<()> = anf
        .change((), async |tx, ()| {
            let report = report(tx, &anf);
            tx.save_report(&report).await?;
            tx.seal(&personal())?;
            tx.keep_answer("key", b"command", "{}".to_owned()).await?;
            Err(Error::NotFound)
        })
        .await;
    assert!(matches!(result, Err(Error::NotFound)));
    nothing_new(&test, before).await;
}

async fn a_change_without_a_fitting_permit_leaves_nothing(test: TestApp) {
    let (anf, duty) = (test.liaison("ANF"), test.duty());
    let before = ledger_size(&test).await;
    let another = ReportId(uuid::Uuid::from_u128(1));
    type Claims = fn(&Ctx, &Ctx, Report, Event) -> (Permit, Event);
    let claims: [Claims; 3] = [
        |anf, _, _, event| (permit(anf, ReportId(uuid::Uuid::from_u128(1))), event),
        |_, duty, report, event| (permit(duty, report.id), event),
        |anf, _, report, event| {
            let subject = Subject::Report { id: report.id, version: 2 };
            (permit(anf, report.id), Event { subject, ..event })
        },
    ];
    for claim in claims {
        let result: Result<()> = anf
            .change((), async |tx, ()| {
                let report = report(tx, &anf);
                let event = tx.save_report(&report).await?;
                let (permit, event) = claim(&anf, &duty, report, event);
                Ok(((), permit, event))
            })
            .await;
        let refused = matches!(result, Err(Error::Store(yakja_store::Error::PermitDoesNotFit)));
        assert!(refused, "{result:?}");
    }
    assert_eq!(test.read(&anf, another).await, None);
    nothing_new(&test, before).await;
}

async fn ledger_size(test: &TestApp) -> u64 {
    let holdings = yakja_app::holdings(&test.duty()).await.unwrap();
    holdings.entries + holdings.waiting
}

async fn nothing_new(test: &TestApp, before: u64) {
    assert_eq!(ledger_size(test).await, before);
    let verified = yakja_app::audit::verify(&test.duty(), |_, _| ()).await.unwrap();
    assert_eq!((verified.reports, verified.findings), (0, vec![]));
    let list = yakja_app::reports::ListReports { limit: 9, ..Default::default() };
    let list = yakja_app::reports::list_reports(&test.liaison("ANF"), &list).await.unwrap();
    assert_eq!(list.reports, []);
}
