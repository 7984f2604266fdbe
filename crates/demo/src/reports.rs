//! The dozen reports of the invented year that are sent one by one, by form or by telephone.
//!
//! Their markings differ, so that each officer sees others: the duty officer does not see what
//! ANF keeps red or addresses to members alone, and ANF does not see all that the centre keeps.

mod arrests;
mod seizures;

use std::collections::BTreeSet;

use yakja_model::{
    Audience, Content, CountryCode, Credit, Grading, Handling, Marking, OrganizationCode,
    OwnReference, Participant, Personal, ReferenceKind, Tlp, When,
};

use crate::{
    literal::{country, day_of_2025, organization},
    year::{ANF_LIAISON, DUTY},
};

/// A report as an officer would send it, with personal content in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoReport {
    /// Login of the officer who sends it; the officer's organisation submits it.
    pub submitted_by: &'static str,
    /// The organisation that says it.
    pub organization: OrganizationCode,
    /// When it happened.
    pub when: When,
    /// Where, as written.
    pub place: String,
    /// Country of the event.
    pub country: CountryCode,
    /// How it is marked.
    pub marking: Marking,
    /// Grading, where one is given.
    pub grading: Option<Grading>,
    /// The organisation's own numbers for it.
    pub references: Vec<OwnReference>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// What it says.
    pub content: Content,
    /// Names, identifiers and narrative: invented.
    pub personal: Personal,
}

/// All of them, in order of date.
pub(crate) fn reports() -> Vec<DemoReport> {
    let mut reports = seizures::seizures();
    reports.extend(arrests::arrests());
    reports.sort_by_key(|report| report.when.from);
    reports
}

impl DemoReport {
    /// What ANF's liaison sends, for the centre.
    fn of_anf(ordinal: i32, place: &str, content: Content) -> Self {
        Self {
            submitted_by: ANF_LIAISON,
            organization: organization("ANF"),
            when: When::on(day_of_2025(ordinal)),
            place: place.to_owned(),
            country: country("PK"),
            marking: marked(Tlp::Amber, &["centre"]),
            grading: None,
            references: Vec::new(),
            participants: vec![lead("ANF")],
            content,
            personal: told("An invented event."),
        }
    }

    /// What the duty officer enters: the centre's own word, or what was said by telephone.
    fn of_duty(ordinal: i32, place: &str, content: Content) -> Self {
        Self {
            submitted_by: DUTY,
            organization: organization("NNCC"),
            participants: Vec::new(),
            ..Self::of_anf(ordinal, place, content)
        }
    }
}

/// A marking for an audience in words: `centre`, `members`, or codes of organisations.
fn marked(tlp: Tlp, audience: &[&'static str]) -> Marking {
    let named = audience.iter().filter(|word| !matches!(**word, "centre" | "members"));
    Marking {
        tlp,
        audience: Audience {
            centre: audience.contains(&"centre"),
            members: audience.contains(&"members"),
            organizations: named.map(|code| organization(code)).collect(),
        },
        handling: Handling::H0,
        originator_control: false,
        countable: true,
    }
}

fn lead(code: &'static str) -> Participant {
    Participant { organization: organization(code), credit: Credit::Lead }
}

fn fir(number: &str) -> OwnReference {
    OwnReference {
        kind: ReferenceKind::Fir,
        issuer: Some("Demo Police Station".to_owned()),
        year: Some(2_025),
        number: number.to_owned(),
    }
}

/// A narrative that says what it is.
fn told(story: &str) -> Personal {
    let narrative = format!("Invented for the demo; no real person or event. {story}");
    Personal { narrative: Some(narrative), people: Vec::new() }
}

fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    values.into_iter().collect()
}

#[cfg(test)]
mod tests;
