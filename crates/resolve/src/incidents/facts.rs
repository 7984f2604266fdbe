//! What linking may know of one report. Names and identifiers come as numbers that tell only
//! whether two are equal; nationality, ethnicity and religion do not come at all.

use yakja_model::{
    AreaCode, CountryCode, Kind, OrganizationCode, OwnReference, Participant, Quantity, ReportId,
    SubstanceClass, SubstanceCode, When,
};

/// One report in its newest version, as far as it may tell which incident it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportFacts {
    /// The report.
    pub report: ReportId,
    /// Position of its first version in the ledger: a correction does not make it younger.
    pub position: u64,
    /// The organisation that says it.
    pub organization: OrganizationCode,
    /// The organisation that sent it.
    pub submitter: OrganizationCode,
    /// Its kind. Summaries and intelligence speak of no single incident and are never linked.
    pub kind: Kind,
    /// When it happened.
    pub when: When,
    /// Country of the event.
    pub country: CountryCode,
    /// Where it happened.
    pub place: PlaceFacts,
    /// What was seized or examined.
    pub exhibits: Vec<ExhibitFacts>,
    /// Numbers of FIRs, memos, operations, seals.
    pub references: Vec<OwnReference>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// How many people were arrested or held; `None` where the report does not say.
    pub people: Option<u32>,
    /// How many vehicles and vessels; `None` where the report does not say.
    pub vehicles: Option<u32>,
    /// Keyed hashes of identity cards, telephones, number plates, hulls.
    pub identifiers: Vec<u64>,
    /// Keyed hashes of the words of names.
    pub name_words: Vec<u64>,
    /// The row it was read from, if other reports may come from the same row.
    pub record: Option<u64>,
    /// The publication that lists it among other events: its items are meant to be different ones.
    pub listing: Option<u64>,
}

/// Where something happened, as written and as placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceFacts {
    /// On land, at sea, abroad, or not known.
    pub setting: Setting,
    /// Province, if known.
    pub province: Option<AreaCode>,
    /// Division, if known.
    pub division: Option<AreaCode>,
    /// District, if known.
    pub district: Option<AreaCode>,
    /// A point, if one is known better than the district.
    pub point: Option<Point>,
    /// As written; empty where the report does not say.
    pub as_written: String,
}

/// What sort of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Setting {
    /// In an area of the country.
    Land,
    /// At sea.
    AtSea,
    /// In another country.
    Abroad,
    /// Blank, or it can't be placed.
    NotKnown,
}

/// A point and how far off it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// Latitude in millionths of a degree.
    pub latitude_udeg: i32,
    /// Longitude in millionths of a degree.
    pub longitude_udeg: i32,
    /// The true place lies within so many metres.
    pub uncertainty_m: u32,
}

/// One substance in one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExhibitFacts {
    /// The substance; `None` where the name as written is not known.
    pub substance: Option<SubstanceCode>,
    /// Its class.
    pub class: SubstanceClass,
    /// How much.
    pub quantity: Quantity,
    /// How much, as written. It counts where the quantity is not known.
    pub amount_as_written: String,
}

impl PlaceFacts {
    /// A place that nobody knows.
    pub const fn not_known() -> Self {
        Self {
            setting: Setting::NotKnown,
            province: None,
            division: None,
            district: None,
            point: None,
            as_written: String::new(),
        }
    }
}
