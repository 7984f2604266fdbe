//! Texts of places, each looked up once while nobody says anything new of places.

use std::collections::HashMap;

use yakja_model::CountryCode;
use yakja_resolve::{Placement, Places};

/// When so many are kept, all are forgotten: the common ones are soon there again.
const MOST: usize = 50_000;

/// Where texts lie that were looked up, by the country of the report.
#[derive(Default)]
pub(super) struct Placed {
    found: HashMap<CountryCode, HashMap<String, Placement>>,
    kept: usize,
}

impl Placed {
    /// Where a place lies that a report from this country writes so.
    pub(super) fn look_up(
        &mut self,
        (place, country): (&str, CountryCode),
        places: Places<'_>,
    ) -> Placement {
        let known = self.found.get(&country).and_then(|texts| texts.get(place));
        if let Some(placement) = known {
            return placement.clone();
        }
        let placement = places.look_up(place, country);
        if self.kept >= MOST {
            self.forget();
        }
        self.kept += 1;
        self.found.entry(country).or_default().insert(place.to_owned(), placement.clone());
        placement
    }

    /// Somebody said where a text lies: what was found before may not hold.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }
}
