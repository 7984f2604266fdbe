//! Areas and their boundaries through the API.

use serde_json::{Value, json};
use yakja_app::areas::{LoadAreas, NamedProperties, load_areas};
use yakja_model::Day;

use crate::register::{Register, on_every_database};

on_every_database!(areas_are_listed_and_a_boundary_is_geojson, a_question_that_makes_no_sense);

async fn load(register: &Register) -> Value {
    let ring = json!([[74.1, 31.2], [74.7, 31.2], [74.123_456, 31.8], [74.1, 31.2]]);
    let feature = json!({
        "type": "Feature",
        "properties": { "ADM2_PCODE": "PK617" },
        "geometry": { "type": "Polygon", "coordinates": [ring] },
    });
    let collection = json!({ "type": "FeatureCollection", "features": [feature] });
    let command = LoadAreas {
        file: "lahore.geojson".to_owned(),
        bytes: collection.to_string().into_bytes(),
        source: None,
        valid_from: Day::parse("2022-09-09").ok(),
        properties: NamedProperties::default(),
    };
    let ctx = register.app.ctx(register.app.operator("operator").await.unwrap());
    load_areas(&ctx, command).await.unwrap();
    ring
}

async fn areas_are_listed_and_a_boundary_is_geojson(register: &Register) {
    let ring = load(register).await;
    let mut anf = register.liaison().await;
    let list = anf.json("/api/v1/areas").await;
    let areas = list["areas"].as_array().unwrap();
    let lahore = areas.iter().find(|area| area["code"] == "PK617").unwrap();
    assert_eq!(lahore["name_ur"], "لاہور");
    assert_eq!((&lahore["level"], &lahore["province"]), (&json!("district"), &json!("PK-PB")));
    assert_eq!(lahore["boundary_source"], "lahore.geojson");
    assert!(lahore["acres"].as_str().unwrap().parse::<f64>().unwrap() > 400_000.0, "{lahore}");
    let without = areas.iter().filter(|area| area["has_boundary"] == false).count();
    assert_eq!(without + 1, areas.len());
    assert!(
        anf.json("/api/v1/areas?on=2022-09-08").await["areas"]
            .as_array()
            .unwrap()
            .iter()
            .all(|area| area["size_m2"].is_null())
    );

    let answer = anf.get("/api/v1/areas/PK617/boundary?on=2022-09-09").await;
    assert_eq!(answer.header("content-type"), "application/geo+json");
    let feature = answer.json();
    assert_eq!((&feature["type"], &feature["id"]), (&json!("Feature"), &json!("PK617")));
    assert_eq!(feature["properties"]["size_m2"], lahore["size_m2"]);
    assert_eq!(feature["geometry"], json!({ "type": "MultiPolygon", "coordinates": [[ring]] }));
}

async fn a_question_that_makes_no_sense(register: &Register) {
    load(register).await;
    let mut anf = register.liaison().await;
    for path in
        ["PK617/boundary?on=2022-09-08", "PK401/boundary", "XX/boundary", "%F0%9F%98%80/boundary"]
    {
        anf.get(&format!("/api/v1/areas/{path}")).await.problem(404, "not-found");
    }
    for path in ["areas?on=lately", "areas?day=2022-09-09", "areas/PK617/boundary?on=2022"] {
        anf.get(&format!("/api/v1/{path}")).await.problem(422, "invalid");
    }
    register.nobody().get("/api/v1/areas").await.problem(401, "not-signed-in");
}
