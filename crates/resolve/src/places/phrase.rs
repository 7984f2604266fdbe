//! Takes the words of one part of a text apart: known names, words that say how a name stands to
//! the place, and words that nobody knows.
//!
//! What follows for the place is the business of `evidence`.

use super::fold::{Word, words};
use super::names::{Entry, Names};
use super::placement::PlacementKind;
use super::words::{Role, role};

/// A stretch of names and unknown words between two words with a role.
#[derive(Clone, Debug)]
pub(super) struct Run<'a> {
    /// What the words before it say, the nearest last.
    pub(super) before: Vec<Role>,
    /// The names and unknown words.
    pub(super) pieces: Vec<Piece<'a>>,
    /// What the words after it say, the nearest first.
    pub(super) after: Vec<Role>,
    /// Whether nothing follows the words after it.
    pub(super) is_last: bool,
}

/// A known name or an unknown word.
#[derive(Clone, Debug)]
pub(super) struct Piece<'a> {
    /// Its words, folded.
    pub(super) text: String,
    /// The places that bear the name; empty for an unknown word.
    pub(super) bearers: &'a [Entry],
    /// Whether a hyphen stands before it.
    pub(super) hyphen_before: bool,
}

/// One part of a text, read.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase<'a> {
    pub(super) runs: Vec<Run<'a>>,
    /// Every word of the part, folded.
    pub(super) words: Vec<String>,
    /// Whether it says "at sea" and neither "sea port" nor "near the sea".
    pub(super) says_at_sea: bool,
}

/// No name has more words.
const LONGEST_NAME: usize = 8;

enum Item<'a> {
    Piece(Piece<'a>),
    Role(Role),
}

impl Piece<'_> {
    pub(super) const fn is_known(&self) -> bool {
        !self.bearers.is_empty()
    }
}

impl<'a> Phrase<'a> {
    /// Reads a part of a text.
    pub(super) fn read(text: &str, names: &'a Names) -> Self {
        let words = words(text);
        let mut items = Vec::new();
        let mut rest = words.as_slice();
        while let Some((item, length)) = next_item(rest, names, rest.len() == words.len()) {
            items.push(item);
            rest = rest.get(length..).unwrap_or_default();
        }
        let words = words.into_iter().map(|word| word.text).collect();
        Self { says_at_sea: says_at_sea(&items), words, ..Self::of(items) }
    }

    fn of(items: Vec<Item<'a>>) -> Self {
        let mut phrase = Self::default();
        let mut before = Vec::new();
        let mut is_open = false;
        for item in items {
            match (item, phrase.runs.last_mut()) {
                (Item::Piece(piece), Some(run)) if is_open => run.pieces.push(piece),
                (Item::Piece(piece), _) => {
                    let before = std::mem::take(&mut before);
                    let pieces = vec![piece];
                    let run = Run { before, pieces, after: Vec::new(), is_last: false };
                    phrase.runs.push(run);
                    is_open = true;
                }
                (Item::Role(role), run) => {
                    before.push(role);
                    is_open = false;
                    run.into_iter().for_each(|run| run.after.push(role));
                }
            }
        }
        if let Some(run) = phrase.runs.last_mut() {
            run.is_last = true;
        }
        phrase
    }

    /// A text that is a name as a whole.
    pub(super) fn whole(text: &str, bearers: &'a [Entry]) -> Self {
        let words: Vec<String> = words(text).into_iter().map(|word| word.text).collect();
        let piece = Piece { text: words.join(" "), bearers, hyphen_before: false };
        Self::of(vec![Item::Piece(piece)])
    }

    /// Whether it has a word that nobody knows.
    pub(super) fn has_unknown_words(&self) -> bool {
        self.runs.iter().flat_map(|run| &run.pieces).any(|piece| !piece.is_known())
    }

    /// Whether it has a name that somebody knows.
    pub(super) fn has_names(&self) -> bool {
        self.runs.iter().flat_map(|run| &run.pieces).any(Piece::is_known)
    }
}

/// "Open sea", "50 nautical miles off": but a sea port and what is near the sea are on land.
fn says_at_sea(items: &[Item<'_>]) -> bool {
    let role = |item: &Item<'_>| match item {
        Item::Role(role) => Some(*role),
        Item::Piece(_) => None,
    };
    let Some(at) = items.iter().position(|item| role(item) == Some(Role::Sea)) else {
        return false;
    };
    let (before, after) = items.split_at(at);
    let on_shore = before.iter().rev().filter_map(role).find(|role| *role != Role::Filler);
    let next = after.get(1);
    let on_land = next.is_some_and(|next| {
        matches!(role(next), None | Some(Role::Site | Role::Quarter | Role::Road))
    });
    on_shore != Some(Role::Near) && !on_land
}

/// Whether a name says nothing of the place and every word of it has a role: "toll plaza".
fn is_generic(span: &[Word], bearers: &[Entry]) -> bool {
    let says_nothing = |entry: &Entry| entry.placement.kind == PlacementKind::NotKnown;
    bearers.iter().all(says_nothing) && span.iter().all(|word| role(&word.text).is_some())
}

/// The longest name that starts here, else a word with a role, else an unknown word.
fn next_item<'a>(rest: &[Word], names: &'a Names, is_start: bool) -> Option<(Item<'a>, usize)> {
    let first = rest.first()?;
    let own_role = role(&first.text);
    for length in (1..=rest.len().min(LONGEST_NAME)).rev() {
        let span = rest.get(..length)?;
        let stands_alone = is_start && rest.len() == 1;
        if length == 1 && own_role.is_some() && !stands_alone {
            break;
        }
        let key: String = span.iter().map(|word| word.text.as_str()).collect();
        let bearers = names.get(&key);
        let is_generic = length > 1 && is_generic(span, bearers) && !is_start;
        if !bearers.is_empty() && !is_generic {
            let text: Vec<&str> = span.iter().map(|word| word.text.as_str()).collect();
            let text = text.join(" ");
            let piece = Piece { text, bearers, hyphen_before: first.hyphen_before };
            return Some((Item::Piece(piece), length));
        }
    }
    let item = match own_role {
        Some(role) => Item::Role(role),
        None => Item::Piece(Piece {
            text: first.text.clone(),
            bearers: &[],
            hyphen_before: first.hyphen_before,
        }),
    };
    Some((item, 1))
}
