//! The simplified boundaries of Pakistan's districts that OCHA publishes, against public figures.

use serde_json::json;

use crate::register::{Register, on_every_database};
use crate::unodc::RealData;

on_every_database!(every_district_has_a_boundary_and_the_country_is_as_large_as_it_is);

/// Of the four provinces and Islamabad, by the census of 2017.
const PROVINCES_KM2: f64 = 796_095.0;

fn every_district_has_a_boundary_and_the_country_is_as_large_as_it_is(register: &Register) {
    let Some(data) = RealData::find() else { return };
    let file = data.file("geo/pk_districts_simplified_tiimaar.geojson");
    let load = format!("area load '{}' --source 'OCHA' --valid-from 2022-09-09", file.display());
    let loaded = register.json(&load);
    assert_eq!(loaded["areas"].as_array().unwrap().len(), 160);
    for member in ["unknown", "left_out"] {
        assert_eq!(loaded[member], json!([]), "{member}");
    }
    // Jammu and Kashmir beyond the line of control has no code.
    let refused = loaded["refused"].as_array().unwrap();
    assert_eq!(refused.len(), 1, "{refused:?}");
    assert_eq!((&refused[0]["feature"], &refused[0]["found"]), (&json!(161), &json!("null")));

    let list = register.json("area list");
    let mut provinces_km2 = 0.0;
    let mut others_km2 = 0.0;
    for area in list["areas"].as_array().unwrap() {
        let square_km = area["size_m2"].as_f64().unwrap_or_default() / 1e6;
        match area["province"].as_str().unwrap() {
            "PK-GB" | "PK-JK" => others_km2 += square_km,
            _ => provinces_km2 += square_km,
        }
    }
    println!("{provinces_km2} km2 of provinces, {others_km2} km2 of GB and AJK");
    assert!((provinces_km2 / PROVINCES_KM2 - 1.0).abs() < 0.01, "{provinces_km2}");
    assert_eq!(register.json("audit verify")["findings"], json!([]));
}
