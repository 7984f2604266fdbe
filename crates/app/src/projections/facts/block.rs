//! Filtering rows block by block, into a mask that says which count.
//!
//! Each loop does one comparison over one column, which the compiler turns into vector
//! instructions.

use yakja_model::Dimension;

use super::columns::{AmountKind, Segment, mark};

/// Rows of one block.
pub(super) const BLOCK: usize = 2_048;

/// What to add up, in codes.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// First and last day, both included.
    pub(crate) days: (i32, i32),
    /// Only what was shown before this position.
    pub(crate) position: u64,
    /// Split by these, with the number of codes of each.
    pub(crate) by: Vec<(Dimension, usize)>,
    /// Only rows with this code in this dimension.
    pub(crate) filters: Vec<(Dimension, u16)>,
    /// Which access classes count, by code.
    pub(crate) counts: Vec<bool>,
    /// Which classes of substance belong to the total, by code.
    pub(crate) in_total: Vec<bool>,
    /// Whether the question names substances or classes, so that those below the total are shown
    /// too.
    pub(crate) names_classes: bool,
    /// The kind of amount that is added; `None` counts incidents alone.
    pub(crate) amount: Option<AmountKind>,
    /// Whether a row with another kind of amount is one whose amount is not known (mass), or
    /// does not belong to the measure at all (volume, pieces).
    pub(crate) other_kinds_not_known: bool,
    /// Number of organisations.
    pub(crate) organizations: usize,
}

/// A row is out, counted, or straddles the period.
pub(super) const OUT: u8 = 0;
pub(super) const IN: u8 = 1;
pub(super) const STRADDLES: u8 = 2;

pub(super) struct Block<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mask: &'a [u8],
}

/// Gives each block of a segment with its mask.
pub(super) fn for_each_block(segment: &Segment, plan: &Plan, mut take: impl FnMut(Block<'_>)) {
    let mut mask = [OUT; BLOCK];
    let mut start = 0;
    while start < segment.len() {
        let end = segment.len().min(start + BLOCK);
        if let Some(mask) = mask.get_mut(..end - start) {
            fill_mask(segment, plan, (start, end), mask);
            take(Block { start, end, mask });
        }
        start = end;
    }
}

fn fill_mask(segment: &Segment, plan: &Plan, (start, end): (usize, usize), mask: &mut [u8]) {
    let (first, last) = plan.days;
    let from = segment.from.get(start..end).unwrap_or_default();
    let to = segment.to.get(start..end).unwrap_or_default();
    for ((mask, from), to) in mask.iter_mut().zip(from).zip(to) {
        let inside = u8::from(*from >= first) & u8::from(*to <= last);
        let touches = u8::from(*from <= last) & u8::from(*to >= first);
        *mask = inside * IN + (touches & (1 - inside)) * STRADDLES;
    }
    for (dimension, wanted) in &plan.filters {
        let codes = column(segment, *dimension).get(start..end).unwrap_or_default();
        for (mask, code) in mask.iter_mut().zip(codes) {
            *mask *= u8::from(*code == *wanted);
        }
    }
    let access = segment.access.get(start..end).unwrap_or_default();
    for (mask, code) in mask.iter_mut().zip(access) {
        *mask *= u8::from(plan.counts.get(usize::from(*code)).copied().unwrap_or(false));
    }
    let since = segment.since.get(start..end).unwrap_or_default();
    for (mask, since) in mask.iter_mut().zip(since) {
        *mask *= u8::from(*since < plan.position);
    }
    if segment.linked {
        let marks = segment.marks.get(start..end).unwrap_or_default();
        for (mask, marks) in mask.iter_mut().zip(marks) {
            *mask *= u8::from(marks & mark::LINKED == 0);
        }
    }
    if segment.superseded {
        let until = segment.until.get(start..end).unwrap_or_default();
        for (mask, until) in mask.iter_mut().zip(until) {
            *mask *= u8::from(*until >= plan.position);
        }
    }
}

/// The codes of a dimension.
pub(super) fn column(segment: &Segment, dimension: Dimension) -> &[u16] {
    match dimension {
        Dimension::Substance => &segment.substance,
        Dimension::Class => &segment.class,
        Dimension::Country => &segment.country,
        Dimension::Province => &segment.province,
        Dimension::District => &segment.district,
        Dimension::Month => &segment.month,
    }
}
