//! Record how a panel decided a contest.

use serde::{Deserialize, Serialize};
use yakja_model::{
    Action, ContestId, PanelDecision, PanelMember, Ruling, RulingId, Subject, Verdict,
};
use yakja_policy::{Ask, Resource};

use super::judge_pair::{check_length, refused, standing_of};
use crate::{Ctx, Error, Result};

/// What a named panel decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecideContest {
    /// The contest.
    pub contest: ContestId,
    /// What holds from now on.
    pub verdict: Verdict,
    /// Logins of those who sat on the panel; none of an organisation with a part in it.
    pub panel: Vec<String>,
    /// Why.
    pub reason: String,
}

/// Records the decision; it holds as a judgement from its position on.
///
/// # Errors
/// [`Error::NotFound`] where there is no such contest, or not for the officer. [`Error::Invalid`]
/// where the panel is empty, not known, or has a stake. [`Error::Denied`] for all but duty
/// officers.
pub async fn decide_contest(ctx: &Ctx, command: DecideContest) -> Result<PanelDecision> {
    let database = &ctx.app().parts.database;
    let ruling = database.ruling(RulingId(command.contest.0)).await?;
    let Some(Ruling::Contest(contest)) = ruling else { return Err(Error::NotFound) };
    let mut panel = Vec::with_capacity(command.panel.len());
    for login in &command.panel {
        let account = database.account(login).await?;
        let account = account.ok_or_else(|| {
            Error::invalid("panel", "logins of officers with an account, separated by commas")
        })?;
        let organization = account.officer.organization;
        panel.push(PanelMember { officer: account.officer.id, organization });
    }
    ctx.change_once(command, async |tx, command| {
        let (parties, standing) = standing_of(ctx, tx, contest.pair).await?;
        let decision = PanelDecision {
            id: RulingId(tx.moment().id()),
            contest: command.contest,
            pair: contest.pair,
            verdict: command.verdict,
            panel: panel.clone(),
            reason: command.reason.trim().to_owned(),
            at: tx.moment().now(),
        };
        let permit = ctx.permit(Ask {
            action: Action::DecideContest,
            subject: Subject::Ruling { id: decision.id },
            resource: Resource::Pair(&standing),
            purpose: None,
        })?;
        let [one, other] = &parties;
        decision.check(one, other).map_err(|error| refused(&error))?;
        check_length(&decision.reason)?;
        let event = tx.save_ruling(&Ruling::PanelDecision(decision.clone())).await?;
        Ok((decision, permit, event))
    })
    .await
}
