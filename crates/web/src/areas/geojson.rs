//! A boundary as GeoJSON (RFC 7946).

use serde::Serialize;
use utoipa::ToSchema;
use yakja_app::areas::AreaView;
use yakja_model::{AreaShape, Point};

/// Longitude and latitude in degrees.
type Position = [f64; 2];

/// A feature of GeoJSON: the area's boundary, with its code, names and size as properties.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoundaryFeature {
    /// `Feature`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Code of the area.
    id: String,
    /// What `/areas` says of it.
    #[schema(value_type = Object)]
    properties: AreaView,
    geometry: BoundaryGeometry,
}

/// A geometry of GeoJSON.
#[derive(Debug, Serialize, ToSchema)]
pub struct BoundaryGeometry {
    /// `MultiPolygon`.
    #[serde(rename = "type")]
    kind: &'static str,
    /// Polygons of rings of positions `[longitude, latitude]`.
    #[schema(value_type = Vec<Vec<Vec<Vec<f64>>>>)]
    coordinates: Vec<Vec<Vec<Position>>>,
}

impl BoundaryFeature {
    pub(super) fn of(properties: AreaView, shape: &AreaShape) -> Self {
        let ring = |ring: &Vec<Point>| ring.iter().map(position).collect();
        let coordinates = shape.0.iter().map(|rings| rings.iter().map(ring).collect()).collect();
        Self {
            kind: "Feature",
            id: properties.area.code.clone(),
            properties,
            geometry: BoundaryGeometry { kind: "MultiPolygon", coordinates },
        }
    }
}

fn position((latitude, longitude): &Point) -> Position {
    [longitude, latitude].map(|millionths| f64::from(*millionths) / 1_000_000.0)
}
