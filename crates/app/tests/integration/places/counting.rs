//! What figures count once somebody has said where a place lies: from then on, and not before.

use yakja_app::incidents::{JudgePair, ListPairs, PairView, judge_pair, list_pairs};
use yakja_model::{Dimension, FigureQuery, Measure, Timestamp, Verdict};

use super::{VILLAGE, at, say, undo_import};
use crate::{
    drafts::{correct, on, send},
    figures::{about, asked, by, cells, filtered, total},
    incidents::{pairs, under_fir},
    tables::{file, import, row_of, table},
    test_app::TestApp,
};

on_every_database!(
    a_place_counts_where_somebody_says_from_then_on,
    the_newest_word_wins_and_can_be_taken_back,
    a_report_that_comes_later_is_placed_as_somebody_said,
    a_corrected_report_counts_once_whichever_came_first,
    an_import_taken_back_takes_its_moved_rows_along,
    a_linked_report_lies_where_somebody_says,
    reports_of_one_place_are_compared_again,
    a_process_that_starts_anew_agrees,
);

fn districts() -> FigureQuery {
    by(Measure::SeizedMass, &[Dimension::District])
}

async fn by_district(ctx: &yakja_app::Ctx) -> Vec<String> {
    cells(&asked(ctx, districts()).await)
}

async fn then(ctx: &yakja_app::Ctx, time: Timestamp) -> Vec<String> {
    cells(&asked(ctx, FigureQuery { as_of: Some(time), ..districts() }).await)
}

async fn a_place_counts_where_somebody_says_from_then_on(test: TestApp) {
    let duty = test.duty();
    for (place, kg) in [(VILLAGE, 1), ("killi zarghoon-bala", 20), ("Quetta", 300)] {
        send(&duty, at(place, kg)).await.unwrap();
    }
    let unplaced = asked(&duty, districts()).await;
    assert_eq!(cells(&unplaced), ["PK226: 300 in 1", "-: 21 in 2"]);
    assert_eq!(unplaced.completeness.place_not_known, 2);
    test.clock.advance_ms(60_000);
    let before = test.checkpoint().await;
    test.clock.advance_ms(60_000);

    assert_eq!(say(&duty, VILLAGE, "PK220").await, 2);
    let placed = asked(&duty, districts()).await;
    assert_eq!(cells(&placed), ["PK226: 300 in 1", "PK220: 21 in 2"]);
    assert_eq!(placed.completeness.place_not_known, 0);
    assert_eq!(then(&duty, before).await, ["PK226: 300 in 1", "-: 21 in 2"]);
    let of_then = FigureQuery { as_of: Some(before), ..districts() };
    assert_eq!(asked(&duty, of_then).await.completeness.place_not_known, 2);
    let mastung = filtered(about(Measure::Seizures), &["district=PK220"]);
    assert_eq!(total(&duty, mastung).await, "2 in 2");
    let lineage = asked(&duty, FigureQuery { lineage: true, ..districts() }).await.lineage;
    assert_eq!(lineage.unwrap().reports.len(), 3, "each report once");
    assert_eq!(test.findings().await, []);
}

async fn the_newest_word_wins_and_can_be_taken_back(test: TestApp) {
    let duty = test.duty();
    send(&duty, at(VILLAGE, 7)).await.unwrap();
    let mut answers = Vec::new();
    let mut times = Vec::new();
    for means in ["PK220", "PK-BA", "at_sea", "abroad", "unplaceable", "PK226", "as_read"] {
        say(&duty, VILLAGE, means).await;
        test.clock.advance_ms(60_000);
        times.push(test.checkpoint().await);
        test.clock.advance_ms(60_000);
        answers.push(by_district(&duty).await.concat());
    }
    let expected = ["PK220", "-", "at_sea", "abroad", "-", "PK226", "-"];
    assert_eq!(answers, expected.map(|district| format!("{district}: 7 in 1")));
    // Each word holds for its own time.
    for (time, answer) in times.into_iter().zip(answers) {
        assert_eq!(then(&duty, time).await.concat(), answer);
    }
    let province = by(Measure::SeizedMass, &[Dimension::Province]);
    say(&duty, VILLAGE, "PK-BA").await;
    assert_eq!(cells(&asked(&duty, province).await), ["PK-BA: 7 in 1"]);
    assert_eq!(asked(&duty, districts()).await.completeness.place_not_known, 0);
}

async fn a_report_that_comes_later_is_placed_as_somebody_said(test: TestApp) {
    let duty = test.duty();
    assert_eq!(say(&duty, VILLAGE, "PK220").await, 0);
    send(&duty, at("KILLI ZARGHOON BALA", 5)).await.unwrap();
    let rows = [row_of(VILLAGE, "3"), row_of("Pishin", "4")];
    import(&duty, "UNODC", vec![file("a.csv", table(&rows))]).await.unwrap();
    let ever =
        FigureQuery { period: yakja_model::Period::parse("2012/2025").unwrap(), ..districts() };
    let found = cells(&asked(&duty, ever).await);
    assert!(found.contains(&"PK220: 8 in 2".to_owned()), "{found:?}");
}

