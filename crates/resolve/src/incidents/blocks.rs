//! The drawers in which reports are filed. A drawer that overflows is closed: its value is common,
//! and what is common is counted and never joined pair by pair.

use std::collections::{BTreeMap, HashMap};

use super::keys::{Act, Key, KeyFamily};

/// A value seen more often than this is common.
const MOST_IN_BLOCK: u32 = 20;

/// Once so many reports were found under a report's rarest values, those under its commoner ones
/// are not looked at: what they share with it tells least. It bounds the work for one report in a
/// register of any size.
const MOST_LOOKED_AT: usize = 24;

/// Every drawer. The reports of one are a chain through `entries`, since most hold one report and
/// a list of its own for each would take most of the memory.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    blocks: HashMap<u64, Block>,
    entries: Vec<Entry>,
    common: BTreeMap<KeyFamily, u64>,
}

#[derive(Clone, Copy, Debug)]
struct Block {
    count: u32,
    last: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    slot: u32,
    before: u32,
}

/// No entry comes before.
const END: u32 = u32::MAX;

impl Blocks {
    /// Looks under every value that asks for it, the rarest first, until enough is found. Gives
    /// the reports found, none twice, and the families of values that are common.
    pub(super) fn look(&self, keys: &[Key]) -> (Vec<u32>, Vec<KeyFamily>) {
        let mut common = Vec::new();
        let mut open = Vec::with_capacity(keys.len());
        for key in keys.iter().filter(|key| key.act != Act::File) {
            match self.blocks.get(&key.value) {
                Some(block) if block.count > MOST_IN_BLOCK => common.push(key.family),
                Some(block) => open.push((!key.family.is_unique(), block.count, block.last)),
                None => {}
            }
        }
        open.sort_unstable();
        let mut found = Vec::with_capacity(MOST_LOOKED_AT);
        for (_, _, last) in open {
            if found.len() >= MOST_LOOKED_AT {
                break;
            }
            found.extend(self.chain(last));
        }
        found.sort_unstable();
        found.dedup();
        common.sort_unstable();
        common.dedup();
        (found, common)
    }

    /// Files a report under every value that asks for it.
    pub(super) fn file(&mut self, keys: &[Key], slot: u32) {
        for key in keys.iter().filter(|key| key.act != Act::Look) {
            let block = self.blocks.entry(key.value).or_insert(Block { count: 0, last: END });
            block.count = block.count.saturating_add(1);
            match block.count {
                ..=MOST_IN_BLOCK => {
                    self.entries.push(Entry { slot, before: block.last });
                    block.last = u32::try_from(self.entries.len() - 1).unwrap_or(END);
                }
                count if count == MOST_IN_BLOCK + 1 => {
                    *self.common.entry(key.family).or_default() += 1;
                }
                _ => {}
            }
        }
    }

    /// Takes a report out again. A drawer that has overflowed stays closed.
    pub(super) fn unfile(&mut self, keys: &[Key], slot: u32) {
        for key in keys.iter().filter(|key| key.act != Act::Look) {
            let Some(block) = self.blocks.get_mut(&key.value) else { continue };
            if block.count > MOST_IN_BLOCK {
                continue;
            }
            let mut after: Option<u32> = None;
            let mut at = block.last;
            while let Some(entry) = entry_at(&self.entries, at) {
                if entry.slot != slot {
                    (after, at) = (Some(at), entry.before);
                    continue;
                }
                block.count = block.count.saturating_sub(1);
                match after.and_then(|after| self.entries.get_mut(index(after))) {
                    Some(later) => later.before = entry.before,
                    None => block.last = entry.before,
                }
                break;
            }
        }
    }

    /// How many values are common, by family.
    pub(super) fn common(&self) -> &BTreeMap<KeyFamily, u64> {
        &self.common
    }

    fn chain(&self, last: u32) -> impl Iterator<Item = u32> {
        let entry = |at: u32| entry_at(&self.entries, at);
        std::iter::successors(entry(last), move |one| entry(one.before)).map(|one| one.slot)
    }
}

fn entry_at(entries: &[Entry], at: u32) -> Option<Entry> {
    entries.get(index(at)).copied()
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files so many reports under one value; then who is found under it.
    fn check(filed: u32, found: u32, common: u64) {
        let key = Key { family: KeyFamily::Name, value: 7, act: Act::LookAndFile };
        let mut blocks = Blocks::default();
        for slot in 0..filed {
            blocks.file(&[key], slot);
        }
        let (slots, families) = blocks.look(&[key]);
        assert_eq!(slots, (0..found).collect::<Vec<u32>>());
        assert_eq!(families.len() as u64, common);
        assert_eq!(blocks.common().values().sum::<u64>(), common);
    }

    #[test]
    fn what_is_rare_is_looked_at_first_and_what_is_unique_always() {
        let key = |family, value| Key { family, value, act: Act::LookAndFile };
        let mut blocks = Blocks::default();
        for value in 0..6 {
            for slot in 0..20 {
                blocks.file(
                    &[key(KeyFamily::Place, value)],
                    100 * u32::try_from(value).unwrap() + slot,
                );
            }
        }
        for slot in 1_000..1_020 {
            blocks.file(&[key(KeyFamily::Record, 7)], slot);
        }
        blocks.file(&[key(KeyFamily::Amount, 8)], 2_000);
        let asked: Vec<Key> = (0..6)
            .map(|value| key(KeyFamily::Place, value))
            .chain([key(KeyFamily::Record, 7), key(KeyFamily::Amount, 8)])
            .collect();
        let (slots, common) = blocks.look(&asked);
        assert!((1_000..1_020).chain([2_000]).all(|slot| slots.contains(&slot)));
        assert!(slots.len() < MOST_LOOKED_AT + 20);
        assert_eq!(common, []);
    }

    #[test]
    fn what_is_taken_out_is_not_found_and_makes_room() {
        let key = Key { family: KeyFamily::Name, value: 7, act: Act::LookAndFile };
        let mut blocks = Blocks::default();
        for slot in 0..5 {
            blocks.file(&[key], slot);
        }
        for (taken, left) in [(2, vec![0, 1, 3, 4]), (4, vec![0, 1, 3]), (0, vec![1, 3])] {
            blocks.unfile(&[key], taken);
            assert_eq!(blocks.look(&[key]).0, left);
        }
        for slot in 5..23 {
            blocks.file(&[key], slot);
        }
        assert_eq!(blocks.look(&[key]).0.len(), 20, "two and eighteen");
        blocks.file(&[key], 23);
        blocks.unfile(&[key], 23);
        assert_eq!(blocks.look(&[key]), (Vec::new(), vec![KeyFamily::Name]), "it stays closed");
    }

    #[test]
    fn a_value_seen_more_than_twenty_times_is_common() {
        check(0, 0, 0);
        check(20, 20, 0);
        check(21, 0, 1);
        check(40, 0, 1);
    }
}
