//! What each name in a part of a text says of the place.
//!
//! One name after the other; putting them together is the business of `verdict`.

use super::names::{Entry, Names};
use super::phrase::{Phrase, Piece, Run};
use super::placement::{Placement, PlacementKind};
use super::resolution::{Confidence, Reason, Step};
use super::spelling::{Alike, SpellingIndex};
use super::words::{COMMON_NOUNS, Role};

/// What one name says.
#[derive(Clone, Debug)]
pub(super) struct Evidence<'a> {
    pub(super) step: Step,
    pub(super) confidence: Confidence,
    /// The words of the text, folded.
    pub(super) text: String,
    /// The places it may be; never empty.
    pub(super) bearers: Vec<&'a Entry>,
}

/// Everything that the parts of a text say.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings<'a> {
    pub(super) evidence: Vec<Evidence<'a>>,
    /// What was read and says nothing of the place.
    pub(super) asides: Vec<Reason>,
    /// The words that say it was at sea.
    pub(super) at_sea: Option<Reason>,
}

/// Reads parts with the names of a gazetteer.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) names: &'a Names,
    pub(super) spellings: &'a SpellingIndex,
}

/// A report from the country is seldom about a place abroad, so a misspelling must be plain.
const LONG_ENOUGH_ABROAD: usize = 7;

