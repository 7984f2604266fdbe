//! What figures count: a join once, what waits twice with its range, and each as of its time.

use yakja_app::incidents::{
    JudgePair, Standing, UndoJudgement, judge_pair, show_incident, undo_judgement,
};
use yakja_model::{Dimension, FigureQuery, Measure, Quantity, ReportId, Verdict};

use super::{boat, both, pairs, under_fir};
use crate::{
    drafts::{correct, send},
    figures::{about, asked, by, cells, total},
    test_app::TestApp,
};

on_every_database!(
    one_fir_is_one_seizure_without_a_judge,
    a_boat_that_two_claim_waits_and_counts_twice_until_it_is_judged,
    a_judgement_that_is_undone_leaves_what_was_before,
    a_correction_that_takes_the_key_away_parts_them,
    those_who_see_one_report_alone_still_count_it,
    a_second_process_finds_nothing_twice,
    who_keeps_the_search_is_waited_for,
);

fn judge(one: ReportId, other: ReportId, verdict: Verdict) -> JudgePair {
    JudgePair { one, other, verdict, reason: "one hull number in both".to_owned() }
}

fn mass() -> FigureQuery {
    about(Measure::SeizedMass)
}

async fn one_fir_is_one_seizure_without_a_judge(test: TestApp) {
    let duty = test.duty();
    let (anf, police) = both(&test, under_fir("ANF", 7), under_fir("POLICE-BA", 8)).await;
    assert_eq!(total(&duty, mass()).await, "7 in 1", "the earliest report's amount");
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "1 in 1");
    let figure = asked(&duty, FigureQuery { lineage: true, ..mass() }).await;
    assert_eq!((figure.waiting, figure.total.pending), (None, 0));
    let lineage = figure.lineage.unwrap();
    assert_eq!(lineage.reports.len(), 1);
    assert_eq!(lineage.reports[0].report, anf.id);
    assert_eq!(lineage.reports[0].joined_with, [police.id]);

    let incident = show_incident(&duty, police.id).await.unwrap();
    assert_eq!(incident.incident, anf.id);
    assert_eq!(incident.reports.len(), 2);
    let amount = &incident.amounts[0];
    assert_eq!((amount.rule, amount.disputed), ("earliest", true));
    assert_eq!(amount.counts, Quantity::MassMg(7_000_000));
    assert_eq!(pairs(&duty).await[0].standing, Standing::Joined);
    assert_eq!(test.findings().await, []);
}

async fn a_boat_that_two_claim_waits_and_counts_twice_until_it_is_judged(test: TestApp) {
    let duty = test.duty();
    let (navy, customs) = both(&test, boat("NAVY", 612), boat("FBR", 540)).await;
    let waiting = asked(&duty, mass()).await;
    assert_eq!(waiting.total.value.unwrap().to_string(), "2014");
    assert_eq!((waiting.total.incidents, waiting.total.pending), (2, 2));
    let range = waiting.waiting.unwrap();
    assert_eq!((range.pairs, range.reports), (1, 2));
    assert_eq!(range.value_if_same.to_string(), "1043");
    assert_eq!(range.value_if_different.to_string(), "2014");
    assert_eq!((range.incidents_if_same, range.incidents_if_different), (1, 2));
    let before = test.checkpoint().await;

    judge_pair(&duty, judge(navy.id, customs.id, Verdict::Same)).await.unwrap();
    let joined = asked(&duty, by(Measure::SeizedMass, &[Dimension::Substance])).await;
    assert_eq!(cells(&joined), ["heroin: 612 in 1", "methamphetamine: 431 in 1"]);
    assert_eq!(joined.total.incidents, 1);
    assert_eq!((joined.total.pending, &joined.waiting), (0, &None));

    let as_of = asked(&duty, FigureQuery { as_of: Some(before), ..mass() }).await;
    assert_eq!(as_of.total.incidents, 2);
    assert_eq!(as_of.waiting.unwrap().pairs, 1);
    assert_eq!(test.findings().await, []);
}

