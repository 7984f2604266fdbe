//! Boundaries of areas: where they run, since when they hold, how large what they enclose is.
//!
//! Reading a file of them is the business of `formats`, which also computes the geodesic area.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{AreaCode, Day, OfficerId, Timestamp, id::id};

id! {
    /// Identifies boundaries that were loaded together.
    AreaBoundariesId
}

/// Boundaries as one file gave them, as one canonical record. It is never changed; later ones may
/// take its place from their day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaBoundaries {
    /// Identifier.
    pub id: AreaBoundariesId,
    /// When they were loaded.
    pub at: Timestamp,
    /// Who loaded them.
    pub by: OfficerId,
    /// Who says that they run so.
    pub source: String,
    /// The day from which they hold.
    pub valid_from: Day,
    /// One an area, in ascending order of codes.
    pub boundaries: Vec<AreaBoundary>,
}

/// The boundary of one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaBoundary {
    /// The area.
    pub area: AreaCode,
    /// What it encloses, without its holes, on the ellipsoid of WGS 84.
    pub size: SquareMeters,
    /// Where it runs.
    pub shape: AreaShape,
}

/// Latitude and longitude in millionths of a degree.
pub type Point = (i32, i32);

/// A closed line: its last point is its first.
pub type Ring = Vec<Point>;

/// The outer ring, then its holes.
pub type Polygon = Vec<Ring>;

/// Polygons that together are one area.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AreaShape(pub Vec<Polygon>);

impl AreaShape {
    /// Whether a point lies in one of the polygons and in none of its holes. A point on a boundary
    /// lies in the area. Sides are straight between longitudes and latitudes.
    pub fn contains(&self, point: Point) -> bool {
        self.0.iter().any(|polygon| encloses(polygon, point))
    }

    /// How many points it has.
    pub fn points(&self) -> usize {
        self.0.iter().flatten().map(Vec::len).sum()
    }
}

/// Even and odd: a ray from a point inside crosses the rings an odd number of times.
fn encloses(polygon: &Polygon, point: Point) -> bool {
    let mut inside = false;
    for (from, to) in polygon.iter().flat_map(|ring| ring.iter().zip(ring.iter().skip(1))) {
        match crossing(point, (*from, *to)) {
            Crossing::On => return true,
            Crossing::Crosses => inside = !inside,
            Crossing::None => {}
        }
    }
    inside
}

enum Crossing {
    None,
    Crosses,
    On,
}

/// How a ray that runs east from a point meets a side. Whole numbers, so that it is exact.
fn crossing((latitude, longitude): Point, (from, to): (Point, Point)) -> Crossing {
    let relative = |point: Point| {
        (i64::from(point.0) - i64::from(latitude), i64::from(point.1) - i64::from(longitude))
    };
    let ((north_1, east_1), (north_2, east_2)) = (relative(from), relative(to));
    // At most 3.6e8 times 1.8e8, twice: it fits.
    let turn = east_1 * north_2 - east_2 * north_1;
    let beside = |one: i64, other: i64| one.min(other) <= 0 && one.max(other) >= 0;
    if turn == 0 && beside(north_1, north_2) && beside(east_1, east_2) {
        return Crossing::On;
    }
    // Of its two ends a side counts the lower one, so that a corner is met once.
    match (north_1 <= 0, north_2 <= 0) {
        (true, false) if turn > 0 => Crossing::Crosses,
        (false, true) if turn < 0 => Crossing::Crosses,
        _ => Crossing::None,
    }
}

/// Square metres.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct SquareMeters(pub u64);

/// An acre is 4,046.8564224 square metres: 0.40468564224 hectares.
const ACRE_M2_E7: u128 = 40_468_564_224;

impl SquareMeters {
    /// Hectares with two decimals.
    pub fn hectares(self) -> String {
        hundredths((u128::from(self.0) + 50) / 100)
    }

    /// Acres with two decimals.
    pub fn acres(self) -> String {
        hundredths((u128::from(self.0) * 1_000_000_000 + ACRE_M2_E7 / 2) / ACRE_M2_E7)
    }
}

fn hundredths(number: u128) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// A boundary without its line: what lists need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoundaryHead {
    /// The boundaries it was loaded with.
    pub id: AreaBoundariesId,
    /// When they were loaded.
    pub at: Timestamp,
    /// Who says that they run so.
    pub source: String,
    /// The day from which they hold.
    pub valid_from: Day,
    /// The area.
    pub area: AreaCode,
    /// What it encloses.
    pub size: SquareMeters,
}

