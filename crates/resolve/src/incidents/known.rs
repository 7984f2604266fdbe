//! A report as the index keeps it: small, and ready to be compared.

use yakja_model::{CountryCode, Kind, Quantity, ReportId, SubstanceClass};

use super::amounts::{Measured, Scale};
use super::facts::{ExhibitFacts, Point, ReportFacts, Setting};
use super::references::Number;
use super::vocabulary::{Term, Vocabulary};
use super::words::PlaceWords;

/// A report, ready to be compared.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) report: ReportId,
    pub(super) kind: Kind,
    pub(super) country: CountryCode,
    pub(super) organization: Term,
    /// Who took part beside the organisation itself.
    pub(super) others: Box<[Term]>,
    pub(super) days: Days,
    pub(super) setting: Setting,
    pub(super) province: Option<Term>,
    pub(super) division: Option<Term>,
    pub(super) district: Option<Term>,
    pub(super) point: Option<Point>,
    pub(super) words: PlaceWords,
    /// One for each substance.
    pub(super) exhibits: Box<[KnownExhibit]>,
    pub(super) numbers: Box<[Number]>,
    pub(super) people: Option<u32>,
    pub(super) vehicles: Option<u32>,
    pub(super) identifiers: Box<[u64]>,
    pub(super) name_words: Box<[u64]>,
    pub(super) record: Option<u64>,
    /// Whether another report of the same row came before it. The two are joined, so that whatever
    /// may be of one incident with the first may be with this one: it is one question.
    pub(super) follows: bool,
    pub(super) listing: Option<u64>,
}

/// First and last possible day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) from: i32,
    pub(super) to: i32,
}

/// All that a report gives of one substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct KnownExhibit {
    pub(super) substance: Option<Term>,
    pub(super) class: SubstanceClass,
    pub(super) amount: Option<Measured>,
}

/// Up to so many days a date is exact enough to count the days between two.
const EXACT_SPAN: u32 = 3;

impl Days {
    /// How many days it spans.
    pub(super) fn span(&self) -> u32 {
        self.to.abs_diff(self.from).saturating_add(1)
    }

    /// Whether it is known to the day, or nearly.
    pub(super) fn is_exact(&self) -> bool {
        self.span() <= EXACT_SPAN
    }

    /// Days between the two, 0 where they meet.
    pub(super) fn apart(&self, other: &Self) -> u32 {
        let gap = self.from.max(other.from).saturating_sub(self.to.min(other.to));
        u32::try_from(gap).unwrap_or_default()
    }
}

impl Known {
    /// Takes what comparing needs; gives `None` for kinds that speak of no single incident.
    pub(super) fn of(facts: &ReportFacts, vocabulary: &mut Vocabulary) -> Option<Self> {
        let group = group(facts.kind)?;
        let organization = vocabulary.term(facts.organization.as_str());
        let others = facts.participants.iter();
        let others = others.map(|other| vocabulary.term(other.organization.as_str()));
        let others = sorted(others.filter(|other| *other != organization));
        let numbers = facts.references.iter();
        let numbers = numbers.filter_map(|number| Number::of(number, &facts.organization));
        let place = &facts.place;
        let mut area = |code: &Option<yakja_model::AreaCode>| {
            code.as_ref().map(|code| vocabulary.term(&code.0))
        };
        let (province, division) = (area(&place.province), area(&place.division));
        let district = area(&place.district);
        Some(Self {
            report: facts.report,
            kind: facts.kind,
            country: facts.country,
            organization,
            others,
            days: Days { from: facts.when.from.number(), to: facts.when.to.number() },
            setting: place.setting,
            province,
            division,
            district,
            point: place.point,
            words: PlaceWords::of(&place.as_written),
            exhibits: match group {
                Group::Found => by_substance(&facts.exhibits, vocabulary),
                Group::Field => Box::default(),
            },
            numbers: numbers.collect(),
            people: facts.people,
            vehicles: facts.vehicles,
            identifiers: sorted(facts.identifiers.iter().copied()),
            name_words: sorted(facts.name_words.iter().copied()),
            record: facts.record,
            follows: false,
            listing: facts.listing,
        })
    }

    /// Whether reports of these two kinds may speak of one incident at all.
    pub(super) fn is_comparable(&self, other: &Self) -> bool {
        group(self.kind) == group(other.kind)
    }

    /// Whether it is the examination of what others seized.
    pub(super) fn is_examination(&self) -> bool {
        self.kind == Kind::LaboratoryResult
    }
}

/// Kinds that may speak of one incident.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    /// Something or somebody was found.
    Found,
    /// A field was cleared.
    Field,
}

const fn group(kind: Kind) -> Option<Group> {
    match kind {
        Kind::Seizure
        | Kind::Arrest
        | Kind::LaboratoryResult
        | Kind::ScreeningAlarm
        | Kind::Encounter => Some(Group::Found),
        Kind::CropClearance => Some(Group::Field),
        Kind::Summary
        | Kind::CustodyEvent
        | Kind::CropSurvey
        | Kind::CrossingCount
        | Kind::Intelligence => None,
    }
}

/// In ascending order, none twice.
fn sorted<T: Ord>(values: impl Iterator<Item = T>) -> Box<[T]> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values.into()
}

/// Adds up the parcels of each substance, since one report lists them and another does not.
fn by_substance(exhibits: &[ExhibitFacts], vocabulary: &mut Vocabulary) -> Box<[KnownExhibit]> {
    let mut known: Vec<KnownExhibit> = Vec::with_capacity(exhibits.len());
    for exhibit in exhibits {
        let substance = exhibit.substance.as_ref().map(|code| vocabulary.term(&code.0));
        let amount = Measured::of(exhibit.quantity, &exhibit.amount_as_written);
        let one = KnownExhibit { substance, class: exhibit.class, amount };
        let sum = known.iter_mut().find_map(|same| {
            let is_same = same.substance.is_some() && same.substance == substance;
            let sum = same.amount?.plus(amount?)?;
            is_same.then_some((same, sum))
        });
        match sum {
            Some((same, sum)) => same.amount = Some(sum),
            None => known.push(one),
        }
    }
    known.into()
}

impl KnownExhibit {
    /// The amount as a quantity again.
    pub(super) fn quantity(&self) -> Quantity {
        let Some(measured) = self.amount else { return Quantity::NotKnown };
        let amount = i64::try_from(measured.amount).unwrap_or(i64::MAX);
        match measured.scale {
            Scale::Mass => Quantity::MassMg(amount),
            Scale::Volume => Quantity::VolumeMl(amount),
            Scale::Pieces => Quantity::Pieces(amount),
            Scale::Unstated => Quantity::NotKnown,
        }
    }

    /// Whether anything is known of what it is.
    pub(super) fn is_named(&self) -> bool {
        self.substance.is_some() && self.class != SubstanceClass::Unrecognized
    }
}
