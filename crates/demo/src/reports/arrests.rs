//! Invented arrests and detentions. A detained child shows what protections do: the detention is
//! recorded, the child is never accused, and the name is opened by fewer people.

use yakja_model::{
    Arrest, Content, PersonGroup, PersonIdentity, PersonRole, Personal, Precision, Protection, Sex,
    Tlp, When,
};

use super::{DemoReport, fir, lead, marked, set, told};
use crate::literal::{country, day_of_2025, organization};

pub(super) fn arrests() -> Vec<DemoReport> {
    vec![
        driver_in_karachi(),
        child_at_torkham(),
        migrants_near_taftan(),
        over_the_turn_of_the_year(),
    ]
}

/// The seizure in `seizures` has the same FIR.
fn driver_in_karachi() -> DemoReport {
    let accused = PersonGroup { sex: Some(Sex::Male), ..group(2, PersonRole::Accused, &[]) };
    DemoReport {
        references: vec![fir("D-14/2025")],
        personal: Personal {
            people: vec![person(1, 14), person(1, 15)],
            ..told("Both in the car.")
        },
        ..DemoReport::of_anf(33, "Karachi", arrested([accused]))
    }
}

/// Members may read it, and only its owner and the centre may open the names.
fn child_at_torkham() -> DemoReport {
    let protections = [Protection::Child, Protection::PresumedVictimOfTrafficking];
    let groups = [group(1, PersonRole::Accused, &[]), group(1, PersonRole::Detained, &protections)];
    let story = "Demo Person 17 is a child in the story and was referred to child protection.";
    DemoReport {
        marking: marked(Tlp::Amber, &["centre", "members"]),
        references: vec![fir("D-22/2025")],
        personal: Personal { people: vec![person(1, 16), person(2, 17)], ..told(story) },
        ..DemoReport::of_anf(142, "Torkham", arrested(groups))
    }
}

/// ANF does not see it.
fn migrants_near_taftan() -> DemoReport {
    let migrant = Protection::SmuggledMigrant;
    let groups = [
        group(1, PersonRole::Accused, &[]),
        group(4, PersonRole::Encountered, &[migrant]),
        group(2, PersonRole::Detained, &[Protection::Child, migrant]),
    ];
    DemoReport {
        personal: Personal { people: vec![person(1, 18)], ..told("Met on the road at night.") },
        ..DemoReport::of_duty(171, "Taftan", arrested(groups))
    }
}

/// It counts in no single year: nobody knows on which side of midnight it was.
fn over_the_turn_of_the_year() -> DemoReport {
    let suspect = PersonGroup {
        sex: Some(Sex::Female),
        nationality: Some(country("PK")),
        protections: None,
        ..group(1, PersonRole::Suspect, &[])
    };
    let (from, to) = (day_of_2025(365), day_of_2025(366));
    DemoReport {
        organization: organization("ANF"),
        when: When { from, to, precision: Precision::Interval },
        marking: marked(Tlp::Green, &["centre", "members"]),
        participants: vec![lead("ANF")],
        personal: Personal { people: vec![person(1, 19)], ..told("Told by telephone.") },
        ..DemoReport::of_duty(365, "Rawalpindi", arrested([suspect]))
    }
}

fn arrested(people: impl IntoIterator<Item = PersonGroup>) -> Content {
    Content::Arrest(Arrest { people: people.into_iter().collect() })
}

/// People whose protections were assessed.
fn group(count: u32, role: PersonRole, protections: &[Protection]) -> PersonGroup {
    let protections = Some(set(protections.iter().copied()));
    PersonGroup { count, sex: None, nationality: None, role, protections }
}

fn person(group: u32, number: u32) -> PersonIdentity {
    PersonIdentity {
        group,
        name: format!("Demo Person {number}"),
        father_name: Some(format!("Demo Father {number}")),
        identifiers: vec![format!("DEMO-ID-{number:04}")],
    }
}
