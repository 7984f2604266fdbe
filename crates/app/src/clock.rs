//! The only places where the time and the generator of randomness are read.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use rand::{TryRng, rngs::SysRng};
use yakja_model::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Now.
    fn now(&self) -> Timestamp;
}

/// The clock of the machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the place that reads the clock")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let micros = since.map(|since| since.as_micros()).unwrap_or_default();
        Timestamp::from_micros(i64::try_from(micros).unwrap_or(i64::MAX))
    }
}

/// A clock for tests: it stands, and moves when told, or by a millisecond at each look.
#[derive(Debug)]
pub struct FixedClock {
    micros: AtomicI64,
    step: i64,
}

impl FixedClock {
    /// Stands at this time.
    pub const fn at(now: Timestamp) -> Self {
        Self { micros: AtomicI64::new(now.as_micros()), step: 0 }
    }

    /// Starts at this time and moves by a millisecond at each look.
    pub const fn ticking(now: Timestamp) -> Self {
        Self { micros: AtomicI64::new(now.as_micros()), step: 1_000 }
    }

    /// Moves on.
    pub fn advance_ms(&self, milliseconds: i64) {
        self.micros.fetch_add(milliseconds.saturating_mul(1_000), Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.micros.fetch_add(self.step, Ordering::SeqCst))
    }
}

/// Gives bytes that nobody can guess.
pub trait Entropy: Send + Sync {
    /// 32 bytes.
    ///
    /// # Errors
    /// Fails where the operating system gives none.
    fn seed(&self) -> std::io::Result<[u8; 32]>;
}

/// The generator of the operating system.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn seed(&self) -> std::io::Result<[u8; 32]> {
        let mut bytes = [0_u8; 32];
        SysRng.try_fill_bytes(&mut bytes).map_err(std::io::Error::other)?;
        Ok(bytes)
    }
}

/// Bytes for tests: different at each call, the same in each run.
#[derive(Debug, Default)]
pub struct CountingEntropy(AtomicU64);

impl Entropy for CountingEntropy {
    fn seed(&self) -> std::io::Result<[u8; 32]> {
        let mut bytes = [0_u8; 32];
        let count = self.0.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().zip(count).for_each(|(byte, count)| *byte = count);
        Ok(bytes)
    }
}
