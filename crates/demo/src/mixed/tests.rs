//! What holds for mixed rows, whatever the seed.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

const SEEDS: [u64; 3] = [0, 1, u64::MAX];

fn written(count: u64, seed: u64) -> (String, String) {
    let (mut out, mut truth) = (Vec::new(), Vec::new());
    write_mixed_rows(&mut out, &mut truth, (count, seed)).unwrap();
    (String::from_utf8(out).unwrap(), String::from_utf8(truth).unwrap())
}

/// The cells of a line; quoted ones hold commas.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match (letter, quoted) {
            ('"', _) => quoted = !quoted,
            (',', false) => cells.push(String::new()),
            (letter, _) => cells.last_mut().unwrap().push(letter),
        }
    }
    cells
}

/// The rows by heading.
fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut lines = text.lines().map(cells);
    let header = lines.next().unwrap();
    lines.map(|row| header.iter().cloned().zip(row).collect()).collect()
}

#[test]
fn a_seed_gives_the_same_rows_always() {
    for seed in SEEDS {
        let (rows, truth) = written(500, seed);
        assert_eq!((rows.clone(), truth.clone()), written(500, seed));
        let (more_rows, more_truth) = written(700, seed);
        assert!(more_rows.starts_with(&rows) && more_truth.starts_with(&truth));
    }
    assert_ne!(written(500, 1), written(500, 2));
}

/// If this changes, so do measurements that others have made with a seed: say so in the changelog.
#[test]
fn the_first_rows_of_seed_one_stay_as_they_are() {
    let (rows, truth) = written(3, 1);
    let rows: Vec<_> = rows.lines().skip(1).collect();
    assert_eq!(rows, FIRST_ROWS);
    assert_eq!(truth, FIRST_TRUTH);
}

const FIRST_ROWS: [&str; 3] = [
    "POLICE-KP/2012/1,31-12-2011,KP Police,,Lakki Marwat bypass,Lakki Marwat,,,,bhang,3.798,کلو,\
     POLICE-KP-2011-1/1,0,,,,,,,,,,,,,",
    "EXCISE-KP/2012/1,30-12-2011,Excise KP,,Abbotabad (warehouse),,1,Abbottabad,2011,Ice,1.977,\
     Kgs,,,,,,,,,,,,,,,",
    "ANF/2012/1,2011-12-31,ANF,,Torkham temrinal,,1,Torkham,2011,Cannabis Resin,33.623,kg,\
     ANF-2011-1/1,,,,,,,,,,,,,,",
];
const FIRST_TRUTH: &str = "row,report,incident,told,notes\n\
    2,POLICE-KP/2012/1,1,alone,\n\
    3,EXCISE-KP/2012/1,2,alone,\n\
    4,ANF/2012/1,3,alone,misspelt\n";

#[test]
fn every_row_has_a_line_of_the_truth_and_every_column() {
    for count in [0, 1, 999, 20_000] {
        let (rows, truth) = written(count, 7);
        assert_eq!(rows.matches("\r\n").count() as u64, count);
        let columns = cells(&header()).len();
        assert!(rows.lines().all(|line| cells(line).len() == columns));
        assert_eq!(truth.lines().count() as u64, count + 1);
        for ((row, true_row), number) in table(&rows).iter().zip(table(&truth)).zip(2_u64..) {
            assert_eq!(true_row["row"], number.to_string());
            assert_eq!(true_row["report"], row["Report number"]);
        }
    }
}

#[test]
fn the_rows_of_a_report_stand_together_and_its_number_comes_once() {
    let (rows, _) = written(20_000, 3);
    let numbers: Vec<_> =
        table(&rows).into_iter().map(|row| row["Report number"].clone()).collect();
    let mut begun: Vec<_> = numbers.clone();
    begun.dedup();
    let distinct: BTreeSet<_> = numbers.iter().collect();
    assert_eq!(begun.len(), distinct.len());
    assert!(begun.len() * 10 < numbers.len() * 9, "some reports have several rows");
}

/// How many in a thousand of some are others, within a fifth and two.
fn check_share((some, all): (usize, usize), expected: usize, what: &str) {
    let found = some * 1_000 / all;
    assert!(found.abs_diff(expected) <= expected / 5 + 2, "{what}: {found} of 1,000");
}

#[test]
fn as_many_incidents_are_joint_late_and_misspelt_as_is_said() {
    for seed in SEEDS {
        let (rows, truth) = written(30_000, seed);
        let mut reports: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for row in table(&truth) {
            reports.entry(row["report"].clone()).or_insert(row);
        }
        let noted = |what: &str| {
            reports.values().filter(|row| row["notes"].split(' ').any(|note| note == what)).count()
        };
        let told = |how: &str| reports.values().filter(|row| row["told"] == how).count();
        let incidents: BTreeSet<_> = reports.values().map(|row| &row["incident"]).collect();
        check_share((told("jointly"), incidents.len()), 54, "told jointly");
        check_share((noted("late"), reports.len()), 20, "late");
        check_share((noted("misspelt"), reports.len()), 28, "misspelt");
        let keyed = reports.values().filter(|row| row["told"] == "jointly");
        let keyed = keyed.filter(|row| row["notes"].split(' ').any(|note| note == "key")).count();
        check_share((keyed, told("jointly")), 300, "with a key");
        let arrests = table(&rows).into_iter();
        let arrests = arrests.filter(|row| row["Substance"].is_empty() && row["Found"].is_empty());
        check_share((arrests.count(), 30_000), 70, "arrests alone");
    }
}

#[test]
fn an_fir_and_a_seal_are_of_one_incident() {
    let (rows, truth) = written(30_000, 5);
    let mut owner: BTreeMap<(String, String, String), String> = BTreeMap::new();
    for (row, true_row) in table(&rows).iter().zip(table(&truth)) {
        let fir = [&row["Police station"], &row["FIR year"], &row["FIR number"]];
        let seal = [&row["Seal"], &String::new(), &String::new()];
        for [one, two, three] in [fir, seal] {
            if one.is_empty() {
                continue;
            }
            let key = (one.clone(), two.clone(), three.clone());
            let incident = owner.entry(key).or_insert_with(|| true_row["incident"].clone());
            assert_eq!(*incident, true_row["incident"], "{row:?}");
        }
    }
}

#[test]
fn days_go_on_with_the_rows_and_begin_again() {
    let mut source = MixedSource::new(1);
    let mut year_after = |rows: u64| {
        let number = source.next_report(rows).unwrap().number;
        number.split('/').nth(1).unwrap().to_owned()
    };
    assert_eq!(year_after(0), "2012");
    assert_eq!(year_after(1_000_000), "2025");
    assert_eq!(year_after(1_022_800), "2012");
}
