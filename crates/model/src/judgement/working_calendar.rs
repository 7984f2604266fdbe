//! Working days, by which the time to contest is counted. The caller says which are holidays.

use std::collections::BTreeSet;

use crate::Day;

/// Working days in which the owners of two joined reports may contest the join.
pub const CONTEST_WORKING_DAYS: u32 = 10;

/// Which days are worked: not Saturdays, not Sundays, not the holidays given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    /// Holidays.
    pub holidays: BTreeSet<Day>,
}

impl WorkingCalendar {
    /// Whether a day is worked.
    pub fn is_worked(&self, day: Day) -> bool {
        // 1970-01-01 was a Thursday, so five and six days after a Monday are the weekend.
        let since_monday = (i64::from(day.number()) + 3).rem_euclid(7);
        since_monday < 5 && !self.holidays.contains(&day)
    }

    /// The day on which so many working days have passed. The day itself does not count, so one
    /// working day after a Friday is the Monday.
    pub fn after(&self, day: Day, working_days: u32) -> Day {
        let mut reached = day;
        for _ in 0..working_days {
            reached = self.next(reached);
        }
        reached
    }

    /// The last day on which a join may be contested that was listed for its owners on this day.
    pub fn contest_until(&self, listed_on: Day) -> Day {
        self.after(listed_on, CONTEST_WORKING_DAYS)
    }

    /// The first working day after this one.
    fn next(&self, day: Day) -> Day {
        let mut next = Day::from_number(day.number().saturating_add(1));
        while !self.is_worked(next) && next.number() < i32::MAX {
            next = Day::from_number(next.number().saturating_add(1));
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn check_working_days(from: &str, working_days: u32, expected: &str) {
        let holidays = ["2026-03-23", "2026-05-01"].map(day);
        let calendar = WorkingCalendar { holidays: BTreeSet::from(holidays) };
        assert_eq!(calendar.after(day(from), working_days), day(expected), "{from}");
    }

    #[test]
    fn weekends_and_holidays_are_no_working_days() {
        check_working_days("2026-03-02", 0, "2026-03-02");
        check_working_days("2026-03-02", 1, "2026-03-03");
        check_working_days("2026-03-06", 1, "2026-03-09");
        check_working_days("2026-03-07", 1, "2026-03-09");
        check_working_days("2026-03-20", 1, "2026-03-24");
        check_working_days("2026-03-02", 10, "2026-03-16");
        check_working_days("2026-03-16", 10, "2026-03-31");
        check_working_days("2026-04-20", 10, "2026-05-05");
        check_working_days("1969-12-30", 2, "1970-01-01");
    }

    proptest::proptest! {
        #[test]
        fn so_many_working_days_lie_between(start in -20_000i32..40_000, count in 1u32..30) {
            let calendar = WorkingCalendar::default();
            let from = Day::from_number(start);
            let until = calendar.after(from, count);
            let worked = (from.number() + 1..=until.number())
                .filter(|number| calendar.is_worked(Day::from_number(*number)))
                .count();
            proptest::prop_assert_eq!(worked, count as usize);
            proptest::prop_assert!(calendar.is_worked(until));
        }
    }
}
