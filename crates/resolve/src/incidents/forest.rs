//! Joins numbered things into groups, except where two of them must stay apart.

use std::collections::HashMap;

/// Groups of the numbers below some limit. The smallest number of a group stands for it.
#[derive(Debug)]
pub(super) struct Forest {
    above: Vec<usize>,
    /// For the one that stands for a group: its members, each with what it must not meet.
    foes: HashMap<usize, Vec<(usize, usize)>>,
}

/// What became of joining two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joined {
    /// They are in one group now, or were before.
    Together,
    /// Their groups hold these two, which must stay apart; the smaller first.
    KeptApart(usize, usize),
}

impl Forest {
    /// Every number in a group of its own; each of these pairs must stay apart.
    pub(super) fn new(count: usize, apart: &[(usize, usize)]) -> Self {
        let mut foes: HashMap<usize, Vec<(usize, usize)>> = HashMap::new();
        for (one, other) in apart {
            foes.entry(*one).or_default().push((*one, *other));
            foes.entry(*other).or_default().push((*other, *one));
        }
        Self { above: (0..count).collect(), foes }
    }

    /// The smallest number of the group that this one is in.
    pub(super) fn find(&mut self, number: usize) -> usize {
        let mut at = number;
        while let Some(above) = self.above.get(at).copied().filter(|above| *above != at) {
            // Every second step is shortened on the way, so that later ways are short.
            let next = self.above.get(above).copied().unwrap_or(above);
            if let Some(entry) = self.above.get_mut(at) {
                *entry = next;
            }
            at = next;
        }
        at
    }

    /// Joins the groups of two numbers, unless that puts two together that must stay apart.
    pub(super) fn join(&mut self, one: usize, other: usize) -> Joined {
        let (one, other) = (self.find(one), self.find(other));
        if one == other {
            return Joined::Together;
        }
        if let Some((near, far)) = self.meeting(one, other) {
            return Joined::KeptApart(near.min(far), near.max(far));
        }
        let (root, below) = (one.min(other), one.max(other));
        if let Some(entry) = self.above.get_mut(below) {
            *entry = root;
        }
        if let Some(moved) = self.foes.remove(&below) {
            self.foes.entry(root).or_default().extend(moved);
        }
        Joined::Together
    }

    /// The first two, by number, that must not meet and are in these two groups.
    fn meeting(&mut self, one: usize, other: usize) -> Option<(usize, usize)> {
        let length = |root| self.foes.get(&root).map_or(0, Vec::len);
        let (fewer, more) = if length(one) <= length(other) { (one, other) } else { (other, one) };
        let pairs = self.foes.get(&fewer)?.clone();
        let meeting = pairs.into_iter().filter(|(_, foe)| self.find(*foe) == more);
        meeting.min_by_key(|(near, far)| (near.min(far).to_owned(), near.max(far).to_owned()))
    }
}
