//! The files of the invented year 2025, as members would send them: mostly good rows, and some
//! with the slips that people make, so that refusals and flags have something to show.

use yakja_model::{Day, OrganizationCode};

use crate::{
    literal::{day_of_2025, organization},
    rows::{HEADER, LINE_END, RowSource},
};

/// A file to import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoFile {
    /// Its name.
    pub name: &'static str,
    /// Code of the profile that reads it.
    pub profile: &'static str,
    /// The organisation whose word the rows are.
    pub organization: OrganizationCode,
    /// The organisation that sends it.
    pub submitter: OrganizationCode,
    /// What it contains.
    pub bytes: Vec<u8>,
    /// Rows below the header.
    pub rows: u64,
    /// Rows among them that the profile refuses.
    pub refused: u64,
    /// Rows among them that were given a reason for a flag on purpose. Others have one by nature:
    /// litres and tablets are no mass.
    pub flagged: u64,
}

/// The three files: 1,200 rows, of which 10 are refused and 5 flagged on purpose.
pub(crate) fn files() -> Vec<DemoFile> {
    vec![
        DemoFile::of(&Plan {
            name: "anf-2025-january-june.csv",
            submitter: "ANF",
            seed: 1,
            rows: 600,
            days: (day_of_2025(1), day_of_2025(181)),
            slips: ANF_FIRST_HALF,
        }),
        DemoFile::of(&Plan {
            name: "anf-2025-july-december.csv",
            submitter: "ANF",
            seed: 2,
            rows: 480,
            days: (day_of_2025(182), day_of_2025(365)),
            slips: ANF_SECOND_HALF,
        }),
        DemoFile::of(&Plan {
            name: "nncc-telephone-2025.csv",
            submitter: "NNCC",
            seed: 3,
            rows: 120,
            days: (day_of_2025(1), day_of_2025(365)),
            slips: NNCC_TELEPHONE,
        }),
    ]
}

struct Plan {
    name: &'static str,
    submitter: &'static str,
    seed: u64,
    rows: u64,
    days: (Day, Day),
    slips: &'static [Slip],
}

/// What went wrong with a row: cells that say something else than they should.
struct Slip {
    outcome: Outcome,
    cells: &'static [(&'static str, &'static str)],
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Refused,
    Flagged,
}

const ANF_FIRST_HALF: &[Slip] = &[
    Slip { outcome: Outcome::Refused, cells: &[("SEIZURE_DATE", "2025-02-31")] },
    Slip { outcome: Outcome::Flagged, cells: &[("AMOUNT", "12.0"), ("DRUG_UNIT", "")] },
    Slip { outcome: Outcome::Refused, cells: &[("AMOUNT", "-12.5")] },
    Slip { outcome: Outcome::Refused, cells: &[("DRUG_UNIT", "Donkey load")] },
    // Kilograms typed for grams.
    Slip {
        outcome: Outcome::Flagged,
        cells: &[("DRUG_NAME", "Heroin"), ("AMOUNT", "12500.0"), ("DRUG_UNIT", "Kilogram")],
    },
];

const ANF_SECOND_HALF: &[Slip] = &[
    Slip { outcome: Outcome::Refused, cells: &[("SEIZURE_DATE", "13/08/2025")] },
    Slip { outcome: Outcome::Refused, cells: &[("AMOUNT", "about 5")] },
    Slip { outcome: Outcome::Flagged, cells: &[("DRUG_NAME", "Blue lotus extract")] },
    Slip { outcome: Outcome::Refused, cells: &[("DRUG_NAME", "")] },
    Slip { outcome: Outcome::Refused, cells: &[("DRUG_UNIT", "Wheelbarrow")] },
    // A semicolon in the text makes one cell two.
    Slip { outcome: Outcome::Refused, cells: &[("ROUTING", "Border - outbound; see letter")] },
    Slip { outcome: Outcome::Flagged, cells: &[("AMOUNT", "")] },
];

const NNCC_TELEPHONE: &[Slip] = &[
    Slip { outcome: Outcome::Refused, cells: &[("SEIZURE_DATE", "2025-06-31")] },
    Slip { outcome: Outcome::Flagged, cells: &[("AMOUNT", "3.5"), ("DRUG_UNIT", "")] },
    Slip { outcome: Outcome::Refused, cells: &[("COUNTRY", "Pakistann")] },
];

/// One row in so many has a slip, as long as there are slips.
const EVERY: usize = 40;

