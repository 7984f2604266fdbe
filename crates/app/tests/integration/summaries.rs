//! Summaries: what they say beside each other, beside reports, and beside silence.

use yakja_app::reports::ReportDraft;
use yakja_app::summaries::{
    CheckKind, MonthState, Outcome, ReportingCalendar, SummaryState, check_summary, list_summaries,
    reconcile, reporting_calendar,
};
use yakja_model::{
    Content, Day, OwnReference, Period, Precision, Quantity, ReferenceKind, SubstanceClass,
    SubstanceCode, Summary, SummaryCell, SummaryMeasure, When,
};

use crate::drafts::{exhibit, kilograms, red, seized, seizure, send};
use crate::test_app::{DAY_MS, TestApp, code, not_found, refused_field};

on_every_database!(
    a_summary_is_checked_and_its_copy_named,
    what_is_claimed_stands_beside_what_is_itemized,
    the_calendar_tells_nil_from_missing_and_late,
    nobody_learns_from_summaries_what_is_not_for_them,
);

fn cell(substance: &str, kilograms: i64) -> SummaryCell {
    SummaryCell {
        area: None,
        area_as_written: String::new(),
        substance: (!substance.is_empty()).then(|| SubstanceCode(substance.to_owned())),
        substance_as_written: substance.to_owned(),
        class: (!substance.is_empty()).then_some(SubstanceClass::Opioids),
        measure: SummaryMeasure::MassMg,
        value: Some(kilograms * 1_000_000),
        step: Some(1_000),
        rounded: false,
        in_total: true,
        amount_as_written: kilograms.to_string(),
        unit_as_written: "kg".to_owned(),
    }
}

/// A statement of heroin, opium and their total, in kilograms; a nil return where all are 0.
fn statement(organization: &str, period: &str, [heroin, opium, total]: [i64; 3]) -> ReportDraft {
    let period = Period::parse(period).unwrap();
    let nil = total == 0;
    let cells = vec![cell("heroin", heroin), cell("opium", opium), cell("", total)];
    let summary =
        Summary { period, published: None, nil, cells: if nil { Vec::new() } else { cells } };
    let when = When { from: period.from, to: period.to, precision: Precision::Interval };
    ReportDraft { when, content: Content::Summary(summary), ..seizure(organization) }
}

fn with_reference(draft: ReportDraft, kind: ReferenceKind, number: &str) -> ReportDraft {
    let reference = OwnReference { kind, issuer: None, year: None, number: number.to_owned() };
    ReportDraft { references: vec![reference], ..draft }
}

async fn a_summary_is_checked_and_its_copy_named(app: TestApp) {
    let force = app.liaison("ANF");
    let draft = statement("ANF", "2025-02-01/2025-02-07", [123_456, 20_000, 144_456]);
    let first = send(&force, draft.clone()).await.unwrap();
    let second = send(&force, draft).await.unwrap();
    let duty = app.duty();
    let listed = list_summaries(&duty).await.unwrap().summaries;
    assert!(listed.iter().all(|view| view.state == SummaryState::Differs));
    let copies: Vec<_> = listed.iter().filter(|view| view.copy_of.is_some()).collect();
    assert_eq!(copies.len(), 1);
    let original = copies[0].copy_of.as_ref().unwrap().id;
    assert_eq!((original, copies[0].id), (first.id, second.id));
    let checked = check_summary(&duty, copies[0].id).await.unwrap();
    let drugs = &checked.checks.drug_lines;
    assert_eq!(drugs.kind, CheckKind::DrugLines);
    assert_eq!(drugs.outcome, Outcome::Differs { difference_mg: -1_000_000_000 });
    assert_eq!(checked.summary.copy_of.unwrap().id, original);
    let other = send(&force, seizure("ANF")).await.unwrap();
    not_found(check_summary(&duty, other.id).await);
}

