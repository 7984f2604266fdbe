//! Compares who says it, who took part, and the numbers they gave.

use yakja_model::ReferenceKind;

use super::{Notes, shared};
use crate::incidents::certain::pairs;
use crate::incidents::known::Known;
use crate::incidents::reason::Ground;
use crate::incidents::references::NumberAgreement;

const ONE_ORGANIZATION: i32 = -200;
const ONE_LIST: i32 = -700;
const NAMES_THE_OTHER: i32 = 250;
const SHARED_PARTICIPANT: i32 = 80;
const MOST_OF_PARTICIPANTS: i32 = 160;

/// A number without its station or year: many stations have an FIR 12.
const SAME_NUMBER: i32 = 300;
/// Two FIRs of one station are two cases, and seldom one find.
const OTHER_FIR: i32 = -600;
/// Two numbers of one organisation's own are two entries in its books.
const OTHER_OWN_NUMBER: i32 = -250;

pub(super) fn compare(a: &Known, b: &Known, notes: &mut Notes) {
    if a.organization == b.organization {
        if a.kind == b.kind {
            notes.note(ONE_ORGANIZATION, || Ground::OneOrganization);
        }
    } else if a.others.contains(&b.organization) || b.others.contains(&a.organization) {
        notes.note(NAMES_THE_OTHER, || Ground::NamesTheOther);
    }
    if a.listing.is_some() && a.listing == b.listing {
        notes.note(ONE_LIST, || Ground::OneList);
    }
    let participants = shared(&a.others, &b.others).count();
    if participants > 0 {
        let weight = SHARED_PARTICIPANT.saturating_mul(i32::try_from(participants).unwrap_or(2));
        let count = u32::try_from(participants).unwrap_or(u32::MAX);
        notes.note(weight.min(MOST_OF_PARTICIPANTS), || Ground::SharedParticipants { count });
    }
    compare_numbers(a, b, notes);
}

/// Notes the best that the numbers say of each kind: one common number outweighs others beside it.
fn compare_numbers(a: &Known, b: &Known, notes: &mut Notes) {
    for kind in [
        ReferenceKind::Fir,
        ReferenceKind::LaboratoryMemo,
        ReferenceKind::Operation,
        ReferenceKind::Seal,
        ReferenceKind::Own,
    ] {
        let of_kind = pairs(&a.numbers, &b.numbers).filter(|(one, _)| one.kind == kind);
        let found: Vec<NumberAgreement> =
            of_kind.map(|(one, other)| one.agreement(other)).collect();
        if found.contains(&NumberAgreement::SameKey) {
            continue;
        }
        if found.contains(&NumberAgreement::SameNumber) {
            notes.note(SAME_NUMBER, || Ground::SameNumber(kind));
        } else if found.contains(&NumberAgreement::OtherNumber) {
            let weight = if kind == ReferenceKind::Fir { OTHER_FIR } else { OTHER_OWN_NUMBER };
            notes.note(weight, || Ground::OtherNumber(kind));
        }
    }
}
