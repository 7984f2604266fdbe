//! Reports for tests, from the few things that matter in each.

use yakja_model::{
    AreaCode, CountryCode, Credit, Judgement, Kind, OfficerId, OrganizationCode, OwnReference,
    Participant, Period, Precision, Quantity, ReferenceKind, ReportId, ReportPair, SubstanceClass,
    SubstanceCode, Timestamp, Verdict, When,
};

use super::super::{ExhibitFacts, PlaceFacts, ReportFacts, Setting};

/// An identifier by its number.
pub fn id(number: u64) -> ReportId {
    format!("00000000-0000-7000-8000-{number:012x}").parse().unwrap()
}

/// A pair by the numbers of its reports.
pub fn pair(one: u64, other: u64) -> ReportPair {
    ReportPair::new(id(one), id(other)).unwrap()
}

pub fn organization(code: &str) -> OrganizationCode {
    OrganizationCode::parse(code).unwrap()
}

/// A seizure that says nothing but who says it and when: `2023-01-24`, `2023-01` or `2023`.
pub fn seizure(number: u64, says: &str, when: &str) -> ReportFacts {
    ReportFacts {
        report: id(number),
        position: number,
        organization: organization(says),
        submitter: organization(says),
        kind: Kind::Seizure,
        when: on(when),
        country: CountryCode::parse("PK").unwrap(),
        place: PlaceFacts::not_known(),
        exhibits: Vec::new(),
        references: Vec::new(),
        participants: Vec::new(),
        people: None,
        vehicles: None,
        identifiers: Vec::new(),
        name_words: Vec::new(),
        record: None,
        listing: None,
    }
}

fn on(text: &str) -> When {
    let Period { from, to } = Period::parse(text).unwrap();
    let precision = match text.len() {
        4 => Precision::Year,
        7 => Precision::Month,
        10 => Precision::Day,
        _ => Precision::Interval,
    };
    When { from, to, precision }
}

/// Grams of a substance; a name that is not known here is an unrecognised one.
pub fn grams(name: &str, grams: i64) -> ExhibitFacts {
    let class = match name {
        "heroin" | "morphine" | "opium" => SubstanceClass::Opioids,
        "hashish" => SubstanceClass::Cannabis,
        "ice" => SubstanceClass::AmphetamineType,
        _ => SubstanceClass::Unrecognized,
    };
    let known = class != SubstanceClass::Unrecognized;
    ExhibitFacts {
        substance: known.then(|| SubstanceCode(name.to_owned())),
        class,
        quantity: Quantity::MassMg(grams * 1_000),
        amount_as_written: String::new(),
    }
}

pub fn kilograms(name: &str, amount: i64) -> ExhibitFacts {
    grams(name, amount * 1_000)
}

/// Says one thing more.
pub trait Saying: Sized {
    fn with(self, exhibits: &[(&str, i64)]) -> Self;
    fn at_sea(self, as_written: &str) -> Self;
    fn in_district(self, district: &str, as_written: &str) -> Self;
    fn numbered(self, kind: ReferenceKind, issuer: &str, number: &str) -> Self;
    fn took_part(self, codes: &[(&str, Credit)]) -> Self;
    fn of_kind(self, kind: Kind) -> Self;
}

impl Saying for ReportFacts {
    fn with(mut self, exhibits: &[(&str, i64)]) -> Self {
        let exhibits = exhibits.iter().map(|(name, amount)| kilograms(name, *amount));
        self.exhibits.extend(exhibits);
        self
    }

    fn at_sea(mut self, as_written: &str) -> Self {
        self.place.setting = Setting::AtSea;
        self.place.as_written = as_written.to_owned();
        self
    }

    fn in_district(mut self, district: &str, as_written: &str) -> Self {
        self.place = PlaceFacts {
            setting: Setting::Land,
            province: Some(AreaCode("PK-BA".to_owned())),
            division: None,
            district: Some(AreaCode(district.to_owned())),
            point: None,
            as_written: as_written.to_owned(),
        };
        self
    }

    fn numbered(mut self, kind: ReferenceKind, issuer: &str, number: &str) -> Self {
        let issuer = (!issuer.is_empty()).then(|| issuer.to_owned());
        self.references.push(OwnReference { kind, issuer, year: None, number: number.to_owned() });
        self
    }

    fn took_part(mut self, codes: &[(&str, Credit)]) -> Self {
        let participants = codes.iter().map(|(code, credit)| Participant {
            organization: organization(code),
            credit: *credit,
        });
        self.participants.extend(participants);
        self
    }

    fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = kind;
        self
    }
}

/// A judgement by its number in the ledger.
pub fn judgement(number: u64, pair: ReportPair, verdict: Verdict) -> Judgement {
    Judgement {
        id: format!("00000000-0000-7000-9000-{number:012x}").parse().unwrap(),
        pair,
        verdict,
        by: OfficerId(id(1).0),
        organization: organization("NADRA"),
        reason: "compared".to_owned(),
        at: Timestamp::from_micros(i64::try_from(number).unwrap()),
        undoes: None,
    }
}

/// What takes another judgement back.
pub fn undoing(number: u64, undone: &Judgement) -> Judgement {
    let undoes = Some(undone.id);
    Judgement { undoes, ..judgement(number, undone.pair, Verdict::Unsure) }
}
