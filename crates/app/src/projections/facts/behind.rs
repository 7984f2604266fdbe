//! The exhibits behind a figure, one by one.

use uuid::Uuid;

use super::{
    block::{IN, Plan, for_each_block},
    columns::{AmountKind, Facts, Segment},
};

/// One exhibit behind a figure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LineageRef {
    pub(crate) report: Uuid,
    pub(crate) version: i32,
    /// Position from which it counts.
    pub(crate) since: u64,
    pub(crate) access: u16,
    /// Base units; `None` where it is not known.
    pub(crate) amount: Option<i64>,
}

/// The exhibits behind a figure that pass its filters.
pub(crate) fn lineage(facts: &Facts, plan: &Plan) -> Vec<LineageRef> {
    let mut found = Vec::new();
    for segment in &facts.segments {
        for_each_block(segment, plan, |block| {
            for (offset, row) in (block.start..block.end).enumerate() {
                if block.mask.get(offset) == Some(&IN)
                    && let Some(reference) = lineage_ref(segment, row, plan)
                {
                    found.push(reference);
                }
            }
        });
    }
    found
}

fn lineage_ref(segment: &Segment, row: usize, plan: &Plan) -> Option<LineageRef> {
    let class = *segment.class.get(row)?;
    let in_total = plan.in_total.get(usize::from(class)).copied().unwrap_or(false);
    if !in_total && !plan.names_classes {
        return None;
    }
    let kind = *segment.amount_kind.get(row)?;
    let amount = match plan.amount {
        Some(wanted) if kind == wanted as u8 => Some(*segment.amount.get(row)?),
        Some(_) if kind != AmountKind::NotKnown as u8 && !plan.other_kinds_not_known => {
            return None;
        }
        Some(_) => None,
        None => Some(1),
    };
    Some(LineageRef {
        report: *segment.report.get(row)?,
        version: *segment.version.get(row)?,
        since: *segment.since.get(row)?,
        access: *segment.access.get(row)?,
        amount,
    })
}
