//! Rows of real files: each once, alike or not, and none lost.

use std::collections::HashMap;
use std::path::Path;

use serde_json::Value;

use crate::counting::{Measured, Row, rows};
use crate::register::{Register, on_every_database};
use crate::unodc::{RealData, import};

on_every_database!(
    every_row_is_taken_and_a_second_import_adds_nothing,
    rows_that_are_alike_stay_as_many_as_they_are,
    the_outlier_is_flagged_and_counted,
    everything_stored_verifies_and_proves_itself,
);

fn counts(answer: &Value) -> [u64; 4] {
    let refused = answer["rejected"].as_array().unwrap().len() as u64;
    let count = |key: &str| answer[key].as_u64().unwrap();
    [count("rows"), count("accepted"), count("already_known"), refused]
}

/// Rows without a unit of mass, an amount or a name that the pack knows.
fn flagged(rows: &[&Row]) -> usize {
    let is_flagged = |row: &&&Row| {
        row.substance.is_none() || !matches!(row.amount, Measured::Mass(_)) || is_outlier(row)
    };
    rows.iter().filter(is_flagged).count()
}

/// Of all rows one alone is above its gate: 103,563 kg.
fn is_outlier(row: &Row) -> bool {
    row.amount == Measured::Mass(103_563_000_000)
}

fn every_row_is_taken_and_a_second_import_adds_nothing(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let rows = rows(&data);
    let folder = register.folder.path();
    let (pakistan, others): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row.country == "PK");
    for (file, rows) in [(data.pakistan(), pakistan), (data.neighbours(), others)] {
        let count = rows.len() as u64;
        let answer = import(register, &file);
        assert_eq!(counts(&answer), [count, count, 0, 0], "{}", file.display());
        assert_eq!(answer["flagged"], flagged(&rows), "{}", file.display());
        let question = "figures seized-mass --period 0001/9999 --by country,substance,month";
        let before = register.json(question);
        // Under another name, and as another program writes it.
        let copy = folder.join("copy.csv");
        let text = std::fs::read_to_string(&file).unwrap();
        let unix = text.replace("\r\n", "\n");
        std::fs::write(&copy, if unix == text { text.replace('\n', "\r\n") } else { unix })
            .unwrap();
        for again in [file.as_path(), Path::new("copy.csv")] {
            assert_eq!(counts(&import(register, again)), [count, 0, count, 0]);
        }
        let after = register.json(question);
        assert_eq!((&after["cells"], &after["total"]), (&before["cells"], &before["total"]));
    }
}

fn rows_that_are_alike_stay_as_many_as_they_are(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data.pakistan());
    let rows = rows(&data);
    let rows: Vec<_> = rows.iter().filter(|row| row.country == "PK").collect();
    let mut alike: HashMap<&[String], Vec<&Row>> = HashMap::new();
    for row in &rows {
        alike.entry(&row.cells).or_default().push(row);
    }
    let doubles: Vec<_> = alike.values().filter(|rows| rows.len() > 1).collect();
    assert_eq!(rows.len() - alike.len(), 8, "the file has 8 exact duplicates");
    let figure = register.json("figures seizures --period 0001/9999 --lineage");
    assert_eq!(figure["total"]["value"], rows.len());
    let mut lines: Vec<u64> = figure["lineage"]["reports"]
        .as_array()
        .unwrap()
        .iter()
        .map(|report| report["row"].as_u64().unwrap())
        .collect();
    lines.sort_unstable();
    assert!(lines.into_iter().eq((2..).take(rows.len())), "each line is one seizure");
    // Two loads of 100 kg on one day stay two.
    let load = Measured::Mass(100_000_000);
    let loads = doubles.iter().find(|rows| rows[0].amount == load).unwrap();
    let (day, substance) = (&loads[0].day, loads[0].substance.as_ref().unwrap());
    let line = format!("figures seized-mass --period {day}/{day} --where 'substance={substance}'");
    let figure = register.json(&format!("{line} --lineage"));
    let reports = figure["lineage"]["reports"].as_array().unwrap();
    assert_eq!(reports.iter().filter(|report| report["value"] == 100).count(), 2);
}

fn the_outlier_is_flagged_and_counted(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data.pakistan());
    let rows = rows(&data);
    let outlier = rows.iter().find(|row| is_outlier(row)).unwrap();
    assert_eq!(outlier.substance.as_deref(), Some("acetic anhydride"));
    let day = &outlier.day;
    let line = format!("figures seized-mass --period {day}/{day} --by substance");
    let figure = register.json(&line);
    let cells = figure["cells"].as_array().unwrap();
    let is_acid = |cell: &&Value| cell["by"]["substance"] == "acetic anhydride";
    let cell = cells.iter().find(is_acid).unwrap();
    assert_eq!((&cell["value"], &cell["in_total"]), (&103_563.into(), &false.into()));
    let same_day = |row: &&Row| row.country == "PK" && row.day == *day;
    let of_the_day: Vec<_> = rows.iter().filter(same_day).collect();
    assert_eq!(figure["completeness"]["flagged"], flagged(&of_the_day));
}

fn everything_stored_verifies_and_proves_itself(register: &Register) {
    let Some(data) = RealData::find() else { return };
    import(register, &data.pakistan());
    let rows = rows(&data).iter().filter(|row| row.country == "PK").count();
    let verified = register.json("audit verify");
    assert_eq!((&verified["reports"], &verified["exhibits"]), (&rows.into(), &rows.into()));
    let figure = register.json("figures seizures --period 2012-02 --lineage");
    let report = figure["lineage"]["reports"][0]["report"].as_str().unwrap();
    register.json(&format!("audit prove {report}"));
}
