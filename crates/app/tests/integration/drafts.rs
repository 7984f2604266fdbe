//! Reports to send. Everybody in them is invented.

use std::collections::BTreeSet;

use yakja_app::reports::{ReportDraft, SubmitReport, Submitted};
use yakja_app::{Ctx, Result, reports};
use yakja_model::{
    Amount, Arrest, Audience, Confirmation, Content, CountryCode, Day, Exhibit, Handling, Marking,
    PersonGroup, PersonIdentity, PersonRole, Personal, Precision, Protection, Quantity, ReportId,
    Seizure, SubstanceClass, SubstanceCode, Tlp, When,
};

use crate::test_app::code;

/// A kilogram of heroin, seized in Quetta, that an organisation reports to all members.
pub fn seizure(organization: &str) -> ReportDraft {
    ReportDraft {
        organization: code(organization),
        when: on("2025-02-17"),
        place: "Quetta".to_owned(),
        country: CountryCode::parse("PK").unwrap(),
        marking: for_members(),
        grading: None,
        references: Vec::new(),
        participants: Vec::new(),
        content: seized(&[kilograms("heroin", 1)]),
        personal: Personal::default(),
    }
}

pub fn seized(exhibits: &[Exhibit]) -> Content {
    Content::Seizure(Seizure { exhibits: exhibits.to_vec() })
}

pub fn kilograms(substance: &str, kilograms: i64) -> Exhibit {
    exhibit(substance, Quantity::MassMg(kilograms * 1_000_000))
}

/// An exhibit in the class that the pack gives its substance.
pub fn exhibit(substance: &str, quantity: Quantity) -> Exhibit {
    let (substance, class) = match substance {
        "" => (None, SubstanceClass::Unrecognized),
        "heroin" | "opium" | "morphine" => (Some(substance), SubstanceClass::Opioids),
        "acetic anhydride" | "ephedrine" => (Some(substance), SubstanceClass::Precursors),
        "cannabis resin" => (Some(substance), SubstanceClass::Cannabis),
        "diazepam" => (Some(substance), SubstanceClass::Medicines),
        "methamphetamine" => (Some(substance), SubstanceClass::AmphetamineType),
        other => panic!("say here in which class {other} counts"),
    };
    let decimal = |base: i64, decimals| Amount { base: i128::from(base), decimals }.to_string();
    let (amount_as_written, unit) = match quantity {
        Quantity::MassMg(amount) => (decimal(amount, 6), "kg"),
        Quantity::VolumeMl(amount) => (decimal(amount, 3), "litres"),
        Quantity::Pieces(amount) => (decimal(amount, 0), "tablets"),
        Quantity::NotKnown => ("some".to_owned(), "kg"),
    };
    Exhibit {
        substance_as_written: substance.unwrap_or("a powder").to_owned(),
        substance: substance.map(|code| SubstanceCode(code.to_owned())),
        class,
        amount_as_written,
        unit_as_written: unit.to_owned(),
        quantity,
        confirmation: Confirmation::Presumptive,
        flags: BTreeSet::new(),
    }
}

/// People held, with these protections, in this role.
pub fn held(role: PersonRole, protections: &[Protection]) -> Content {
    Content::Arrest(Arrest {
        people: vec![PersonGroup {
            count: 1,
            sex: None,
            nationality: None,
            role,
            protections: Some(protections.iter().copied().collect()),
        }],
    })
}

pub fn on(day: &str) -> When {
    When::on(Day::parse(day).unwrap())
}

pub fn between(from: &str, to: &str) -> When {
    let (from, to) = (Day::parse(from).unwrap(), Day::parse(to).unwrap());
    When { from, to, precision: Precision::Interval }
}

/// Amber, for the centre and every member.
pub fn for_members() -> Marking {
    Marking {
        tlp: Tlp::Amber,
        audience: Audience { centre: true, members: true, organizations: BTreeSet::new() },
        handling: Handling::H0,
        originator_control: false,
        countable: true,
    }
}

/// Red, for nobody but the owner; countable.
pub fn red() -> Marking {
    Marking { tlp: Tlp::Red, audience: Audience::default(), ..for_members() }
}

/// Words that stand nowhere but in [`personal`].
pub const SECRETS: [&str; 3] = ["Zarmina", "54400-0000000-0", "under the third seat"];

pub fn personal() -> Personal {
    Personal {
        narrative: Some(format!("The parcel was {}.", SECRETS[2])),
        people: vec![PersonIdentity {
            group: 1,
            name: SECRETS[0].to_owned(),
            father_name: None,
            identifiers: vec![SECRETS[1].to_owned()],
        }],
    }
}

/// Sends a new report.
pub async fn send(ctx: &Ctx, draft: ReportDraft) -> Result<Submitted> {
    reports::submit_report(ctx, SubmitReport { draft, follows: None }).await
}

/// Sends the version after another.
pub async fn correct(
    ctx: &Ctx,
    (id, version): (ReportId, i32),
    draft: ReportDraft,
) -> Result<Submitted> {
    reports::submit_report(ctx, SubmitReport { draft, follows: Some((id, version)) }).await
}
