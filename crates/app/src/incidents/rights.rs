//! What an officer may do about a pair of reports, so that a page can say it beforehand. Nothing is
//! permitted here: each use case asks the policies again.

use serde::Serialize;
use yakja_model::{Action, Day, Participant, Parties, RulingId, Subject};
use yakja_policy::{Ask, Resource};

use super::{PairStanding, PairView, SideView};
use crate::Ctx;

/// What an officer may do about a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PairRights {
    /// Whether the officer may judge it or take a judgement back.
    pub judge: JudgeRight,
    /// Whether the officer may contest what holds now, today.
    pub contest: bool,
    /// Whether the officer may record what a panel decided.
    pub decide: bool,
}

/// Whether an officer may judge a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum JudgeRight {
    /// The officer may.
    Granted,
    /// The officer's organisation gains or loses credit by it.
    Stake,
    /// The officer's role does not judge it, and the reports are of other organisations.
    NotOwn,
}

impl PairRights {
    /// What the officer may do about a pair that the officer sees.
    pub fn of(ctx: &Ctx, pair: &PairView) -> Self {
        let [one, other] = [&pair.first, &pair.second].map(parties);
        let standing = PairStanding::of(&one, &other);
        let today = Day::of(ctx.app().now());
        let in_time = pair.contest_until.is_some_and(|until| today <= until);
        Self {
            judge: judge(ctx, &standing),
            contest: in_time && may(ctx, Action::ContestJoin, &standing),
            decide: may(ctx, Action::DecideContest, &standing),
        }
    }
}

fn judge(ctx: &Ctx, standing: &PairStanding) -> JudgeRight {
    if may(ctx, Action::JudgeIncident, standing) {
        return JudgeRight::Granted;
    }
    match standing.credit_changes && standing.parties.contains(&ctx.actor().organization) {
        true => JudgeRight::Stake,
        false => JudgeRight::NotOwn,
    }
}

fn may(ctx: &Ctx, action: Action, standing: &PairStanding) -> bool {
    let ask = Ask {
        action,
        // The policies look at the pair; a ruling that is not made yet has no identifier.
        subject: Subject::Ruling { id: RulingId(ctx.actor().id.0) },
        resource: Resource::Pair(standing),
        purpose: None,
    };
    ctx.permit(ask).is_ok()
}

fn parties(side: &SideView) -> Parties {
    let participant = |(organization, credit): &(_, _)| Participant {
        organization: Clone::clone(organization),
        credit: *credit,
    };
    Parties {
        organization: side.organization.clone(),
        submitter: side.submitter.clone(),
        participants: side.participants.iter().map(participant).collect(),
    }
}
