//! What must be known to open a register.

use std::path::PathBuf;
use std::sync::Arc;

use crate::{Clock, Entropy, SystemClock, SystemEntropy};
use yakja_store::Locations;

/// What must be known to open a register.
#[derive(Clone)]
pub struct Settings {
    /// Where it is kept.
    pub(crate) locations: Locations,
    /// Whether every page says that the data is invented.
    pub demo: bool,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives ids, salts and tokens.
    pub entropy: Arc<dyn Entropy>,
    /// How long a process that does not answer keeps the sequencer, milliseconds.
    pub lease_ms: i64,
    /// How long one that commits nothing keeps an import, milliseconds.
    pub import_lease_ms: i64,
}

impl Settings {
    /// A register at this place, with the machine's clock.
    ///
    /// Takes the folder, and the URL of a database other than SQLite in the folder.
    pub fn at(data: PathBuf, database: Option<String>) -> Self {
        Self {
            locations: Locations { data, database },
            demo: false,
            clock: Arc::new(SystemClock),
            entropy: Arc::new(SystemEntropy),
            lease_ms: 4_000,
            import_lease_ms: 10_000,
        }
    }

    /// The same, where every page says that the data is invented.
    pub fn as_demo(self) -> Self {
        Self { demo: true, ..self }
    }
}
