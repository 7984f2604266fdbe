//! The number of pairs that wait for a judge, as it stands beside the way to them on every page.
//! It is counted again after a few seconds, and after each ruling that came through here.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use yakja_app::Ctx;
use yakja_app::incidents::{WaitingPairs, count_waiting};
use yakja_model::{OfficerId, Timestamp};

const KEPT_MS: i64 = 10_000;
/// Officers remembered at once; then all are counted again.
const REMEMBERED: usize = 1_000;

/// What was counted for each officer, and when.
#[derive(Default)]
pub(crate) struct Waiting {
    counted: Mutex<HashMap<OfficerId, (Timestamp, WaitingPairs)>>,
}

impl Waiting {
    /// How many pairs wait that the officer may see; `None` where they can't be counted.
    pub(crate) async fn of(&self, ctx: &Ctx) -> Option<WaitingPairs> {
        let (officer, now) = (ctx.actor().id, ctx.app().now());
        if let Some(known) = self.known(officer, now) {
            return Some(known);
        }
        match count_waiting(ctx).await {
            Ok(counted) => {
                self.keep(officer, (now, counted));
                Some(counted)
            }
            // A page is worth more than the number in its frame.
            Err(error) => {
                tracing::warn!(%error, "pairs that wait could not be counted");
                None
            }
        }
    }

    /// Forgets all: a ruling has changed what waits.
    pub(crate) fn forget(&self) {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn known(&self, officer: OfficerId, now: Timestamp) -> Option<WaitingPairs> {
        let counted = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, known) = counted.get(&officer)?;
        (*at <= now && now < at.plus_ms(KEPT_MS)).then_some(*known)
    }

    fn keep(&self, officer: OfficerId, counted: (Timestamp, WaitingPairs)) {
        let mut kept = self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= REMEMBERED {
            kept.clear();
        }
        kept.insert(officer, counted);
    }
}
