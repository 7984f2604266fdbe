//! What the forms of the pages of incidents send.

use serde::{Deserialize, Serialize};
use yakja_app::incidents::{ContestJoin, DecideContest, JudgePair, UndoJudgement};
use yakja_model::{ContestId, ReportId, Verdict};

use super::body::JudgeOrUndo;
use crate::problem::{Problem, Result};

/// What any of the forms sends; each fills in what it has.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct RulingForm {
    one: String,
    other: String,
    verdict: String,
    undoes: String,
    panel: String,
    reason: String,
    /// The report whose incident was shown; empty where the list was.
    back: String,
    /// Which form it was, so that a mistake is shown at that one.
    form: String,
}

impl RulingForm {
    /// The report whose incident was shown.
    pub(super) fn incident(&self) -> Option<ReportId> {
        self.back.parse().ok()
    }

    /// One of the two reports.
    pub(super) fn report(&self) -> Option<ReportId> {
        self.one.parse().ok()
    }

    pub(super) fn judge_or_undo(&self) -> Result<JudgeOrUndo> {
        let reason = self.reason.clone();
        if !self.undoes.is_empty() {
            let judgement = self.undoes.parse().map_err(|_| Problem::not_found())?;
            return Ok(JudgeOrUndo::Undo(UndoJudgement { judgement, reason }));
        }
        let (one, other) = self.pair()?;
        let verdict = self.verdict()?;
        Ok(JudgeOrUndo::Judge(JudgePair { one, other, verdict, reason }))
    }

    pub(super) fn contest(&self) -> Result<ContestJoin> {
        let (one, other) = self.pair()?;
        Ok(ContestJoin { one, other, reason: self.reason.clone() })
    }

    pub(super) fn decision(&self, contest: ContestId) -> Result<DecideContest> {
        let logins = self.panel.split([',', '،']).map(str::trim).filter(|login| !login.is_empty());
        Ok(DecideContest {
            contest,
            verdict: self.verdict()?,
            panel: logins.map(str::to_owned).collect(),
            reason: self.reason.clone(),
        })
    }

    fn pair(&self) -> Result<(ReportId, ReportId)> {
        let read = |text: &str| text.parse().map_err(|_| Problem::not_found());
        Ok((read(&self.one)?, read(&self.other)?))
    }

    fn verdict(&self) -> Result<Verdict> {
        match self.verdict.as_str() {
            "same" => Ok(Verdict::Same),
            "different" => Ok(Verdict::Different),
            "unsure" => Ok(Verdict::Unsure),
            _ => Err(Problem::invalid("/verdict", "missing", "same, different or unsure")),
        }
    }
}
