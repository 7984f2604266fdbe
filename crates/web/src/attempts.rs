//! Slows down guessing: a name takes only so many wrong passwords in a few minutes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use yakja_model::Timestamp;

const MOST: u32 = 10;
const WINDOW_MS: i64 = 5 * 60 * 1_000;
/// Names remembered at once; then those whose window is over are forgotten.
const REMEMBERED: usize = 10_000;

/// Wrong passwords of the last minutes, by name.
#[derive(Default)]
pub(crate) struct Attempts {
    wrong: Mutex<HashMap<String, (u32, Timestamp)>>,
}

impl Attempts {
    /// Whether this name may try again now.
    pub(crate) fn allow(&self, login: &str, now: Timestamp) -> bool {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong.get(login).is_none_or(|(count, since)| *count < MOST || is_over(*since, now))
    }

    /// Remembers a wrong password.
    pub(crate) fn failed(&self, login: &str, now: Timestamp) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= REMEMBERED {
            wrong.retain(|_, (_, since)| !is_over(*since, now));
        }
        if wrong.len() >= REMEMBERED {
            wrong.clear();
        }
        let entry = wrong.entry(login.to_owned()).or_insert((0, now));
        if is_over(entry.1, now) {
            *entry = (0, now);
        }
        entry.0 += 1;
    }

    /// Forgets a name that signed in.
    pub(crate) fn succeeded(&self, login: &str) {
        self.wrong.lock().unwrap_or_else(PoisonError::into_inner).remove(login);
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
            assert!(attempts.allow("watch", start));
            attempts.failed("watch", start);
        }
        assert!(!attempts.allow("watch", start.plus_ms(WINDOW_MS - 1)));
        assert!(attempts.allow("other", start));
        assert!(attempts.allow("watch", start.plus_ms(WINDOW_MS)));
        attempts.failed("watch", start.plus_ms(WINDOW_MS));
        assert!(attempts.allow("watch", start.plus_ms(WINDOW_MS)));
    }
}
