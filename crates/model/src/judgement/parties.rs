//! Who has a part in a report, and so who must not judge whether it is joined to another.

use super::JudgementError;
use crate::{Credit, OrganizationCode, Participant, Report};

/// Who has to do with a report, and who has credit for what it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// The organisation that says it.
    pub organization: OrganizationCode,
    /// The organisation that sent it.
    pub submitter: OrganizationCode,
    /// Who took part, as the report says.
    pub participants: Vec<Participant>,
}

impl Parties {
    /// The parties of a report.
    pub fn of(report: &Report) -> Self {
        Self {
            organization: report.organization.clone(),
            submitter: report.submitter.clone(),
            participants: report.participants.clone(),
        }
    }

    /// Whether an organisation says it or took part. Sending another's word earns no credit.
    pub fn include(&self, organization: &OrganizationCode) -> bool {
        self.organization == *organization
            || self.participants.iter().any(|participant| participant.organization == *organization)
    }

    /// Whether an organisation answers for the report: it says it or sent it.
    pub fn answer_for(&self, organization: &OrganizationCode) -> bool {
        [&self.organization, &self.submitter].contains(&organization)
    }

    /// Who has credit: the participants, and where none is named, who says it as the lead.
    fn credited(&self) -> Vec<Participant> {
        match self.participants.is_empty() {
            true => {
                vec![Participant { organization: self.organization.clone(), credit: Credit::Lead }]
            }
            false => self.participants.clone(),
        }
    }
}

/// Whether joining two reports, or taking the join apart, changes who gets credit. Then the judge
/// must be of an organisation that gains or loses nothing by it: see [`is_neutral`].
pub fn needs_neutral_judge(a: &Parties, b: &Parties) -> bool {
    let (one, other) = (a.credited(), b.credited());
    let beyond = |own: &[Participant], all: &[Participant]| own.iter().any(|p| !all.contains(p));
    beyond(&one, &other) || beyond(&other, &one)
}

/// Whether an organisation has no part in either report.
pub fn is_neutral(judge: &OrganizationCode, a: &Parties, b: &Parties) -> bool {
    !a.include(judge) && !b.include(judge)
}

/// Whether an organisation may judge two reports.
///
/// # Errors
/// When the judge must be neutral and is not.
pub fn check_judge(
    judge: &OrganizationCode,
    a: &Parties,
    b: &Parties,
) -> Result<(), JudgementError> {
    match needs_neutral_judge(a, b) && !is_neutral(judge, a, b) {
        true => Err(JudgementError::NotNeutral),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> OrganizationCode {
        OrganizationCode::parse(text).unwrap()
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

    /// Two reports by who says them and who took part; then who must not judge and who may.
    fn check_judges(a: &Parties, b: &Parties, refused: &[&str], allowed: &[&str]) {
        for judge in refused {
            assert_eq!(check_judge(&code(judge), a, b), Err(JudgementError::NotNeutral), "{judge}");
        }
        for judge in allowed {
            assert_eq!(check_judge(&code(judge), a, b), Ok(()), "{judge}");
        }
    }

    #[test]
    fn a_join_that_changes_credit_needs_a_judge_without_a_stake() {
        let navy = parties("NAVY", "NAVY", &[("NAVY", Credit::Lead), ("PMSA", Credit::Assist)]);
        let customs = parties("FBR", "CENTRE", &[]);
        assert!(needs_neutral_judge(&navy, &customs));
        check_judges(&navy, &customs, &["NAVY", "PMSA", "FBR"], &["ANF", "CENTRE"]);
    }

    #[test]
    fn a_join_that_leaves_credit_as_it_is_may_be_judged_by_anyone() {
        let bulletin = parties("ANF", "ANF", &[]);
        let register = parties("ANF", "ANF", &[("ANF", Credit::Lead)]);
        assert!(!needs_neutral_judge(&bulletin, &register));
        check_judges(&bulletin, &register, &[], &["ANF", "NADRA"]);
        let helped = parties("ANF", "ANF", &[("ANF", Credit::Lead), ("ASF", Credit::Assist)]);
        check_judges(&bulletin, &helped, &["ANF", "ASF"], &["NADRA"]);
        let assisted = parties("ANF", "ANF", &[("ANF", Credit::Assist)]);
        check_judges(&register, &assisted, &["ANF"], &["NADRA"]);
    }
}
