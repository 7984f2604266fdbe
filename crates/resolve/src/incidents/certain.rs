//! Certain joins: two reports of one row, or with one number that nobody else has.
//!
//! A false join erases a seizure, so everything that both reports state must agree; what one of
//! them leaves blank says nothing. Where something contradicts, the number is no join but a
//! suggestion that names the contradiction.

use serde::{Deserialize, Serialize};
use yakja_model::{ReferenceKind, ReportPair, SubstanceClass};

use super::amounts::{AmountAgreement, Measured, compare, is_wide};
use super::facts::Setting;
use super::known::Known;
use super::reason::Contradicts;
use super::references::{Number, NumberAgreement};

/// Two reports that speak of one incident for certain, until a person says otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertainLink {
    /// The reports.
    pub pair: ReportPair,
    /// What both have.
    pub basis: Basis,
}

/// What makes a join certain, the weakest first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The number of an operation, with the organisation that gave it.
    Operation(SharedNumber),
    /// Police station, year and number of an FIR.
    Fir(SharedNumber),
    /// Laboratory, year and number of a memo.
    LaboratoryMemo(SharedNumber),
    /// The seal of an exhibit.
    Seal(SharedNumber),
    /// The same row of a file.
    Record,
}

/// A number that two reports share, in the form in which they were compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SharedNumber {
    /// Station, laboratory or organisation; `None` for a seal that is unique without.
    pub issuer: Option<String>,
    /// The year, where the number has one.
    pub year: Option<i16>,
    /// The number.
    pub number: String,
}

/// What the numbers of two reports say about them.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// One incident.
    Join(Basis),
    /// A shared key, and what contradicts it.
    Contradicted(ReferenceKind, Vec<Contradicts>),
    /// No shared key.
    None,
}

/// A laboratory may take so many days.
const EXAMINATION_DAYS: i32 = 366;

/// Looks for a key that both reports have.
pub(super) fn keys(a: &Known, b: &Known) -> Keys {
    if a.record.is_some() && a.record == b.record {
        return Keys::Join(Basis::Record);
    }
    let mut contradicted = Keys::None;
    for (one, other) in pairs(&a.numbers, &b.numbers) {
        if one.agreement(other) != NumberAgreement::SameKey {
            continue;
        }
        let Some(basis) = basis(one, other) else { continue };
        let against = contradictions(a, b);
        if against.is_empty() {
            return Keys::Join(basis);
        }
        contradicted = Keys::Contradicted(one.kind, against);
    }
    contradicted
}

/// Every number of one with every number of the other.
pub(super) fn pairs<'a>(
    one: &'a [Number],
    other: &'a [Number],
) -> impl Iterator<Item = (&'a Number, &'a Number)> {
    one.iter().flat_map(|number| other.iter().map(move |beside| (number, beside)))
}

fn basis(one: &Number, other: &Number) -> Option<Basis> {
    let issuer = one.issuer.as_ref().or(other.issuer.as_ref());
    let shared = SharedNumber {
        issuer: issuer.map(|issuer| issuer.to_string()),
        year: one.year.or(other.year),
        number: one.number.to_string(),
    };
    match one.kind {
        ReferenceKind::Fir => Some(Basis::Fir(shared)),
        ReferenceKind::LaboratoryMemo => Some(Basis::LaboratoryMemo(shared)),
        ReferenceKind::Operation => Some(Basis::Operation(shared)),
        ReferenceKind::Seal => Some(Basis::Seal(shared)),
        ReferenceKind::Publication | ReferenceKind::Own => None,
    }
}

/// Everything stated in both that does not agree.
fn contradictions(a: &Known, b: &Known) -> Vec<Contradicts> {
    let found = [
        (!dates_agree(a, b), Contradicts::Date),
        (!substances_agree(a, b), Contradicts::Substance),
        (a.country != b.country, Contradicts::Country),
        (!places_agree(a, b), Contradicts::Place),
        (has_other_number(a, b), Contradicts::Number),
        (may_be_two_finds(a, b), Contradicts::Amount),
    ];
    found.into_iter().filter_map(|(holds, what)| holds.then_some(what)).collect()
}

/// Whether the dates meet. An examination comes after what it examines.
pub(super) fn dates_agree(a: &Known, b: &Known) -> bool {
    let (found, examined) = match (a.is_examination(), b.is_examination()) {
        (true, false) => (b, a),
        (false, true) => (a, b),
        _ => return a.days.apart(&b.days) == 0,
    };
    examined.days.to >= found.days.from
        && examined.days.from <= found.days.to.saturating_add(EXAMINATION_DAYS)
}

/// Whether a substance or a class is in both. A report without a known one says nothing.
pub(super) fn substances_agree(a: &Known, b: &Known) -> bool {
    let classes = |known: &Known| -> Vec<SubstanceClass> {
        let named = known.exhibits.iter().filter(|exhibit| exhibit.is_named());
        named.map(|exhibit| exhibit.class).collect()
    };
    let (one, other) = (classes(a), classes(b));
    one.is_empty() || other.is_empty() || one.iter().any(|class| other.contains(class))
}

/// Whether nothing tells two places apart. A laboratory states its own place, not the find's.
fn places_agree(a: &Known, b: &Known) -> bool {
    if a.is_examination() || b.is_examination() {
        return true;
    }
    let abroad = |known: &Known| known.setting == Setting::Abroad;
    let stated = |known: &Known| known.setting != Setting::NotKnown;
    let settings = !stated(a) || !stated(b) || abroad(a) == abroad(b);
    let districts = a.district.is_none() || b.district.is_none() || a.district == b.district;
    settings && districts
}

/// Whether one station gave them two numbers of one kind and no common one.
fn has_other_number(a: &Known, b: &Known) -> bool {
    let agreements = pairs(&a.numbers, &b.numbers);
    let fir = agreements.filter(|(one, _)| one.kind == ReferenceKind::Fir);
    let found: Vec<NumberAgreement> = fir.map(|(one, other)| one.agreement(other)).collect();
    found.contains(&NumberAgreement::OtherNumber) && !found.contains(&NumberAgreement::SameKey)
}

/// Whether the amounts are of two finds. One number often stands for two finds of one day; an
/// organisation that weighs again comes near its first amount, another may be further off.
fn may_be_two_finds(a: &Known, b: &Known) -> bool {
    if a.is_examination() || b.is_examination() {
        return false;
    }
    let one_organization = a.organization == b.organization;
    let mut compared = a.exhibits.iter().flat_map(|one| {
        let same = b.exhibits.iter().filter(|other| one.substance == other.substance);
        same.filter_map(|other| Some((one.amount?, other.amount?)))
    });
    let differ = |(one, other): (Measured, Measured)| {
        let differ = compare(&one, &other) == Some(AmountAgreement::Differs);
        differ && (one_organization || is_wide(&one, &other))
    };
    let first = compared.next();
    first.is_some_and(|first| match one_organization {
        true => differ(first) || compared.any(differ),
        false => differ(first) && compared.all(differ),
    })
}
