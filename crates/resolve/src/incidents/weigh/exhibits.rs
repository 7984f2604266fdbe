//! Compares what was seized, substance by substance.
//!
//! Sources rename substances, round amounts, leave one out, and slip in the unit. So amounts that
//! agree are paired first, within one substance and then across; what is left is compared as it is.

use std::cmp::Reverse;

use yakja_model::{Quantity, SubstanceCode};

use super::{Notes, Scales};
use crate::incidents::amounts::{AmountAgreement, compare, is_wide, rounding_weight};
use crate::incidents::certain::substances_agree;
use crate::incidents::known::{Known, KnownExhibit};
use crate::incidents::reason::{ComparedAmounts, Ground, NamedAmount};
use crate::incidents::vocabulary::Term;

/// A shared substance tells at most so much, however rare it is.
const MOST_OF_SUBSTANCE: i32 = 400;
const OTHER_SUBSTANCES: i32 = -600;
/// Of one class and not of one name: opium, morphine and heroin are taken for each other.
const OTHER_NAMES: i32 = -300;

/// An equal amount of another substance: one name in ten is another one, or is not known.
const RENAMED: i32 = -300;
const UNNAMED: i32 = -100;
/// One amount in forty has a slip of the unit.
const SLIPPED: i32 = -500;
/// Slips of common digits tell nothing, and no pair is refused for a slip.
const LEAST_OF_SLIP: i32 = -200;
const UNIT_MISSING: i32 = -250;
const NEAR: i32 = 80;
const DIFFERS: i32 = -450;
/// More than twice as much.
const DIFFERS_WIDELY: i32 = -600;
const MOST_AGAINST: i32 = -900;

const MISSING: i32 = -60;
const MOST_MISSING: i32 = -180;

/// A list longer than this is compared in its first entries only.
const MOST_EXHIBITS: usize = 12;

/// Two exhibits that were compared, by their places in the two reports.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Pairing {
    turn: Turn,
    strongest: Reverse<i32>,
    first: usize,
    second: usize,
}

/// The order in which exhibits are paired.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    /// Of one substance with amounts that agree.
    SameSubstance,
    /// Of any two with amounts that agree.
    AnySubstance,
    /// Of one substance, or of what may be one, whatever the amounts.
    Rest,
}

