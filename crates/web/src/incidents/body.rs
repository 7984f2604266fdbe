//! What somebody sends as a ruling: a judgement, a contest, the decision of a panel.

use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;
use yakja_app::incidents::{ContestJoin, DecideContest, JudgePair, UndoJudgement};
use yakja_model::{ContestId, JudgementId, ReportId, Verdict};

use crate::problem::{Problem, Result};

/// A judgement on two reports, or one taken back.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewJudgement {
    /// One report.
    #[serde(default)]
    one: Option<Uuid>,
    /// The other.
    #[serde(default)]
    other: Option<Uuid>,
    /// `same`, `different` or `unsure`.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "same")]
    verdict: Option<Verdict>,
    /// Instead of the three above: the judgement to take back.
    #[serde(default)]
    undoes: Option<Uuid>,
    /// Why. Everybody who may see both reports reads it, so it names nobody.
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
}

/// An objection to the join of two reports.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewContest {
    /// One report.
    one: Uuid,
    /// The other.
    other: Uuid,
    /// Why.
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
}

/// What a named panel decided.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    /// `same`, `different` or `unsure`.
    #[schema(value_type = String, example = "different")]
    verdict: Verdict,
    /// Logins of those who sat on the panel; none of an organisation with a part in it.
    panel: Vec<String>,
    /// Why.
    #[schema(min_length = 1, max_length = 2000)]
    reason: String,
}

/// A judgement, or one taken back, as a command.
pub(super) enum JudgeOrUndo {
    Judge(JudgePair),
    Undo(UndoJudgement),
}

impl NewJudgement {
    pub(super) fn into_command(self) -> Result<JudgeOrUndo> {
        let Self { one, other, verdict, undoes, reason } = self;
        match (undoes, one, other, verdict) {
            (Some(id), None, None, None) => {
                let judgement = JudgementId(id);
                Ok(JudgeOrUndo::Undo(UndoJudgement { judgement, reason }))
            }
            (None, Some(one), Some(other), Some(verdict)) => {
                let (one, other) = (ReportId(one), ReportId(other));
                Ok(JudgeOrUndo::Judge(JudgePair { one, other, verdict, reason }))
            }
            (Some(_), ..) => {
                Err(Problem::invalid("/undoes", "not-as-expected", "alone with a reason"))
            }
            (None, None, ..) => Err(Problem::invalid("/one", "missing", "the id of a report")),
            (None, _, None, _) => Err(Problem::invalid("/other", "missing", "the id of a report")),
            (None, .., None) => {
                Err(Problem::invalid("/verdict", "missing", "same, different or unsure"))
            }
        }
    }
}

impl NewContest {
    pub(super) fn into_command(self) -> ContestJoin {
        let (one, other) = (ReportId(self.one), ReportId(self.other));
        ContestJoin { one, other, reason: self.reason }
    }
}

impl NewDecision {
    pub(super) fn into_command(self, contest: ContestId) -> DecideContest {
        let Self { verdict, panel, reason } = self;
        DecideContest { contest, verdict, panel, reason }
    }
}
