//! Invented seizures.

use yakja_model::{
    Confirmation, Content, Credit, Exhibit, Handling, Marking, OwnReference, Participant,
    Precision, Quantity, ReferenceKind, Seizure, SubstanceClass, SubstanceCode, Tlp, When,
};

use super::{DemoReport, fir, lead, marked, set, told};
use crate::literal::{day_of_2025, organization};

const HEROIN: Named = Named("Heroin", SubstanceClass::Opioids);
const OPIUM: Named = Named("Opium", SubstanceClass::Opioids);
const MORPHINE: Named = Named("Morphine", SubstanceClass::Opioids);
const RESIN: Named = Named("Cannabis Resin", SubstanceClass::Cannabis);
const METHAMPHETAMINE: Named = Named("Methamphetamine", SubstanceClass::AmphetamineType);
const COCAINE: Named = Named("Cocaine", SubstanceClass::Cocaine);
const ECSTASY: Named = Named("Ecstasy", SubstanceClass::AmphetamineType);
const TRAMADOL: Named = Named("Tramadol", SubstanceClass::Medicines);
const ACETIC_ANHYDRIDE: Named = Named("Acetic Anhydride", SubstanceClass::Precursors);

/// A substance as written, and its class. Its code is its name in lower case.
#[derive(Clone, Copy)]
struct Named(&'static str, SubstanceClass);

pub(super) fn seizures() -> Vec<DemoReport> {
    vec![
        car_in_karachi(),
        parcel_in_lahore(),
        boat_off_gwadar(),
        published_in_quetta(),
        two_substances_in_islamabad(),
        tablets_for_members(),
        telephoned_from_chagai(),
        chemicals_kept_by_the_centre(),
    ]
}

/// The arrest in `arrests` has the same FIR: they are one event told in two reports.
fn car_in_karachi() -> DemoReport {
    let exhibit = Exhibit { confirmation: Confirmation::Confirmed, ..kilograms(HEROIN, 12_400) };
    DemoReport {
        references: vec![fir("D-14/2025"), seal("DEMO-SEAL-0014")],
        personal: told("Found in the door of a hired car; Demo Person 14 was driving."),
        ..DemoReport::of_anf(33, "Karachi", seized([exhibit]))
    }
}

/// Red and for nobody else: the duty officer does not see it.
fn parcel_in_lahore() -> DemoReport {
    DemoReport {
        marking: marked(Tlp::Red, &[]),
        personal: told("A delivery under watch; it went on under seal."),
        ..DemoReport::of_anf(58, "Lahore Airport", seized([kilograms(METHAMPHETAMINE, 3_215)]))
    }
}

/// Over three days, across the end of a month.
fn boat_off_gwadar() -> DemoReport {
    let (from, to) = (day_of_2025(180), day_of_2025(183));
    let assisted = Participant { organization: organization("NNCC"), credit: Credit::Intelligence };
    DemoReport {
        when: When { from, to, precision: Precision::Interval },
        marking: marked(Tlp::AmberStrict, &["centre"]),
        participants: vec![lead("ANF"), assisted],
        personal: told("A boat without a name was searched at anchor."),
        ..DemoReport::of_anf(180, "Gwadar", seized([kilograms(RESIN, 1_150_000)]))
    }
}

fn published_in_quetta() -> DemoReport {
    DemoReport {
        marking: marked(Tlp::Clear, &["centre", "members"]),
        ..DemoReport::of_anf(121, "Quetta", seized([kilograms(OPIUM, 45_000)]))
    }
}

fn two_substances_in_islamabad() -> DemoReport {
    let exhibits = [kilograms(COCAINE, 850), tablets(ECSTASY, 400)];
    DemoReport {
        marking: marked(Tlp::Green, &["centre", "members"]),
        references: vec![fir("D-31/2025")],
        ..DemoReport::of_anf(208, "Islamabad Airport", seized(exhibits))
    }
}

/// Addressed to members and not to the centre: the duty officer does not see it.
fn tablets_for_members() -> DemoReport {
    DemoReport {
        marking: Marking { handling: Handling::H2, ..marked(Tlp::Amber, &["members"]) },
        ..DemoReport::of_anf(246, "Peshawar", seized([tablets(TRAMADOL, 25_000)]))
    }
}

/// ANF's word, taken down at the centre, which therefore owns it; ANF is named to see it.
fn telephoned_from_chagai() -> DemoReport {
    let exhibits = [kilograms(RESIN, 240_000), kilograms(MORPHINE, 35_000)];
    DemoReport {
        organization: organization("ANF"),
        marking: marked(Tlp::Amber, &["centre", "ANF"]),
        participants: vec![lead("ANF")],
        personal: told("Taken down by telephone from a post without a terminal."),
        ..DemoReport::of_duty(94, "Chagai", seized(exhibits))
    }
}

/// ANF does not see it.
fn chemicals_kept_by_the_centre() -> DemoReport {
    DemoReport {
        marking: Marking { originator_control: true, ..marked(Tlp::Red, &["centre"]) },
        ..DemoReport::of_duty(277, "Karachi Port", seized([liters(ACETIC_ANHYDRIDE, 900_000)]))
    }
}

fn seized(exhibits: impl IntoIterator<Item = Exhibit>) -> Content {
    Content::Seizure(Seizure { exhibits: exhibits.into_iter().collect() })
}

fn kilograms(substance: Named, grams: i64) -> Exhibit {
    let written = format!("{}.{:03}", grams / 1_000, grams % 1_000);
    exhibit(substance, (written, "Kilogram"), Quantity::MassMg(grams * 1_000))
}

fn liters(substance: Named, milliliters: i64) -> Exhibit {
    let written = format!("{}.{:03}", milliliters / 1_000, milliliters % 1_000);
    exhibit(substance, (written, "Litre"), Quantity::VolumeMl(milliliters))
}

fn tablets(substance: Named, count: i64) -> Exhibit {
    exhibit(substance, (count.to_string(), "Tablet"), Quantity::Pieces(count))
}

fn exhibit(
    Named(name, class): Named,
    (amount, unit): (String, &str),
    quantity: Quantity,
) -> Exhibit {
    let not_mass = !matches!(quantity, Quantity::MassMg(_));
    Exhibit {
        substance_as_written: name.to_owned(),
        substance: Some(SubstanceCode(name.to_lowercase())),
        class,
        amount_as_written: amount,
        unit_as_written: unit.to_owned(),
        quantity,
        confirmation: Confirmation::Presumptive,
        flags: set(not_mass.then_some(yakja_model::Flag::UnitNotMass)),
    }
}

fn seal(number: &str) -> OwnReference {
    OwnReference {
        kind: ReferenceKind::Seal,
        issuer: None,
        year: Some(2_025),
        number: number.to_owned(),
    }
}
