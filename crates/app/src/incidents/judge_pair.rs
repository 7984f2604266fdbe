//! Judge whether two reports are of one incident, or take a judgement back.

use serde::{Deserialize, Serialize};
use yakja_model::{
    Action, Judgement, JudgementId, Parties, ReportId, ReportPair, Ruling, RulingId, Subject,
    Verdict,
};
use yakja_policy::{Ask, Permit, Resource};
use yakja_store::Tx;

use super::PairStanding;
use crate::{Ctx, Error, Result};

/// A judgement on two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgePair {
    /// One report.
    pub one: ReportId,
    /// The other.
    pub other: ReportId,
    /// Whether they are of one incident.
    pub verdict: Verdict,
    /// Why. Everybody who may see both reports reads it, so it names nobody.
    pub reason: String,
}

/// Takes a judgement back: what held before it holds again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UndoJudgement {
    /// The judgement.
    pub judgement: JudgementId,
    /// Why.
    pub reason: String,
}

/// Records a judgement. From its position on, figures count accordingly.
///
/// # Errors
/// [`Error::NotFound`] where one of the reports is not there or not for the officer.
/// [`Error::Denied`] where the officer's organisation has a stake in who gets credit.
pub async fn judge_pair(ctx: &Ctx, command: JudgePair) -> Result<Judgement> {
    let (one, other) = (command.one, command.other);
    let pair = ReportPair::new(one, other).map_err(|error| refused(&error))?;
    let judgement = ctx
        .change_once(command, async |tx, command| {
            let JudgePair { verdict, reason, .. } = command;
            record(ctx, tx, (pair, verdict, reason, None)).await
        })
        .await?;
    ctx.app().parts.sequencing.nudge();
    Ok(judgement)
}

/// Records that a judgement is taken back.
///
/// # Errors
/// As [`judge_pair`]; [`Error::NotFound`] where there is no such judgement.
pub async fn undo_judgement(ctx: &Ctx, command: UndoJudgement) -> Result<Judgement> {
    let ruling = ctx.app().parts.database.ruling(RulingId(command.judgement.0)).await?;
    let Some(Ruling::Judgement(earlier)) = ruling else { return Err(Error::NotFound) };
    let pair = earlier.pair;
    ctx.change_once(command, async |tx, command| {
        let undone = Some(command.judgement);
        record(ctx, tx, (pair, Verdict::Unsure, command.reason, undone)).await
    })
    .await
}

async fn record(
    ctx: &Ctx,
    tx: &mut Tx,
    (pair, verdict, reason, undoes): (ReportPair, Verdict, String, Option<JudgementId>),
) -> Result<(Judgement, Permit, yakja_model::Event)> {
    let standing = standing_of(ctx, tx, pair).await?;
    let judgement = Judgement {
        id: JudgementId(tx.moment().id()),
        pair,
        verdict,
        by: ctx.actor().id,
        organization: ctx.actor().organization.clone(),
        reason: reason.trim().to_owned(),
        at: tx.moment().now(),
        undoes,
    };
    judgement.check().map_err(|error| refused(&error))?;
    check_length(&judgement.reason)?;
    let permit = ctx.permit(Ask {
        action: Action::JudgeIncident,
        subject: Subject::Ruling { id: RulingId(judgement.id.0) },
        resource: Resource::Pair(&standing.1),
        purpose: None,
    })?;
    let event = tx.save_ruling(&Ruling::Judgement(judgement.clone())).await?;
    Ok((judgement, permit, event))
}

/// The parties of both reports as the officer sees them, and what policies may ask of the pair.
pub(super) async fn standing_of(
    ctx: &Ctx,
    tx: &Tx,
    pair: ReportPair,
) -> Result<([Parties; 2], PairStanding)> {
    let scope = ctx.scope(None).await?;
    let first = tx.report(pair.first(), &scope).await?.ok_or(Error::NotFound)?;
    let second = tx.report(pair.second(), &scope).await?.ok_or(Error::NotFound)?;
    let parties = [Parties::of(&first.report), Parties::of(&second.report)];
    let [one, other] = &parties;
    let standing = PairStanding::of(one, other);
    Ok((parties, standing))
}

/// An error of the rules as the field it names.
pub(super) fn refused(error: &yakja_model::JudgementError) -> Error {
    let text = error.to_string();
    match text.split_once(": ") {
        Some((field, expected)) => Error::invalid(field, expected),
        None => Error::invalid("judgement", text),
    }
}

/// A reason is a few sentences.
pub(super) fn check_length(reason: &str) -> Result<()> {
    match reason.chars().count() {
        ..=2_000 => Ok(()),
        _ => Err(Error::invalid("reason", "at most 2,000 characters")),
    }
}
