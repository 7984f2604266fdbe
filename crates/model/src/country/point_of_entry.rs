//! Points of entry: where people and goods come into a country by law.

use serde::{Deserialize, Serialize};

use crate::AreaCode;

/// A land crossing, an airport, a seaport or a dry port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointOfEntry {
    /// Its code.
    pub code: PointCode,
    /// What sort of point it is.
    pub kind: PointKind,
    /// The smallest area of the pack that it certainly lies in.
    pub area: AreaCode,
    /// Name in English.
    pub name_en: String,
    /// Name in Urdu.
    pub name_ur: String,
    /// Who gives the Urdu name; `None` where no source does and nobody has reviewed it.
    pub urdu_source: Option<String>,
    /// How files write it beside its name.
    pub aliases: Vec<String>,
    /// Latitude and longitude in millionths of a degree, where a source gives them.
    pub location_udeg: Option<(i32, i32)>,
    /// Who says so.
    pub source: String,
}

/// Code of a point of entry: three letters are IATA's, five characters UN/LOCODE's, and one with
/// a hyphen is the pack's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PointCode(pub String);

/// Sorts of points of entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PointKind {
    /// A crossing of a land border, by road or rail.
    LandCrossing,
    /// An airport.
    Airport,
    /// A port at sea.
    Seaport,
    /// A customs port inland.
    DryPort,
}
