//! Which area a place lay in on the day of an event.
//!
//! The boundaries of the pack are those of one day. Earlier, a younger area was part of another;
//! later, one may have become two.

use std::collections::HashMap;

use yakja_model::{AreaCode, AreaValidity, When};

/// When areas began and what they were part of before.
#[derive(Clone, Debug, Default)]
pub(super) struct Validity {
    by_code: HashMap<AreaCode, AreaValidity>,
}

impl Validity {
    /// Takes the rows of a pack.
    pub(super) fn new(rows: &[AreaValidity]) -> Self {
        Self { by_code: rows.iter().map(|row| (row.code.clone(), row.clone())).collect() }
    }

    /// What an area was part of before it began.
    pub(super) fn predecessor(&self, code: &AreaCode) -> Option<&AreaCode> {
        self.by_code.get(code)?.predecessor.as_ref()
    }

    /// The area that this one was throughout the event, where it was another; `None` also where
    /// the change fell into the time of the event.
    pub(super) fn area_then(&self, area: &AreaCode, when: &When) -> Option<AreaCode> {
        let mut then = area;
        // Longer chains than rows would be circles.
        for _ in 0..self.by_code.len() {
            let Some(row) = self.by_code.get(then) else { break };
            match row.began {
                Some(began) if when.to < began.from => then = row.predecessor.as_ref()?,
                Some(began) if when.from <= began.to => return None,
                _ => break,
            }
        }
        (then != area).then(|| then.clone())
    }

    /// Whether an area existed throughout the event.
    pub(super) fn existed(&self, area: &AreaCode, when: &When) -> bool {
        self.by_code.get(area).is_some_and(|row| {
            row.began.is_none_or(|began| began.to < when.from)
                && row.ended.is_none_or(|ended| when.to < ended.from)
        })
    }
}
