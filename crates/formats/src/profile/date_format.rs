//! How a table writes dates, and how exactly each is known.

use serde::Deserialize;
use yakja_model::{Day, Period, Precision, When};

/// A way of writing dates. Years have four digits; nothing is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum DateFormat {
    /// `2011-03-04`; in part `2011-03`.
    #[serde(rename = "YYYY-MM-DD")]
    YearMonthDay,
    /// `2011/03/04` or `2011/3/4`; in part `2011/03`.
    #[serde(rename = "YYYY/MM/DD")]
    YearMonthDaySlashes,
    /// `04/03/2011` or `4/3/2011`; in part `03/2011`.
    #[serde(rename = "DD/MM/YYYY")]
    DayMonthYear,
    /// `4-Mar-2011` or `04-MAR-2011`; in part `Mar-2011`.
    #[serde(rename = "D-MMM-YYYY")]
    DayMonthName,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

impl DateFormat {
    /// Reads a whole date; gives `None` for anything else.
    pub fn read(self, text: &str) -> Option<When> {
        let [a, b, c] = three(text.split(self.mark()))?;
        let (year, month, day) = match self {
            Self::YearMonthDay => (a, exactly_two(b)?, exactly_two(c)?),
            Self::YearMonthDaySlashes => (a, one_or_two(b)?, one_or_two(c)?),
            Self::DayMonthYear => (c, one_or_two(b)?, one_or_two(a)?),
            Self::DayMonthName => (c, month_name(b)?, one_or_two(a)?),
        };
        Day::new(four(year)?, month, day).map(When::on)
    }

    /// Reads a month or a year alone; gives `None` for anything else.
    pub fn read_partial(self, text: &str) -> Option<When> {
        if let Some(year) = four(text) {
            return within(&format!("{year:04}"), Precision::Year);
        }
        let (a, b) = text.split_once(self.mark())?;
        let (year, month) = match self {
            Self::YearMonthDay => (a, exactly_two(b)?),
            Self::YearMonthDaySlashes => (a, one_or_two(b)?),
            Self::DayMonthYear => (b, one_or_two(a)?),
            Self::DayMonthName => (b, month_name(a)?),
        };
        within(&format!("{:04}-{month:02}", four(year)?), Precision::Month)
    }

    /// The name used in profiles.
    pub fn name(self) -> &'static str {
        match self {
            Self::YearMonthDay => "YYYY-MM-DD",
            Self::YearMonthDaySlashes => "YYYY/MM/DD",
            Self::DayMonthYear => "DD/MM/YYYY",
            Self::DayMonthName => "D-MMM-YYYY",
        }
    }

    /// The name of the same format for a month alone.
    pub fn month_name(self) -> &'static str {
        match self {
            Self::YearMonthDay => "YYYY-MM",
            Self::YearMonthDaySlashes => "YYYY/MM",
            Self::DayMonthYear => "MM/YYYY",
            Self::DayMonthName => "MMM-YYYY",
        }
    }

    fn mark(self) -> char {
        match self {
            Self::YearMonthDay | Self::DayMonthName => '-',
            Self::YearMonthDaySlashes | Self::DayMonthYear => '/',
        }
    }
}

fn within(period: &str, precision: Precision) -> Option<When> {
    let Period { from, to } = Period::parse(period).ok()?;
    Some(When { from, to, precision })
}

fn three<'text>(mut parts: impl Iterator<Item = &'text str>) -> Option<[&'text str; 3]> {
    let found = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(found)
}

fn is_number(text: &str, digits: std::ops::RangeInclusive<usize>) -> bool {
    digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn four(text: &str) -> Option<i16> {
    is_number(text, 4..=4).then(|| text.parse().ok()).flatten()
}

fn exactly_two(text: &str) -> Option<i8> {
    is_number(text, 2..=2).then(|| text.parse().ok()).flatten()
}

fn one_or_two(text: &str) -> Option<i8> {
    is_number(text, 1..=2).then(|| text.parse().ok()).flatten()
}

fn month_name(text: &str) -> Option<i8> {
    let month = MONTHS.iter().position(|name| name.eq_ignore_ascii_case(text))?;
    i8::try_from(month + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(format: DateFormat, text: &str, expected: &str) {
        let when = format.read(text).or_else(|| format.read_partial(text));
        let shown = when.map_or("refused".to_owned(), |when| match when.precision {
            Precision::Day => when.from.to_string(),
            _ => format!("{}/{}", when.from, when.to),
        });
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn each_format_reads_its_dates_months_and_years() {
        for (format, day, month) in [
            (DateFormat::YearMonthDay, "2011-03-04", "2011-03"),
            (DateFormat::YearMonthDaySlashes, "2011/03/04", "2011/03"),
            (DateFormat::YearMonthDaySlashes, "2011/3/4", "2011/3"),
            (DateFormat::DayMonthYear, "04/03/2011", "03/2011"),
            (DateFormat::DayMonthYear, "4/3/2011", "3/2011"),
            (DateFormat::DayMonthName, "4-Mar-2011", "Mar-2011"),
            (DateFormat::DayMonthName, "04-MAR-2011", "MAR-2011"),
        ] {
            check(format, day, "2011-03-04");
            check(format, month, "2011-03-01/2011-03-31");
            check(format, "2011", "2011-01-01/2011-12-31");
        }
        check(DateFormat::YearMonthDay, "2012-02-29", "2012-02-29");
        check(DateFormat::YearMonthDay, "2012-02", "2012-02-01/2012-02-29");
    }

    #[test]
    fn days_that_are_not_in_the_calendar_and_other_formats_are_refused() {
        for (format, text) in [
            (DateFormat::YearMonthDay, "2011-02-31"),
            (DateFormat::YearMonthDay, "2011-13-01"),
            (DateFormat::YearMonthDay, "2011-13"),
            (DateFormat::YearMonthDay, "2011-3-4"),
            (DateFormat::YearMonthDay, "2011-03-04T00:00:00"),
            (DateFormat::YearMonthDay, "2011-03-04-05"),
            (DateFormat::YearMonthDay, "04/03/2011"),
            (DateFormat::YearMonthDay, "-011-03-04"),
            (DateFormat::YearMonthDay, "٢٠١١-٠٣-٠٤"),
            (DateFormat::YearMonthDay, ""),
            (DateFormat::YearMonthDay, "unknown"),
            (DateFormat::DayMonthYear, "31/02/2011"),
            (DateFormat::DayMonthYear, "03/13/2011"),
            (DateFormat::DayMonthYear, "4/3/11"),
            (DateFormat::DayMonthYear, "+4/3/2011"),
            (DateFormat::DayMonthName, "4-March-2011"),
            (DateFormat::DayMonthName, "31-Feb-2011"),
        ] {
            check(format, text, "refused");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "[0-9/a-zA-Z٣-]{0,12}") {
            for format in [DateFormat::YearMonthDay, DateFormat::DayMonthName] {
                let _ = (format.read(&text), format.read_partial(&text));
            }
        }
    }
}