impl<'a> Reader<'a> {
    /// Adds what a part says.
    pub(super) fn read(self, phrase: &Phrase<'a>, findings: &mut Findings<'a>) {
        let from = findings.evidence.len();
        let unknown_before = findings.asides.len();
        match self.corrected_whole(phrase) {
            Some(evidence) => findings.evidence.push(evidence),
            None => self.read_runs(phrase, findings),
        }
        if phrase.says_at_sea {
            findings.at_sea = Some(Reason::of(Step::AtSea, &text_of(&phrase.runs)));
        }
        let is_unknown = |reason: &Reason| reason.step == Step::UnknownWords;
        let found_unknown = findings.asides.iter().skip(unknown_before).any(is_unknown);
        // An unknown part after a known one may be the area the known one lies in; unknown words
        // in the part itself may change what it means.
        let (earlier, own) = findings.evidence.split_at_mut(from);
        if found_unknown {
            let doubted: &mut [Evidence<'a>] = if own.is_empty() { earlier } else { own };
            doubted.iter_mut().for_each(Evidence::doubt);
        }
    }

    fn read_runs(self, phrase: &Phrase<'a>, findings: &mut Findings<'a>) {
        for (at, run) in phrase.runs.iter().enumerate() {
            let next = phrase.runs.get(at + 1);
            self.read_run(run, leads_on(run, next), findings);
        }
    }

    fn read_run(self, run: &Run<'a>, leads_on: bool, findings: &mut Findings<'a>) {
        let text = text_of(std::slice::from_ref(run));
        let standing = if leads_on { Standing::Says(Some(Step::Way)) } else { standing(run) };
        let has_names = run.pieces.iter().any(Piece::is_known);
        let says_nothing = match standing {
            Standing::Says(Some(step)) if has_names => return self.read_names(run, step, findings),
            Standing::Says(Some(step)) => match self.corrected(run, &text) {
                Some(found) => return findings.evidence.push(found.standing(step)),
                None => Step::UnknownWords,
            },
            Standing::Says(None) => Step::CameOrWent,
            Standing::CalledAfter => Step::CalledAfter,
        };
        findings.asides.push(Reason::of(says_nothing, &text));
    }

    /// A run with at least one known name.
    fn read_names(self, run: &Run<'a>, step: Step, findings: &mut Findings<'a>) {
        let known: Vec<&Piece<'a>> = run.pieces.iter().filter(|piece| piece.is_known()).collect();
        if is_way(&known) {
            let found = known.into_iter().filter_map(Evidence::of);
            return findings.evidence.extend(found.map(|found| found.standing(Step::Way)));
        }
        if known.len() < run.pieces.len() {
            let text = text_of(std::slice::from_ref(run));
            if let Some(evidence) = self.corrected(run, &text) {
                return findings.evidence.push(evidence.standing(step));
            }
            findings.asides.push(Reason::of(Step::UnknownWords, &text));
            return findings.evidence.extend(longer_name(run).map(|found| found.standing(step)));
        }
        let mut says_nothing = false;
        for piece in known {
            match Evidence::of(piece) {
                Some(evidence) => findings.evidence.push(evidence.standing(step)),
                None => {
                    says_nothing = true;
                    findings.asides.push(Reason::of(Step::Unplaceable, &piece.text));
                }
            }
        }
        if says_nothing && run.pieces.len() > 1 {
            findings.evidence.iter_mut().for_each(Evidence::doubt);
        }
    }

    /// A part with unknown words that is as a whole a misspelt name of several words: "Mandi
    /// Bahaudin", though "mandi" alone is a market.
    fn corrected_whole(self, phrase: &Phrase<'a>) -> Option<Evidence<'a>> {
        let has_roles =
            phrase.runs.iter().any(|run| !run.before.is_empty() || !run.after.is_empty());
        if !has_roles || !phrase.has_unknown_words() {
            return None;
        }
        let words: Vec<&str> = phrase.words.iter().map(String::as_str).collect();
        let (found, alike) = self.meant(&words)?;
        alike.by_word.then_some(found)
    }

    /// The one name that the words of a run can be a misspelling of.
    fn corrected(self, run: &Run<'a>, text: &str) -> Option<Evidence<'a>> {
        let words: Vec<&str> = text.split(' ').collect();
        let (found, alike) = self.meant(&words)?;
        let is_known = run.pieces.iter().any(Piece::is_known);
        // Where a part of the words is a name already, the rest must be convincing.
        (alike.cost == 0 || alike.by_word || !is_known).then_some(found)
    }

    /// The name that words mean, if it is clearly alone.
    fn meant(self, words: &[&str]) -> Option<(Evidence<'a>, Alike<'a>)> {
        let alike = self.spellings.alike(words);
        let best = alike.first().filter(|best| best.is_near)?.clone();
        let meaning = |key: &str| {
            let bearers = self.names.get(key).iter();
            bearers.map(|entry| &entry.placement).collect::<Vec<_>>()
        };
        let reach = if best.cost == 0 { 0 } else { best.cost + 2 };
        let mut rivals = alike.iter().skip(1).take_while(|other| other.cost <= reach);
        if rivals.any(|rival| meaning(rival.key) != meaning(best.key)) {
            return None;
        }
        let bearers = self.names.get(best.key);
        let piece = Piece { text: words.join(" "), bearers, hyphen_before: false };
        let found = Evidence::of(&piece)?;
        let is_abroad = found.bearers.iter().any(|e| e.placement.kind == PlacementKind::Abroad);
        if is_abroad && (words.len() > 1 || best.key.chars().count() < LONG_ENOUGH_ABROAD) {
            return None;
        }
        Some((Evidence { step: Step::Corrected, confidence: Confidence::Likely, ..found }, best))
    }
}

impl<'a> Evidence<'a> {
    /// `None` for a name that says nothing of the place.
    fn of(piece: &Piece<'a>) -> Option<Self> {
        let says = |entry: &&Entry| entry.placement.kind != PlacementKind::NotKnown;
        let bearers: Vec<&Entry> = piece.bearers.iter().filter(says).collect();
        (!bearers.is_empty()).then(|| Self {
            step: Step::Name,
            confidence: Confidence::Certain,
            text: piece.text.clone(),
            bearers,
        })
    }

    fn standing(self, step: Step) -> Self {
        let is_hint = matches!(step, Step::Road | Step::Stream | Step::Way | Step::Seat);
        let most = match step {
            Step::Name => Confidence::Certain,
            _ if is_hint => Confidence::Low,
            _ => Confidence::Likely,
        };
        let step = if self.step == Step::Name || is_hint { step } else { self.step };
        Self { step, confidence: self.confidence.min(most), ..self }
    }

    pub(super) fn doubt(&mut self) {
        self.confidence = self.confidence.min(Confidence::Likely);
    }

    /// What it says of the place: of a road or stream, no more than the province.
    pub(super) fn placements(&self) -> Vec<Placement> {
        let reduced = |entry: &&Entry| match self.step {
            Step::Road | Step::Stream => entry.placement.province_alone(),
            _ => entry.placement.clone(),
        };
        self.bearers.iter().map(reduced).collect()
    }
}

/// How the names of a run stand to the place.
enum Standing {
    /// In this way; `None` where they only say whence or whither.
    Says(Option<Step>),
    /// They are the name of something small, called after a place.
    CalledAfter,
}

fn standing(run: &Run<'_>) -> Standing {
    let says = |role: &&Role| !matches!(role, Role::Filler | Role::Sort | Role::Sea);
    if run.before.contains(&Role::Toward) {
        return Standing::Says(None);
    }
    let before = run.before.iter().rev().find(says);
    let follows = run.after.first();
    match (before, follows) {
        (Some(Role::Office), _) | (_, Some(Role::Office)) => {
            return Standing::Says(Some(Step::Seat));
        }
        (Some(Role::Village), _) | (_, Some(Role::Quarter)) => return Standing::CalledAfter,
        (_, Some(Role::Village)) if run.is_last => return Standing::CalledAfter,
        (_, Some(Role::Road)) => return Standing::Says(Some(Step::Road)),
        (_, Some(Role::Stream)) => return Standing::Says(Some(Step::Stream)),
        _ => {}
    }
    let step = match (before, run.after.iter().find(says)) {
        (Some(Role::Off), _) if run.pieces.iter().any(is_coastal) => Step::OffCoast,
        (Some(Role::Near | Role::Off), _) | (_, Some(Role::Near)) => Step::Near,
        (_, Some(Role::Site)) | (Some(Role::Site | Role::Road | Role::Quarter), _) => Step::Site,
        _ => Step::Name,
    };
    Standing::Says(Some(step))
}

/// "Quetta to Karachi" with nothing else: it may have been anywhere between.
fn leads_on(run: &Run<'_>, next: Option<&Run<'_>>) -> bool {
    let in_country = |piece: &Piece<'_>| {
        piece.bearers.iter().any(|entry| entry.placement.kind == PlacementKind::Area)
    };
    let next = next.filter(|next| next.pieces.iter().any(in_country));
    next.is_some() && run.after.first() == Some(&Role::Toward)
}

fn is_coastal(piece: &Piece<'_>) -> bool {
    piece.bearers.iter().any(Entry::is_coastal)
}

/// "Turbat-Gwadar": two places, neither of which lies in the other.
fn is_way(known: &[&Piece<'_>]) -> bool {
    known.windows(2).any(|pair| match pair {
        [one, other] if other.hyphen_before => {
            let lie = |a: &Entry, b: &Entry| a.placement.agrees_with(&b.placement);
            !one.bearers.iter().any(|a| other.bearers.iter().any(|b| lie(a, b)))
        }
        _ => false,
    })
}

/// A longer name that ends in the name of an area probably lies there: "Firdous Market Lahore".
/// One that begins so may as well be called after it. A name of several words is hardly chance.
fn longer_name<'a>(run: &Run<'a>) -> Option<Evidence<'a>> {
    let names_area = |piece: &&Piece<'a>| {
        let is_common = COMMON_NOUNS.contains(&piece.text.as_str());
        !is_common && piece.text.chars().count() >= 6 && piece.bearers.iter().any(|e| e.names_area)
    };
    let has_words = |piece: &&Piece<'a>| piece.text.contains(' ') && piece.text.chars().count() > 8;
    let last = run.pieces.last().filter(|piece| names_area(piece) || has_words(piece));
    let first = run.pieces.first();
    let (step, confidence, found) = if let Some(last) = last {
        (Step::EndOfLongerName, Confidence::Likely, last)
    } else if let Some(first) = first.filter(has_words) {
        (Step::StartOfLongerName, Confidence::Likely, first)
    } else {
        (Step::StartOfLongerName, Confidence::Low, first.filter(names_area)?)
    };
    Some(Evidence { step, confidence, ..Evidence::of(found)? })
}

fn text_of(runs: &[Run<'_>]) -> String {
    let pieces = runs.iter().flat_map(|run| &run.pieces);
    pieces.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ")
}
