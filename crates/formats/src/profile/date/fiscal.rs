//! Months and years of a fiscal year.

use yakja_model::{Precision, When};

use super::{month, span};

/// When a fiscal year begins and which of its two calendar years names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalYear {
    /// The month it begins with.
    pub first_month: i8,
    /// Whether the year that it ends in names it.
    pub named_by_end: bool,
}

impl FiscalYear {
    /// One month of a fiscal year as written, or the whole year without a month.
    pub fn read(self, year: &str, month: Option<&str>) -> Option<When> {
        let start = self.start(year)?;
        let first = self.first_month;
        let year_of = |month: i8| if month >= first { start } else { start + 1 };
        if let Some(text) = month {
            let month = month_of(text)?;
            return span::of_month(year_of(month), month);
        }
        let last = if first == 1 { 12 } else { first - 1 };
        let whole =
            span::between(span::of_month(start, first)?, span::of_month(year_of(last), last)?)?;
        Some(When { precision: Precision::Interval, ..whole })
    }

    /// The calendar year in which it begins: `2019`, `FY19`, `FY 2018-19`, `2018/2019`.
    fn start(self, text: &str) -> Option<i16> {
        let text = text.trim();
        let upper = text.to_ascii_uppercase();
        let number = upper.strip_prefix("FY").unwrap_or(&upper).trim();
        if let Some((from, to)) = number.split_once(['-', '/']) {
            let (from, to) = (year_of(from)?, to.trim());
            let next = (from + 1).to_string();
            return (to == next || Some(to) == next.get(2..)).then_some(from);
        }
        let named = year_of(number)?;
        let begins_before = self.named_by_end && self.first_month > 1;
        Some(if begins_before { named - 1 } else { named })
    }
}

/// A year of four digits, or of two in this century.
pub fn year_of(text: &str) -> Option<i16> {
    let text = text.trim();
    let number = || text.parse::<i16>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    match text.len() {
        4 => number().filter(|year| *year > 0),
        2 => number().map(|year| year + 2000),
        _ => None,
    }
}

/// A month by number or name.
pub fn month_of(text: &str) -> Option<i8> {
    let number = text.trim().parse::<i8>().ok().filter(|month| (1..=12).contains(month));
    number.or_else(|| month::named(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMERICAN: FiscalYear = FiscalYear { first_month: 10, named_by_end: true };
    const PAKISTANI: FiscalYear = FiscalYear { first_month: 7, named_by_end: true };

    fn check(year: FiscalYear, text: (&str, Option<&str>), expected: &str) {
        let shown = year.read(text.0, text.1);
        let shown = shown.map(|when| format!("{}/{}", when.from, when.to));
        assert_eq!(shown.unwrap_or_default(), expected, "{text:?}");
    }

    #[test]
    fn a_month_lies_in_the_calendar_year_that_the_first_month_decides() {
        check(AMERICAN, ("2019", Some("APR")), "2019-04-01/2019-04-30");
        check(AMERICAN, ("2019", Some("OCT")), "2018-10-01/2018-10-31");
        check(AMERICAN, ("FY19", Some("12")), "2018-12-01/2018-12-31");
        check(PAKISTANI, ("2022-23", Some("July")), "2022-07-01/2022-07-31");
        check(PAKISTANI, ("FY2022-23", Some("جون")), "2023-06-01/2023-06-30");
        check(PAKISTANI, ("2022-23", None), "2022-07-01/2023-06-30");
        let by_start = FiscalYear { named_by_end: false, ..PAKISTANI };
        check(by_start, ("2022", Some("6")), "2023-06-01/2023-06-30");
        let calendar = FiscalYear { first_month: 1, named_by_end: true };
        check(calendar, ("2022", None), "2022-01-01/2022-12-31");
    }

    #[test]
    fn other_texts_are_refused() {
        for text in ["", "2022-24", "22222", "FY", "20-21-22", "two", "-9", "202"] {
            check(PAKISTANI, (text, Some("July")), "");
        }
        for text in ["", "0", "13", "Ju", "Smarch"] {
            check(PAKISTANI, ("2022", Some(text)), "");
        }
    }
}
