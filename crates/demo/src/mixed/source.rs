//! Reports in the order in which they come in. What others will tell later waits for its turn, so
//! memory holds a few weeks and not the file.

use std::collections::BTreeMap;

use yakja_model::Day;

use super::{
    agencies::Agency,
    column::{Column, Row},
    incident::{Happenings, Incident},
    numbers::{Numbers, Series},
    slips::misspelt,
    telling::{Version, first, retold, rows, set_fir},
};

/// A report with its rows, and the truth about it.
pub(super) struct Report {
    pub(super) rows: Vec<Row>,
    /// As its first column has it.
    pub(super) number: String,
    pub(super) incident: u64,
    pub(super) told: &'static str,
    pub(super) notes: Vec<&'static str>,
}

/// What comes in later, in the order of the row from which it may.
pub(super) struct MixedSource {
    draw: Happenings,
    numbers: Numbers,
    waiting: BTreeMap<(u64, u64), Later>,
    waited: u64,
}

struct Later {
    incident: Incident,
    what: Retelling,
}

enum Retelling {
    /// Another agency tells it; with the FIR of the first where they share it.
    Jointly(&'static Agency, Key),
    Laboratory,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Shared,
    NotShared,
}

const ROWS_A_DAY: u64 = 200;
/// 2012-01-01 and 2025-12-31.
const FIRST: i32 = 15_340;
const LAST: i32 = 20_453;
/// A report this much older than its day is late.
const LATE_DAYS: i32 = 20;
const LABORATORIES: [&str; 4] = [
    "Central Narcotics Laboratory",
    "Forensic Laboratory Lahore",
    "Forensic Laboratory Peshawar",
    "Chemical Examiner Karachi",
];

impl MixedSource {
    pub(super) fn new(seed: u64) -> Self {
        let (draw, numbers) = (Happenings::new(seed), Numbers::default());
        Self { draw, numbers, waiting: BTreeMap::new(), waited: 0 }
    }

    /// The report that begins after so many rows. Gives `None` only where a table is empty.
    pub(super) fn next_report(&mut self, after: u64) -> Option<Report> {
        let today = FIRST + i32::try_from(after / ROWS_A_DAY % SPAN).ok()?;
        let due = self.waiting.first_key_value().filter(|((due, _), _)| *due <= after);
        if due.is_some() {
            let (_, later) = self.waiting.pop_first()?;
            return self.tell_again(today, later);
        }
        self.tell_first(today, after)
    }

    fn tell_first(&mut self, today: i32, after: u64) -> Option<Report> {
        let ago = i32::try_from(self.draw.below(3)).ok()? + self.lateness();
        let incident = self.draw.happen(Day::from_number(today - ago), &mut self.numbers)?;
        let (incident, keys) = self.plan_retellings(incident, (after, ago))?;
        let version = first(&incident, &mut self.draw);
        let rows = rows(&version, &mut self.draw);
        let mut report = self.report(&incident, (version.agency, today), rows);
        report.told = if keys.is_empty() { "alone" } else { "first" };
        if keys.contains(&Key::Shared) {
            report.notes.push("key");
        }
        self.perhaps_misspell(&mut report);
        Some(report)
    }

    /// Two in a hundred reports come weeks after what they tell.
    fn lateness(&mut self) -> i32 {
        match self.draw.chance(2) {
            true => LATE_DAYS + i32::try_from(self.draw.below(60)).unwrap_or_default(),
            false => 0,
        }
    }

