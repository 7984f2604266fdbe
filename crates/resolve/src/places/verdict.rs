//! Puts what the parts of a text say together: the narrowest area that all allow.
//!
//! Parts that contradict each other, and a name that several places bear, give the area that they
//! share; where they share none, the place is not known. Wrong is worse than coarse.

use yakja_model::AreaCode;

use super::evidence::{Evidence, Findings};
use super::names::Entry;
use super::placement::{Placement, PlacementKind};
use super::resolution::{Confidence, PlacePoint, Reason, Step};

/// Where a text places the event.
#[derive(Clone, Debug)]
pub(super) struct Verdict<'a> {
    pub(super) placement: Placement,
    pub(super) confidence: Option<Confidence>,
    pub(super) reasons: Vec<Reason>,
    /// The evidence that decided.
    deciding: Vec<(Step, &'a Entry)>,
    /// What each piece of evidence allows.
    allowed: Vec<Vec<Placement>>,
}

impl<'a> Verdict<'a> {
    /// Judges everything that was found.
    pub(super) fn of(findings: Findings<'a>) -> Self {
        let Findings { evidence, asides, at_sea } = findings;
        let is_sure = |evidence: &Evidence<'_>| evidence.confidence > Confidence::Low;
        let (sure, hints): (Vec<_>, Vec<_>) = evidence.into_iter().partition(is_sure);
        let used = if sure.is_empty() { hints } else { sure };
        let kinds = |kind| move |found: &&Evidence<'_>| found.speaks_for(kind);
        let is_off = used.iter().any(|found| found.step == Step::OffCoast);
        let says_sea = used.iter().any(|found| found.speaks_for(PlacementKind::AtSea));
        let mut verdict = match used.iter().find(kinds(PlacementKind::Abroad)) {
            Some(_) if used.iter().all(|found| found.speaks_for(PlacementKind::Abroad)) => {
                Self::outside(PlacementKind::Abroad, &used)
            }
            Some(_) => Self::nowhere(&used, Step::Contradiction),
            None if at_sea.is_some() || is_off || says_sea => Self::at_sea(at_sea, &used),
            None if used.is_empty() => Self::nothing(),
            None => Self::in_area(&used),
        };
        verdict.reasons.extend(asides);
        verdict
    }

    fn nothing() -> Self {
        Self {
            placement: Placement::without_area(PlacementKind::NotKnown),
            confidence: None,
            reasons: Vec::new(),
            deciding: Vec::new(),
            allowed: Vec::new(),
        }
    }

