//! Chance, from a seed.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{Rng, SeedableRng},
};

/// Draws numbers.
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// The same seed draws the same.
    pub fn of(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A number below a limit; zero where the limit is.
    pub fn below(&mut self, limit: usize) -> usize {
        let product = u128::from(self.0.next_u64()) * limit as u128;
        usize::try_from(product >> 64).unwrap_or_default()
    }

    /// A number of few bits as often as one of many.
    pub fn skewed(&mut self, bits: usize) -> usize {
        let limit = 1 << self.below(bits);
        self.below(limit)
    }

    /// Any byte.
    pub fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap_or_default()
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these; the default where there is none.
    pub fn pick<T: Copy + Default>(&mut self, from: &[T]) -> T {
        from.get(self.below(from.len())).copied().unwrap_or_default()
    }
}
