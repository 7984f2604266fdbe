//! Boundaries of areas: loaded from a file, listed, proved.

use serde_json::{Value, json};

use crate::register::{Register, on_every_database};
use crate::tables::put;

on_every_database!(
    boundaries_are_loaded_listed_and_verified,
    a_broken_file_says_what_is_wrong_and_takes_nothing,
    answers_fit_80_columns,
);

fn district(code: &str, west: f64) -> Value {
    let (east, south, north) = (west + 0.6, 31.2, 31.8);
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    let name = "A district with a name that somebody wrote out in full, as in the gazette";
    json!({
        "type": "Feature",
        "properties": { "PCODE": code, "TITLE": name },
        "geometry": { "type": "Polygon", "coordinates": [ring] },
    })
}

fn put_districts(register: &Register, name: &str) {
    let mut features: Vec<_> = ["PK617", "XX1", "XX1"].map(|code| district(code, 74.0)).to_vec();
    features.extend((2..40).map(|number| district(&format!("XX{number}"), 74.0)));
    features.push(district("", 0.0));
    let collection = json!({ "type": "FeatureCollection", "features": features });
    put(register, name, collection.to_string());
}

const LOAD: &str = "area load districts.geojson --code-property PCODE --name-property TITLE";

fn boundaries_are_loaded_listed_and_verified(register: &Register) {
    put_districts(register, "districts.geojson");
    let tried = register.json(&format!("{LOAD} --dry-run"));
    assert_eq!(tried["id"], Value::Null);
    let loaded =
        register.json(&format!("{LOAD} --source 'Survey of Pakistan' --valid-from 2022-09-09"));
    assert_eq!(loaded["areas"][0]["code"], "PK617");
    assert_eq!(loaded["areas"], tried["areas"]);
    let count = |member: &str| loaded[member].as_array().unwrap().len();
    assert_eq!((count("unknown"), count("refused"), count("left_out")), (38, 3, 159));

    let list = register.json("area list");
    let areas = list["areas"].as_array().unwrap();
    let lahore = areas.iter().find(|area| area["code"] == "PK617").unwrap();
    assert_eq!(lahore["boundary_source"], "Survey of Pakistan");
    assert_eq!(lahore["size_m2"], loaded["total_m2"]);
    let earlier = register.json("area list --on 2022-09-08");
    assert!(earlier["areas"].as_array().unwrap().iter().all(|area| area["acres"].is_null()));

    let verified = register.json("audit verify");
    assert_eq!((&verified["findings"], &verified["boundary_sets"]), (&json!([]), &json!(1)));
    assert!(register.done("audit log").contains("areas-loaded"));
}

fn a_broken_file_says_what_is_wrong_and_takes_nothing(register: &Register) {
    put_districts(register, "districts.geojson");
    put(register, "table.geojson", "code,name\n");
    let cases = [
        ("area load districts.geojson", 1, "the first has the properties PCODE, TITLE"),
        ("area load table.geojson", 1, "table.geojson: not GeoJSON: it begins with \"code,name\""),
        ("area load nowhere.geojson", 1, "can't read nowhere.geojson"),
        ("area load districts.geojson --valid-from lately", 2, "--valid-from: not a day"),
        ("area list --on 2022-13-01", 2, "--on: not a day"),
    ];
    for (line, code, says) in cases {
        let ran = register.run(line);
        assert_eq!(ran.code, code, "{line}: {}", ran.err);
        assert!(ran.err.contains(says), "{line}: {}", ran.err);
    }
    assert_eq!(register.json("audit verify")["boundary_sets"], 0);
}

fn answers_fit_80_columns(register: &Register) {
    let name = "Districts of the four provinces, as the gazette has them (2).geojson";
    put_districts(register, name);
    let properties = "--code-property PCODE --name-property TITLE";
    for line in [
        format!("area load '{name}' {properties} --dry-run"),
        format!("area load '{name}' {properties}"),
        "area list".to_owned(),
        "area --help".to_owned(),
        "area load --help".to_owned(),
        "area load -h".to_owned(),
        "area list --help".to_owned(),
    ] {
        let out = register.done(&line);
        let wide: Vec<_> = out.lines().filter(|line| line.chars().count() > 80).collect();
        assert_eq!(wide, [""; 0], "{line}");
    }
}
