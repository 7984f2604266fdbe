//! Days and times of day as spreadsheets store them: days since an epoch, with a fraction.

use jiff::ToSpan;
use jiff::civil::Date;

use super::number::plain_number;

const DAY_SECONDS: u128 = 86_400;
/// 31 December 9999.
const LAST_DAY: i64 = 2_958_465;
/// How many decimals of a day are read: far more than a binary number has.
const DECIMALS: usize = 18;

/// What the number format of a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A number.
    Number,
    /// A day, perhaps with a time of day.
    Day,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
}

/// From which day a workbook counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// 1 January 1900 is day 1, and 29 February 1900 is taken to have been.
    Of1900,
    /// 1 January 1904 is day 0.
    Of1904,
}

/// Writes a stored day as `2011-03-04`, or `2011-03-04 13:05:00` where it has a time of day, or
/// the time alone. Gives `None` for what is no day of the calendar.
pub fn written(serial: &str, shown: Shown, epoch: Epoch) -> Option<String> {
    let (days, seconds) = days_and_seconds(serial)?;
    match shown {
        Shown::Number => plain_number(serial),
        Shown::Duration => Some(time(u64::try_from(days).ok()? * 86_400 + seconds)),
        Shown::Time if days == 0 => Some(time(seconds)),
        Shown::Day | Shown::Time => {
            let day = day(days, epoch)?;
            Some(if seconds == 0 { day.to_string() } else { format!("{day} {}", time(seconds)) })
        }
    }
}

/// Writes a time as `13:05:00`.
pub fn time(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

/// Whole days, and the seconds beyond them to the nearest.
fn days_and_seconds(serial: &str) -> Option<(i64, u64)> {
    let plain = plain_number(serial)?;
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let days: i64 = whole.parse().ok()?;
    if plain.starts_with('-') || days > LAST_DAY {
        return None;
    }
    let decimals: String = fraction.chars().take(DECIMALS).collect();
    let scale = 10_u128.pow(u32::try_from(decimals.len()).ok()?);
    let parts: u128 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
    let seconds = (parts * DAY_SECONDS + scale / 2) / scale;
    let carried = i64::from(seconds == DAY_SECONDS);
    Some((days + carried, u64::try_from(seconds % DAY_SECONDS).ok()?))
}

fn day(days: i64, epoch: Epoch) -> Option<Date> {
    let (year, month, first) = match (epoch, days) {
        (Epoch::Of1904, _) => (1904, 1, 1),
        (Epoch::Of1900, 1..=59) => (1899, 12, 31),
        (Epoch::Of1900, 61..) => (1899, 12, 30),
        // Day 0 is how an empty cell looks when it is shown as a day, and day 60 never was.
        (Epoch::Of1900, _) => return None,
    };
    Date::new(year, month, first).ok()?.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(serial: &str, shown: Shown, expected: &str) {
        let found = written(serial, shown, Epoch::Of1900);
        assert_eq!(found.as_deref().unwrap_or("refused"), expected, "{serial}");
    }

    #[test]
    fn days_are_written_as_in_the_calendar() {
        check("1", Shown::Day, "1900-01-01");
        check("59", Shown::Day, "1900-02-28");
        check("61", Shown::Day, "1900-03-01");
        check("40606", Shown::Day, "2011-03-04");
        check("4.0606E4", Shown::Day, "2011-03-04");
        check("2958465", Shown::Day, "9999-12-31");
        let of_1904 = written("39144", Shown::Day, Epoch::Of1904);
        assert_eq!(of_1904.as_deref(), Some("2011-03-04"));
    }

    #[test]
    fn times_of_day_are_written_where_there_are_some() {
        check("40606.54513888889", Shown::Day, "2011-03-04 13:05:00");
        check("40606.999999999996", Shown::Day, "2011-03-05");
        check("0.5", Shown::Time, "12:00:00");
        check("40606.5", Shown::Time, "2011-03-04 12:00:00");
        check("1.5", Shown::Duration, "36:00:00");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for serial in ["0", "0.5", "60", "-1", "2958466", "1e300", "", "x", "2011-03-04"] {
            check(serial, Shown::Day, "refused");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_number_panics(number in proptest::num::f64::ANY) {
            for shown in [Shown::Day, Shown::Time, Shown::Duration, Shown::Number] {
                let _ = written(&number.to_string(), shown, Epoch::Of1900);
                let _ = written(&format!("{number:e}"), shown, Epoch::Of1904);
            }
        }
    }
}
