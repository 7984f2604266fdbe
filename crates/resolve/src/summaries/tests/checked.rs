//! Checks inside one release.

use yakja_model::{SummaryCell, SummaryMeasure};

use super::{KG, mass, summary};
use crate::summaries::{Change, Extent, Outcome, Unchecked, check_summary};

const ROUGH: Extent = Extent::Excerpt;

/// The first check of a release of these lines and this total, in grams.
fn check(lines: &[i64], total: i64, expected: (Outcome, &[Change])) {
    let lines = lines.iter().enumerate().map(|(at, grams)| mass("", &format!("drug {at}"), *grams));
    check_cells(lines.chain([mass("", "", total)]).collect(), expected);
}

fn check_cells(cells: Vec<SummaryCell>, (expected, changes): (Outcome, &[Change])) {
    let found = check_summary(&summary("2031-01", None, cells), Extent::Whole).drug_lines;
    let because: Vec<_> = found.explanations.iter().map(|one| one.change).collect();
    assert_eq!((found.outcome, because.as_slice()), (expected, changes));
}

fn differs(grams: i64) -> Outcome {
    Outcome::Differs { difference_mg: grams * 1_000 }
}

fn rounded(cell: SummaryCell, step_kg: i64) -> SummaryCell {
    SummaryCell { step: Some(step_kg * KG), rounded: true, ..cell }
}

#[test]
fn lines_that_add_up_are_equal_and_what_digits_allow_is_rounding() {
    check(&[1_500, 2_250], 3_750, (Outcome::Equal, &[]));
    check(&[1_500, 2_250], 3_751, (Outcome::WithinRounding { difference_mg: -1_000 }, &[]));
    check(&[1_500, 2_250], 3_753, (differs(-3), &[]));
    let over = vec![mass("", "a", 355_517), rounded(mass("", "", 355_000), 1)];
    check_cells(over, (Outcome::WithinRounding { difference_mg: 517_000 }, &[]));
    let above = vec![mass("", "a", 354_400), rounded(mass("", "", 355_000), 1)];
    check_cells(above, (differs(-600), &[]));
}

#[test]
fn one_line_that_would_explain_a_difference_is_named() {
    check(&[1_250, 2_250, 9_113], 10_363, (differs(2_250), &[Change::LeftOut]));
    check(&[1_250, 2_250, 9_113], 14_863, (differs(-2_250), &[Change::Doubled]));
    check(&[1_250, 13_500_000], 14_750, (differs(13_486_500), &[Change::ByThousand]));
    check(&[1_250, 7, 2_390], 10_640, (differs(-6_993), &[Change::TimesThousand]));
    check(&[1_250, 275_528], 258_778, (differs(18_000), &[Change::DigitsSwapped]));
}

#[test]
fn a_slip_between_units_is_no_rounding_however_roughly_the_rest_is_written() {
    let rough = SummaryCell { step: Some(KG), ..mass("", "b", 45_000) };
    let slip = SummaryCell { value: Some(57), step: Some(1), ..mass("", "c", 0) };
    let outcome = Outcome::Differs { difference_mg: -56_943 };
    let cells = vec![rough, slip, mass("", "", 45_057)];
    check_cells(cells, (outcome, &[Change::TimesThousand]));
}

#[test]
fn what_is_not_known_is_not_called_a_difference() {
    let tablets =
        SummaryCell { measure: SummaryMeasure::Pieces, value: Some(300), ..mass("", "tablets", 0) };
    let because =
        Unchecked::WithoutMass { lines: vec!["tablets".to_owned()], missing_mg: 2_000_000 };
    let cells = vec![mass("", "a", 8_000), tablets.clone(), mass("", "", 10_000)];
    check_cells(cells, (Outcome::NotChecked { because }, &[]));
    let more = vec![mass("", "a", 8_000), tablets, mass("", "", 7_500)];
    check_cells(more, (differs(500), &[]));
    let weighed = SummaryCell { measure: SummaryMeasure::Pieces, ..mass("", "a", 3_000) };
    check_cells(vec![mass("", "a", 8_000), weighed, mass("", "", 9_001)], (differs(-1_001), &[]));
    let litres = SummaryCell { measure: SummaryMeasure::VolumeMl, ..mass("", "acid", 5_000) };
    check_cells(vec![mass("", "a", 8_000), litres, mass("", "", 8_000)], (Outcome::Equal, &[]));
    let no_lines = Outcome::NotChecked { because: Unchecked::NoLines };
    check_cells(vec![mass("", "", 8_000)], (no_lines, &[]));
    let no_total = Outcome::NotChecked { because: Unchecked::NoTotal };
    check_cells(vec![mass("", "a", 8_000)], (no_total, &[]));
}

#[test]
fn what_an_excerpt_lacks_is_not_called_a_difference() {
    let cells = |total| vec![mass("", "a", 8_000), mass("", "", total)];
    let outcome = |total, extent| {
        check_summary(&summary("2031-01", None, cells(total)), extent).drug_lines.outcome
    };
    let because = Unchecked::Excerpt { missing_mg: 4_000_000 };
    assert_eq!(outcome(12_000, ROUGH), Outcome::NotChecked { because });
    assert_eq!(outcome(12_000, Extent::Whole), differs(-4_000));
    assert_eq!(outcome(7_500, ROUGH), differs(500));
    assert_eq!(outcome(8_000, ROUGH), Outcome::Equal);
}

#[test]
fn what_stands_beside_the_total_takes_no_part_and_is_listed() {
    let beside = SummaryCell { in_total: false, ..mass("", "powder", 3_000) };
    let cells = vec![mass("", "a", 8_000), beside, mass("", "", 8_000)];
    let checks = check_summary(&summary("2031-01", None, cells), Extent::Whole);
    assert_eq!(checks.drug_lines.outcome, Outcome::Equal);
    assert_eq!((checks.beside.len(), checks.beside[0].cell), (1, Some(2)));
}

#[test]
fn a_region_that_lacks_a_drug_is_told_what_the_others_leave_of_it() {
    let cells = vec![
        mass("", "a", 30_900),
        mass("", "b", 40_000),
        mass("", "", 70_900),
        mass("North", "a", 29_900),
        mass("North", "b", 33_000),
        mass("KP", "b", 7_000),
        mass("North", "", 62_900),
        mass("KP", "", 8_000),
    ];
    let checks = check_summary(&summary("2031-01", None, cells), Extent::Whole);
    assert_eq!((checks.regions.outcome.clone(), checks.differs()), (Outcome::Equal, true));
    let region = checks.weakest_region().unwrap();
    assert_eq!((region.area.as_str(), &region.outcome), ("KP", &differs(-1_000)));
    let [found] = region.explanations.as_slice() else { panic!("{region:?}") };
    assert_eq!((found.change, found.line.cell, found.instead_mg), (Change::Remainder, None, KG));
    assert_eq!(found.line.substance, "a");
}
