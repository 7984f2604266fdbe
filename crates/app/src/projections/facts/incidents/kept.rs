//! The compositions that were asked for last. Most questions are asked again before anything is
//! linked or judged anew, and composing takes far longer than adding up.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::{super::columns::Facts, Composed};

/// As many compositions are kept: those of the centre, and of a few readers.
const MOST: usize = 4;

/// Compositions by what they were made from.
#[derive(Default)]
pub(crate) struct Kept {
    kept: Mutex<VecDeque<(Key, Arc<Composed>)>>,
}

/// What a composition follows from.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Key {
    /// Up to which change of the facts.
    changed: u64,
    /// As of which position.
    position: u64,
    /// The access classes that count, in ascending order.
    passing: Vec<i32>,
}

impl Key {
    /// From these facts, as of a position, for those whose records of these classes count.
    pub(crate) fn new(facts: &Facts, position: u64, passing: impl Iterator<Item = i32>) -> Self {
        let mut passing: Vec<i32> = passing.collect();
        passing.sort_unstable();
        Self { changed: facts.changed, position: position.min(facts.changed), passing }
    }
}

impl Kept {
    /// The composition of a key, made where it is not kept. Two who ask at once may both make it.
    pub(crate) fn get(&self, key: Key, make: impl FnOnce() -> Composed) -> Arc<Composed> {
        if let Some(found) = self.find(&key) {
            return found;
        }
        let made = Arc::new(make());
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(other, _)| *other != key);
        kept.truncate(MOST - 1);
        kept.push_front((key, Arc::clone(&made)));
        made
    }

    fn find(&self, key: &Key) -> Option<Arc<Composed>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(other, _)| other == key).map(|(_, found)| Arc::clone(found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(changed: u64, position: u64, passing: &[i32]) -> Key {
        let facts = Facts { changed, ..Facts::default() };
        Key::new(&facts, position, passing.iter().copied())
    }

    /// Whether the second question is answered with what was made for the first.
    #[track_caller]
    fn check(first: Key, second: Key, is_kept: bool) {
        let kept = Kept::default();
        kept.get(first, Composed::default);
        let mut made = false;
        kept.get(second, || {
            made = true;
            Composed::default()
        });
        assert_eq!(!made, is_kept);
    }

    #[test]
    fn a_composition_is_kept_for_the_same_facts_position_and_classes() {
        check(key(9, 9, &[1, 2]), key(9, 9, &[2, 1]), true);
        check(key(9, 9, &[1]), key(9, 12, &[1]), true);
        check(key(9, 9, &[1]), key(9, 8, &[1]), false);
        check(key(9, 9, &[1]), key(10, 9, &[1]), false);
        check(key(9, 9, &[1]), key(9, 9, &[1, 2]), false);
    }

    #[test]
    fn the_oldest_is_given_up_for_the_newest() {
        let kept = Kept::default();
        for position in 0..=4 {
            kept.get(key(9, position, &[]), Composed::default);
        }
        assert!(kept.find(&key(9, 0, &[])).is_none());
        assert!((1..=4).all(|position| kept.find(&key(9, position, &[])).is_some()));
    }
}
