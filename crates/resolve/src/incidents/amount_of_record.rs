//! How much an incident counts with, when its reports do not say the same.
//!
//! For each substance: the laboratory's amount, else the latest weighed by the organisation that
//! led, else the earliest report's. What every other report says stays beside it.

use std::collections::{BTreeMap, BTreeSet};

use yakja_model::{
    Credit, Kind, OrganizationCode, Quantity, ReferenceKind, ReportId, SubstanceClass,
    SubstanceCode,
};

use super::amounts::{AmountAgreement, Measured, compare};
use super::facts::ReportFacts;

/// What an incident counts with, of one substance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountOfRecord {
    /// The substance; `None` where its name is not known.
    pub substance: Option<SubstanceCode>,
    /// Its class.
    pub class: SubstanceClass,
    /// How much; not known where no report gives an amount.
    pub quantity: Quantity,
    /// By which rule.
    pub basis: AmountBasis,
    /// The report that gives it. Of several laboratory results that add up, the latest.
    pub report: ReportId,
    /// What each report says of this substance, in the order of the ledger.
    pub said: Vec<Said>,
}

/// What one report says of a substance, its parcels together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The report.
    pub report: ReportId,
    /// How much it says.
    pub quantity: Quantity,
}

/// Which rule gave an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AmountBasis {
    /// A laboratory examined it.
    Laboratory,
    /// The organisation that led weighed it last.
    Lead,
    /// The earliest report that gives an amount.
    Earliest,
    /// No report gives an amount.
    NotKnown,
}

impl AmountOfRecord {
    /// Whether two reports give amounts that are not the same. A rounded amount is not the same.
    pub fn is_disputed(&self) -> bool {
        let mut known = self.said.iter().filter(|said| said.quantity != Quantity::NotKnown);
        let first = known.next();
        known.any(|said| Some(said.quantity) != first.map(|first| first.quantity))
    }
}

/// A substance, or a class where the name is not known.
type Name = (Option<SubstanceCode>, SubstanceClass);

/// What an incident counts with, for each substance. Takes every report of the incident.
///
/// A substance that only a later report names counts too, since the earlier one may have left it
/// out; not if an amount equal to it stands in the earliest report under a name that the later one
/// does not have: then it is that one, named otherwise.
pub fn amounts_of_record(members: &[&ReportFacts]) -> Vec<AmountOfRecord> {
    let mut members = members.to_vec();
    members.sort_by_key(|facts| (facts.position, facts.report));
    let lead = lead(&members);
    let mut names: BTreeMap<Name, Vec<&ReportFacts>> = BTreeMap::new();
    for facts in &members {
        for name in names_in(facts) {
            names.entry(name).or_default().push(facts);
        }
    }
    let renamed = renamed(&members, &names);
    let counted = names.iter().filter(|(name, _)| !renamed.contains(*name));
    counted.filter_map(|(name, saying)| amount_of(name, saying, lead)).collect()
}

/// The organisation that led, if the reports agree on one. A contested lead weighs for nobody.
fn lead<'a>(members: &[&'a ReportFacts]) -> Option<&'a OrganizationCode> {
    let participants = members.iter().flat_map(|facts| &facts.participants);
    let leading = participants.filter(|participant| participant.credit == Credit::Lead);
    let leads: BTreeSet<&OrganizationCode> = leading.map(|one| &one.organization).collect();
    leads.first().copied().filter(|_| leads.len() == 1)
}

fn names_in(facts: &ReportFacts) -> BTreeSet<Name> {
    facts.exhibits.iter().map(|exhibit| (exhibit.substance.clone(), exhibit.class)).collect()
}

/// What one report says of a substance. Parcels add up if they are measured alike; otherwise the
/// first that is measured stands.
fn said(facts: &ReportFacts, name: &Name) -> Quantity {
    let of_it = facts.exhibits.iter();
    let of_it = of_it.filter(|exhibit| exhibit.substance == name.0 && exhibit.class == name.1);
    of_it.map(|exhibit| exhibit.quantity).fold(Quantity::NotKnown, |sum, next| match (sum, next) {
        (Quantity::NotKnown, next) => next,
        (Quantity::MassMg(a), Quantity::MassMg(b)) => Quantity::MassMg(a.saturating_add(b)),
        (Quantity::VolumeMl(a), Quantity::VolumeMl(b)) => Quantity::VolumeMl(a.saturating_add(b)),
        (Quantity::Pieces(a), Quantity::Pieces(b)) => Quantity::Pieces(a.saturating_add(b)),
        (sum, _) => sum,
    })
}

