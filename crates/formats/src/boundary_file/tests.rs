//! Boundaries as files give them: sizes against independent figures, and what is refused.

use proptest::prelude::*;
use serde_json::{Value, json};
use yakja_model::SquareMeters;

use super::*;

fn feature(code: &str, kind: &str, coordinates: Value) -> Value {
    let geometry = json!({ "type": kind, "coordinates": coordinates });
    let properties = json!({ "ADM2_PCODE": code, "ADM2_EN": format!("Name of {code}") });
    json!({ "type": "Feature", "properties": properties, "geometry": geometry })
}

fn collection(features: Vec<Value>) -> String {
    json!({ "type": "FeatureCollection", "features": features }).to_string()
}

fn read_text(text: &str) -> Result<BoundaryFile, BoundaryFileError> {
    read(text.as_bytes(), &NamedProperties::default())
}

/// A square between two meridians and two parallels, drawn eastwards first.
fn square(west: f64, south: f64, side: f64) -> Value {
    let (east, north) = (west + side, south + side);
    json!([[west, south], [east, south], [east, north], [west, north], [west, south]])
}

fn size_of(kind: &str, coordinates: Value) -> u64 {
    let file = read_text(&collection(vec![feature("A", kind, coordinates)])).unwrap();
    assert_eq!(file.refused, []);
    file.boundaries[0].size.0
}

/// What is wrong with the one feature of a file: member, found, expected.
fn problem_of(feature: Value) -> String {
    let file = read_text(&collection(vec![feature])).unwrap();
    let [refused] = file.refused.as_slice() else { panic!("{file:?}") };
    format!("{}: found {}; expected {}", refused.member, refused.found, refused.expected)
}

/// The ellipsoid's surface between the equator and a parallel, for one degree of longitude, in
/// closed form.
fn strip_m2(latitude: f64) -> f64 {
    let (b, e2) = (6_356_752.314_245_179_f64, 0.006_694_379_990_141_316_5_f64);
    let (sine, e) = (latitude.to_radians().sin(), e2.sqrt());
    let logarithm = ((1.0 + e * sine) / (1.0 - e * sine)).ln() / (2.0 * e);
    b * b * 1_f64.to_radians() / 2.0 * (sine / (1.0 - e2 * sine * sine) + logarithm)
}

#[test]
fn an_eighth_of_the_earth_is_an_eighth_of_the_earth() {
    let octant = json!([[[0, 0], [90, 0], [0, 90], [0, 0]]]);
    // The surface of WGS 84 is 510,065,621,724,088 square metres.
    let eighth = 510_065_621_724_088_u64 / 8;
    assert!(size_of("Polygon", octant).abs_diff(eighth) < 100);
}

#[test]
fn a_field_by_closed_form_is_as_large_as_by_geodesics() {
    // Along a parallel in steps so small that the geodesics between them hug it.
    for (south, north) in [(24.0, 25.0), (36.0, 37.0), (-31.0, -30.0)] {
        let along = |latitude: f64| (0..=1_000).map(move |step| [f64::from(step) / 1e3, latitude]);
        let mut ring: Vec<[f64; 2]> = along(south).chain(along(north).rev()).collect();
        ring.push(ring[0]);
        let expected = strip_m2(north) - strip_m2(south);
        let found = size_of("Polygon", json!([ring])) as f64;
        assert!((found / expected - 1.0).abs() < 1e-7, "{found} {expected}");
    }
}

#[test]
fn holes_are_taken_away_and_parts_are_added() {
    let (outer, hole) = (square(66.0, 30.0, 1.0), square(66.25, 30.25, 0.5));
    let whole = size_of("Polygon", json!([outer]));
    let middle = size_of("Polygon", json!([hole]));
    let close = |found: u64, expected: u64| assert!(found.abs_diff(expected) <= 1, "{found}");
    close(size_of("Polygon", json!([outer, hole])), whole - middle);
    let apart = square(70.0, 30.0, 0.5);
    let both = size_of("MultiPolygon", json!([[outer], [apart]]));
    close(both, whole + size_of("Polygon", json!([apart])));
}

#[test]
fn what_is_kept_is_whole_millionths() {
    let ring = json!([[[66.1234564, 30], [67, 30, 812.5], [67, 31], [66.1234564, 30]]]);
    let text = format!("\u{feff}\n{}", collection(vec![feature("PK-1", "Polygon", ring)]));
    let file = read_text(&text).unwrap();
    let [boundary] = file.boundaries.as_slice() else { panic!("{file:?}") };
    assert_eq!((boundary.feature, boundary.code.as_str()), (1, "PK-1"));
    assert_eq!(boundary.name, "Name of PK-1");
    assert!(boundary.size > SquareMeters(4_000_000_000));
    let (low, high) = (30_000_000, 31_000_000);
    let expected = [(low, 66_123_456), (low, 67_000_000), (high, 67_000_000), (low, 66_123_456)];
    assert_eq!(boundary.shape.0, [vec![expected.to_vec()]]);
}