impl Scales<'_> {
    /// Compares the exhibits of two reports. Where either has none, nothing is said.
    pub(super) fn compare_exhibits(&self, a: &Known, b: &Known, notes: &mut Notes) {
        let one = a.exhibits.get(..MOST_EXHIBITS).unwrap_or(&a.exhibits);
        let other = b.exhibits.get(..MOST_EXHIBITS).unwrap_or(&b.exhibits);
        if one.is_empty() || other.is_empty() {
            return;
        }
        let pairings = self.pairings(one, other);
        let renamed = pairings.iter().any(|pairing| pairing.turn == Turn::AnySubstance);
        self.compare_substances([a, b], renamed, notes);
        self.note_amounts([one, other], &pairings, notes);
        let left = one.len().max(other.len()) - pairings.len();
        let against = MISSING.saturating_mul(i32::try_from(left).unwrap_or(i32::MAX));
        let count = u32::try_from(left).unwrap_or(u32::MAX);
        notes.note(against.max(MOST_MISSING), || Ground::SubstancesMissing { count });
    }

    /// Notes the rarest substance that both name; or that they have none in common, which an equal
    /// amount under another name explains.
    fn compare_substances(&self, [a, b]: [&Known; 2], renamed: bool, notes: &mut Notes) {
        let shared = a.exhibits.iter().filter_map(|exhibit| {
            let substance = exhibit.substance.filter(|_| exhibit.is_named())?;
            let both = b.exhibits.iter().any(|other| other.substance == Some(substance));
            both.then(|| (self.frequencies.substance(substance), substance))
        });
        if let Some((weight, substance)) = shared.max() {
            let ground = || Ground::SameSubstance(self.substance(substance));
            return notes.note(weight.min(MOST_OF_SUBSTANCE), ground);
        }
        let named = |known: &Known| known.exhibits.iter().any(KnownExhibit::is_named);
        if renamed || !named(a) || !named(b) {
            return;
        }
        let weight = if substances_agree(a, b) { OTHER_NAMES } else { OTHER_SUBSTANCES };
        notes.note(weight, || Ground::OtherSubstances);
    }

    /// Pairs exhibits so that none is in two pairs, turn by turn, the strongest first.
    fn pairings(&self, one: &[KnownExhibit], other: &[KnownExhibit]) -> Vec<Pairing> {
        let mut possible = Vec::with_capacity(one.len() * other.len());
        for (first, exhibit) in one.iter().enumerate() {
            for (second, beside) in other.iter().enumerate() {
                if let Some((turn, weight)) = self.turn(exhibit, beside) {
                    possible.push(Pairing { turn, strongest: Reverse(weight), first, second });
                }
            }
        }
        possible.sort_unstable();
        let mut taken: Vec<Pairing> = Vec::with_capacity(one.len().min(other.len()));
        for pairing in possible {
            let free =
                |known: &Pairing| known.first != pairing.first && known.second != pairing.second;
            if taken.iter().all(free) {
                taken.push(pairing);
            }
        }
        taken
    }

    /// When two exhibits are paired, and what their amounts tell; `None` where they never are.
    fn turn(&self, a: &KnownExhibit, b: &KnownExhibit) -> Option<(Turn, i32)> {
        let (one, other) = (a.amount.as_ref()?, b.amount.as_ref()?);
        let agreement = compare(one, other)?;
        // The commoner of the two: where one is rounded or renamed, it has less to say.
        let rarity = || {
            let first = self.frequencies.amount(a.substance, one);
            first.min(self.frequencies.amount(b.substance, other))
        };
        let weight = match agreement {
            AmountAgreement::Equal => rarity(),
            AmountAgreement::Rounded => rounding_weight(one, other).min(rarity()),
            AmountAgreement::UnitSlip { .. } => (rarity() + SLIPPED).max(LEAST_OF_SLIP),
            AmountAgreement::UnitMissing => (rarity() + UNIT_MISSING).max(0),
            AmountAgreement::Near => NEAR,
            AmountAgreement::Differs if is_wide(one, other) => DIFFERS_WIDELY,
            AmountAgreement::Differs => DIFFERS,
        };
        let same = a.substance == b.substance;
        let named = a.is_named() && b.is_named();
        let name = match (same, named) {
            (true, true) => 0,
            (false, true) => RENAMED,
            (_, false) => UNNAMED,
        };
        let weight = if weight > 0 { (weight + name).max(0) } else { weight };
        match (same && named, weight > 0) {
            (true, true) => Some((Turn::SameSubstance, weight)),
            (false, true) => Some((Turn::AnySubstance, weight)),
            // A name that nobody knows may stand for any substance.
            (_, false) if same || !named => Some((Turn::Rest, weight)),
            _ => None,
        }
    }

    /// Notes every pairing. What speaks against is bounded, since one wrong entry upsets several.
    fn note_amounts(&self, both: [&[KnownExhibit]; 2], pairings: &[Pairing], notes: &mut Notes) {
        let [one, other] = both;
        let mut against = 0;
        for pairing in pairings {
            let weight = match pairing.strongest.0 {
                weight if weight < 0 => weight.max(MOST_AGAINST - against),
                weight => weight,
            };
            against += weight.min(0);
            notes.note(weight, || self.compared(one.get(pairing.first), other.get(pairing.second)));
        }
    }

    fn compared(&self, one: Option<&KnownExhibit>, other: Option<&KnownExhibit>) -> Ground {
        let amount = |exhibit: Option<&KnownExhibit>| exhibit.and_then(|exhibit| exhibit.amount);
        let agreement = amount(one).zip(amount(other)).and_then(|(a, b)| compare(&a, &b));
        Ground::Amount(ComparedAmounts {
            first: self.named(one),
            second: self.named(other),
            agreement: agreement.unwrap_or(AmountAgreement::Differs),
        })
    }

    fn substance(&self, term: Term) -> SubstanceCode {
        SubstanceCode(self.vocabulary.text(term).to_owned())
    }

    fn named(&self, exhibit: Option<&KnownExhibit>) -> NamedAmount {
        let substance = exhibit.and_then(|exhibit| exhibit.substance);
        NamedAmount {
            substance: substance.map(|term| self.substance(term)),
            quantity: exhibit.map_or(Quantity::NotKnown, KnownExhibit::quantity),
        }
    }
}
