//! Compares how many people and vehicles, identifiers, and words of names.
//!
//! Nationality, ethnicity and religion are not among the facts and so never weigh.

use super::{Notes, Scales, shared};
use crate::incidents::known::Known;
use crate::incidents::reason::Ground;

/// What an equal number tells: one suspect is common, twelve are not.
const PEOPLE: [(u32, i32); 6] = [(0, 20), (1, 60), (2, 120), (3, 200), (6, 300), (u32::MAX, 450)];
const VEHICLES: [(u32, i32); 4] = [(0, 20), (1, 40), (2, 150), (u32::MAX, 250)];
const OTHER_PEOPLE: i32 = -130;
const OTHER_VEHICLES: i32 = -100;

/// A shared identity card, telephone or number plate; people are caught twice, too.
const IDENTIFIER: i32 = 800;
const MOST_OF_IDENTIFIERS: i32 = 1_400;
/// Words of names come in pairs and families, so they weigh less than they would alone.
const MOST_OF_NAMES: i32 = 900;
const NO_COMMON_NAME: i32 = -250;

pub(super) fn compare(a: &Known, b: &Known, notes: &mut Notes) {
    if let Some((few, many)) = ordered(a.people, b.people) {
        if few == many {
            notes.note(weight_of(few, &PEOPLE), || Ground::SamePeople(few));
        } else {
            notes.note(OTHER_PEOPLE, || Ground::OtherPeople { few, many });
        }
    }
    if let Some((few, many)) = ordered(a.vehicles, b.vehicles) {
        if few == many {
            notes.note(weight_of(few, &VEHICLES), || Ground::SameVehicles(few));
        } else {
            notes.note(OTHER_VEHICLES, || Ground::OtherVehicles { few, many });
        }
    }
    let identifiers = shared(&a.identifiers, &b.identifiers).count();
    if identifiers > 0 {
        let weight = IDENTIFIER.saturating_mul(i32::try_from(identifiers).unwrap_or(i32::MAX));
        let shared = u32::try_from(identifiers).unwrap_or(u32::MAX);
        notes.note(weight.min(MOST_OF_IDENTIFIERS), || Ground::Identifiers { shared });
    }
}

impl Scales<'_> {
    /// Compares the words of names; where either report has none, nothing is said.
    pub(super) fn compare_names(&self, a: &Known, b: &Known, notes: &mut Notes) {
        if a.name_words.is_empty() || b.name_words.is_empty() {
            return;
        }
        let mut count = 0;
        let mut weight = 0_i32;
        for word in shared(&a.name_words, &b.name_words) {
            count += 1;
            weight = weight.saturating_add(self.frequencies.name_word(*word) / 2);
        }
        match count {
            0 => notes.note(NO_COMMON_NAME, || Ground::NoNameWords),
            shared => notes.note(weight.min(MOST_OF_NAMES), || Ground::NameWords { shared }),
        }
    }
}

/// Both numbers, the smaller first; `None` where a report does not say.
fn ordered(one: Option<u32>, other: Option<u32>) -> Option<(u32, u32)> {
    one.zip(other).map(|(one, other)| (one.min(other), one.max(other)))
}

fn weight_of(count: u32, table: &[(u32, i32)]) -> i32 {
    table.iter().find(|(up_to, _)| count <= *up_to).map_or(0, |(_, weight)| *weight)
}
