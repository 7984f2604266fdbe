//! What a boundary encloses on the ellipsoid of WGS 84, its sides taken as geodesics.

use geographiclib_rs::{Geodesic, PolygonArea, Winding};
use yakja_model::{AreaShape, Ring, SquareMeters};

use super::error::MemberProblem;

/// The area of a shape without its holes.
pub(super) fn size(shape: &AreaShape) -> Result<SquareMeters, MemberProblem> {
    let ellipsoid = Geodesic::wgs84();
    let mut square_meters = 0.0;
    for polygon in &shape.0 {
        let mut rings = polygon.iter().map(|ring| enclosed(&ellipsoid, ring));
        let outer = rings.next().unwrap_or_default();
        let holes: f64 = rings.sum();
        square_meters += outer - holes;
        if outer <= holes {
            return Err(nothing());
        }
    }
    match square_meters.round() as u64 {
        0 => Err(nothing()),
        whole => Ok(SquareMeters(whole)),
    }
}

/// Whichever way it is drawn: files differ.
fn enclosed(ellipsoid: &Geodesic, ring: &Ring) -> f64 {
    let mut area = PolygonArea::new(ellipsoid, Winding::CounterClockwise);
    for (latitude, longitude) in ring.iter().skip(1) {
        area.add_point(degrees(*latitude), degrees(*longitude));
    }
    let (_, square_meters, _) = area.compute(true);
    square_meters.abs()
}

fn degrees(millionths: i32) -> f64 {
    f64::from(millionths) / 1_000_000.0
}

fn nothing() -> MemberProblem {
    MemberProblem {
        member: "geometry.coordinates".to_owned(),
        found: "a polygon that encloses nothing".to_owned(),
        expected: "rings around an area, the first of a polygon the outer one",
    }
}
