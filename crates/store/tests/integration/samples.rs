//! Reports to save. Everybody in them is invented.

use std::collections::BTreeSet;

use yakja_model::{
    Arrest, Audience, Confirmation, Content, CountryCode, Credit, Day, Exhibit, Flag, Handling,
    ImportId, Marking, OwnReference, Participant, PersonGroup, PersonIdentity, PersonRole,
    Personal, Protection, Quantity, ReferenceKind, Report, ReportId, Seizure, SourceRow,
    SubstanceClass, SubstanceCode, Tlp, When,
};
use yakja_store::Tx;

use crate::officers::code;

/// A seizure of heroin and of acetic anhydride that the actor's organisation reports to all
/// members.
pub fn seizure(tx: &mut Tx) -> Report {
    let day = Day::new(2025, 2, 17).unwrap();
    Report {
        id: ReportId(tx.moment().id()),
        version: 1,
        organization: tx.actor().organization.clone(),
        submitter: tx.actor().organization.clone(),
        submitted_by: tx.actor_id(),
        recorded_at: tx.moment().now(),
        when: When::on(day),
        place: "Chaman".to_owned(),
        country: CountryCode::parse("PK").unwrap(),
        marking: for_members(),
        grading: None,
        references: vec![OwnReference {
            kind: ReferenceKind::Fir,
            issuer: Some("PS Chaman".to_owned()),
            year: Some(2025),
            number: "17".to_owned(),
        }],
        participants: vec![Participant {
            organization: tx.actor().organization.clone(),
            credit: Credit::Lead,
        }],
        content: Content::Seizure(Seizure { exhibits: vec![heroin(12_500_000), precursor()] }),
        personal: None,
        source: None,
    }
}

/// Two people were held, one of them with these protections.
pub fn detention(tx: &mut Tx, protections: &[Protection]) -> Report {
    let of = |role, protections: &[Protection]| PersonGroup {
        count: 1,
        sex: None,
        nationality: CountryCode::parse("AF"),
        role,
        protections: Some(protections.iter().copied().collect()),
    };
    let people = vec![of(PersonRole::Accused, &[]), of(PersonRole::Detained, protections)];
    Report { content: Content::Arrest(Arrest { people }), ..seizure(tx) }
}

/// A row of an import: one exhibit of so many milligrams of opium.
pub fn row(tx: &mut Tx, import: ImportId, number: u64) -> Report {
    let source = SourceRow {
        import,
        file: "rows.csv".to_owned(),
        row: number,
        key: format!("{:032x}", number),
        as_written: [("ROUTING".to_owned(), "by road".to_owned())].into(),
        personal_hash: None,
    };
    let opium = Exhibit {
        substance_as_written: "Opium".to_owned(),
        substance: Some(SubstanceCode("opium".to_owned())),
        quantity: Quantity::MassMg(i64::try_from(number).unwrap() * 1_000_000),
        ..heroin(0)
    };
    let content = Content::Seizure(Seizure { exhibits: vec![opium] });
    Report { marking: Marking::import_default(), source: Some(source), content, ..seizure(tx) }
}

pub fn heroin(milligrams: i64) -> Exhibit {
    Exhibit {
        substance_as_written: "Heroin (brown)".to_owned(),
        substance: Some(SubstanceCode("heroin".to_owned())),
        class: SubstanceClass::Opioids,
        amount_as_written: "12.5".to_owned(),
        unit_as_written: "kg".to_owned(),
        quantity: Quantity::MassMg(milligrams),
        confirmation: Confirmation::Presumptive,
        flags: BTreeSet::new(),
    }
}

pub fn precursor() -> Exhibit {
    Exhibit {
        substance_as_written: "تیزاب".to_owned(),
        substance: None,
        class: SubstanceClass::Unrecognized,
        amount_as_written: "20".to_owned(),
        unit_as_written: "L".to_owned(),
        quantity: Quantity::VolumeMl(20_000),
        confirmation: Confirmation::Confirmed,
        flags: [Flag::UnitNotMass, Flag::SubstanceUnrecognized].into(),
    }
}

/// Amber, for the centre and every member.
pub fn for_members() -> Marking {
    Marking {
        tlp: Tlp::Amber,
        audience: Audience { centre: true, members: true, organizations: BTreeSet::new() },
        handling: Handling::H1,
        originator_control: false,
        countable: true,
    }
}

/// Red, for these organisations alone.
pub fn red_for(organizations: &[&str]) -> Marking {
    let organizations = organizations.iter().map(|text| code(text)).collect();
    let audience = Audience { centre: false, members: false, organizations };
    Marking { tlp: Tlp::Red, audience, ..for_members() }
}

/// Words that stand nowhere but in [`personal`].
pub const SECRETS: [&str; 4] = ["Zarmina", "گل‌رخ", "54400-0000000-0", "under the third seat"];

/// What is to be sealed.
pub fn personal() -> Personal {
    Personal {
        narrative: Some(format!("The parcel was {}.", SECRETS[3])),
        people: vec![PersonIdentity {
            group: 1,
            name: SECRETS[0].to_owned(),
            father_name: Some(SECRETS[1].to_owned()),
            identifiers: vec![SECRETS[2].to_owned()],
        }],
    }
}
