//! Where a place lies in the areas of the country: province, division, district.
//!
//! What can be said of two placements together; not how a text gets one.

use std::collections::HashMap;

use yakja_model::{Area, AreaCode, AreaLevel};

/// Where a place as written lies, as far as its text tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Placement {
    /// In the country, at sea, abroad, or none of these.
    pub kind: PlacementKind,
    /// Province, when the kind is an area.
    pub province: Option<AreaCode>,
    /// Division; `None` also for a place known to the province only.
    pub division: Option<AreaCode>,
    /// District; `None` also for a place of several districts, such as Karachi.
    pub district: Option<AreaCode>,
}

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlacementKind {
    /// An area of the pack's country.
    Area,
    /// At sea.
    AtSea,
    /// In another country.
    Abroad,
    /// Blank, not in the pack, unplaceable, or in a country without a gazetteer.
    NotKnown,
}

impl Placement {
    /// A placement without areas.
    pub(super) const fn without_area(kind: PlacementKind) -> Self {
        Self { kind, province: None, division: None, district: None }
    }

    /// The smallest area known: the district, else the division, else the province.
    pub fn area(&self) -> Option<&AreaCode> {
        self.district.as_ref().or(self.division.as_ref()).or(self.province.as_ref())
    }

    /// Whether everything the wider one knows about areas is true of this one.
    pub(super) fn lies_in(&self, wider: &Self) -> bool {
        let agrees =
            |own: &Option<AreaCode>, other: &Option<AreaCode>| other.is_none() || own == other;
        self.kind == wider.kind
            && agrees(&self.province, &wider.province)
            && agrees(&self.division, &wider.division)
            && agrees(&self.district, &wider.district)
    }

    /// Whether one of the two lies in the other.
    pub(super) fn agrees_with(&self, other: &Self) -> bool {
        self.lies_in(other) || other.lies_in(self)
    }

    /// The smallest placement that holds both; `None` where they share nothing.
    pub(super) fn shared_with(&self, other: &Self) -> Option<Self> {
        let shared = |own: &Option<AreaCode>, other: &Option<AreaCode>| {
            own.clone().filter(|own| Some(own) == other.as_ref())
        };
        if self.kind != other.kind {
            return None;
        }
        let province = shared(&self.province, &other.province);
        if self.kind == PlacementKind::Area && province.is_none() {
            return None;
        }
        let division = shared(&self.division, &other.division);
        let district = shared(&self.district, &other.district);
        Some(Self { kind: self.kind, province, division, district })
    }

    /// Only its province.
    pub(super) fn province_alone(&self) -> Self {
        Self { division: None, district: None, ..self.clone() }
    }
}

/// The placement of each area of the pack.
pub(super) fn placements(areas: &[Area]) -> HashMap<AreaCode, Placement> {
    let by_code: HashMap<&AreaCode, &Area> = areas.iter().map(|area| (&area.code, area)).collect();
    areas.iter().map(|area| (area.code.clone(), placement_of(area, &by_code))).collect()
}

fn placement_of(area: &Area, areas: &HashMap<&AreaCode, &Area>) -> Placement {
    let parent = area.parent.as_ref().and_then(|code| areas.get(code));
    let (division, district) = match area.level {
        AreaLevel::Province => (None, None),
        AreaLevel::Division => (Some(area.code.clone()), None),
        AreaLevel::District => {
            let division = parent.filter(|parent| parent.level == AreaLevel::Division);
            (division.map(|division| division.code.clone()), Some(area.code.clone()))
        }
    };
    let province = Some(area.province.clone());
    Placement { kind: PlacementKind::Area, province, division, district }
}
