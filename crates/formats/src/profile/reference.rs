//! The organisation's own numbers: FIR, laboratory memo, operation, seal.

use serde::Deserialize;
use yakja_model::{OwnReference, ReferenceKind};

use super::asked::Meaning;
use super::cells::{Bound, BoundCondition, Cells};
use super::date::year_of;
use super::search::Search;
use super::source::{Condition, Source};
use crate::table::plain_digits;

/// `[[reference]]`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceSource {
    only: Option<Condition>,
    kind: ReferenceKind,
    number: Source,
    issuer: Option<Source>,
    year: Option<Source>,
    each_row: Option<bool>,
}

/// A reference with its columns found.
#[derive(Clone, Debug)]
pub struct BoundReference {
    only: Option<BoundCondition>,
    kind: ReferenceKind,
    number: Bound,
    issuer: Option<Bound>,
    year: Option<Bound>,
}

impl ReferenceSource {
    /// Whether each row of a record has its own, as exhibits have seals.
    pub fn each_row(&self) -> bool {
        self.each_row.unwrap_or(self.kind == ReferenceKind::Seal)
    }

    /// Finds its columns.
    pub fn bind(&self, search: &mut Search<'_>) -> BoundReference {
        BoundReference {
            only: search.condition(self.only.as_ref()),
            kind: self.kind,
            number: search.meaning(&self.number, Meaning::References),
            issuer: self.issuer.as_ref().map(|source| search.bound(source)),
            year: self.year.as_ref().map(|source| search.bound(source)),
        }
    }
}

impl BoundReference {
    /// Adds the reference that the row has, if it has one not yet known.
    pub fn read<'row>(&'row self, cells: &mut Cells<'row>, known: &mut Vec<OwnReference>) {
        if !cells.holds(self.only.as_ref()) {
            return;
        }
        let number = cells.text(&self.number).into_owned();
        if number.is_empty() {
            return;
        }
        let issuer = self.issuer.as_ref().map(|bound| cells.text(bound).into_owned());
        let reference = OwnReference {
            kind: self.kind,
            issuer: issuer.filter(|issuer| !issuer.is_empty()),
            year: self.year.as_ref().and_then(|bound| year(cells, bound)),
            number,
        };
        if !known.contains(&reference) {
            known.push(reference);
        }
    }
}

fn year<'row>(cells: &mut Cells<'row>, bound: &'row Bound) -> Option<i16> {
    let text = plain_digits(&cells.text(bound)).into_owned();
    if text.is_empty() {
        return None;
    }
    let year = year_of(&text);
    if year.is_none() {
        cells.reject(bound, "blank or a year of four digits".to_owned());
    }
    year
}