#[test]
fn a_feature_that_is_not_as_expected_says_where_and_what() {
    let polygon = |coordinates: Value| feature("A", "Polygon", coordinates);
    let cases = [
        (
            feature("A", "Point", json!([66, 30])),
            r#"geometry.type: found "Point"; expected a Polygon or a MultiPolygon"#,
        ),
        (
            json!({ "type": "Feature", "properties": { "ADM2_PCODE": "A" }, "geometry": null }),
            "geometry: found none; expected a Polygon or a MultiPolygon",
        ),
        (
            polygon(json!([[[0, 0], [1, 0], [0, 0]]])),
            "geometry.coordinates[0]: found 3 positions; expected at least 4 positions, the last \
             as the first",
        ),
        (
            polygon(json!([square(0.0, 0.0, 1.0), [[0, 0], [1, 0], [1, 1], [0, 1]]])),
            "geometry.coordinates[1]: found an open line; expected a ring, whose last position is \
             its first",
        ),
        (
            feature("A", "MultiPolygon", json!([[[[0, 0], [1, 0], [1, 91], [0, 0]]]])),
            "geometry.coordinates[0][0][2]: found [1, 91]; expected longitude within 180 and \
             latitude within 90 degrees",
        ),
        (
            polygon(json!([[[340_000, 0], [1, 0], [1, 9], [340_000, 0]]])),
            "geometry.coordinates[0][0]: found [340000, 0]; expected longitude within 180 and \
             latitude within 90 degrees",
        ),
        (
            polygon(json!([[[179, 0], [-179, 0], [-179, 1], [179, 1], [179, 0]]])),
            "geometry.coordinates[0][1]: found [-179, 0]; expected a boundary that is cut in two \
             where it meets longitude 180",
        ),
        (polygon(json!([])), "geometry.coordinates: found no ring; expected at least one"),
        (
            feature("A", "MultiPolygon", json!([])),
            "geometry.coordinates: found no polygon; expected at least one",
        ),
        (
            polygon(json!([[[0, 0], [0, 1], [0, 2], [0, 0]]])),
            "geometry.coordinates: found a polygon that encloses nothing; expected rings around \
             an area, the first of a polygon the outer one",
        ),
        (
            polygon(json!([square(0.2, 0.2, 0.5), square(0.0, 0.0, 1.0)])),
            "geometry.coordinates: found a polygon that encloses nothing; expected rings around \
             an area, the first of a polygon the outer one",
        ),
        (
            polygon(json!([[["66", 30]]])),
            "geometry.coordinates: found invalid type: string \"66\", expected f64 at line 1 \
             column 7; expected lists of positions [longitude, latitude]",
        ),
    ];
    for (feature, expected) in cases {
        assert_eq!(problem_of(feature), expected);
    }
}

#[test]
fn the_good_features_are_kept_beside_the_broken() {
    let good = |code: &str| feature(code, "Polygon", json!([square(66.0, 30.0, 1.0)]));
    let mut nameless = good("");
    nameless["properties"]["ADM2_PCODE"] = Value::Null;
    let features = vec![good("A"), nameless, good("B"), json!(7), good("C"), good("B")];
    let file = read_text(&collection(features)).unwrap();
    let kept: Vec<_> = file.boundaries.iter().map(|one| (one.feature, &*one.code)).collect();
    assert_eq!(kept, [(1, "A"), (5, "C")]);
    let refused: Vec<_> = file.refused.iter().map(|one| (one.feature, &*one.found)).collect();
    let twice = "\"B\" in features 3, 6";
    assert_eq!(refused, [(2, "null"), (3, twice), (4, "none"), (6, twice)]);
    assert_eq!(file.refused[0].member, "properties.ADM2_PCODE");
    assert_eq!(file.refused[0].name, "Name of");
}

#[test]
fn code_and_name_are_found_or_said() {
    let with = |properties: Value| {
        let geometry = json!({ "type": "Polygon", "coordinates": [square(0.0, 0.0, 1.0)] });
        let feature = json!({ "type": "Feature", "properties": properties, "geometry": geometry });
        collection(vec![feature])
    };
    let check = |properties: Value, named: NamedProperties, expected: (&str, &str)| {
        let file = read(with(properties).as_bytes(), &named).unwrap();
        let boundary = &file.boundaries[0];
        assert_eq!((boundary.code.as_str(), boundary.name.as_str()), expected);
    };
    let ocha =
        json!({ "ADM1_PCODE": "PK1", "ADM1_EN": "P", "adm2_pcode": "PK101", "ADM2_EN": "D" });
    check(ocha.clone(), NamedProperties::default(), ("PK101", "D"));
    let said = |code: &str, name: &str| NamedProperties {
        code: Some(code.to_owned()),
        name: Some(name.to_owned()),
    };
    check(ocha.clone(), said("ADM1_PCODE", "ADM1_EN"), ("PK1", "P"));
    let other = json!({ "shapeName": "D", "shapeISO": "PK-SD", "shapeID": "1234", "id": 7 });
    check(other.clone(), NamedProperties::default(), ("PK-SD", "D"));
    check(other, said("id", "shapeID"), ("7", "1234"));
    check(json!({ "code": " X " }), NamedProperties::default(), ("X", ""));

    let refused = read(with(ocha).as_bytes(), &said("PCODE", "ADM2_EN")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "no feature has a property \"PCODE\"; the first has the properties ADM1_EN, ADM1_PCODE, \
         ADM2_EN, adm2_pcode"
    );
    let refused = read_text(&with(json!({ "Shape_Area": 1.5 }))).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "no feature has a property that is known to hold codes (adm2_pcode, adm1_pcode, shapeiso, \
         iso_3166_2, code, shapeid); the first has the properties Shape_Area"
    );
}

