//! A person's word on records, as one canonical record: a judgement, a contest, a panel's decision,
//! where a place lies.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Contest, Judgement, OrganizationCode, PanelDecision, Parties, PlaceCorrection, ReportPair,
    Timestamp, id::id, needs_neutral_judge,
};

id! {
    /// Identifies a ruling of any kind.
    RulingId
}

/// A person's word on records. It is never changed; a later one may take its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Ruling {
    /// Whether two reports are of one incident.
    Judgement(Judgement),
    /// An objection to a join.
    Contest(Contest),
    /// How a panel decided a contest.
    PanelDecision(PanelDecision),
    /// Where a place as written lies.
    PlaceCorrection(PlaceCorrection),
}

impl Ruling {
    /// Its identifier.
    pub const fn id(&self) -> RulingId {
        match self {
            Self::Judgement(judgement) => RulingId(judgement.id.0),
            Self::Contest(contest) => RulingId(contest.id.0),
            Self::PanelDecision(decision) => decision.id,
            Self::PlaceCorrection(correction) => correction.id,
        }
    }

    /// The judgement that it is or amounts to: of one person, or of a panel.
    pub fn as_judgement(&self) -> Option<Judgement> {
        match self {
            Self::Judgement(judgement) => Some(judgement.clone()),
            Self::PanelDecision(decision) => decision.as_judgement(),
            Self::Contest(_) | Self::PlaceCorrection(_) => None,
        }
    }

    /// The code of its kind, used in columns.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Judgement(_) => "judgement",
            Self::Contest(_) => "contest",
            Self::PanelDecision(_) => "panel-decision",
            Self::PlaceCorrection(_) => "place-correction",
        }
    }

    /// The two reports it is about, where it names them.
    pub const fn pair(&self) -> Option<ReportPair> {
        match self {
            Self::Judgement(judgement) => Some(judgement.pair),
            Self::Contest(contest) => Some(contest.pair),
            Self::PanelDecision(decision) => Some(decision.pair),
            Self::PlaceCorrection(_) => None,
        }
    }

    /// When it was given.
    pub const fn at(&self) -> Timestamp {
        match self {
            Self::Judgement(judgement) => judgement.at,
            Self::Contest(contest) => contest.at,
            Self::PanelDecision(decision) => decision.at,
            Self::PlaceCorrection(correction) => correction.at,
        }
    }
}

/// What policies may ask of two reports that somebody judges or contests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairStanding {
    /// Organisations that say or took part in either: those who may have credit.
    pub parties: BTreeSet<OrganizationCode>,
    /// Organisations that say or sent either.
    pub owners: BTreeSet<OrganizationCode>,
    /// Whether joining them changes who gets credit.
    pub credit_changes: bool,
}

impl PairStanding {
    /// Of two reports by their parties.
    pub fn of(a: &Parties, b: &Parties) -> Self {
        let both = || [a, b].into_iter();
        let owners = both()
            .flat_map(|parties| [parties.organization.clone(), parties.submitter.clone()])
            .collect();
        let taking_part = both().flat_map(|parties| &parties.participants);
        let parties = both()
            .map(|parties| parties.organization.clone())
            .chain(taking_part.map(|participant| participant.organization.clone()))
            .collect();
        Self { parties, owners, credit_changes: needs_neutral_judge(a, b) }
    }
}
