//! What people said of places so far, by everything that has a position now.

use std::collections::HashMap;

use yakja_model::PlaceCorrection;
use yakja_resolve::{LearnedPlaces, PlaceText};
use yakja_store::Database;

use crate::Result;

/// What people said of places, text by text, oldest first.
#[derive(Debug, Default)]
pub(super) struct Said {
    by_text: HashMap<PlaceText, Vec<(u64, PlaceCorrection)>>,
    pub(super) learned: LearnedPlaces,
}

impl Said {
    /// Everything that was said.
    pub(super) async fn all(database: &Database) -> Result<Self> {
        let mut said = Self::default();
        for (position, correction) in database.place_corrections().await? {
            let Some(text) = PlaceText::of(&correction.place, correction.country) else { continue };
            said.learned.learn(text.clone(), correction.meaning());
            said.by_text.entry(text).or_default().push((position, correction));
        }
        Ok(said)
    }

    /// What was said of a text, oldest first.
    pub(super) fn of(&self, text: &PlaceText) -> &[(u64, PlaceCorrection)] {
        self.by_text.get(text).map_or(&[], Vec::as_slice)
    }
}

/// What holds of what people said.
pub(crate) async fn learned(database: &Database) -> Result<LearnedPlaces> {
    Ok(Said::all(database).await?.learned)
}
