//! Three checks inside one release: drug lines against the total, regions against the total,
//! the drug lines of each region against its total. Masses alone.

use serde::Serialize;
use yakja_model::Summary;

use super::explain::{Change, Explanation, explanations, is_unit_slip};
use super::lines::{Line, Part, Parts, Range};

/// How much of a release the register has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// An excerpt: lines may be missing.
    Excerpt,
}

/// Which of the three checks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// The drug lines of the whole add up to the total.
    DrugLines,
    /// The totals of the regions add up to the total.
    Regions,
    /// The drug lines of one region add up to its total.
    RegionLines,
}

/// One sum compared with one total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Which check.
    pub kind: CheckKind,
    /// The region as written; empty for the whole.
    pub area: String,
    /// The sum of the lines in milligrams, where there are any.
    pub lines_mg: Option<i64>,
    /// The stated total in milligrams.
    pub total_mg: Option<i64>,
    /// What came of it.
    pub outcome: Outcome,
    /// What would make lines and total equal by itself: evidence, never a change.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub explanations: Vec<Explanation>,
}

/// What came of a check. A difference is lines less total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Outcome {
    /// To the milligram.
    Equal,
    /// Within what the digits published allow: half a step of each line and of the total.
    WithinRounding {
        /// Milligrams.
        difference_mg: i64,
    },
    /// By more than that; or by less, where a slip between units in one line gives the total to
    /// its last digit, which rounding does only by chance.
    Differs {
        /// Milligrams.
        difference_mg: i64,
    },
    /// Can't be said.
    NotChecked {
        /// Why.
        because: Unchecked,
    },
}

/// Why a check can't be made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "why")]
pub enum Unchecked {
    /// There is nothing to add up.
    NoLines,
    /// There is nothing to compare with.
    NoTotal,
    /// The lines say too little, and the register has only an excerpt.
    Excerpt {
        /// How much is missing, in milligrams.
        missing_mg: i64,
    },
    /// The lines say too little, and some have no mass.
    WithoutMass {
        /// The lines or regions, as written.
        lines: Vec<String>,
        /// How much is missing, in milligrams.
        missing_mg: i64,
    },
}

/// The checks of one summary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SummaryChecks {
    /// The drug lines against the total.
    pub drug_lines: Check,
    /// The regions against the total.
    pub regions: Check,
    /// The drug lines of each region against its total, in the order of the release.
    pub region_lines: Vec<Check>,
    /// Masses that the source states beside its totals; they take no part.
    pub beside: Vec<Line>,
}

impl SummaryChecks {
    /// The third check as one: the first region that differs, else the first within rounding,
    /// else an equal one, else one that can't be checked. `None` without regions.
    pub fn weakest_region(&self) -> Option<&Check> {
        let rank = |check: &&Check| match check.outcome {
            Outcome::Differs { .. } => 0,
            Outcome::WithinRounding { .. } => 1,
            Outcome::Equal => 2,
            Outcome::NotChecked { .. } => 3,
        };
        self.region_lines.iter().min_by_key(rank)
    }

    /// All checks, those of the whole first.
    pub fn all(&self) -> impl Iterator<Item = &Check> {
        [&self.drug_lines, &self.regions].into_iter().chain(&self.region_lines)
    }

    /// Whether any of them differs.
    pub fn differs(&self) -> bool {
        self.all().any(|check| matches!(check.outcome, Outcome::Differs { .. }))
    }
}

/// Checks a summary.
pub fn check_summary(summary: &Summary, extent: Extent) -> SummaryChecks {
    let parts = Parts::of(summary);
    let regions = Part {
        area: String::new(),
        total: parts.whole.total.clone(),
        lines: parts.regions.iter().filter_map(|part| part.total.clone()).collect(),
        without_mass: parts.regions.iter().filter_map(without_total).collect(),
    };
    let region = |part| check((CheckKind::RegionLines, extent), part, &parts);
    SummaryChecks {
        drug_lines: check((CheckKind::DrugLines, extent), &parts.whole, &parts),
        regions: check((CheckKind::Regions, extent), &regions, &parts),
        region_lines: parts.regions.iter().map(region).collect(),
        beside: parts.beside,
    }
}

/// A region with a mass and no total of its own.
fn without_total(part: &Part) -> Option<String> {
    (part.total.is_none() && !part.lines.is_empty()).then(|| part.area.clone())
}

fn check((kind, extent): (CheckKind, Extent), part: &Part, parts: &Parts) -> Check {
    let sum = part.lines.iter().map(|line| line.mass_mg).fold(0_i64, i64::saturating_add);
    let mut check = Check {
        kind,
        area: part.area.clone(),
        lines_mg: (!part.lines.is_empty()).then_some(sum),
        total_mg: part.total.as_ref().map(|total| total.mass_mg),
        outcome: Outcome::NotChecked { because: Unchecked::NoTotal },
        explanations: Vec::new(),
    };
    let Some(total) = &part.total else { return check };
    if part.lines.is_empty() {
        check.outcome = Outcome::NotChecked { because: Unchecked::NoLines };
        return check;
    }
    let difference_mg = sum - total.mass_mg;
    let range = part.lines.iter().map(Line::range).fold(Range::default(), Range::plus);
    if difference_mg == 0 {
        check.outcome = Outcome::Equal;
        return check;
    }
    let own = Range { low: 2 * i128::from(sum), high: 2 * i128::from(sum) };
    if !own.meets(total.range()) {
        check.explanations = explanations(kind, (part, total), parts);
    }
    let slipped = !total.rounded && check.explanations.iter().any(is_unit_slip);
    check.outcome = if !range.meets(total.range()) || slipped {
        let short = short(part, extent, (-difference_mg, &check.explanations));
        short.unwrap_or(Outcome::Differs { difference_mg })
    } else {
        Outcome::WithinRounding { difference_mg }
    };
    check
}

/// Lines that say too little, where it is known that something is not in them.
fn short(
    part: &Part,
    extent: Extent,
    (missing_mg, found): (i64, &[Explanation]),
) -> Option<Outcome> {
    if missing_mg < 0 || found.iter().any(is_unit_slip) {
        return None;
    }
    // What the other regions leave of a drug, to the last digit, is not the tablets' weight. The
    // end of an excerpt may well have held it.
    let known = found.iter().any(|explanation| explanation.change == Change::Remainder);
    let because = match (extent, part.without_mass.is_empty()) {
        (Extent::Excerpt, true) => Unchecked::Excerpt { missing_mg },
        (_, false) if extent == Extent::Excerpt || !known => {
            Unchecked::WithoutMass { lines: part.without_mass.clone(), missing_mg }
        }
        (_, _) => return None,
    };
    Some(Outcome::NotChecked { because })
}
