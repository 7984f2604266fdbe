//! What holds for every invented report.

use yakja_model::{AccessClass, Protection, Quantity, Report, SourceRow, Timestamp, Unit, measure};

use super::*;

/// The report as the register would keep it, without what it would seal.
fn kept(report: DemoReport) -> Report {
    let submitter = if report.submitted_by == DUTY { "NNCC" } else { "ANF" };
    Report {
        id: "01980000-0000-7000-8000-000000000001".parse().unwrap(),
        version: 1,
        organization: report.organization,
        submitter: organization(submitter),
        submitted_by: "01980000-0000-7000-8000-000000000002".parse().unwrap(),
        recorded_at: Timestamp::parse("2026-01-15").unwrap(),
        when: report.when,
        place: report.place,
        country: report.country,
        marking: report.marking,
        grading: report.grading,
        references: report.references,
        participants: report.participants,
        content: report.content,
        personal: None,
        source: None::<SourceRow>,
    }
}

fn classes() -> Vec<AccessClass> {
    reports().into_iter().map(|report| kept(report).access_class()).collect()
}

#[test]
fn the_register_would_take_every_one() {
    assert_eq!(reports().len(), 12);
    for report in reports() {
        let place = report.place.clone();
        assert_eq!(kept(report).check(), Ok(()), "{place}");
    }
}

#[test]
fn every_one_begins_in_2025_and_says_where() {
    for report in reports() {
        assert_eq!(report.when.from.month().0, 2_025);
        assert!(!report.place.is_empty());
    }
}

#[test]
fn people_are_plainly_invented() {
    for report in reports() {
        let personal = report.personal;
        assert!(personal.narrative.unwrap().starts_with("Invented for the demo; no real person"));
        for person in personal.people {
            assert!(person.name.starts_with("Demo Person "));
            assert!(person.father_name.unwrap().starts_with("Demo Father "));
            assert!(person.identifiers.iter().all(|one| one.starts_with("DEMO-ID-")));
        }
    }
}

#[test]
fn people_belong_to_groups_that_are_there() {
    for report in reports() {
        let Content::Arrest(arrest) = &report.content else { continue };
        for person in &report.personal.people {
            assert!((1..=arrest.people.len()).contains(&(person.group as usize)));
        }
    }
}

#[test]
fn amounts_are_what_they_say() {
    for report in reports().into_iter().map(kept) {
        for exhibit in report.exhibits() {
            let unit = match exhibit.unit_as_written.as_str() {
                "Kilogram" => Unit::Mass { milligrams: 1_000_000 },
                "Litre" => Unit::Volume { milliliters: 1_000 },
                _ => Unit::Pieces { pieces: 1 },
            };
            assert_eq!(measure(&exhibit.amount_as_written, unit), Ok(exhibit.quantity));
            assert_ne!(exhibit.quantity, Quantity::NotKnown);
        }
    }
}

#[test]
fn each_officer_is_kept_from_something() {
    let hidden = |owner: &'static str, open: fn(&Audience) -> bool| {
        let kept = |class: &AccessClass| {
            class.owner == organization(owner)
                && matches!(class.tlp, Tlp::Amber | Tlp::AmberStrict | Tlp::Red)
                && !open(&class.audience)
        };
        classes().iter().filter(|class| kept(class)).count()
    };
    assert_eq!(hidden("ANF", |audience| audience.centre), 2, "from the duty officer");
    let open_to_anf = |audience: &Audience| {
        audience.members || audience.organizations.contains(&organization("ANF"))
    };
    assert_eq!(hidden("NNCC", open_to_anf), 2, "from ANF");
}

#[test]
fn every_light_is_shown_and_a_child_is_protected() {
    let classes = classes();
    for tlp in Tlp::ALL {
        assert!(classes.iter().any(|class| class.tlp == tlp), "{}", tlp.label());
    }
    assert!(classes.iter().any(|class| class.protections.contains(&Protection::Child)));
}
