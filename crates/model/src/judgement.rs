//! What people decide about two reports, who may decide it, and how long it may be contested.
//!
//! A judgement is never changed: a later one on the same pair replaces it, and taking one back is
//! another judgement. What follows for incidents is worked out in `resolve`; when now is, and which
//! days are holidays, is told by the caller.

mod parties;
mod working_calendar;

use std::collections::{BTreeMap, HashSet};

use serde::{Deserialize, Serialize};

pub use parties::{Parties, check_judge, is_neutral, needs_neutral_judge};
pub use working_calendar::{CONTEST_WORKING_DAYS, WorkingCalendar};

use crate::{Day, OfficerId, OrganizationCode, ReportId, RulingId, Timestamp, id::id};

id! {
    /// Identifies a judgement.
    JudgementId
}
id! {
    /// Identifies a contest.
    ContestId
}

/// Two different reports, the smaller identifier first, so that a pair is written in one way only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "[ReportId; 2]", into = "[ReportId; 2]")]
pub struct ReportPair {
    first: ReportId,
    second: ReportId,
}

/// Whether two reports speak of the same incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Of one incident.
    Same,
    /// Of two incidents.
    Different,
    /// It can't be told; the reports count separately.
    Unsure,
}

/// What somebody decided about two reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Identifier.
    pub id: JudgementId,
    /// The two reports.
    pub pair: ReportPair,
    /// What was decided. An undoing decides nothing itself and is always unsure.
    pub verdict: Verdict,
    /// The officer who decided.
    pub by: OfficerId,
    /// The organisation of that officer.
    pub organization: OrganizationCode,
    /// Why, in the officer's words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The judgement that this one takes back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<JudgementId>,
}

/// An objection to a join or to a judgement, for a panel to decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contest {
    /// Identifier.
    pub id: ContestId,
    /// What is contested.
    pub about: Contested,
    /// The pair it concerns.
    pub pair: ReportPair,
    /// The officer who objects.
    pub by: OfficerId,
    /// The organisation of that officer.
    pub organization: OrganizationCode,
    /// Why, in the officer's words.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// The last day on which it could be contested.
    pub until: Day,
}

/// What a contest is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contested {
    /// A certain join of two reports.
    Pair(ReportPair),
    /// A judgement.
    Judgement(JudgementId),
}

/// How a panel decided a contest. It takes effect as a judgement of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelDecision {
    /// Identifier.
    pub id: RulingId,
    /// The contest.
    pub contest: ContestId,
    /// The pair it is about.
    pub pair: ReportPair,
    /// What holds from now on.
    pub verdict: Verdict,
    /// Who sat on the panel.
    pub panel: Vec<PanelMember>,
    /// Why.
    pub reason: String,
    /// When.
    pub at: Timestamp,
}

/// Somebody on a panel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelMember {
    /// The officer.
    pub officer: OfficerId,
    /// The officer's organisation.
    pub organization: OrganizationCode,
}

/// Why a judgement, a contest or a decision can't be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JudgementError {
    /// A report against itself.
    #[error("pair: both are the same report; expected two different ones")]
    OneReport,
    /// No reason given.
    #[error("reason: empty; expected a sentence that says why")]
    NoReason,
    /// An undoing with an opinion.
    #[error("verdict: an undoing decides nothing itself; expected unsure")]
    UndoingDecides,
    /// The judge has a stake in who gets credit.
    #[error(
        "organisation: it gains or loses credit by this; expected a judge of an organisation \
         that neither says nor took part in either report"
    )]
    NotNeutral,
    /// Only those who answer for one of the reports may contest.
    #[error("organisation: it neither says nor sent either report, so it can't contest")]
    NoParty,
    /// The time for it is over.
    #[error("at: too late; it could be contested up to {until}")]
    TooLate {
        /// The last day on which it could be.
        until: Day,
    },
    /// A panel of nobody.
    #[error("panel: empty; expected at least one member")]
    NoPanel,
}

