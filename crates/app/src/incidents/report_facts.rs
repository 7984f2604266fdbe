//! A report as far as it may tell which incident it speaks of, for the kernel in `resolve`.
//!
//! Sealed content stays sealed: names and identifiers are not compared here.

use std::hash::{Hash, Hasher};

use yakja_model::{
    Content, CountryPack, Exhibit, LaboratoryResult, OwnReference, ReferenceKind, Report,
    SubstanceClass,
};
use yakja_resolve::{
    Placement, PlacementKind, Places,
    incidents::{ExhibitFacts, PlaceFacts, ReportFacts, Setting},
};

/// The facts of a report whose first version stands at this position of the ledger.
pub(crate) fn report_facts(
    report: &Report,
    position: u64,
    (places, pack): (Places<'_>, &CountryPack),
) -> ReportFacts {
    placed_facts(report, position, (&places.look_up(&report.place, report.country), pack))
}

/// The same, of a report whose place was looked up.
pub(crate) fn placed_facts(
    report: &Report,
    position: u64,
    (placement, pack): (&Placement, &CountryPack),
) -> ReportFacts {
    let publication =
        report.references.iter().find(|reference| reference.kind == ReferenceKind::Publication);
    ReportFacts {
        report: report.id,
        position,
        organization: report.organization.clone(),
        submitter: report.submitter.clone(),
        kind: report.content.kind(),
        when: report.when,
        country: report.country,
        place: place(placement, &report.place),
        exhibits: exhibits(&report.content, pack),
        references: references(report),
        participants: report.participants.clone(),
        people: people(&report.content),
        vehicles: None,
        identifiers: Vec::new(),
        name_words: Vec::new(),
        record: report
            .source
            .as_ref()
            .map(|source| token(&(source.import.0, &source.file, source.row))),
        listing: publication
            .map(|reference| token(&(report.organization.as_str(), reference.number.as_str()))),
    }
}

/// A number for a value within one run of the program. It is never stored.
fn token<T: Hash>(value: &T) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn place(placement: &Placement, as_written: &str) -> PlaceFacts {
    let setting = match placement.kind {
        PlacementKind::Area => Setting::Land,
        PlacementKind::AtSea => Setting::AtSea,
        PlacementKind::Abroad => Setting::Abroad,
        PlacementKind::NotKnown => Setting::NotKnown,
    };
    PlaceFacts {
        setting,
        province: placement.province.clone(),
        division: placement.division.clone(),
        district: placement.district.clone(),
        point: None,
        as_written: as_written.to_owned(),
    }
}

/// Every number that may name the incident; a laboratory states the seal beside its result.
fn references(report: &Report) -> Vec<OwnReference> {
    let own = report.references.iter();
    let own = own.filter(|reference| reference.kind != ReferenceKind::Publication).cloned();
    let seal = match &report.content {
        Content::LaboratoryResult(result) => result.seal.as_ref(),
        _ => None,
    };
    let seal = seal.map(|number| OwnReference {
        kind: ReferenceKind::Seal,
        issuer: None,
        year: None,
        number: number.clone(),
    });
    own.chain(seal).collect()
}

fn exhibits(content: &Content, pack: &CountryPack) -> Vec<ExhibitFacts> {
    match content {
        Content::Seizure(seizure) => seizure.exhibits.iter().map(exhibit).collect(),
        Content::LaboratoryResult(result) => vec![examined(result, pack)],
        _ => Vec::new(),
    }
}

fn exhibit(exhibit: &Exhibit) -> ExhibitFacts {
    ExhibitFacts {
        substance: exhibit.substance.clone(),
        class: exhibit.class,
        quantity: exhibit.quantity,
        amount_as_written: exhibit.amount_as_written.clone(),
    }
}

/// A laboratory names a substance and no class; the country pack knows it.
fn examined(result: &LaboratoryResult, pack: &CountryPack) -> ExhibitFacts {
    let mut known = pack.substances.iter();
    let known = known.find(|substance| Some(&substance.code) == result.substance.as_ref());
    ExhibitFacts {
        substance: result.substance.clone(),
        class: known.map_or(SubstanceClass::Unrecognized, |substance| substance.class),
        quantity: result.quantity,
        amount_as_written: String::new(),
    }
}

fn people(content: &Content) -> Option<u32> {
    match content {
        Content::Arrest(arrest) => {
            Some(arrest.people.iter().fold(0, |sum, group| sum.saturating_add(group.count)))
        }
        _ => None,
    }
}
