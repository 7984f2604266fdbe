//! What stands in the reasons of a link, read as far as this page has words for it.
//!
//! The rules that write it are in `resolve`, which pages do not use: a link may have been found by
//! rules older or newer than these words, so what is not known here is no mistake.

use serde::Deserialize;
use yakja_model::{AreaCode, Quantity, ReferenceKind, SubstanceCode};

/// What was compared and what was found.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Ground {
    Days { apart: u32 },
    DatesOverlap { span: u32 },
    DatesApart { days: u32 },
    SameArea(AreaCode),
    OtherArea { first: AreaCode, second: AreaCode },
    BothAtSea,
    SeaAndLand,
    BothAbroad,
    HomeAndAbroad,
    PointsNear { meters: u32 },
    PointsApart { meters: u32 },
    PlaceWords(Vec<String>),
    NoPlaceWords,
    SameSubstance(SubstanceCode),
    OtherSubstances,
    Amount(ComparedAmounts),
    SubstancesMissing { count: u32 },
    SamePeople(u32),
    OtherPeople { few: u32, many: u32 },
    SameVehicles(u32),
    OtherVehicles { few: u32, many: u32 },
    Identifiers { shared: u32 },
    NameWords { shared: u32 },
    NoNameWords,
    OneOrganization,
    OneList,
    NamesTheOther,
    SharedParticipants { count: u32 },
    SameNumber(ReferenceKind),
    OtherNumber(ReferenceKind),
    KeyContradicted { kind: ReferenceKind, by: Contradicts },
}

/// What keeps a shared number from being a certain join.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Contradicts {
    Date,
    Substance,
    Country,
    Place,
    Number,
    Amount,
}

/// Two amounts, one from each report.
#[derive(Debug, Deserialize)]
pub(super) struct ComparedAmounts {
    pub(super) first: NamedAmount,
    pub(super) second: NamedAmount,
    pub(super) agreement: Agreement,
}

/// An amount of a substance in one report.
#[derive(Debug, Deserialize)]
pub(super) struct NamedAmount {
    pub(super) substance: Option<SubstanceCode>,
    pub(super) quantity: Quantity,
}

/// How two amounts stand to each other.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Agreement {
    Equal,
    Rounded,
    UnitSlip { factor: u16 },
    UnitMissing,
    Near,
    Differs,
}

/// What makes a join certain.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Basis {
    Operation(SharedNumber),
    Fir(SharedNumber),
    LaboratoryMemo(SharedNumber),
    Seal(SharedNumber),
    Record,
}

/// A number that two reports share.
#[derive(Debug, Deserialize)]
pub(super) struct SharedNumber {
    pub(super) issuer: Option<String>,
    pub(super) year: Option<i16>,
    pub(super) number: String,
}
