//! A laboratory result: what an exhibit was found to be.

use serde::{Deserialize, Serialize};

use crate::{Quantity, SubstanceCode};

/// A laboratory examined an exhibit. Its own memo number stands in the report's references.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaboratoryResult {
    /// The laboratory as it names itself.
    pub laboratory: String,
    /// The seal on the exhibit, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seal: Option<String>,
    /// What it found; `None` where it found no controlled substance.
    pub substance: Option<SubstanceCode>,
    /// How much it weighed or counted.
    pub quantity: Quantity,
    /// Purity in hundredths of a percent, where it was measured. Usually it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purity_basis_points: Option<u16>,
}