async fn a_judgement_that_is_undone_leaves_what_was_before(test: TestApp) {
    let duty = test.duty();
    let (navy, customs) = both(&test, boat("NAVY", 612), boat("FBR", 540)).await;
    let same = judge_pair(&duty, judge(navy.id, customs.id, Verdict::Same)).await.unwrap();
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "1 in 1");
    let undo = UndoJudgement { judgement: same.id, reason: "another hull".to_owned() };
    undo_judgement(&duty, undo).await.unwrap();
    let figure = asked(&duty, about(Measure::Seizures)).await;
    assert_eq!((figure.total.incidents, figure.total.pending), (2, 2));
    assert_eq!(pairs(&duty).await[0].standing, Standing::Waiting);

    judge_pair(&duty, judge(customs.id, navy.id, Verdict::Different)).await.unwrap();
    let figure = asked(&duty, about(Measure::Seizures)).await;
    assert_eq!((figure.total.incidents, figure.total.pending, figure.waiting), (2, 0, None));
}

async fn a_correction_that_takes_the_key_away_parts_them(test: TestApp) {
    let duty = test.duty();
    let (anf, _) = both(&test, under_fir("ANF", 7), under_fir("POLICE-BA", 7)).await;
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "1 in 1");
    let mut other = under_fir("ANF", 7);
    other.references[0].number = "211".to_owned();
    correct(&duty, (anf.id, 1), other).await.unwrap();
    test.app.resolve().await.unwrap();
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "2 in 2");
    assert_eq!(test.findings().await, []);
}

async fn those_who_see_one_report_alone_still_count_it(test: TestApp) {
    let duty = test.duty();
    let mut own = under_fir("POLICE-BA", 8);
    own.marking = crate::drafts::red();
    let police = test.liaison("POLICE-BA");
    send(&police, own).await.unwrap();
    send(&duty, under_fir("ANF", 7)).await.unwrap();
    test.app.resolve().await.unwrap();
    assert_eq!(total(&test.liaison("ASF"), mass()).await, "7 in 1");
    assert_eq!(total(&police, mass()).await, "8 in 1", "it sees both, and its own is earlier");
    assert_eq!(pairs(&test.liaison("ASF")).await, []);
}

async fn a_second_process_finds_nothing_twice(test: TestApp) {
    let duty = test.duty();
    both(&test, boat("NAVY", 612), boat("FBR", 540)).await;
    let again = test.opened_again().await;
    again.resolve().await.unwrap();
    let later = send(&duty, boat("PMSA", 612)).await.unwrap();
    again.resolve().await.unwrap();
    let found = pairs(&duty).await;
    assert_eq!(found.len(), 3);
    let with_later =
        found.iter().filter(|pair| [pair.first.report, pair.second.report].contains(&later.id));
    assert_eq!(with_later.count(), 2);
    again.close().await.unwrap();
}

async fn who_keeps_the_search_is_waited_for(test: TestApp) {
    let duty = test.duty();
    send(&duty, boat("NAVY", 612)).await.unwrap();
    test.app.keep_resolving().await.unwrap();
    send(&duty, boat("FBR", 540)).await.unwrap();
    let again = test.opened_again().await;
    {
        let mut waits = std::pin::pin!(again.resolve());
        let moment = std::time::Duration::from_millis(50);
        assert!(tokio::time::timeout(moment, &mut waits).await.is_err(), "it is done elsewhere");
        assert_eq!(pairs(&duty).await, []);
        test.app.keep_resolving().await.unwrap();
        waits.await.unwrap();
    }
    assert_eq!(pairs(&duty).await.len(), 1);

    test.app.clone().close().await.unwrap();
    let duty = again.ctx(again.operator("operator").await.unwrap());
    send(&duty, boat("PMSA", 612)).await.unwrap();
    again.resolve().await.unwrap();
    assert_eq!(pairs(&duty).await.len(), 3);
    again.close().await.unwrap();
}
