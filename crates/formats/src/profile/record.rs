//! What one row, or several rows together, say before it is anybody's report.

use std::collections::BTreeMap;

use yakja_model::{
    Content, CountryCode, OrganizationCode, OwnReference, Participant, Personal, Tlp, When,
};

/// What one row, or several rows together, say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappedRecord {
    /// The rows of the main table, ascending; the first names the record.
    pub rows: Vec<u64>,
    /// The organisation that says it; `None` where the profile leaves that to the submitter.
    pub organization: Option<OrganizationCode>,
    /// Who took part, where that is more than the organisation alone.
    pub participants: Vec<Participant>,
    /// The organisation's own numbers for it.
    pub references: Vec<OwnReference>,
    /// When it happened; of a summary the period it speaks of.
    pub when: When,
    /// Where, as written; empty where the rows do not say.
    pub place: String,
    /// Country of the event.
    pub country: CountryCode,
    /// Its traffic light, where the rows give one; `None` leaves it to the profile or the import.
    pub tlp: Option<Tlp>,
    /// What it says, one report each: a seizure with its exhibits, an arrest, laboratory results,
    /// a summary.
    pub contents: Vec<Content>,
    /// Names, identifiers and narrative in clear, to be sealed; `None` where there is nothing.
    pub personal: Option<Personal>,
    /// The columns that the profile keeps, by the profile's name for them, as written but for
    /// outer space; blank ones are left out, and several rows' different texts are joined.
    pub as_written: BTreeMap<String, String>,
    /// SHA-256 over the key or over the whole rows: the same record given again has the same.
    pub identity: [u8; 32],
    /// Whether a reader should look at it: an exhibit is flagged, a name is not known, or rows
    /// that disagree were taken by the first.
    pub flagged: bool,
}
