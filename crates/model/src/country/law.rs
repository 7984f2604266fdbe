//! What a law says of a quantity of a substance. It informs readers; nothing is decided by it.

use crate::{AreaCode, Day, SubstanceCode};

/// One threshold of one law, as long as it was in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawThreshold {
    /// The law with its year.
    pub law: String,
    /// The section.
    pub section: String,
    /// The province it holds in; `None` for the whole country.
    pub area: Option<AreaCode>,
    /// First day in force; `None` where that is not known.
    pub valid_from: Option<Day>,
    /// Last day in force; `None` where it still is, or where that is not known.
    pub valid_to: Option<Day>,
    /// The substances it is about; none of them named means all.
    pub substances: Vec<SubstanceCode>,
    /// The least quantity, itself included; `None` where any will do or none is known.
    pub from_mg: Option<i64>,
    /// The quantity below which it holds; `None` where there is no upper end or none is known.
    pub to_mg: Option<i64>,
    /// What it says, in the pack's own words.
    pub text_en: String,
    /// Who says so.
    pub source: String,
    /// Whether somebody has compared it with the law's own text or the office that issued it.
    pub verified: bool,
}
