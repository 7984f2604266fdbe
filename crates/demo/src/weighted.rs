//! Choosing among values, some more often than others.

use rand_chacha::{ChaCha8Rng, rand_core::Rng};

/// Values, each as many times as it weighs, so that one draw is one look-up.
pub(crate) struct Weighted<T> {
    slots: Vec<T>,
}

impl<T: Copy> Weighted<T> {
    pub(crate) fn of(values: &[(u16, T)]) -> Self {
        let repeated =
            values.iter().flat_map(|(weight, value)| std::iter::repeat_n(*value, (*weight).into()));
        Self { slots: repeated.collect() }
    }

    /// Gives `None` only where there is nothing to choose from.
    pub(crate) fn pick(&self, random: &mut ChaCha8Rng) -> Option<T> {
        self.slots.get(below(self.slots.len(), random)).copied()
    }
}

/// A number from zero up to, but not including, `limit`.
pub(crate) fn below(limit: usize, random: &mut ChaCha8Rng) -> usize {
    let product = u128::from(random.next_u64()) * limit as u128;
    usize::try_from(product >> 64).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use rand_chacha::rand_core::SeedableRng;

    use super::*;

    #[test]
    fn heavier_values_come_more_often() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let weighted = Weighted::of(&[(1, "rare"), (9, "common"), (0, "never")]);
        let drawn: Vec<_> = (0..10_000).filter_map(|_| weighted.pick(&mut random)).collect();
        let count = |value| drawn.iter().filter(|one| **one == value).count();
        assert_eq!(count("never"), 0);
        assert!((900..1_100).contains(&count("rare")), "{}", count("rare"));
        assert_eq!(Weighted::<u8>::of(&[]).pick(&mut random), None);
    }
}
