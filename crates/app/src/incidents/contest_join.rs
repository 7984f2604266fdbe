//! Contest a join: the owners of either report have ten working days.

use serde::{Deserialize, Serialize};
use yakja_model::{
    Action, Contest, ContestId, Contested, Day, Link, ReportId, ReportPair, Ruling, RulingId,
    Subject,
};
use yakja_policy::{Ask, Resource};

use super::{
    Standing,
    judge_pair::{check_length, refused, standing_of},
    list_pairs::views,
};
use crate::{Ctx, Error, Result};

/// An objection to the join of two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContestJoin {
    /// One report.
    pub one: ReportId,
    /// The other.
    pub other: ReportId,
    /// Why.
    pub reason: String,
}

/// Records a contest. The join holds until a panel decides.
///
/// # Errors
/// [`Error::NotFound`] where the pair is not there or not for the officer. [`Error::Invalid`]
/// where the two are not joined, or it is too late. [`Error::Denied`] where the officer's
/// organisation owns neither report.
pub async fn contest_join(ctx: &Ctx, command: ContestJoin) -> Result<Contest> {
    let pair = ReportPair::new(command.one, command.other).map_err(|error| refused(&error))?;
    let link = newest_link(ctx, pair).await?;
    let view = views(ctx, vec![link]).await?.pop().ok_or(Error::NotFound)?;
    if !matches!(view.standing, Standing::Joined | Standing::JudgedSame) {
        return Err(Error::invalid("pair", "two reports that are joined"));
    }
    let until = view.contest_until.ok_or(Error::NotFound)?;
    let about = match view.judgement {
        Some(judgement) => Contested::Judgement(judgement.id),
        None => Contested::Pair(pair),
    };
    ctx.change_once(command, async |tx, command| {
        let (parties, standing) = standing_of(ctx, tx, pair).await?;
        let contest = Contest {
            id: ContestId(tx.moment().id()),
            about,
            pair,
            by: ctx.actor().id,
            organization: ctx.actor().organization.clone(),
            reason: command.reason.trim().to_owned(),
            at: tx.moment().now(),
            until,
        };
        let permit = ctx.permit(Ask {
            action: Action::ContestJoin,
            subject: Subject::Ruling { id: RulingId(contest.id.0) },
            resource: Resource::Pair(&standing),
            purpose: None,
        })?;
        let [one, other] = &parties;
        contest.check(Day::of(contest.at), [one, other]).map_err(|error| refused(&error))?;
        check_length(&contest.reason)?;
        let event = tx.save_ruling(&Ruling::Contest(contest.clone())).await?;
        Ok((contest, permit, event))
    })
    .await
}

/// The newest link of a pair.
pub(super) async fn newest_link(ctx: &Ctx, pair: ReportPair) -> Result<Link> {
    let links = ctx.app().parts.database.links_on(&[pair.first()]).await?;
    let mut of_pair = links.into_iter().filter(|stored| stored.link.pair == pair);
    of_pair.next_back().map(|stored| stored.link).ok_or(Error::NotFound)
}
