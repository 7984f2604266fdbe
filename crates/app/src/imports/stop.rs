//! A wish that an import stops, from whoever waits for it to the import under way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Progress;

/// Asks an import to stop. Cloning is cheap; all clones are one.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks. The import hears of it after the batch that it is at.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked.
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Who watches an import.
pub struct Watch<'a> {
    /// Hears of each batch after its commit.
    pub progress: &'a mut (dyn FnMut(Progress) + Send),
    /// Tells whether the import is still wanted.
    pub stop: Stop,
}
