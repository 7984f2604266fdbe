//! Rings of positions: checked, and kept in whole millionths of a degree.

use std::fmt;

use serde::de::{Error as _, IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use yakja_model::{AreaShape, Point, Polygon, Ring};

use super::error::MemberProblem;

/// Longitude and latitude in degrees; what follows, such as a height, is not kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Position {
    longitude: f64,
    latitude: f64,
}

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(TwoNumbers)
    }
}

struct TwoNumbers;

impl<'de> Visitor<'de> for TwoNumbers {
    type Value = Position;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a position of longitude and latitude")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Position, A::Error> {
        let short = |length| A::Error::invalid_length(length, &self);
        let longitude = list.next_element()?.ok_or_else(|| short(0))?;
        let latitude = list.next_element()?.ok_or_else(|| short(1))?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Position { longitude, latitude })
    }
}

/// Checks polygons and rounds them. `path` names the polygon of an index.
pub(super) fn shape(
    polygons: Vec<Vec<Vec<Position>>>,
    path: impl Fn(usize) -> String,
) -> Result<AreaShape, MemberProblem> {
    let mut shape = Vec::with_capacity(polygons.len());
    for (index, rings) in polygons.into_iter().enumerate() {
        shape.push(polygon(rings, &path(index))?);
    }
    match shape.is_empty() {
        true => Err(problem("geometry.coordinates", "no polygon", "at least one")),
        false => Ok(AreaShape(shape)),
    }
}

fn polygon(rings: Vec<Vec<Position>>, path: &str) -> Result<Polygon, MemberProblem> {
    if rings.is_empty() {
        return Err(problem(path, "no ring", "at least one"));
    }
    let mut polygon = Vec::with_capacity(rings.len());
    for (index, positions) in rings.into_iter().enumerate() {
        polygon.push(ring(&positions, &format!("{path}[{index}]"))?);
    }
    Ok(polygon)
}

fn ring(positions: &[Position], path: &str) -> Result<Ring, MemberProblem> {
    let mut ring: Ring = Vec::with_capacity(positions.len());
    for (index, position) in positions.iter().enumerate() {
        let here = || format!("{path}[{index}]");
        let found = || format!("[{}, {}]", position.longitude, position.latitude);
        let point = rounded(*position).ok_or_else(|| {
            problem(&here(), &found(), "longitude within 180 and latitude within 90 degrees")
        })?;
        let far = |last: &Point| (i64::from(last.1) - i64::from(point.1)).abs() > 180_000_000;
        if ring.last().is_some_and(far) {
            const CUT: &str = "a boundary that is cut in two where it meets longitude 180";
            return Err(problem(&here(), &found(), CUT));
        }
        ring.push(point);
    }
    if ring.len() < 4 {
        let found = format!("{} positions", ring.len());
        return Err(problem(path, &found, "at least 4 positions, the last as the first"));
    }
    match ring.first() == ring.last() {
        true => Ok(ring),
        false => Err(problem(path, "an open line", "a ring, whose last position is its first")),
    }
}

/// Half a millionth of a degree is 6 centimetres.
fn rounded(position: Position) -> Option<Point> {
    let within = |degrees: f64, most: f64| (-most..=most).contains(&degrees);
    let whole = |degrees: f64| (degrees * 1_000_000.0).round() as i32;
    (within(position.latitude, 90.0) && within(position.longitude, 180.0))
        .then(|| (whole(position.latitude), whole(position.longitude)))
}

fn problem(member: &str, found: &str, expected: &'static str) -> MemberProblem {
    MemberProblem { member: member.to_owned(), found: found.to_owned(), expected }
}
