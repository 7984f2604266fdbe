//! What happened, once: which reports speak of one incident.
//!
//! [`IncidentIndex`] takes reports in the order of the ledger and gives certain joins, by keys
//! alone, and suggestions with their reasons. [`Clusters`] makes incidents of certain joins and
//! people's judgements. Nothing here stores anything, knows the time, or sees a name in clear.

mod ambiguity;
mod amount_of_record;
mod amounts;
mod blocks;
mod certain;
mod clusters;
mod doubt;
mod facts;
mod forest;
mod frequencies;
mod index;
mod keys;
mod known;
mod ledger_view;
mod logarithm;
mod reason;
mod references;
mod vocabulary;
mod weigh;
mod words;

#[cfg(test)]
mod tests;

pub use ambiguity::{Ambiguity, Bounds, Gathered};
pub use amount_of_record::{AmountBasis, AmountOfRecord, Said, amounts_of_record};
pub use amounts::AmountAgreement;
pub use certain::{Basis, CertainLink, SharedNumber};
pub use clusters::{Clusters, Contradiction, IncidentId, LedgerReport};
pub use doubt::{Carrier, DoubtfulAmount, doubtful_amounts};
pub use facts::{ExhibitFacts, PlaceFacts, Point, ReportFacts, Setting};
pub use index::{Found, IncidentIndex, MOST_SUGGESTIONS};
pub use keys::KeyFamily;
pub use ledger_view::IncidentView;
pub use reason::{ComparedAmounts, Contradicts, Ground, NamedAmount, Reason, Suggestion};