async fn a_corrected_report_counts_once_whichever_came_first(test: TestApp) {
    let duty = test.duty();
    let sent = send(&duty, at(VILLAGE, 1)).await.unwrap();
    say(&duty, VILLAGE, "PK220").await;
    correct(&duty, (sent.id, 1), at(VILLAGE, 20)).await.unwrap();
    assert_eq!(by_district(&duty).await, ["PK220: 20 in 1"]);
    say(&duty, VILLAGE, "PK226").await;
    assert_eq!(by_district(&duty).await, ["PK226: 20 in 1"]);
    correct(&duty, (sent.id, 2), at("Quetta", 300)).await.unwrap();
    say(&duty, VILLAGE, "PK220").await;
    assert_eq!(by_district(&duty).await, ["PK226: 300 in 1"]);
}

async fn an_import_taken_back_takes_its_moved_rows_along(test: TestApp) {
    let duty = test.duty();
    let rows = [row_of(VILLAGE, "3"), row_of("Quetta", "4")];
    let summary = import(&duty, "UNODC", vec![file("a.csv", table(&rows))]).await.unwrap();
    say(&duty, VILLAGE, "PK220").await;
    let ever =
        || FigureQuery { period: yakja_model::Period::parse("2012").unwrap(), ..districts() };
    assert_eq!(cells(&asked(&duty, ever()).await), ["PK226: 4 in 1", "PK220: 3 in 1"]);
    undo_import(&duty, summary.import).await;
    say(&duty, VILLAGE, "PK226").await;
    assert_eq!(cells(&asked(&duty, ever()).await), [""; 0]);
}

async fn a_linked_report_lies_where_somebody_says(test: TestApp) {
    let duty = test.duty();
    let draft = |organization, kg| yakja_app::reports::ReportDraft {
        place: VILLAGE.to_owned(),
        ..under_fir(organization, kg)
    };
    send(&duty, draft("ANF", 7)).await.unwrap();
    send(&duty, draft("POLICE-BA", 7)).await.unwrap();
    test.app.resolve().await.unwrap();
    assert_eq!(by_district(&duty).await, ["-: 7 in 1"]);
    test.clock.advance_ms(60_000);
    let before = test.checkpoint().await;
    test.clock.advance_ms(60_000);
    say(&duty, VILLAGE, "PK220").await;
    test.app.resolve().await.unwrap();
    assert_eq!(by_district(&duty).await, ["PK220: 7 in 1"]);
    assert_eq!(then(&duty, before).await, ["-: 7 in 1"]);
    say(&duty, VILLAGE, "PK226").await;
    assert_eq!(by_district(&duty).await, ["PK226: 7 in 1"]);
}

/// Two seizures of one day, one substance and one odd amount.
async fn alike(test: &TestApp, one: &str, other: &str) {
    for (organization, place) in [("ANF", one), ("FC-BA", other)] {
        let mut draft = at(place, 613);
        draft.organization = crate::test_app::code(organization);
        draft.when = on("2025-02-03");
        send(&test.duty(), draft).await.unwrap();
    }
    test.app.resolve().await.unwrap();
}

fn weights(pairs: &[PairView]) -> Vec<i32> {
    pairs.iter().map(|pair| pair.weight).collect()
}

async fn reports_of_one_place_are_compared_again(test: TestApp) {
    let duty = test.duty();
    alike(&test, VILLAGE, "Mastung").await;
    let before = weights(&pairs(&duty).await);
    say(&duty, VILLAGE, "PK220").await;
    test.app.resolve().await.unwrap();
    let near = weights(&pairs(&duty).await);
    say(&duty, VILLAGE, "at_sea").await;
    test.app.resolve().await.unwrap();
    let far = weights(&pairs(&duty).await);
    assert!(near > before, "both in one district: {near:?} after {before:?}");
    assert!(far < near, "one at sea: {far:?} after {near:?}");
    assert_eq!(test.findings().await, []);
}

async fn a_process_that_starts_anew_agrees(test: TestApp) {
    let duty = test.duty();
    alike(&test, VILLAGE, "Mastung").await;
    say(&duty, VILLAGE, "PK226").await;
    say(&duty, VILLAGE, "PK220").await;
    test.app.resolve().await.unwrap();
    let again = test.opened_again().await;
    let elsewhere = again.ctx(duty.actor().clone());
    assert_eq!(by_district(&duty).await, ["PK220: 1226 in 2"]);
    assert_eq!(by_district(&elsewhere).await, ["PK220: 1226 in 2"]);
    again.resolve().await.unwrap();
    let all = ListPairs { waiting: false, limit: 100 };
    let found = list_pairs(&elsewhere, &all).await.unwrap().pairs;
    assert_eq!(found, pairs(&duty).await);

    // Words said there count here.
    say(&elsewhere, VILLAGE, "PK226").await;
    again.resolve().await.unwrap();
    assert_eq!(by_district(&duty).await, ["PK220: 613 in 1", "PK226: 613 in 1"]);
    send(&duty, at("Quetta", 1)).await.unwrap();
    test.app.resolve().await.unwrap();
    let [one, other] = [&found[0].first, &found[0].second].map(|side| side.report);
    let reason = "one lorry".to_owned();
    let judged = JudgePair { one, other, verdict: Verdict::Same, reason };
    judge_pair(&elsewhere, judged).await.unwrap();
    assert_eq!(by_district(&duty).await, by_district(&elsewhere).await);
    again.close().await.unwrap();
}