    /// Who else will tell it: five in a hundred incidents are told by several agencies, three of
    /// ten such reports share the FIR; laboratories examine some. Gives the incident, with an FIR
    /// where one is shared, and a key for each further report.
    fn plan_retellings(
        &mut self,
        mut incident: Incident,
        (after, ago): (u64, i32),
    ) -> Option<(Incident, Vec<Key>)> {
        let mut keys = Vec::new();
        let several = self.draw.chance(5);
        let others = usize::from(several) + usize::from(several && self.draw.chance(10));
        let mut others_told: Vec<(&'static Agency, Key)> = Vec::new();
        for _ in 0..others {
            let agency = self.draw.agency(incident.town, Some(incident.agency))?;
            let key = if self.draw.chance(30) { Key::Shared } else { Key::NotShared };
            if !others_told.iter().any(|(told, _)| *told == agency) {
                others_told.push((agency, key));
            }
        }
        if others_told.iter().any(|(_, key)| *key == Key::Shared) && incident.fir.is_none() {
            incident.fir =
                Some(super::incident::fir(incident.town, incident.day, &mut self.numbers));
        }
        for (agency, key) in others_told {
            let days = i32::try_from(self.draw.below(4)).ok()? + self.lateness();
            let days = u64::try_from(days - ago).unwrap_or_default();
            self.wait(after + days * ROWS_A_DAY, &incident, Retelling::Jointly(agency, key));
            keys.push(key);
        }
        let traceable = incident.seal.is_some() || incident.fir.is_some();
        if traceable && !incident.finds.is_empty() && self.draw.chance(7) {
            let days = 5 + self.draw.below(50) as u64;
            self.wait(after + days * ROWS_A_DAY, &incident, Retelling::Laboratory);
            keys.push(Key::NotShared);
        }
        Some((incident, keys))
    }

    fn wait(&mut self, due: u64, incident: &Incident, what: Retelling) {
        self.waited += 1;
        let later = Later { incident: incident.clone(), what };
        self.waiting.insert((due, self.waited), later);
    }

    fn tell_again(&mut self, today: i32, later: Later) -> Option<Report> {
        let Later { incident, what } = later;
        let (agency, key) = match what {
            Retelling::Jointly(agency, key) => (agency, key),
            Retelling::Laboratory => return self.examine(today, &incident),
        };
        let version = retold(&incident, agency, &mut self.draw);
        let fir = incident.fir.filter(|_| key == Key::Shared);
        let version = Version { fir, ..version };
        let rows = rows(&version, &mut self.draw);
        let mut report = self.report(&incident, (agency, today), rows);
        report.told = "jointly";
        if key == Key::Shared {
            report.notes.push("key");
        }
        self.perhaps_misspell(&mut report);
        Some(report)
    }

    /// The result of a laboratory, found again by the seal or by the FIR.
    fn examine(&mut self, today: i32, incident: &Incident) -> Option<Report> {
        let day = Day::from_number(today);
        let laboratory = *LABORATORIES.get(self.draw.below(LABORATORIES.len()))?;
        let year = day.month().0;
        let memo = self.numbers.next(Series::Memo, (laboratory, year));
        let hand = incident.agency.hand;
        let mut rows = Vec::new();
        for (index, find) in incident.finds.iter().enumerate() {
            let mut row = Row::default();
            row.set(Column::Date, hand.day(day));
            row.set(Column::Agency, incident.agency.code);
            row.set(Column::Laboratory, laboratory);
            row.set(Column::LaboratoryMemo, memo.to_string());
            row.set(Column::MemoYear, year.to_string());
            row.set(Column::Found, find.drug.official);
            row.set(Column::Weighed, hand.number(find.amount));
            row.set(Column::WeighedUnit, find.measure.unit);
            if find.measure.unit == "kg" {
                let (whole, part) = (30 + self.draw.below(60), self.draw.below(100));
                row.set(Column::Purity, format!("{whole}.{part:02}"));
            }
            match (&incident.seal, incident.fir) {
                (Some(seal), _) => row.set(Column::Seal, format!("{seal}/{}", index + 1)),
                (None, Some(fir)) => set_fir(&mut row, fir),
                (None, None) => {}
            }
            rows.push(row);
        }
        let mut report = self.report(incident, (incident.agency, today), rows);
        report.told = "laboratory";
        report.notes.clear();
        Some(report)
    }

    /// Gives the report its number.
    fn report(
        &mut self,
        incident: &Incident,
        (agency, today): (&'static Agency, i32),
        mut rows: Vec<Row>,
    ) -> Report {
        let year = Day::from_number(today).month().0;
        let number = self.numbers.next(Series::Report, (agency.code, year));
        let number = format!("{}/{year}/{number}", agency.code);
        for row in &mut rows {
            row.set(Column::ReportNumber, number.as_str());
        }
        let is_late = today - incident.day.number() >= LATE_DAYS;
        let notes = if is_late { vec!["late"] } else { Vec::new() };
        Report { rows, number, incident: incident.number, told: "alone", notes }
    }

    /// Three in a hundred reports misspell the place.
    fn perhaps_misspell(&mut self, report: &mut Report) {
        if !self.draw.chance(3) {
            return;
        }
        let Some(row) = report.rows.first_mut() else { return };
        for column in [Column::Place, Column::District] {
            let slip = misspelt(row.get(column), &mut self.draw.random);
            row.set(column, slip);
        }
        report.notes.push("misspelt");
    }
}

/// Days from the first to the last.
const SPAN: u64 = (LAST - FIRST + 1).unsigned_abs() as u64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_are_those_of_fourteen_years() {
        assert_eq!(Day::from_number(FIRST).to_string(), "2012-01-01");
        assert_eq!(Day::from_number(LAST).to_string(), "2025-12-31");
    }

    #[test]
    fn what_waits_does_not_grow_with_the_rows() {
        let mut source = MixedSource::new(1);
        let mut rows = 0;
        let mut most = [0; 2];
        for (half, until) in [(0, 40_000), (1, 80_000)] {
            while rows < until {
                rows += source.next_report(rows).unwrap().rows.len() as u64;
                most[half] = most[half].max(source.waiting.len());
            }
        }
        assert!(most[1] < most[0] + most[0] / 4, "{most:?}");
    }
}
