//! The time, ids and randomness of one change: the same when the transaction runs again.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;
use uuid::Uuid;
use yakja_model::{Salt, Timestamp};

/// The moment of one change. It is cloned for each attempt, so a second attempt gives the same
/// ids and salts in the same order.
#[derive(Clone)]
pub struct Moment {
    now: Timestamp,
    issued: u32,
    random: ChaCha20Rng,
}

impl Moment {
    /// Takes the time and 32 bytes from the operating system's generator.
    pub fn new(now: Timestamp, seed: [u8; 32]) -> Self {
        Self { now, issued: 0, random: ChaCha20Rng::from_seed(seed) }
    }

    /// The time of the change.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The next id: a UUIDv7 whose first random bits count, so that ids of one change ascend.
    pub fn id(&mut self) -> Uuid {
        let mut bytes = [0_u8; 10];
        self.random.fill_bytes(&mut bytes);
        let [a, b, c, d] = self.issued.to_be_bytes();
        // Twelve bits after the version and thirty after the variant hold the counter.
        let [one, two, three, four, five, rest @ ..] = bytes;
        let counted = [
            (one & 0xf0) | (a >> 4),
            (a << 4) | (b >> 4),
            (two & 0xc0) | ((b << 2) & 0x3c) | (c >> 6),
            (c << 2) | (d >> 6),
            (d << 2) | (three & 0x03),
        ];
        self.issued = self.issued.wrapping_add(1);
        let millis = u64::try_from(self.now.as_micros().div_euclid(1_000)).unwrap_or_default();
        let [c0, c1, c2, c3, c4] = counted;
        let [r0, r1, r2, ..] = rest;
        let tail = [c0, c1, c2, c3, c4, four, five, r0, r1, r2];
        uuid::Builder::from_unix_timestamp_millis(millis, &tail).into_uuid()
    }

    /// The next salt.
    pub fn salt(&mut self) -> Salt {
        let mut bytes = [0_u8; 16];
        self.random.fill_bytes(&mut bytes);
        Salt(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_ascend_and_a_second_run_gives_the_same() {
        let first = Moment::new(Timestamp::from_micros(1_700_000_000_000_000), [7; 32]);
        let (mut one, mut two) = (first.clone(), first);
        let ids: Vec<Uuid> = (0..5_000).map(|_| one.id()).collect();
        assert!(ids.is_sorted());
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        assert!(ids.iter().all(|id| *id == two.id()));
    }
}
