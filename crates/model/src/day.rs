//! Days, periods, and when something happened with how exactly that is known.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A calendar day, kept as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

/// Why a text is not a day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the calendar; expected YYYY-MM-DD")]
pub struct DayError;

const EPOCH: Date = jiff::civil::date(1970, 1, 1);

impl Day {
    /// Takes year, month and day of month; gives `None` where the calendar has no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().and_then(Self::from_date)
    }

    /// Takes exactly `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Result<Self, DayError> {
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        let date: Date = if plain { text.parse().map_err(|_| DayError)? } else { Err(DayError)? };
        Self::from_date(date).ok_or(DayError)
    }

    /// Takes days since 1970-01-01.
    pub const fn from_number(days: i32) -> Self {
        Self(days)
    }

    /// The day that it is in Greenwich at this moment.
    pub fn of(moment: crate::Timestamp) -> Self {
        const DAY_MICROS: i64 = 86_400_000_000;
        let days = moment.as_micros().div_euclid(DAY_MICROS);
        Self(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// The day that it is at this moment somewhere on earth: it may have begun in Karachi before
    /// it has in Greenwich.
    pub fn latest_at(moment: crate::Timestamp) -> Self {
        const DAY_MICROS: i64 = 86_400_000_000;
        let days = moment.plus_ms(14 * 3_600_000).as_micros().div_euclid(DAY_MICROS);
        Self(i32::try_from(days).unwrap_or(i32::MAX))
    }

    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// Year and month, for example `(2025, 3)`.
    pub fn month(self) -> (i16, i8) {
        let date = self.date();
        (date.year(), date.month())
    }

    fn from_date(date: Date) -> Option<Self> {
        date.since(EPOCH).ok().map(|span| Self(span.get_days()))
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(jiff::Span::new().days(self.0.clamp(-4_371_587, 2_932_896)))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.date().fmt(f)
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = DayError;
    fn try_from(text: String) -> Result<Self, DayError> {
        Self::parse(&text)
    }
}

/// How exactly a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// An interval the report itself gives.
    Interval,
}

/// When something happened: first and last possible day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// First possible day.
    pub from: Day,
    /// Last possible day; never before `from`.
    pub to: Day,
    /// How exactly it is known.
    pub precision: Precision,
}

impl When {
    /// On one day.
    pub const fn on(day: Day) -> Self {
        Self { from: day, to: day, precision: Precision::Day }
    }
}

/// A period of whole days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
}

/// Why a text is not a period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// Not one of the three forms.
    #[error("not a period; expected a year (2025), a month (2025-03) or FROM/TO")]
    Form,
    /// The end lies before the start.
    #[error("the period ends before it starts")]
    Reversed,
}

impl Period {
    /// Takes `2025`, `2025-03`, or `FROM/TO` where each end is a year, a month or a day.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let (from, to) = text.split_once('/').unwrap_or((text, text));
        let (from, _) = span(from.trim()).ok_or(PeriodError::Form)?;
        let (_, to) = span(to.trim()).ok_or(PeriodError::Form)?;
        if to < from {
            return Err(PeriodError::Reversed);
        }
        Ok(Self { from, to })
    }

    /// Whether something with this date lies wholly inside.
    pub fn holds(&self, when: &When) -> bool {
        self.from <= when.from && when.to <= self.to
    }

    /// Whether something with this date touches the period.
    pub fn touches(&self, when: &When) -> bool {
        when.from <= self.to && self.from <= when.to
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.from, self.to)
    }
}

/// First and last day of a year, a month or a day as written.
fn span(text: &str) -> Option<(Day, Day)> {
    let number = |part: &str| part.parse::<i16>().ok();
    let digits = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    match (text.len(), digits) {
        (4, true) => {
            let year = number(text)?;
            Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
        }
        (7, true) => {
            let (year, month) = text.split_once('-')?;
            let first = Date::new(number(year)?, i8::try_from(number(month)?).ok()?, 1).ok()?;
            Some((Day::from_date(first)?, Day::from_date(first.last_of_month())?))
        }
        (10, true) => Day::parse(text).ok().map(|day| (day, day)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let shown = Period::parse(text).map_or_else(|e| e.to_string(), |p| p.to_string());
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn periods_read_in_three_forms() {
        check("2025", "2025-01-01/2025-12-31");
        check("2024-02", "2024-02-01/2024-02-29");
        check("2011-03-04/2012", "2011-03-04/2012-12-31");
        check("0001/9999", "0001-01-01/9999-12-31");
    }

    #[test]
    fn other_texts_are_refused() {
        let form = "not a period; expected a year (2025), a month (2025-03) or FROM/TO";
        for text in ["", "last year", "2025-13", "2025-02-30", "25", "2025/", "-2025"] {
            check(text, form);
        }
        check("2026/2025", "the period ends before it starts");
    }

    #[test]
    fn the_calendar_has_no_31_february() {
        assert_eq!(Day::parse("2011-02-31"), Err(DayError));
        assert_eq!(Day::parse("2011-2-3"), Err(DayError));
        assert_eq!(Day::parse("2012-02-29").unwrap().month(), (2012, 2));
    }

    proptest::proptest! {
        #[test]
        fn a_day_reads_back(number in -700_000i32..2_900_000) {
            let day = Day::from_number(number);
            if let Ok(again) = Day::parse(&day.to_string()) {
                proptest::prop_assert_eq!(again, day);
            }
        }
    }
}