#[test]
fn a_file_of_something_else_says_what_it_is() {
    let crs = r#"{"type":"name","properties":{"name":"EPSG:32642"}}"#;
    let many = vec!["1"; MAX_FEATURES + 1].join(",");
    let cases = [
        (
            String::new(),
            "not GeoJSON: it begins with \"\"; expected an object of type FeatureCollection",
        ),
        (
            "code,name\n".to_owned(),
            "not GeoJSON: it begins with \"code,name\"; expected an object of type \
             FeatureCollection",
        ),
        (
            r#"{"type": "FeatureCollection", "features": [{"#.to_owned(),
            "not GeoJSON: EOF while parsing an object at line 1 column 44; expected an object of \
             type FeatureCollection",
        ),
        (
            r#"{"type": "Topology", "arcs": []}"#.to_owned(),
            "member type: found \"Topology\"; expected \"FeatureCollection\"",
        ),
        (
            r#"{"features": [1]}"#.to_owned(),
            "member type: found none; expected \"FeatureCollection\"",
        ),
        (collection(vec![]), "member features: found none; expected one for each area"),
        (
            format!("{{\"type\": \"FeatureCollection\", \"crs\": {crs}, \"features\": [1]}}"),
            "member crs: found {\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32642\"}}; \
             expected none, or longitude and latitude in WGS 84 (CRS84)",
        ),
        (
            format!("{{\"type\": \"FeatureCollection\", \"features\": [{many}]}}"),
            "member features: more than 10000; expected one for each area",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(read_text(&text).unwrap_err().to_string(), expected);
    }
    let refused = read(b"{\"type\xff\"}", &NamedProperties::default()).unwrap_err();
    assert_eq!(refused, BoundaryFileError::NotText { at: 6 });
    let refused = read(&vec![b' '; MAX_BYTES + 1], &NamedProperties::default()).unwrap_err();
    assert!(matches!(refused, BoundaryFileError::TooLarge { .. }));
}

#[test]
fn deep_nesting_is_refused_and_does_not_end_the_process() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let ring = square(0.0, 0.0, 1.0);
    for text in [
        format!(r#"{{"type": "FeatureCollection", "features": {deep}}}"#),
        format!(
            r#"{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties":
               {{"code": "A", "x": {deep}}},
               "geometry": {{"type": "Polygon", "coordinates": {deep}}}}}]}}"#
        ),
        format!(
            r#"{{"type": "FeatureCollection", "x": {deep}, "features": [{{"type": "Feature",
               "properties": {{"code": "A"}}, "x": {deep},
               "geometry": {{"type": "Polygon", "coordinates": [{ring}]}}}}]}}"#
        ),
    ] {
        let _ = read_text(&text);
    }
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes, &NamedProperties::default());
    }

    #[test]
    fn a_file_cut_or_changed_at_any_place_is_read_or_refused(
        at in 0_usize..400,
        byte in any::<u8>(),
        cut in any::<bool>(),
    ) {
        let rings = json!([square(66.0, 30.0, 1.0), square(66.25, 30.25, 0.5)]);
        let mut bytes = collection(vec![feature("A", "Polygon", rings)]).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        if let Ok(file) = read(&bytes, &NamedProperties::default()) {
            prop_assert_eq!(file.boundaries.len() + file.refused.len(), 1);
        }
    }

    #[test]
    fn the_size_does_not_depend_on_where_and_which_way_a_ring_begins(
        corners in prop::array::uniform4((0_i32..1_000, 0_i32..1_000)),
        turn in 0_usize..4,
    ) {
        let drawn = |corners: Vec<(i32, i32)>| {
            let place = |(x, y): &(i32, i32)| json!([f64::from(*x) / 1e3, f64::from(*y) / 1e3]);
            let ring: Vec<Value> = corners.iter().chain(corners.first()).map(place).collect();
            let feature = feature("A", "Polygon", json!([ring]));
            let file = read_text(&collection(vec![feature])).unwrap();
            file.boundaries.first().map_or(0, |boundary| boundary.size.0)
        };
        let mut turned = corners.to_vec();
        turned.rotate_left(turn);
        let expected = drawn(corners.to_vec());
        prop_assert!(drawn(turned.clone()).abs_diff(expected) <= 1);
        turned.reverse();
        prop_assert!(drawn(turned).abs_diff(expected) <= 1);
    }
}
