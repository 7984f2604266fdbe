//! Incidents: what happened, once, worked out from reports, links and people's judgements.
//!
//! Joins follow from shared keys and from judgements; nothing here changes a report. The search for
//! links is the business of `jobs::resolving`.

mod contest_join;
mod count_waiting;
mod decide_contest;
mod joins;
mod judge_pair;
mod list_pairs;
mod pairs_of_import;
mod report_facts;
mod rights;
mod show_incident;
mod standing;

pub use contest_join::{ContestJoin, contest_join};
pub use count_waiting::{WaitingPairs, count_waiting};
pub use decide_contest::{DecideContest, decide_contest};
pub(crate) use joins::{clusters, joins, newest};
pub use judge_pair::{JudgePair, UndoJudgement, judge_pair, undo_judgement};
pub use list_pairs::{ListPairs, PairList, list_pairs};
pub use pairs_of_import::pairs_of_import;
pub(crate) use report_facts::{placed_facts, report_facts};
pub use rights::{JudgeRight, PairRights};
pub use show_incident::{IncidentView, SaidAmount, show_incident};
pub use standing::{PairStanding, PairView, SideView, Standing};

/// What links rest on, as `resolve` writes it into [`PairView::reasons`]: one [`LinkBasis`] for a
/// certain join, a list of [`LinkReason`] for a suggestion.
pub use yakja_resolve::incidents::{
    AmountAgreement, Basis as LinkBasis, Contradicts, Ground, NamedAmount, Reason as LinkReason,
};
