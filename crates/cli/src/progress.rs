//! Progress on standard error: a bar for a person, a line now and then for a log.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::output;

/// Progress of one piece of work.
pub struct Progress {
    bar: ProgressBar,
    said: Instant,
}

impl Progress {
    /// Takes what is done, for example `importing`.
    pub fn new(what: &'static str) -> Self {
        let bar = ProgressBar::new_spinner();
        if let Ok(style) = ProgressStyle::with_template("{spinner} {prefix} {msg} [{elapsed}]") {
            bar.set_style(style);
        }
        bar.set_prefix(what);
        Self { bar, said: Instant::now() }
    }

    /// Says how far it is.
    pub fn say(&mut self, message: String) {
        if self.bar.is_hidden() {
            if self.said.elapsed() >= Duration::from_secs(1) {
                output::note(&message);
                self.said = Instant::now();
            }
        } else {
            self.bar.set_message(message);
            self.bar.tick();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