impl ReportPair {
    /// Puts two reports in order.
    ///
    /// # Errors
    /// When they are one report.
    pub fn new(one: ReportId, other: ReportId) -> Result<Self, JudgementError> {
        match one.cmp(&other) {
            std::cmp::Ordering::Less => Ok(Self { first: one, second: other }),
            std::cmp::Ordering::Greater => Ok(Self { first: other, second: one }),
            std::cmp::Ordering::Equal => Err(JudgementError::OneReport),
        }
    }

    /// The report with the smaller identifier.
    pub const fn first(&self) -> ReportId {
        self.first
    }

    /// The report with the larger identifier.
    pub const fn second(&self) -> ReportId {
        self.second
    }

    /// Both reports.
    pub const fn reports(&self) -> [ReportId; 2] {
        [self.first, self.second]
    }

    /// The report beside this one; `None` where this one is not in the pair.
    pub fn other(&self, report: ReportId) -> Option<ReportId> {
        match report {
            report if report == self.first => Some(self.second),
            report if report == self.second => Some(self.first),
            _ => None,
        }
    }
}

impl TryFrom<[ReportId; 2]> for ReportPair {
    type Error = JudgementError;
    fn try_from([one, other]: [ReportId; 2]) -> Result<Self, JudgementError> {
        Self::new(one, other)
    }
}

impl From<ReportPair> for [ReportId; 2] {
    fn from(pair: ReportPair) -> Self {
        pair.reports()
    }
}

impl Judgement {
    /// Checks what can be known from the judgement alone.
    ///
    /// # Errors
    /// See [`JudgementError`].
    pub fn check(&self) -> Result<(), JudgementError> {
        if self.reason.trim().is_empty() {
            return Err(JudgementError::NoReason);
        }
        if self.undoes.is_some() && self.verdict != Verdict::Unsure {
            return Err(JudgementError::UndoingDecides);
        }
        Ok(())
    }
}

/// The judgement in force on each pair. Takes judgements in the order of the ledger.
///
/// The last one on a pair holds, unless a later one on that pair undoes it: then the one before
/// it holds again. Undoing an undoing brings back what that one had taken.
pub fn judgements_in_force(judgements: &[Judgement]) -> BTreeMap<ReportPair, &Judgement> {
    let mut undone = HashSet::new();
    let mut in_force = BTreeMap::new();
    // From the last to the first: whatever undoes a judgement comes after it.
    for judgement in judgements.iter().rev() {
        if undone.contains(&(judgement.pair, judgement.id)) {
            continue;
        }
        match judgement.undoes {
            Some(earlier) => {
                undone.insert((judgement.pair, earlier));
            }
            None => {
                in_force.entry(judgement.pair).or_insert(judgement);
            }
        }
    }
    in_force
}

impl Contest {
    /// Checks that it comes in time, with a reason, from somebody who answers for a report.
    ///
    /// # Errors
    /// See [`JudgementError`].
    pub fn check(&self, today: Day, parties: [&Parties; 2]) -> Result<(), JudgementError> {
        if self.reason.trim().is_empty() {
            return Err(JudgementError::NoReason);
        }
        if !parties.iter().any(|parties| parties.answer_for(&self.organization)) {
            return Err(JudgementError::NoParty);
        }
        if today > self.until {
            return Err(JudgementError::TooLate { until: self.until });
        }
        Ok(())
    }
}

impl PanelDecision {
    /// The decision as the judgement that it amounts to, in the name of the first who sat on the
    /// panel; `None` for a panel of nobody, which is never recorded.
    pub fn as_judgement(&self) -> Option<Judgement> {
        let first = self.panel.first()?;
        Some(Judgement {
            id: JudgementId(self.id.0),
            pair: self.pair,
            verdict: self.verdict,
            by: first.officer,
            organization: first.organization.clone(),
            reason: self.reason.clone(),
            at: self.at,
            undoes: None,
        })
    }

