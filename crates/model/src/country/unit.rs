//! What the unit words of a country pack measure.

use std::num::NonZeroU32;

/// What a unit word measures and how much one of it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One unit is so many milligrams.
    Mass {
        /// Milligrams in one unit.
        milligrams: i64,
    },
    /// So many units together are so many milligrams: a pound is no whole number of milligrams,
    /// but a hundred pounds are.
    MassOfSeveral {
        /// Milligrams in all the units together.
        milligrams: i64,
        /// How many units.
        units: NonZeroU32,
    },
    /// One unit is so many millilitres.
    Volume {
        /// Millilitres in one unit.
        milliliters: i64,
    },
    /// So many units together are so many millilitres.
    VolumeOfSeveral {
        /// Millilitres in all the units together.
        milliliters: i64,
        /// How many units.
        units: NonZeroU32,
    },
    /// One unit is so many pieces (tablets, ampoules, capsules).
    Pieces {
        /// Pieces in one unit.
        pieces: i64,
    },
    /// Known as a word, but says nothing of mass, volume or pieces (a package).
    Container,
}
