//! A read shows what the policies allow, record by record, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{prelude::*, sample::subsequence, strategy::ValueTree, test_runner::TestRunner};
use yakja_model::{
    AccessClassId, Action, Audience, Handling, Marking, Officer, Protection, Report, ReportId,
    Role, Tlp,
};
use yakja_policy::Scope;
use yakja_store::ReportFilter;

use crate::{
    acts::save,
    officers::{POLICIES, code, duty, liaison, officer},
    samples::{detention, red_for, seizure},
    test_db::TestDb,
};

on_every_database!(
    a_scope_that_allows_nothing_sees_nothing,
    a_record_is_not_seen_by_naming_it,
    the_rows_returned_are_those_that_the_policies_allow_one_by_one,
);

async fn a_scope_that_allows_nothing_sees_nothing(db: TestDb) {
    let first = db.submit(&duty(), |_| ()).await;
    db.correct(&duty(), &first, |_| ()).await;
    db.sequence().await;
    assert_eq!(seen(&db, &[first.id], &Scope::nothing()).await, BTreeMap::new());
    let stranger = officer("stranger", "ELSEWHERE", Role::Liaison);
    let unknown = POLICIES.scope(&stranger, None, &[]);
    assert_eq!(seen(&db, &[first.id], &unknown).await, BTreeMap::new());
    assert_eq!(seen(&db, &[first.id], &db.scope(&duty()).await).await[&first.id], [1; 6]);
}

async fn a_record_is_not_seen_by_naming_it(db: TestDb) {
    let (anf, asf) = (liaison("ANF"), liaison("ASF"));
    let for_asf = db.submit(&anf, |report| report.marking = red_for(&["ASF"])).await;
    let own = db.submit(&anf, |report| report.marking = red_for(&[])).await;
    let ids = [for_asf.id, own.id];
    let sees = async |officer: &Officer| {
        let found = seen(&db, &ids, &db.scope(officer).await).await;
        found.into_keys().collect::<Vec<_>>()
    };
    assert_eq!(sees(&anf).await, ids);
    assert_eq!(sees(&asf).await, [for_asf.id]);
    assert_eq!(sees(&duty()).await, []);
    assert_eq!(sees(&liaison("FC")).await, []);
}

async fn the_rows_returned_are_those_that_the_policies_allow_one_by_one(db: TestDb) {
    let mut runner = TestRunner::deterministic();
    let mut reports = Vec::new();
    for _ in 0..70 {
        let (submitter, marking, protections) = drawn(&mut runner, &record());
        let by = liaison(submitter);
        let mut tx = db.begin(&by).await;
        let report = match protections.is_empty() {
            true => seizure(&mut tx),
            false => detention(&mut tx, &protections),
        };
        let report = Report { marking, ..report };
        save(tx, &by, &report).await.unwrap();
        reports.push(report);
    }
    let ids: Vec<ReportId> = reports.iter().map(|report| report.id).collect();
    let officers = (0..12).map(|_| drawn(&mut runner, &reader())).collect::<Vec<_>>();
    let mut allowed_in_all = 0;
    for officer in officers {
        let reads = |report: &&Report| {
            let class = report.access_class();
            POLICIES.decide_class(&officer, Action::ReadReport, None, &class)
        };
        let allowed: BTreeMap<ReportId, [usize; 6]> =
            reports.iter().filter(reads).map(|report| (report.id, [1; 6])).collect();
        let scope = db.scope(&officer).await;
        assert_eq!(seen(&db, &ids, &scope).await, allowed, "{officer:?}");
        allowed_in_all += allowed.len();
        let classes: BTreeSet<AccessClassId> = scope.classes().collect();
        assert!(classes.len() <= db.database.access_classes().await.unwrap().len());
    }
    // The draw is such that the policies allow some and refuse some.
    assert!((100..700).contains(&allowed_in_all), "{allowed_in_all}");
}

const MEMBERS: [&str; 3] = ["ANF", "ASF", "FC"];

fn drawn<S: Strategy>(runner: &mut TestRunner, strategy: &S) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

fn reader() -> impl Strategy<Value = Officer> {
    let roles = prop_oneof![
        Just(("NNCC", Role::DutyOfficer)),
        prop::sample::select(&MEMBERS[..]).prop_map(|member| (member, Role::Liaison)),
        Just(("NAVY", Role::Liaison)),
    ];
    roles.prop_map(|(organization, role)| officer("reader", organization, role))
}

/// Who submits a record, how it is marked, and how the people in it are protected.
fn record() -> impl Strategy<Value = (&'static str, Marking, Vec<Protection>)> {
    let audience = (any::<bool>(), any::<bool>(), subsequence(&MEMBERS[..], 0..=1));
    let audience = audience.prop_map(|(centre, members, named)| Audience {
        centre,
        members,
        organizations: named.into_iter().map(code).collect(),
    });
    let light = prop::sample::select(&Tlp::ALL[..]);
    let marking = (light, audience, any::<bool>()).prop_map(|(tlp, audience, countable)| Marking {
        tlp,
        audience,
        handling: Handling::H0,
        originator_control: false,
        countable,
    });
    let protections = subsequence(vec![Protection::Child, Protection::AsylumSeeker], 0..=2);
    (prop::sample::select(&MEMBERS[..]), marking, protections)
}

/// Of these reports, those that any way to read shows, and how often each way does.
async fn seen(db: &TestDb, ids: &[ReportId], scope: &Scope) -> BTreeMap<ReportId, [usize; 6]> {
    let mut found: BTreeMap<ReportId, [usize; 6]> = BTreeMap::new();
    let mut add = |id: ReportId, way: usize| found.entry(id).or_default()[way] = 1;
    let tx = db.begin(&duty()).await;
    for id in ids {
        for stored in [
            tx.report(*id, scope).await.unwrap().map(|stored| (stored, 0)),
            db.database.report(*id, None, scope).await.unwrap().map(|stored| (stored, 1)),
            db.database.report(*id, Some(1), scope).await.unwrap().map(|stored| (stored, 2)),
        ] {
            stored.into_iter().for_each(|(stored, way)| add(stored.report.id, way));
        }
        for stored in db.database.report_versions(*id, scope).await.unwrap() {
            add(stored.report.id, 3);
        }
    }
    for stored in db.database.reports_by_id(ids, scope).await.unwrap() {
        add(stored.report.id, 4);
    }
    let mut after = None;
    loop {
        let filter = ReportFilter::default();
        let page = db.database.reports(&filter, scope, (after, 9)).await.unwrap();
        page.reports.iter().for_each(|stored| add(stored.report.id, 5));
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}
