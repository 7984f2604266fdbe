//! Copies, reconciliation and the calendar.

use yakja_model::{Day, OrganizationCode, Period, Summary, SummaryMeasure};

use super::{count, mass, summary};
use crate::summaries::{
    Claimed, Expectation, Itemized, MonthState, Release, Statement, calendar, copies, reconcile,
};

fn week(published: Option<&str>, grams: i64, arrests: i64) -> Summary {
    let cells = vec![
        mass("", "a", grams),
        mass("", "b", 12_500),
        mass("", "", grams + 12_500),
        count(SummaryMeasure::Arrests, arrests),
        count(SummaryMeasure::Operations, 30),
    ];
    summary("2031-03-01/2031-03-07", published, cells)
}

/// Pairs as `original copy`.
fn check(releases: &[&Summary], expected: &[(usize, usize)]) {
    let force = OrganizationCode::parse("ANF").unwrap();
    let releases: Vec<_> =
        releases.iter().map(|summary| Release { organization: &force, summary }).collect();
    let found: Vec<_> = copies(&releases).iter().map(|pair| (pair.original, pair.copy)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_copy_says_the_same_within_days_or_without_a_date() {
    let one = week(Some("2031-03-08"), 123_456, 14);
    check(&[&one, &week(Some("2031-03-09"), 123_456, 14)], &[(0, 1)]);
    check(&[&week(Some("2031-03-09"), 123_456, 14), &one], &[(1, 0)]);
    check(&[&one, &week(None, 123_456, 14)], &[(0, 1)]);
    check(&[&one, &week(Some("2031-03-15"), 123_456, 14)], &[]);
    check(&[&one, &week(Some("2031-03-09"), 99_000, 14)], &[]);
    check(
        &[&one, &week(None, 123_456, 14), &week(Some("2031-03-08"), 123_456, 14)],
        &[(0, 1), (0, 2)],
    );
}

#[test]
fn counts_alone_and_nil_returns_make_no_copy() {
    let counts = |published| {
        let arrests = count(SummaryMeasure::Arrests, 10);
        let operations = count(SummaryMeasure::Operations, 30);
        let vehicles = count(SummaryMeasure::Vehicles, 12);
        summary("2031-03-01/2031-03-07", Some(published), vec![arrests, operations, vehicles])
    };
    check(&[&counts("2031-03-08"), &counts("2031-03-09")], &[]);
    let nil = summary("2031-03", Some("2031-04-01"), Vec::new());
    check(&[&nil, &nil], &[]);
}

#[test]
fn claimed_and_itemized_stand_beside_each_other() {
    let first = week(Some("2031-03-08"), 100_000, 14);
    let second =
        Summary { period: Period::parse("2031-03-07/2031-03-13").unwrap(), ..first.clone() };
    let straddling =
        Summary { period: Period::parse("2031-02-25/2031-03-03").unwrap(), ..second.clone() };
    let number = ["R1".to_owned()];
    let claimed = [("R1", &first), ("R2", &second), ("R3", &straddling)].map(|(id, summary)| {
        Claimed { id, numbers: if id == "R1" { &number } else { &[] }, summary }
    });
    let item = |incident, publication, amount| Itemized {
        incident,
        publication,
        substance: "a",
        measure: SummaryMeasure::MassMg,
        amount,
    };
    let itemized = [
        item("one", Some("R1"), Some(60_000_000)),
        item("one", None, Some(59_000_000)),
        item("two", Some("elsewhere"), Some(40_000_000)),
        item("three", None, None),
    ];
    let found = reconcile(Period::parse("2031-03").unwrap(), &claimed, &itemized);
    assert_eq!(
        (found.counted.len(), found.straddling.as_slice()),
        (2, ["R3".to_owned()].as_slice())
    );
    assert_eq!((found.incidents, found.listed), (3, 1));
    let days: Vec<_> = found.overlaps.iter().map(|pair| pair.days.to_string()).collect();
    assert_eq!(days, ["2031-03-07/2031-03-07"]);
    let gaps: Vec<_> = found.gaps.iter().map(ToString::to_string).collect();
    assert_eq!(gaps, ["2031-03-14/2031-03-31"]);
    let row = found.rows.iter().find(|row| row.substance.as_deref() == Some("a")).unwrap();
    assert_eq!((row.claimed, row.itemized), (Some(200_000_000), Some(100_000_000)));
    assert_eq!((row.difference, row.not_known), (Some(100_000_000), 1));
    let arrests = found.rows.iter().find(|row| row.measure == SummaryMeasure::Arrests).unwrap();
    assert_eq!((arrests.claimed, arrests.itemized, arrests.difference), (Some(28), None, None));
}

fn statement(period: &str, nil: bool, received: &str) -> Statement {
    let received = Day::parse(received).unwrap();
    Statement { period: Period::parse(period).unwrap(), nil, received }
}

#[test]
fn each_month_is_received_nil_late_partly_there_missing_or_not_due() {
    let expectation = Expectation {
        period: Period::parse("2031-01/2031-08").unwrap(),
        since: Day::parse("2031-02-01").unwrap(),
        days: 10,
        today: Day::parse("2031-09-05").unwrap(),
    };
    let statements = [
        statement("2031-02", false, "2031-03-10"),
        statement("2031-03", true, "2031-04-01"),
        statement("2031-04", false, "2031-05-12"),
        statement("2031-05-01/2031-05-20", false, "2031-05-21"),
        statement("2031-06-01/2031-06-14", true, "2031-06-15"),
        statement("2031-06-15/2031-07-02", false, "2031-07-03"),
    ];
    let row = calendar(&OrganizationCode::parse("ANF").unwrap(), expectation, &statements);
    let states: Vec<_> = row.months.iter().map(|month| month.state).collect();
    use MonthState::{Late, Missing, Nil, NotDue, NotExpected, Partly, Received};
    let expected = [NotExpected, Received, Nil, Late, Partly, Received, Partly, NotDue];
    assert_eq!(states, expected);
    assert_eq!((row.months[3].late_days, row.months[4].days_missing), (2, 11));
    let silent = calendar(&OrganizationCode::parse("FIA").unwrap(), expectation, &[]);
    assert_eq!(silent.months[1].state, Missing);
}