impl DemoFile {
    fn of(plan: &Plan) -> Self {
        let mut source = RowSource::between(plan.seed, plan.days.0, plan.days.1);
        let mut bytes = Vec::new();
        bytes.extend_from_slice(HEADER.as_bytes());
        bytes.extend_from_slice(LINE_END);
        let lines = (0..plan.rows).map_while(|_| source.line());
        for (index, line) in lines.enumerate() {
            let slip = plan.slips.get(index / EVERY).filter(|_| index % EVERY == EVERY / 2);
            let line = slip.map_or(line.clone(), |slip| slip.apply(&line));
            bytes.extend_from_slice(line.as_bytes());
            bytes.extend_from_slice(LINE_END);
        }
        let slips = |outcome| plan.slips.iter().filter(|one| one.outcome == outcome).count() as u64;
        Self {
            name: plan.name,
            profile: "unodc-ids",
            // The centre's list is of what ANF's officers said by telephone.
            organization: organization("ANF"),
            submitter: organization(plan.submitter),
            bytes,
            rows: plan.rows,
            refused: slips(Outcome::Refused),
            flagged: slips(Outcome::Flagged),
        }
    }
}

impl Slip {
    fn apply(&self, line: &str) -> String {
        let cells = HEADER.split(';').zip(line.split(';')).map(|(column, cell)| {
            let slip = self.cells.iter().find(|(slipped, _)| *slipped == column);
            slip.map_or(cell, |(_, text)| *text)
        });
        cells.collect::<Vec<_>>().join(";")
    }
}

#[cfg(test)]
mod tests {
    use yakja_model::{Unit, measure};

    use super::{
        Outcome::{Flagged, Refused},
        *,
    };

    /// What the profile would refuse or flag on purpose, looked at anew.
    fn outcome(line: &str) -> Option<Outcome> {
        let cells: Vec<_> = line.split(';').collect();
        if cells.len() != 16 {
            return Some(Refused);
        }
        let (day, drug, amount, unit) = (cells[5], cells[6], cells[7], cells[8]);
        let units = ["Kilogram", "Litre", "Tablet", "Ampoule", "Injection", "Bottle", ""];
        let amount_is_bad = !amount.is_empty() && measure(amount, Unit::Container).is_err();
        let is_refused = Day::parse(day).is_err()
            || drug.is_empty()
            || amount_is_bad
            || !units.contains(&unit)
            || cells[2] != "Pakistan";
        let is_flagged = amount.is_empty() || unit.is_empty() || drug.contains("lotus");
        let is_unlikely =
            drug == "Heroin" && amount.parse().is_ok_and(|kilograms: f64| kilograms > 5_000.0);
        match (is_refused, is_flagged || is_unlikely) {
            (true, _) => Some(Refused),
            (false, true) => Some(Flagged),
            (false, false) => None,
        }
    }

    #[test]
    fn bad_rows_are_as_many_as_documented() {
        let check = |file: &DemoFile| {
            let text = std::str::from_utf8(&file.bytes).unwrap();
            let lines: Vec<_> = text.lines().skip(1).collect();
            assert_eq!(lines.len() as u64, file.rows, "{}", file.name);
            let count = |expected| {
                lines.iter().filter(|line| outcome(line) == Some(expected)).count() as u64
            };
            assert_eq!(count(Refused), file.refused, "{}", file.name);
            // A blank unit also comes by nature, in fewer than one row in a hundred.
            let flagged = count(Flagged);
            assert!((file.flagged..=file.flagged + file.rows / 100).contains(&flagged));
        };
        let files = files();
        files.iter().for_each(check);
        let total = |of: fn(&DemoFile) -> u64| files.iter().map(of).sum::<u64>();
        assert_eq!(total(|file| file.rows), 1_200);
        assert_eq!(total(|file| file.refused), 10);
        assert_eq!(total(|file| file.flagged), 5);
    }

    #[test]
    fn good_rows_are_dated_in_the_days_of_their_file() {
        for (file, (from, to)) in files().iter().zip([
            ("2025-01", "2025-06"),
            ("2025-07", "2025-12"),
            ("2025-01", "2025-12"),
        ]) {
            let text = std::str::from_utf8(&file.bytes).unwrap();
            assert!(text.starts_with(HEADER) && text.ends_with("\r\n"));
            for line in text.lines().skip(1).filter(|line| outcome(line) != Some(Refused)) {
                let month = &line.split(';').nth(5).unwrap()[..7];
                assert!((from..=to).contains(&month), "{line}");
            }
        }
    }

    #[test]
    fn slips_name_columns_that_exist() {
        let slips = [ANF_FIRST_HALF, ANF_SECOND_HALF, NNCC_TELEPHONE].into_iter().flatten();
        for (column, _) in slips.flat_map(|slip| slip.cells) {
            assert!(HEADER.split(';').any(|one| one == *column), "{column}");
        }
    }
}
