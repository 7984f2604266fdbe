//! Where everything that a profile declares stands in one table, and what was read from there so
//! far.

use std::collections::BTreeSet;

use yakja_model::{
    CountryCode, Day, Exhibit, LaboratoryResult, OrganizationCode, OwnReference, Participant,
    SummaryCell, Tlp, When,
};

use super::Conflict;
use super::cells::{Bound, BoundCondition};
use super::date::BoundWhen;
use super::exhibit::BoundExhibit;
use super::laboratory::BoundLaboratory;
use super::organization::BoundOrganization;
use super::people::{BoundPeople, People};
use super::reference::BoundReference;
use super::summary::{BoundCell, BoundPublished};

/// Where everything that a profile declares stands in a table.
pub struct Layout {
    pub organization: Option<BoundOrganization>,
    pub credits: Vec<BoundOrganization>,
    pub when: Vec<BoundWhen>,
    pub place: Option<Bound>,
    pub country: Bound,
    pub references_of_record: Vec<BoundReference>,
    pub people_of_record: Vec<BoundPeople>,
    pub narrative: Option<Bound>,
    pub tlp: Option<Bound>,
    pub published: BoundPublished,
    pub companions: Vec<(String, Bound)>,
    /// The columns that belong to a record and are repeated on each of its rows.
    pub record_columns: BTreeSet<usize>,
    /// The columns that are read from each row and belong to no record.
    pub row_columns: BTreeSet<usize>,
    /// What makes a row a nil return.
    pub nil: Option<BoundCondition>,
    pub references_of_row: Vec<BoundReference>,
    pub people_of_row: Vec<BoundPeople>,
    pub exhibits: Vec<BoundExhibit>,
    pub laboratory: Vec<BoundLaboratory>,
    pub cells: Vec<BoundCell>,
    pub keep: Vec<(String, usize)>,
}

/// Which rows make one record.
pub struct BoundGroup {
    pub by: Vec<usize>,
    pub conflict: Conflict,
    /// Whether a row without a key belongs to the record above it.
    pub fill_down: bool,
}

/// A row that could be read, with its number.
pub type NumberedRow<'row> = (u64, &'row [String]);

/// What belongs to a record.
pub struct Head {
    pub organization: Option<OrganizationCode>,
    pub when: When,
    pub place: String,
    pub country: CountryCode,
    pub published: Option<Day>,
    pub narrative: Option<String>,
    pub tlp: Option<Tlp>,
}

/// What rows add to a record.
#[derive(Default)]
pub struct Details {
    pub participants: Vec<Participant>,
    pub references: Vec<OwnReference>,
    pub people: People,
    pub exhibits: Vec<Exhibit>,
    pub laboratory: Vec<LaboratoryResult>,
    pub cells: Vec<SummaryCell>,
    pub nil: bool,
}