    fn outside(kind: PlacementKind, used: &[Evidence<'a>]) -> Self {
        Self {
            placement: Placement::without_area(kind),
            confidence: used.iter().map(|found| found.confidence).max(),
            reasons: used.iter().map(Evidence::reason).collect(),
            ..Self::nothing()
        }
    }

    fn at_sea(words: Option<Reason>, used: &[Evidence<'a>]) -> Self {
        let coast = |found: &Evidence<'_>| match found.speaks_for(PlacementKind::Area) {
            true if found.step != Step::OffCoast => {
                Reason { step: Step::NearestCoast, ..found.reason() }
            }
            _ => found.reason(),
        };
        let said = used.iter().filter(|found| found.speaks_for(PlacementKind::AtSea));
        // "Jiwani sea area" may also be its shore.
        let alone = if used.is_empty() { Confidence::Certain } else { Confidence::Likely };
        let in_words = words.as_ref().map(|_| alone);
        let confidence = said.map(|found| found.confidence).chain(in_words).max();
        Self {
            placement: Placement::without_area(PlacementKind::AtSea),
            confidence: Some(confidence.unwrap_or(Confidence::Likely)),
            reasons: words.into_iter().chain(used.iter().map(coast)).collect(),
            ..Self::nothing()
        }
    }

    fn nowhere(used: &[Evidence<'a>], why: Step) -> Self {
        let reasons = used.iter().map(Evidence::reason).chain([Reason::of(why, "")]);
        Self {
            reasons: reasons.collect(),
            allowed: used.iter().map(Evidence::placements).collect(),
            ..Self::nothing()
        }
    }

    fn in_area(used: &[Evidence<'a>]) -> Self {
        let allowed = allowed_together(used);
        let narrowest = narrowest(&allowed);
        let is_open = |options: &Vec<Placement>| {
            options.iter().filter(|option| narrowest.contains(option)).count() > 1
        };
        let doubt = match narrowest.len() {
            0 | 1 => None,
            _ if allowed.iter().any(is_open) => Some(Step::SeveralBearers),
            _ => Some(Step::Contradiction),
        };
        let shared = narrowest.iter().try_fold(None, |shared: Option<Placement>, next| {
            shared.map_or(Some(next.clone()), |shared| shared.shared_with(next)).map(Some)
        });
        let Some(placement) = shared.flatten() else {
            return Self::nowhere(used, doubt.unwrap_or(Step::Contradiction));
        };
        let decides = |options: &[Placement]| options.iter().any(|one| narrowest.contains(one));
        let deciders = || used.iter().zip(&allowed).filter(|(_, options)| decides(options));
        let confidence = deciders().map(|(found, _)| found.confidence).max();
        let doubted = doubt.map_or(Confidence::Certain, |_| Confidence::Likely);
        let bearers = deciders()
            .flat_map(|(found, _)| found.bearers.iter().map(|entry| (found.step, *entry)));
        Self {
            deciding: bearers.filter(|(_, entry)| entry.placement == placement).collect(),
            confidence: confidence.map(|confidence| confidence.min(doubted)),
            reasons: used
                .iter()
                .map(Evidence::reason)
                .chain(doubt.map(|step| Reason::of(step, "")))
                .collect(),
            placement,
            allowed,
        }
    }

    /// Takes the seat of a station where the text leaves room for it.
    pub(super) fn or_seat(self, seat: &Placement, station: &str) -> Self {
        let leaves_room = match self.placement.kind {
            PlacementKind::NotKnown => true,
            PlacementKind::Area => self.placement != *seat && seat.lies_in(&self.placement),
            PlacementKind::AtSea | PlacementKind::Abroad => false,
        };
        let allows = |options: &Vec<Placement>| options.iter().any(|option| seat.lies_in(option));
        if !leaves_room || !self.allowed.iter().all(allows) {
            return self;
        }
        let area = seat.area().cloned();
        let seated = Reason { area, ..Reason::of(Step::Seat, station) };
        let reasons = std::iter::once(seated).chain(self.reasons).collect();
        let confidence = Some(Confidence::Low);
        Self { placement: seat.clone(), confidence, reasons, ..Self::nothing() }
    }

    /// The best point among the names that decided. The name of an area itself has none: it may
    /// mean any place there.
    pub(super) fn point(&self) -> Option<PlacePoint> {
        let has_smaller = |reason: &Reason| {
            matches!(reason.step, Step::UnknownWords | Step::CalledAfter | Step::Stream)
        };
        let inside_m = if self.reasons.iter().any(has_smaller) { 15_000 } else { 0 };
        let places = self.deciding.iter().filter(|(_, entry)| !entry.names_area);
        let points = places.filter_map(|(step, entry)| {
            let (lat_udeg, lon_udeg) = entry.point_udeg?;
            let around_m = match step {
                Step::Road | Step::Stream | Step::Way | Step::Seat => return None,
                Step::Near | Step::EndOfLongerName | Step::StartOfLongerName => 10_000,
                Step::Site => 3_000,
                _ => 0,
            };
            let uncertainty_m = entry.kind?.uncertainty_m() + around_m + inside_m;
            Some(PlacePoint { lat_udeg, lon_udeg, uncertainty_m })
        });
        points.min_by_key(|point| point.uncertainty_m)
    }

    /// The area younger than the boundaries that every name that decided lies in.
    pub(super) fn younger_area(&self) -> Option<&'a AreaCode> {
        let places = self.deciding.iter().filter(|(_, entry)| !entry.names_area);
        let mut areas = places.map(|(_, entry)| entry.younger_area.as_ref());
        let first = areas.next()??;
        areas.all(|area| area == Some(first)).then_some(first)
    }
}

impl Evidence<'_> {
    fn speaks_for(&self, kind: PlacementKind) -> bool {
        self.bearers.iter().any(|entry| entry.placement.kind == kind)
    }

    fn reason(&self) -> Reason {
        let placements = self.placements();
        let shared = placements.iter().try_fold(None, |shared: Option<Placement>, next| {
            shared.map_or(Some(next.clone()), |shared| shared.shared_with(next)).map(Some)
        });
        Reason {
            step: self.step,
            text: self.text.clone(),
            entry: self.bearers.first().map(|entry| entry.name.clone()),
            area: shared.flatten().and_then(|placement| placement.area().cloned()),
        }
    }
}

/// What each piece of evidence allows once the others are heard: a name of several places means
/// those that agree with the names that mean one.
fn allowed_together(used: &[Evidence<'_>]) -> Vec<Vec<Placement>> {
    let all: Vec<Vec<Placement>> = used.iter().map(Evidence::placements).collect();
    let fixed: Vec<&Placement> = all
        .iter()
        .filter_map(|options| match options.as_slice() {
            [one] => Some(one),
            _ => None,
        })
        .collect();
    let agreeing = |options: &Vec<Placement>| {
        let agrees = |option: &&Placement| fixed.iter().all(|fixed| option.agrees_with(fixed));
        let agreeing: Vec<Placement> = options.iter().filter(agrees).cloned().collect();
        if agreeing.is_empty() { options.clone() } else { agreeing }
    };
    all.iter().map(agreeing).collect()
}

/// The placements that none of the others lies in.
fn narrowest(allowed: &[Vec<Placement>]) -> Vec<Placement> {
    let all: Vec<&Placement> = allowed.iter().flatten().collect();
    let is_wider = |one: &Placement| all.iter().any(|other| *other != one && other.lies_in(one));
    let mut narrowest: Vec<Placement> = Vec::new();
    for placement in &all {
        if !is_wider(placement) && !narrowest.contains(placement) {
            narrowest.push((*placement).clone());
        }
    }
    narrowest
}
