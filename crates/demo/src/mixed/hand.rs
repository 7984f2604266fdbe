//! How an office writes days and amounts, and in which words. Each office keeps to one hand.

use yakja_model::Day;

/// The hand of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hand {
    pub(super) dates: Dates,
    pub(super) digits: Digits,
    pub(super) tongue: Tongue,
}

/// How days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// `2024-03-04`
    Iso,
    /// `04/03/2024`
    Slashes,
    /// `04-03-2024`
    Dashes,
    /// `04.03.2024`
    Dots,
    /// `4 Mar 2024`
    Named,
    /// `4-Mar-2024`
    Hyphens,
}

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Digits {
    /// `320000.5`
    Plain,
    /// `320,000.5`
    Thousands,
    /// `3,20,000.5`
    Lakhs,
}

/// In which words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    /// `Cannabis Resin`
    Official,
    /// `charas`
    Spoken,
    /// `چرس`
    Urdu,
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Hand {
    /// A day.
    pub(super) fn day(self, day: Day) -> String {
        let iso = day.to_string();
        let mut parts = iso.split('-');
        let mut part = || parts.next().unwrap_or_default();
        let (year, month, day) = (part(), part(), part());
        let named = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month - 1));
        let (named, short) = (named.copied().unwrap_or_default(), day.trim_start_matches('0'));
        match self.dates {
            Dates::Iso => iso,
            Dates::Slashes => format!("{day}/{month}/{year}"),
            Dates::Dashes => format!("{day}-{month}-{year}"),
            Dates::Dots => format!("{day}.{month}.{year}"),
            Dates::Named => format!("{short} {named} {year}"),
            Dates::Hyphens => format!("{short}-{named}-{year}"),
        }
    }

    /// Thousandths as a number with as many places as it takes.
    pub(super) fn number(self, thousandths: u64) -> String {
        let whole = self.grouped(&(thousandths / 1_000).to_string());
        let places = format!("{:03}", thousandths % 1_000);
        match places.trim_end_matches('0') {
            "" => whole,
            places => format!("{whole}.{places}"),
        }
    }

    fn grouped(self, digits: &str) -> String {
        // The last group has three digits in either way of grouping.
        let step = match self.digits {
            Digits::Plain => return digits.to_owned(),
            Digits::Thousands => 3,
            Digits::Lakhs => 2,
        };
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            let left = digits.len() - index;
            if index > 0 && left >= 3 && (left - 3).is_multiple_of(step) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hand(dates: Dates, digits: Digits) -> Hand {
        Hand { dates, digits, tongue: Tongue::Official }
    }

    #[test]
    fn a_day_is_written_in_six_ways() {
        let day = Day::new(2024, 3, 4).unwrap();
        let check = |dates, expected| assert_eq!(hand(dates, Digits::Plain).day(day), expected);
        check(Dates::Iso, "2024-03-04");
        check(Dates::Slashes, "04/03/2024");
        check(Dates::Dashes, "04-03-2024");
        check(Dates::Dots, "04.03.2024");
        check(Dates::Named, "4 Mar 2024");
        check(Dates::Hyphens, "4-Mar-2024");
    }

    #[test]
    fn numbers_are_grouped_in_threes_or_lakhs() {
        let check = |digits, thousandths: u64, expected| {
            assert_eq!(hand(Dates::Iso, digits).number(thousandths), expected);
        };
        check(Digits::Plain, 12_345_600, "12345.6");
        check(Digits::Thousands, 12_345_678_000, "12,345,678");
        check(Digits::Lakhs, 12_345_678_001, "1,23,45,678.001");
        check(Digits::Lakhs, 999_000, "999");
        check(Digits::Thousands, 5, "0.005");
        check(Digits::Lakhs, 1_000_000, "1,000");
    }
}
