//! Who may judge, who may contest, and what a panel does.

use yakja_app::incidents::{
    ContestJoin, DecideContest, JudgePair, Standing, contest_join, decide_contest, judge_pair,
    show_incident,
};
use yakja_app::officers::{EnrolOfficer, enrol_officer};
use yakja_model::{Measure, ReportId, Role, Verdict};

use super::{boat, both, pairs, under_fir};
use crate::{
    figures::{about, total},
    test_app::{DAY_MS, TestApp, code, denied, not_found, refused_field},
};

on_every_database!(
    whoever_has_a_stake_does_not_judge,
    what_an_officer_may_not_see_can_not_be_judged_or_shown,
    a_judgement_needs_a_reason_and_two_reports,
    owners_contest_a_join_and_a_panel_parts_it,
    a_contest_comes_in_time_and_about_a_join,
);

fn same(one: ReportId, other: ReportId) -> JudgePair {
    JudgePair { one, other, verdict: Verdict::Same, reason: "one hull".to_owned() }
}

fn contest(one: ReportId, other: ReportId) -> ContestJoin {
    ContestJoin { one, other, reason: "ours was another lorry".to_owned() }
}

async fn whoever_has_a_stake_does_not_judge(test: TestApp) {
    let (navy, customs) = both(&test, boat("NAVY", 612), boat("FBR", 540)).await;
    for stakeholder in ["NAVY", "FBR"] {
        denied(judge_pair(&test.liaison(stakeholder), same(navy.id, customs.id)).await);
    }
    denied(judge_pair(&test.liaison("ANF"), same(navy.id, customs.id)).await);
    judge_pair(&test.duty(), same(navy.id, customs.id)).await.unwrap();

    let (one, other) = both(&test, under_fir("ANF", 3), under_fir("ANF", 4)).await;
    let own = JudgePair { verdict: Verdict::Different, ..same(one.id, other.id) };
    denied(judge_pair(&test.liaison("ASF"), own.clone()).await);
}

async fn what_an_officer_may_not_see_can_not_be_judged_or_shown(test: TestApp) {
    let mut secret = boat("NAVY", 612);
    secret.marking = crate::drafts::red();
    let (navy, customs) = both(&test, secret, boat("FBR", 540)).await;
    let asf = test.liaison("ASF");
    not_found(judge_pair(&asf, same(navy.id, customs.id)).await);
    not_found(show_incident(&asf, navy.id).await);
    let shown = show_incident(&asf, customs.id).await.unwrap();
    assert_eq!((shown.reports.len(), shown.pairs.len()), (1, 0), "as if the other were not there");
}

async fn a_judgement_needs_a_reason_and_two_reports(test: TestApp) {
    let (navy, customs) = both(&test, boat("NAVY", 612), boat("FBR", 540)).await;
    let silent = JudgePair { reason: "  ".to_owned(), ..same(navy.id, customs.id) };
    assert_eq!(refused_field(judge_pair(&test.duty(), silent).await).0, "reason");
    let long = JudgePair { reason: "x".repeat(2_001), ..same(navy.id, customs.id) };
    assert_eq!(refused_field(judge_pair(&test.duty(), long).await).0, "reason");
    assert_eq!(refused_field(judge_pair(&test.duty(), same(navy.id, navy.id)).await).0, "pair");
}

async fn owners_contest_a_join_and_a_panel_parts_it(test: TestApp) {
    let duty = test.duty();
    let (anf, police) = both(&test, under_fir("ANF", 7), under_fir("POLICE-BA", 8)).await;
    denied(contest_join(&test.liaison("ASF"), contest(anf.id, police.id)).await);
    let contested =
        contest_join(&test.liaison("POLICE-BA"), contest(anf.id, police.id)).await.unwrap();
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "1 in 1", "it holds until decided");
    assert_eq!(pairs(&duty).await[0].contests, std::slice::from_ref(&contested));

    for login in ["asf", "fia"] {
        let organization = code(&login.to_uppercase());
        let login = login.to_owned();
        let command = EnrolOfficer { login, organization, role: Role::Liaison };
        enrol_officer(&duty, command).await.unwrap();
    }
    let decision = DecideContest {
        contest: contested.id,
        verdict: Verdict::Different,
        panel: vec!["asf".to_owned(), "fia".to_owned()],
        reason: "two lorries".to_owned(),
    };
    let nobody = DecideContest { panel: Vec::new(), ..decision.clone() };
    assert_eq!(refused_field(decide_contest(&duty, nobody).await).0, "panel");
    let unknown = DecideContest { panel: vec!["nobody".to_owned()], ..decision.clone() };
    assert_eq!(refused_field(decide_contest(&duty, unknown).await).0, "panel");
    denied(decide_contest(&test.liaison("ASF"), decision.clone()).await);
    decide_contest(&duty, decision).await.unwrap();
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "2 in 2");
    assert_eq!(pairs(&duty).await[0].standing, Standing::JudgedDifferent);
    assert_eq!(test.findings().await, []);
}

async fn a_contest_comes_in_time_and_about_a_join(test: TestApp) {
    let (navy, customs) = both(&test, boat("NAVY", 612), boat("FBR", 540)).await;
    let early = contest_join(&test.liaison("NAVY"), contest(navy.id, customs.id)).await;
    assert_eq!(refused_field(early).0, "pair");
    let (anf, police) = both(&test, under_fir("ANF", 7), under_fir("POLICE-BA", 8)).await;
    test.clock.advance_ms(16 * DAY_MS);
    let late = contest_join(&test.liaison("ANF"), contest(anf.id, police.id)).await;
    assert_eq!(refused_field(late).0, "at");
}