/// The boundary of each area that holds on a day: the one with the latest first day, and of those
/// with the same the one loaded last. Boundaries of an earlier time can so be loaded later.
pub fn in_force(heads: Vec<BoundaryHead>, day: Day) -> BTreeMap<AreaCode, BoundaryHead> {
    let mut in_force: BTreeMap<AreaCode, BoundaryHead> = BTreeMap::new();
    for head in heads.into_iter().filter(|head| head.valid_from <= day) {
        let order = |head: &BoundaryHead| (head.valid_from, head.at, head.id);
        match in_force.get(&head.area) {
            Some(other) if order(other) > order(&head) => {}
            _ => {
                in_force.insert(head.area.clone(), head);
            }
        }
    }
    in_force
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn square(low: i32, high: i32) -> Ring {
        vec![(low, low), (low, high), (high, high), (high, low), (low, low)]
    }

    fn ring_with_hole() -> AreaShape {
        AreaShape(vec![vec![square(0, 100), square(40, 60)]])
    }

    #[test]
    fn holes_are_outside_and_boundaries_are_inside() {
        let shape = ring_with_hole();
        let cases = [
            ((20, 20), true),
            ((50, 50), false),
            ((40, 50), true),
            ((0, 0), true),
            ((100, 100), true),
            ((0, 50), true),
            ((101, 50), false),
            ((50, -1), false),
            ((100, 101), false),
            // The ray runs along a side, and through a corner.
            ((0, -5), false),
            ((60, 30), true),
            ((40, 30), true),
        ];
        for (point, expected) in cases {
            assert_eq!(shape.contains(point), expected, "{point:?}");
        }
        assert_eq!(shape.points(), 10);
        assert!(!AreaShape::default().contains((0, 0)));
    }

    fn any_point() -> impl Strategy<Value = Point> {
        (-90_000_000..=90_000_000, -180_000_000..=180_000_000)
    }

    proptest! {
        #[test]
        fn a_point_is_in_a_triangle_whichever_way_it_is_drawn(
            corners in prop::array::uniform3(any_point()),
            point in any_point(),
        ) {
            let [a, b, c] = corners;
            let drawn = |ring: [Point; 4]| AreaShape(vec![vec![ring.to_vec()]]);
            let expected = drawn([a, b, c, a]).contains(point);
            prop_assert_eq!(drawn([b, c, a, b]).contains(point), expected);
            prop_assert_eq!(drawn([c, b, a, c]).contains(point), expected);
            // By the side of each edge that it lies on.
            let side = |from: Point, to: Point| {
                let [x1, y1, x2, y2, x, y] =
                    [from.1, from.0, to.1, to.0, point.1, point.0].map(i128::from);
                ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)).signum()
            };
            let sides = [side(a, b), side(b, c), side(c, a)];
            let flat = ((i128::from(b.1) - i128::from(a.1)) * (i128::from(c.0) - i128::from(a.0)))
                == ((i128::from(b.0) - i128::from(a.0)) * (i128::from(c.1) - i128::from(a.1)));
            prop_assume!(!flat);
            let all = |kept: fn(i128) -> bool| sides.iter().all(|side| kept(*side));
            let inside = all(|side| side >= 0) || all(|side| side <= 0);
            prop_assert_eq!(expected, inside);
        }
    }

    #[test]
    fn an_acre_is_as_long_as_the_law_says() {
        let cases = [
            (0, "0.00", "0.00"),
            (10_000, "1.00", "2.47"),
            (4_047, "0.40", "1.00"),
            (404_685_642_240, "40468564.22", "100000000.00"),
            (796_095_000_000, "79609500.00", "196719358.66"),
            (u64::MAX, "1844674407370955.16", "4558289731161170.34"),
        ];
        for (square_meters, hectares, acres) in cases {
            let size = SquareMeters(square_meters);
            assert_eq!((size.hectares().as_str(), size.acres().as_str()), (hectares, acres));
        }
    }

    #[test]
    fn the_latest_first_day_holds_and_an_earlier_one_loaded_later_does_not_displace_it() {
        let day = |text| Day::parse(text).unwrap();
        let head = |number, valid_from, area: &str| BoundaryHead {
            id: AreaBoundariesId(uuid::Uuid::from_u128(number)),
            at: Timestamp::from_micros(i64::try_from(number).unwrap()),
            source: String::new(),
            valid_from: day(valid_from),
            area: AreaCode(area.to_owned()),
            size: SquareMeters(1),
        };
        let heads = vec![
            head(1, "2022-09-09", "A"),
            head(2, "2025-01-01", "A"),
            head(3, "2010-01-01", "A"),
            head(4, "2022-09-09", "B"),
            head(5, "2022-09-09", "B"),
        ];
        let held = |text| -> Vec<(String, u128)> {
            let held = in_force(heads.clone(), day(text)).into_values();
            held.map(|head| (head.area.0, head.id.0.as_u128())).collect()
        };
        let of = |area: &str, number| (area.to_owned(), number);
        assert_eq!(held("2009-12-31"), []);
        assert_eq!(held("2010-01-01"), [of("A", 3)]);
        assert_eq!(held("2022-09-09"), [of("A", 1), of("B", 5)]);
        assert_eq!(held("2025-01-01"), [of("A", 2), of("B", 5)]);
    }
}
