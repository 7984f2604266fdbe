//! Which months an organisation was expected to report, and what came. Who is expected, since
//! when, and when a month is late are given; whether what came is right is not asked here.

use serde::Serialize;
use yakja_model::{Day, OrganizationCode, Period};

/// What is expected of every organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The months asked about: every one that begins in it.
    pub period: Period,
    /// The first day of which reports are expected: the register began, or a day was agreed.
    pub since: Day,
    /// Days after the end of a month by which its statement must be there.
    pub days: u16,
    /// Today.
    pub today: Day,
}

/// A summary as far as the calendar asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The period it speaks of.
    pub period: Period,
    /// Whether it says that there was nothing to report.
    pub nil: bool,
    /// The day the register took it.
    pub received: Day,
}

/// One organisation and its months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CalendarRow {
    /// The organisation.
    pub organization: OrganizationCode,
    /// Its months, earliest first.
    pub months: Vec<MonthStatus>,
}

/// What came for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct MonthStatus {
    /// The month.
    pub month: Period,
    /// What came.
    pub state: MonthState,
    /// How many summaries speak of it.
    pub statements: usize,
    /// How many days after the last day allowed the month was complete; 0 in time.
    pub late_days: u32,
    /// Days of the month that no summary speaks of.
    pub days_missing: u32,
}

/// What came for a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MonthState {
    /// Summaries cover it, in time.
    Received,
    /// Summaries cover it and all say that there was nothing to report, in time.
    Nil,
    /// Covered, too late.
    Late,
    /// Summaries cover some of its days, and it is due.
    Partly,
    /// Nothing came, and it is due.
    Missing,
    /// Not complete, and there is still time.
    NotDue,
    /// Before reports were expected.
    NotExpected,
}

/// The months of one organisation. A week that reaches over the end of a month counts for the
/// days it has in each.
pub fn calendar(
    organization: &OrganizationCode,
    expectation: Expectation,
    statements: &[Statement],
) -> CalendarRow {
    let months = months(expectation.period);
    let months = months.map(|month| status(month, expectation, statements)).collect();
    CalendarRow { organization: organization.clone(), months }
}

fn status(month: Period, expectation: Expectation, all: &[Statement]) -> MonthStatus {
    let touches = |of: &&Statement| of.period.from <= month.to && month.from <= of.period.to;
    let mut statements: Vec<&Statement> = all.iter().filter(touches).collect();
    statements.sort_by_key(|statement| statement.received);
    let periods = |upto: usize| statements.iter().take(upto).map(|of| of.period);
    let days_missing = length(&uncovered(month, periods(statements.len())));
    let due = Day::from_number(month.to.number() + i32::from(expectation.days));
    let complete = (1..=statements.len()).find(|upto| uncovered(month, periods(*upto)).is_empty());
    let complete = complete.and_then(|upto| statements.get(upto - 1)).map(|of| of.received);
    let late_days = complete.map_or(0, |day| (day.number() - due.number()).max(0).unsigned_abs());
    let state = match complete {
        _ if month.to < expectation.since => MonthState::NotExpected,
        Some(_) if late_days > 0 => MonthState::Late,
        Some(_) if statements.iter().all(|of| of.nil) => MonthState::Nil,
        Some(_) => MonthState::Received,
        None if expectation.today <= due => MonthState::NotDue,
        None if statements.is_empty() => MonthState::Missing,
        None => MonthState::Partly,
    };
    MonthStatus { month, state, statements: statements.len(), late_days, days_missing }
}

/// Whole months that begin in a period.
fn months(period: Period) -> impl Iterator<Item = Period> {
    let (year, month) = period.from.month();
    let next = |(year, month): (i16, i8)| match month {
        12 => Some((year.checked_add(1)?, 1)),
        _ => Some((year, month + 1)),
    };
    std::iter::successors(Some((year, month)), move |month| next(*month))
        .map_while(|(year, month)| Period::parse(&format!("{year:04}-{month:02}")).ok())
        .take_while(move |month| month.from <= period.to)
        .skip_while(move |month| month.from < period.from)
}

/// The days of a period in none of the others, as periods.
pub(super) fn uncovered(period: Period, by: impl Iterator<Item = Period>) -> Vec<Period> {
    let mut by: Vec<Period> = by.collect();
    by.sort_by_key(|of| of.from);
    let mut gaps = Vec::new();
    let mut next = period.from;
    for of in by {
        let before = Day::from_number(of.from.number().saturating_sub(1)).min(period.to);
        if next <= before {
            gaps.push(Period { from: next, to: before });
        }
        next = next.max(Day::from_number(of.to.number().saturating_add(1)));
    }
    if next <= period.to {
        gaps.push(Period { from: next, to: period.to });
    }
    gaps
}

fn length(periods: &[Period]) -> u32 {
    periods.iter().map(|of| of.to.number().abs_diff(of.from.number()) + 1).sum()
}
