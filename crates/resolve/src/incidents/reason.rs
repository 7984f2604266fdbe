//! Why two reports may or may not speak of one incident: each ground with what it weighs.
//!
//! Grounds carry what a page needs to say them in any language; the words are not here.

use serde::{Deserialize, Serialize};
use yakja_model::{AreaCode, Quantity, ReferenceKind, ReportPair, SubstanceCode};

use super::amounts::AmountAgreement;

/// One ground for or against, and how much it tells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// What was compared and what was found.
    pub ground: Ground,
    /// Hundredths of bits: 100 makes it twice as likely that the reports are of one incident,
    /// -100 half as likely.
    pub weight: i32,
}

/// What was compared and what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Both dates are exact and so many days apart.
    Days {
        /// 0 on the same day.
        apart: u32,
    },
    /// A date is known only roughly, and both may be the same.
    DatesOverlap {
        /// How many days the rougher one spans.
        span: u32,
    },
    /// A date is known only roughly, and they can't be the same.
    DatesApart {
        /// Days between the last of one and the first of the other.
        days: u32,
    },
    /// Both were placed in one district, division or province.
    SameArea(AreaCode),
    /// They were placed in two areas.
    OtherArea {
        /// Of the report with the smaller identifier.
        first: AreaCode,
        /// Of the other.
        second: AreaCode,
    },
    /// Both happened at sea.
    BothAtSea,
    /// One happened at sea and one on land; what is taken at sea is often reported from the shore.
    SeaAndLand,
    /// Both happened abroad; where is not compared.
    BothAbroad,
    /// One happened in the country and one abroad.
    HomeAndAbroad,
    /// Both points lie near each other.
    PointsNear {
        /// Metres between them.
        meters: u32,
    },
    /// The points lie too far apart.
    PointsApart {
        /// Metres between them.
        meters: u32,
    },
    /// The places as written share words.
    PlaceWords(Vec<String>),
    /// The places as written share no word.
    NoPlaceWords,
    /// Both name a substance.
    SameSubstance(SubstanceCode),
    /// They name no substance or class in common.
    OtherSubstances,
    /// An amount of one beside an amount of the other.
    Amount(ComparedAmounts),
    /// One names substances that the other does not.
    SubstancesMissing {
        /// How many.
        count: u32,
    },
    /// Both name the same number of people.
    SamePeople(u32),
    /// They name different numbers of people.
    OtherPeople {
        /// The smaller number.
        few: u32,
        /// The larger number.
        many: u32,
    },
    /// Both name the same number of vehicles.
    SameVehicles(u32),
    /// They name different numbers of vehicles.
    OtherVehicles {
        /// The smaller number.
        few: u32,
        /// The larger number.
        many: u32,
    },
    /// Both hold the same identity card, telephone, number plate or hull.
    Identifiers {
        /// How many they share.
        shared: u32,
    },
    /// Both hold the same words of names. A name alone never makes two people one.
    NameWords {
        /// How many they share.
        shared: u32,
    },
    /// Both hold names, and not a word is the same.
    NoNameWords,
    /// One organisation says both; it seldom reports one thing twice.
    OneOrganization,
    /// One publication lists both among other events.
    OneList,
    /// One names the other's organisation among those that took part.
    NamesTheOther,
    /// Both name the same other participants.
    SharedParticipants {
        /// How many.
        count: u32,
    },
    /// Both have the same number, but what makes it unique is not stated.
    SameNumber(ReferenceKind),
    /// One station or organisation gave them two numbers.
    OtherNumber(ReferenceKind),
    /// Both have the same number, unique as it is, and something else contradicts it.
    KeyContradicted {
        /// The number.
        kind: ReferenceKind,
        /// What contradicts it.
        by: Contradicts,
    },
}

/// What keeps a shared number from being a certain join.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Contradicts {
    /// The dates do not meet.
    Date,
    /// No substance and no class in common.
    Substance,
    /// Two countries.
    Country,
    /// Two districts, or land and abroad.
    Place,
    /// One station gave two numbers.
    Number,
    /// The amounts are of two finds, which one number may stand for.
    Amount,
}

/// Two amounts, one from each report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ComparedAmounts {
    /// Of the report with the smaller identifier.
    pub first: NamedAmount,
    /// Of the other.
    pub second: NamedAmount,
    /// How they stand to each other.
    pub agreement: AmountAgreement,
}

/// An amount of a substance in one report; parcels of one substance are taken together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct NamedAmount {
    /// The substance; `None` where its name is not known.
    pub substance: Option<SubstanceCode>,
    /// How much; not known where the report names no unit.
    pub quantity: Quantity,
}

/// Two reports that may speak of one incident, for a person to judge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The reports.
    pub pair: ReportPair,
    /// The sum of the reasons, in hundredths of bits.
    pub weight: i32,
    /// Every ground that weighs, the strongest first, for and against.
    pub reasons: Vec<Reason>,
}

impl Suggestion {
    /// Whether an amount looks like a slip of the unit.
    pub fn has_unit_slip(&self) -> bool {
        self.reasons.iter().any(|reason| match &reason.ground {
            Ground::Amount(compared) => {
                matches!(compared.agreement, AmountAgreement::UnitSlip { .. })
            }
            _ => false,
        })
    }

    /// What contradicts a number that both share, if that is why it is suggested.
    pub fn contradictions(&self) -> Vec<Contradicts> {
        let named = self.reasons.iter().filter_map(|reason| match &reason.ground {
            Ground::KeyContradicted { by, .. } => Some(*by),
            _ => None,
        });
        named.collect()
    }
}
