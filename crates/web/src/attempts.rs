//! Slows down guessing: a name takes only so many wrong passwords in a few minutes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use yakja_model::Timestamp;

const MOST: u32 = 10;
const WINDOW_MS: i64 = 5 * 60 * 1_000;
/// Names remembered at once; then those whose window is over are forgotten.
const REMEMBERED: usize = 10_000;

/// Attempts of the last minutes that did not succeed, by name.
#[derive(Default)]
pub(crate) struct Attempts {
    taken: Mutex<HashMap<String, (u32, Timestamp)>>,
}

impl Attempts {
    /// Takes one attempt of this name, if it has one left. It counts before the password is looked
    /// at, so that many at once get no more than one after another.
    pub(crate) fn take(&self, login: &str, now: Timestamp) -> bool {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.len() >= REMEMBERED {
            taken.retain(|_, (_, since)| !is_over(*since, now));
        }
        if taken.len() >= REMEMBERED {
            taken.clear();
        }
        let entry = taken.entry(login.to_owned()).or_insert((0, now));
        if is_over(entry.1, now) {
            *entry = (0, now);
        }
        entry.0 += 1;
        entry.0 <= MOST
    }

    /// Forgets a name that signed in.
    pub(crate) fn succeeded(&self, login: &str) {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).remove(login);
    }
}

fn is_over(since: Timestamp, now: Timestamp) -> bool {
    since.plus_ms(WINDOW_MS) <= now
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eleventh_attempt_waits_until_the_window_is_over() {
        let attempts = Attempts::default();
        let start = Timestamp::from_micros(0);
        for _ in 0..MOST {
            assert!(attempts.take("watch", start));
        }
        assert!(!attempts.take("watch", start.plus_ms(WINDOW_MS - 1)));
        assert!(attempts.take("other", start));
        assert!(attempts.take("watch", start.plus_ms(WINDOW_MS)));
        attempts.succeeded("watch");
        for _ in 0..MOST {
            assert!(attempts.take("watch", start.plus_ms(WINDOW_MS)));
        }
    }
}
