//! Days, months and years as spans of days, and how far an approximate one reaches.

use yakja_model::{Day, Period, Precision, When};

use super::month;

/// One month.
pub fn of_month(year: i16, month: i8) -> Option<When> {
    span(&format!("{year:04}-{month:02}"), Precision::Month)
}

/// One year.
pub fn of_year(year: i16) -> Option<When> {
    span(&format!("{year:04}"), Precision::Year)
}

fn span(text: &str, precision: Precision) -> Option<When> {
    let Period { from, to } = Period::parse(text).ok()?;
    Some(When { from, to, precision })
}

/// From the first day of one to the last of the other; `None` where it ends before it starts.
pub fn between(from: When, to: When) -> Option<When> {
    if to.to < from.from {
        return None;
    }
    if from == to {
        return Some(from);
    }
    Some(When { from: from.from, to: to.to, precision: Precision::Interval })
}

/// An approximate date: three days, a month, or a year more on both sides, by how exactly it is
/// written. An interval stays as it is.
pub fn widened(when: When) -> Option<When> {
    let (from, to) = match when.precision {
        Precision::Day => (days(when.from, -3), days(when.to, 3)),
        Precision::Month => (months(when.from, -1)?.from, months(when.to, 1)?.to),
        Precision::Year => (months(when.from, -12)?.from, months(when.to, 12)?.to),
        Precision::Interval => (when.from, when.to),
    };
    Some(When { from, to, precision: Precision::Interval })
}

/// The whole months that a date lies in.
pub fn whole_months(when: When) -> Option<When> {
    between(months(when.from, 0)?, months(when.to, 0)?)
}

/// The whole years that a date lies in.
pub fn whole_years(when: When) -> Option<When> {
    between(of_year(when.from.month().0)?, of_year(when.to.month().0)?)
}

/// So many days later, or earlier where below zero.
pub fn days(day: Day, count: i32) -> Day {
    Day::from_number(day.number().saturating_add(count))
}

/// The month that lies so many months from the one of a day.
fn months(day: Day, count: i16) -> Option<When> {
    let (year, month) = day.month();
    let since = year.checked_mul(12)?.checked_add(i16::from(month) - 1)?.checked_add(count)?;
    of_month(since.div_euclid(12), i8::try_from(since.rem_euclid(12) + 1).ok()?)
}

/// A date as a person says it: `4 March 2024`, `March 2024`, `2024`.
pub fn in_words(when: When) -> String {
    let (year, month) = when.from.month();
    match when.precision {
        Precision::Day => {
            let text = when.from.to_string();
            let day = text.rsplit('-').next().unwrap_or_default().trim_start_matches('0');
            format!("{day} {} {year}", month::english(month))
        }
        Precision::Month => format!("{} {year}", month::english(month)),
        Precision::Year => year.to_string(),
        Precision::Interval => format!("{} to {}", when.from, when.to),
    }
}
