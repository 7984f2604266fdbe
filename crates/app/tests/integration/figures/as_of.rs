//! What was known on a day can be asked again, and gives the same answer.

use yakja_app::{Error, reports::ReportDraft};
use yakja_model::{FigureError, FigureQuery, Measure, Timestamp};

use super::{about, ask, asked, shown, total};
use crate::{
    drafts::{correct, kilograms, on, seized, seizure, send},
    tables::{file, import, rows},
    test_app::{START, TestApp},
};

on_every_database!(
    a_figure_speaks_of_the_last_checkpoint_at_or_before_a_time,
    a_figure_is_asked_again_by_the_time_it_printed,
    superseded_versions_count_until_they_are_superseded,
    rows_of_an_import_count_from_when_it_is_shown,
);

fn at(time: Timestamp) -> FigureQuery {
    FigureQuery { as_of: Some(time), ..about(Measure::SeizedMass) }
}

fn of(kg: i64) -> ReportDraft {
    ReportDraft { content: seized(&[kilograms("heroin", kg)]), ..seizure("ANF") }
}

async fn a_figure_speaks_of_the_last_checkpoint_at_or_before_a_time(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let early = ask(&duty, at(START.plus_ms(-1))).await.unwrap_err();
    let error = FigureError::BeforeFirstCheckpoint;
    assert!(matches!(&early, Error::Figure(found) if *found == error), "{early:?}");

    let mut known = Vec::new();
    for kg in [1, 20, 300] {
        send(&anf, of(kg)).await.unwrap();
        test.clock.advance_ms(60_000);
        known.push(test.checkpoint().await);
        test.clock.advance_ms(60_000);
    }
    let answers = async || {
        let mut answers = Vec::new();
        for time in &known {
            answers.push(total(&duty, at(*time)).await);
        }
        answers
    };
    assert_eq!(answers().await, ["1 in 1", "21 in 2", "321 in 3"]);
    assert_eq!(total(&duty, about(Measure::SeizedMass)).await, "321 in 3");
    // Between two checkpoints the earlier one speaks.
    assert_eq!(total(&duty, at(known[0].plus_ms(30_000))).await, "1 in 1");
    assert_eq!(total(&duty, at(known[1].plus_ms(30_000))).await, "21 in 2");
    assert_eq!(total(&duty, at(known[2].plus_ms(60_000))).await, "321 in 3");

    // What will be known in a moment is not known.
    assert!(ask(&duty, at(test.app.now())).await.is_ok());
    let early = ask(&duty, at(test.app.now().plus_ms(60_000))).await.unwrap_err();
    assert!(matches!(&early, Error::Figure(FigureError::NotYet)), "{early:?}");

    send(&anf, of(4_000)).await.unwrap();
    test.clock.advance_ms(60_000);
    test.checkpoint().await;
    assert_eq!(answers().await, ["1 in 1", "21 in 2", "321 in 3"]);
    let figure = asked(&duty, at(known[0])).await;
    assert_eq!(figure.as_of, known[0]);
    assert_eq!(figure.completeness.position, 3);
    // A process that starts anew says the same.
    let again = test.opened_again().await;
    let duty = again.ctx(duty.actor().clone());
    assert_eq!(total(&duty, at(known[1])).await, "21 in 2");
}

async fn a_figure_is_asked_again_by_the_time_it_printed(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let mut printed = Vec::new();
    let mut last = None;
    for kg in 1..=8 {
        let sent = match last {
            Some(version) if kg % 3 == 0 => correct(&anf, version, of(kg)).await,
            _ => send(&anf, of(kg)).await,
        };
        last = sent.ok().map(|sent| (sent.id, sent.version));
        printed.push(asked(&duty, about(Measure::SeizedMass)).await);
    }
    for figure in printed {
        let again = asked(&duty, at(figure.as_of)).await;
        assert_eq!((again.total, again.cells), (figure.total, figure.cells), "{}", figure.as_of);
        assert_eq!(again.completeness.position, figure.completeness.position);
    }
}

async fn superseded_versions_count_until_they_are_superseded(test: TestApp) {
    let (duty, anf) = (test.duty(), test.liaison("ANF"));
    let sent = send(&anf, of(1)).await.unwrap();
    let mut known = Vec::new();
    let next_year = ReportDraft { when: on("2024-12-31"), ..of(5) };
    for (version, draft) in [(1, of(20)), (2, next_year), (3, of(300))] {
        test.clock.advance_ms(60_000);
        known.push(test.checkpoint().await);
        test.clock.advance_ms(60_000);
        correct(&anf, (sent.id, version), draft).await.unwrap();
    }
    let mut answers = Vec::new();
    for time in known {
        answers.push(total(&duty, at(time)).await);
    }
    assert_eq!(answers, ["1 in 1", "20 in 1", "0 in 0"]);
    assert_eq!(total(&duty, about(Measure::SeizedMass)).await, "300 in 1");
    assert_eq!(total(&duty, about(Measure::Seizures)).await, "1 in 1");
}

async fn rows_of_an_import_count_from_when_it_is_shown(test: TestApp) {
    let duty = test.duty();
    let ever = || FigureQuery {
        period: yakja_model::Period::parse("2012").unwrap(),
        ..about(Measure::Seizures)
    };
    test.clock.advance_ms(60_000);
    let before = test.checkpoint().await;
    test.clock.advance_ms(60_000);
    import(&duty, "UNODC", vec![file("a.csv", rows(1..=1_500))]).await.unwrap();
    assert_eq!(shown(&asked(&duty, ever()).await.total), "1500 in 1500");
    let then = FigureQuery { as_of: Some(before), ..ever() };
    assert_eq!(shown(&asked(&duty, then).await.total), "0 in 0");
}
