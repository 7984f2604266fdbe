//! Substances of a country pack. What a name as written means is in the pack, not here.

use serde::{Deserialize, Serialize};

use crate::SubstanceClass;

/// Code of a substance: its UNODC name in lower-case English, for example `acetic anhydride`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SubstanceCode(pub String);

/// A substance and the class it counts in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substance {
    /// Its code.
    pub code: SubstanceCode,
    /// Its class.
    pub class: SubstanceClass,
    /// Name in Urdu.
    pub name_ur: String,
}