async fn what_is_claimed_stands_beside_what_is_itemized(app: TestApp) {
    let force = app.liaison("ANF");
    let week = statement("ANF", "2025-02-01/2025-02-20", [10, 5, 15]);
    let week = with_reference(week, ReferenceKind::Own, "R7");
    send(&force, week).await.unwrap();
    let fir = OwnReference {
        kind: ReferenceKind::Fir,
        issuer: Some("PS Quetta".to_owned()),
        year: Some(2025),
        number: "12".to_owned(),
    };
    let listed = ReportDraft {
        content: seized(&[kilograms("heroin", 3), kilograms("heroin", 1)]),
        ..with_reference(seizure("ANF"), ReferenceKind::Publication, "R7")
    };
    let listed = ReportDraft {
        references: [listed.references.clone(), vec![fir.clone()]].concat(),
        ..listed
    };
    let again = ReportDraft {
        // The amount of record is the earliest report's, not the largest.
        content: seized(&[exhibit("heroin", Quantity::MassMg(4_200_000))]),
        references: vec![fir],
        ..seizure("ANF")
    };
    send(&force, listed).await.unwrap();
    send(&force, again).await.unwrap();
    send(&force, seizure("ANF")).await.unwrap();
    app.app.resolve().await.unwrap();
    let period = Period::parse("2025-02").unwrap();
    let view = reconcile(&app.duty(), &code("ANF"), period).await.unwrap();
    let row = |substance: Option<&str>| {
        let mut rows = view.found.rows.iter();
        let row = rows.find(|row| {
            row.substance.as_deref() == substance && row.measure == SummaryMeasure::MassMg
        });
        row.map(|row| (row.claimed, row.itemized, row.difference)).unwrap()
    };
    let kg = |kilograms: i64| Some(kilograms * 1_000_000);
    assert_eq!(row(Some("heroin")), (kg(10), kg(5), kg(5)));
    assert_eq!(row(Some("opium")), (kg(5), None, None));
    assert_eq!(row(None), (kg(15), kg(5), kg(10)));
    assert_eq!((view.found.incidents, view.found.listed, view.copies.len()), (2, 1, 0));
    assert_eq!(view.found.gaps, [Period::parse("2025-02-21/2025-02-28").unwrap()]);
    let refused = reconcile(&app.duty(), &code("NOBODY"), period).await;
    assert_eq!(refused_field(refused).0, "organization");
}

async fn the_calendar_tells_nil_from_missing_and_late(app: TestApp) {
    for organization in ["ANF", "FBR"] {
        let nil = organization == "FBR";
        let amounts = if nil { [0; 3] } else { [1, 1, 2] };
        let draft = statement(organization, "2025-02", amounts);
        send(&app.liaison(organization), draft).await.unwrap();
    }
    app.clock.advance_ms(20 * DAY_MS);
    send(&app.liaison("PCG"), statement("PCG", "2025-02", [1, 1, 2])).await.unwrap();
    let asked = ReportingCalendar {
        period: Period::parse("2025-01/2025-03").unwrap(),
        since: Some(Day::parse("2025-02-01").unwrap()),
        days: None,
    };
    let found = reporting_calendar(&app.duty(), asked).await.unwrap();
    let states = |organization: &str| -> Vec<MonthState> {
        let mut rows = found.rows.iter();
        let row = rows.find(|row| row.organization == code(organization)).unwrap();
        row.months.iter().map(|month| month.state).collect()
    };
    use MonthState::{Late, Missing, Nil, NotDue, NotExpected, Received};
    assert_eq!(states("ANF"), [NotExpected, Received, NotDue]);
    assert_eq!(states("FBR"), [NotExpected, Nil, NotDue]);
    assert_eq!(states("PCG"), [NotExpected, Late, NotDue]);
    assert_eq!(states("ASF"), [NotExpected, Missing, NotDue]);
    let began = reporting_calendar(&app.duty(), ReportingCalendar { since: None, ..asked }).await;
    assert_eq!(began.unwrap().since.to_string(), "2025-03-01");
    let own = reporting_calendar(&app.liaison("PCG"), asked).await.unwrap();
    assert_eq!((own.rows.len(), own.complete), (1, false));
    let period = Period::parse("2000/2025").unwrap();
    let refused = reporting_calendar(&app.duty(), ReportingCalendar { period, ..asked }).await;
    assert_eq!(refused_field(refused).0, "period");
}

async fn nobody_learns_from_summaries_what_is_not_for_them(app: TestApp) {
    let force = app.liaison("ANF");
    let secret = statement("ANF", "2025-02", [10, 5, 15]);
    let sent = send(&force, ReportDraft { marking: red(), ..secret }).await.unwrap();
    let other = app.liaison("FIA");
    assert!(list_summaries(&other).await.unwrap().summaries.is_empty());
    assert_eq!(list_summaries(&force).await.unwrap().summaries.len(), 1);
    not_found(check_summary(&other, sent.id).await);
    let period = Period::parse("2025-02").unwrap();
    let view = reconcile(&other, &code("ANF"), period).await.unwrap();
    assert!(view.found.rows.is_empty() && view.summaries.is_empty());
}