fn amount_of(
    name: &Name,
    saying: &[&ReportFacts],
    lead: Option<&OrganizationCode>,
) -> Option<AmountOfRecord> {
    let all: Vec<(&ReportFacts, Quantity)> =
        saying.iter().map(|facts| (*facts, said(facts, name))).collect();
    let first = all.first()?;
    let known = || all.iter().filter(|(_, quantity)| *quantity != Quantity::NotKnown);
    let led = |facts: &ReportFacts| {
        facts.kind != Kind::LaboratoryResult && Some(&facts.organization) == lead
    };
    let laboratory = laboratory(&all);
    let by_lead = || known().rev().find(|(facts, _)| led(facts));
    let (basis, facts, quantity) = match (laboratory, by_lead(), known().next()) {
        (Some((facts, quantity)), _, _) => (AmountBasis::Laboratory, facts, quantity),
        (_, Some((facts, quantity)), _) => (AmountBasis::Lead, *facts, *quantity),
        (_, _, Some((facts, quantity))) => (AmountBasis::Earliest, *facts, *quantity),
        _ => (AmountBasis::NotKnown, first.0, Quantity::NotKnown),
    };
    let said =
        all.iter().map(|(facts, quantity)| Said { report: facts.report, quantity: *quantity });
    Some(AmountOfRecord {
        substance: name.0.clone(),
        class: name.1,
        quantity,
        basis,
        report: facts.report,
        said: said.collect(),
    })
}

/// What laboratories found: for each seal or memo its latest result, added up if measured alike.
fn laboratory<'a>(all: &[(&'a ReportFacts, Quantity)]) -> Option<(&'a ReportFacts, Quantity)> {
    let results = all.iter().filter(|(facts, quantity)| {
        facts.kind == Kind::LaboratoryResult && *quantity != Quantity::NotKnown
    });
    let mut latest: BTreeMap<String, (&ReportFacts, Quantity)> = BTreeMap::new();
    for (facts, quantity) in results {
        latest.insert(parcel(facts), (facts, *quantity));
    }
    let last = latest.values().max_by_key(|(facts, _)| (facts.position, facts.report))?;
    let sum = latest.values().try_fold(0_i64, |sum, (_, quantity)| match (quantity, last.1) {
        (Quantity::MassMg(amount), Quantity::MassMg(_))
        | (Quantity::VolumeMl(amount), Quantity::VolumeMl(_))
        | (Quantity::Pieces(amount), Quantity::Pieces(_)) => sum.checked_add(*amount),
        _ => None,
    });
    let quantity = match (sum, last.1) {
        (Some(sum), Quantity::MassMg(_)) => Quantity::MassMg(sum),
        (Some(sum), Quantity::VolumeMl(_)) => Quantity::VolumeMl(sum),
        (Some(sum), Quantity::Pieces(_)) => Quantity::Pieces(sum),
        (_, last) => last,
    };
    Some((last.0, quantity))
}

/// What tells one examined parcel from another: its seal, else the laboratory's memo.
fn parcel(facts: &ReportFacts) -> String {
    let number = |kind| facts.references.iter().find(|reference| reference.kind == kind);
    let number = number(ReferenceKind::Seal).or_else(|| number(ReferenceKind::LaboratoryMemo));
    number.map_or_else(String::new, |reference| {
        let issuer = reference.issuer.as_deref().unwrap_or_default();
        format!("{issuer} {:?} {}", reference.year, reference.number)
    })
}

/// Names that only later reports have, for an amount that the earliest gives under another.
fn renamed(members: &[&ReportFacts], names: &BTreeMap<Name, Vec<&ReportFacts>>) -> BTreeSet<Name> {
    let mut renamed = BTreeSet::new();
    let Some((first, later)) = members.split_first() else { return renamed };
    let first_names = names_in(first);
    for facts in later {
        let own = names_in(facts);
        let mut free: Vec<&Name> =
            first_names.iter().filter(|name| taken(first, facts, name)).collect();
        for name in own.iter().filter(|name| !first_names.contains(*name)) {
            let elsewhere = names.get(name).is_some_and(|saying| {
                saying
                    .iter()
                    .any(|other| other.report != facts.report && !own_amount(other, facts, name))
            });
            let twin = free.iter().position(|twin| is_equal(said(first, twin), said(facts, name)));
            if let Some(twin) = twin.filter(|_| !elsewhere) {
                free.remove(twin);
                renamed.insert(name.clone());
            }
        }
    }
    renamed
}

/// Whether an amount of the first report is still to be found in the later one: the later does not
/// name the substance, or names it with another amount.
fn taken(first: &ReportFacts, later: &ReportFacts, name: &Name) -> bool {
    !is_equal(said(first, name), said(later, name))
}

fn own_amount(other: &ReportFacts, facts: &ReportFacts, name: &Name) -> bool {
    is_equal(said(other, name), said(facts, name))
}

fn is_equal(one: Quantity, other: Quantity) -> bool {
    let measured = |quantity| Measured::of(quantity, "");
    let agreement = measured(one).zip(measured(other)).and_then(|(a, b)| compare(&a, &b));
    agreement == Some(AmountAgreement::Equal)
}