    /// Checks that there is a panel, that nobody on it has a part in either report, and a reason.
    ///
    /// # Errors
    /// See [`JudgementError`].
    pub fn check(&self, a: &Parties, b: &Parties) -> Result<(), JudgementError> {
        if self.reason.trim().is_empty() {
            return Err(JudgementError::NoReason);
        }
        if self.panel.is_empty() {
            return Err(JudgementError::NoPanel);
        }
        match self.panel.iter().all(|member| is_neutral(&member.organization, a, b)) {
            true => Ok(()),
            false => Err(JudgementError::NotNeutral),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{Credit, Participant};

    fn report(number: u128) -> ReportId {
        ReportId(Uuid::from_u128(number))
    }

    fn code(text: &str) -> OrganizationCode {
        OrganizationCode::parse(text).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn judgement(id: u128, verdict: Verdict, undoes: Option<u128>) -> Judgement {
        Judgement {
            id: JudgementId(Uuid::from_u128(id)),
            pair: ReportPair::new(report(1), report(2)).unwrap(),
            verdict,
            by: OfficerId(Uuid::from_u128(9)),
            organization: code("NADRA"),
            reason: "seals agree".to_owned(),
            at: Timestamp::from_micros(i64::try_from(id).unwrap()),
            undoes: undoes.map(|id| JudgementId(Uuid::from_u128(id))),
        }
    }

    /// Judgements as (verdict, what it undoes), numbered from 1; then the verdict in force.
    fn check(given: &[(Verdict, Option<u128>)], expected: Option<Verdict>) {
        let given: Vec<Judgement> = (1..)
            .zip(given)
            .map(|(id, (verdict, undoes))| judgement(id, *verdict, *undoes))
            .collect();
        let pair = ReportPair::new(report(2), report(1)).unwrap();
        let found = judgements_in_force(&given).get(&pair).map(|judgement| judgement.verdict);
        assert_eq!(found, expected, "{given:?}");
    }

    use Verdict::{Different, Same, Unsure};

    #[test]
    fn a_later_judgement_replaces_an_earlier_one() {
        check(&[], None);
        check(&[(Same, None)], Some(Same));
        check(&[(Same, None), (Different, None)], Some(Different));
        check(&[(Same, None), (Different, None), (Unsure, None)], Some(Unsure));
    }

    #[test]
    fn undoing_brings_back_what_was_before() {
        check(&[(Same, None), (Unsure, Some(1))], None);
        check(&[(Same, None), (Different, None), (Unsure, Some(2))], Some(Same));
        check(&[(Same, None), (Different, None), (Unsure, Some(1))], Some(Different));
        check(&[(Same, None), (Unsure, Some(1)), (Unsure, Some(2))], Some(Same));
        check(&[(Unsure, Some(2)), (Same, None)], Some(Same));
    }

    #[test]
    fn a_judgement_has_a_reason_and_an_undoing_no_opinion() {
        assert_eq!(judgement(1, Same, None).check(), Ok(()));
        assert_eq!(judgement(2, Unsure, Some(1)).check(), Ok(()));
        assert_eq!(judgement(2, Same, Some(1)).check(), Err(JudgementError::UndoingDecides));
        let silent = Judgement { reason: " ".to_owned(), ..judgement(1, Same, None) };
        assert_eq!(silent.check(), Err(JudgementError::NoReason));
    }

    #[test]
    fn a_pair_is_written_in_one_way() {
        let pair = ReportPair::new(report(7), report(3)).unwrap();
        assert_eq!(pair.reports(), [report(3), report(7)]);
        assert_eq!(pair.other(report(7)), Some(report(3)));
        assert_eq!(pair.other(report(8)), None);
        assert_eq!(ReportPair::new(report(3), report(3)), Err(JudgementError::OneReport));

        let text = serde_json::to_string(&pair).unwrap();
        assert_eq!(serde_json::from_str::<ReportPair>(&text).unwrap(), pair);
        let reversed = serde_json::to_string(&[report(7), report(3)]).unwrap();
        assert_eq!(serde_json::from_str::<ReportPair>(&reversed).unwrap(), pair);
        let same = serde_json::to_string(&[report(7), report(7)]).unwrap();
        assert!(serde_json::from_str::<ReportPair>(&same).is_err());
    }

    fn parties(organization: &str, submitter: &str, participants: &[(&str, Credit)]) -> Parties {
        Parties {
            organization: code(organization),
            submitter: code(submitter),
            participants: participants
                .iter()
                .map(|(text, credit)| Participant { organization: code(text), credit: *credit })
                .collect(),
        }
    }

    fn contest(organization: &str, reason: &str) -> Contest {
        let calendar = WorkingCalendar::default();
        Contest {
            id: ContestId(Uuid::from_u128(5)),
            pair: ReportPair::new(report(1), report(2)).unwrap(),
            about: Contested::Pair(ReportPair::new(report(1), report(2)).unwrap()),
            by: OfficerId(Uuid::from_u128(9)),
            organization: code(organization),
            reason: reason.to_owned(),
            at: Timestamp::from_micros(0),
            until: calendar.contest_until(day("2026-03-02")),
        }
    }

    #[test]
    fn owners_have_ten_working_days_to_contest() {
        let navy = parties("NAVY", "NAVY", &[("PMSA", Credit::Assist)]);
        let customs = parties("FBR", "CENTRE", &[]);
        let check = |contest: Contest, today| contest.check(day(today), [&navy, &customs]);
        assert_eq!(check(contest("FBR", "another boat"), "2026-03-16"), Ok(()));
        assert_eq!(check(contest("CENTRE", "another boat"), "2026-03-02"), Ok(()));
        let until = day("2026-03-16");
        let late = check(contest("NAVY", "another boat"), "2026-03-17");
        assert_eq!(late, Err(JudgementError::TooLate { until }));
        let stranger = check(contest("PMSA", "another boat"), "2026-03-03");
        assert_eq!(stranger, Err(JudgementError::NoParty));
        let silent = check(contest("NAVY", ""), "2026-03-03");
        assert_eq!(silent, Err(JudgementError::NoReason));
    }

    #[test]
    fn nobody_on_a_panel_has_a_part_in_the_reports() {
        let navy = parties("NAVY", "NAVY", &[("PMSA", Credit::Assist)]);
        let customs = parties("FBR", "CENTRE", &[]);
        let check = |panel: &[&str]| {
            let member = |text: &&str| PanelMember {
                officer: OfficerId(Uuid::from_u128(3)),
                organization: code(text),
            };
            let decision = PanelDecision {
                id: RulingId(Uuid::from_u128(8)),
                contest: ContestId(Uuid::from_u128(5)),
                pair: ReportPair::new(report(1), report(2)).unwrap(),
                verdict: Different,
                panel: panel.iter().map(member).collect(),
                reason: "two hulls".to_owned(),
                at: Timestamp::from_micros(0),
            };
            decision.check(&navy, &customs)
        };
        assert_eq!(check(&["NADRA", "FIA"]), Ok(()));
        assert_eq!(check(&["NADRA", "PMSA"]), Err(JudgementError::NotNeutral));
        assert_eq!(check(&[]), Err(JudgementError::NoPanel));
    }

    proptest::proptest! {
        #[test]
        fn taking_back_the_last_judgement_restores_the_state_before_it(
            verdicts in proptest::collection::vec(0_usize..3, 0..6),
            last in 0_usize..3,
        ) {
            let all = [Same, Different, Unsure];
            let mut given: Vec<Judgement> =
                (1..).zip(&verdicts).map(|(id, v)| judgement(id, all[*v], None)).collect();
            let shown = |given: &[Judgement]| {
                judgements_in_force(given).values().map(|j| j.id).collect::<Vec<_>>()
            };
            let before = shown(&given);
            given.push(judgement(100, all[last], None));
            given.push(judgement(101, Unsure, Some(100)));
            proptest::prop_assert_eq!(shown(&given), before);
        }
    }
}
