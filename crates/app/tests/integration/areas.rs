//! Boundaries of areas are loaded, hold from their day, and can be proved.

use serde_json::{Value, json};
use yakja_app::areas::{
    LoadAreas, NamedProperties, list_areas, load_areas, read_boundary, try_areas,
};
use yakja_app::{Error, audit};
use yakja_model::{AreaCode, Day};

use crate::test_app::TestApp;

on_every_database!(
    boundaries_are_loaded_listed_and_verified,
    a_dry_run_takes_nothing,
    newer_boundaries_hold_from_their_day_and_the_older_are_kept,
    what_is_not_taken_is_listed,
    places_of_the_pack_outside_of_their_area_are_doubts,
    a_liaison_may_look_and_not_load,
    a_file_that_gives_nothing_is_refused,
);

/// A district as a rectangle: south, west, north, east.
fn district(code: &str, [south, west, north, east]: [f64; 4]) -> Value {
    let ring = [[west, south], [east, south], [east, north], [west, north], [west, south]];
    json!({
        "type": "Feature",
        "properties": { "ADM2_PCODE": code, "ADM2_EN": "As the file says" },
        "geometry": { "type": "Polygon", "coordinates": [ring] },
    })
}

/// Around Lahore, with its airport.
const LAHORE: [f64; 4] = [31.2, 74.0, 31.8, 74.7];

fn file(features: Vec<Value>, valid_from: &str) -> LoadAreas {
    let collection = json!({ "type": "FeatureCollection", "features": features });
    LoadAreas {
        file: "districts.geojson".to_owned(),
        bytes: collection.to_string().into_bytes(),
        source: Some("Survey of Pakistan".to_owned()),
        valid_from: Some(Day::parse(valid_from).unwrap()),
        properties: NamedProperties::default(),
    }
}

async fn verified(app: &TestApp) -> audit::Verification {
    audit::verify(&app.duty(), |_, _| ()).await.unwrap()
}

async fn lahore_on(app: &TestApp, day: &str) -> Option<String> {
    let list = list_areas(&app.duty(), Some(Day::parse(day).unwrap())).await.unwrap();
    let lahore = list.areas.into_iter().find(|view| view.area.code == "PK617").unwrap();
    assert_eq!(lahore.has_boundary, lahore.size_m2.is_some());
    lahore.hectares
}

async fn boundaries_are_loaded_listed_and_verified(app: TestApp) {
    let command = file(vec![district("PK617", LAHORE)], "2022-09-09");
    let loaded = load_areas(&app.duty(), command).await.unwrap();
    let area = &loaded.areas[0];
    assert_eq!(
        (area.area.code.as_str(), area.name_in_file.as_str()),
        ("PK617", "As the file says")
    );
    assert_eq!((&*area.area.name_en, &*area.area.name_ur), ("Lahore", "لاہور"));
    // 0.7 degrees by 0.6 degrees at 31.5 degrees north.
    assert!((4_400_000_000..4_430_000_000).contains(&loaded.total_m2.0), "{loaded:?}");

    let list = list_areas(&app.duty(), None).await.unwrap();
    let with: Vec<_> = list.areas.iter().filter(|view| view.has_boundary).collect();
    assert_eq!(with.len(), 1);
    assert_eq!(with[0].boundary_source.as_deref(), Some("Survey of Pakistan"));
    assert_eq!(with[0].province, "PK-PB");
    assert_eq!(with[0].hectares, Some(area.size_m2.hectares()));
    let (_, boundary) =
        read_boundary(&app.duty(), &AreaCode("PK617".to_owned()), None).await.unwrap();
    assert_eq!(boundary.size, area.size_m2);
    assert!(boundary.shape.contains((31_521_600, 74_403_600)));

    let verified = verified(&app).await;
    assert_eq!((verified.findings, verified.boundary_sets), (vec![], 1));
}

async fn a_dry_run_takes_nothing(app: TestApp) {
    let command = file(vec![district("PK617", LAHORE)], "2022-09-09");
    let tried = try_areas(&app.duty(), &command).unwrap();
    assert_eq!((tried.id, tried.areas.len()), (None, 1));
    assert_eq!(lahore_on(&app, "2022-09-09").await, None);
    let loaded = load_areas(&app.duty(), command).await.unwrap();
    assert_eq!(loaded.areas, tried.areas);
}

async fn newer_boundaries_hold_from_their_day_and_the_older_are_kept(app: TestApp) {
    let [south, west, north, east] = LAHORE;
    let half = [south, west, north, (west + east) / 2.0];
    for (shape, day) in [(LAHORE, "2022-09-09"), (half, "2024-07-01"), (half, "2010-01-01")] {
        load_areas(&app.duty(), file(vec![district("PK617", shape)], day)).await.unwrap();
    }
    let (whole, half) = (lahore_on(&app, "2024-06-30").await, lahore_on(&app, "2024-07-01").await);
    assert_ne!(whole, half);
    assert_eq!(lahore_on(&app, "2022-09-09").await, whole);
    assert_eq!(lahore_on(&app, "2022-09-08").await, half);
    assert_eq!(lahore_on(&app, "2009-12-31").await, None);
    assert_eq!(verified(&app).await.boundary_sets, 3);
}

async fn what_is_not_taken_is_listed(app: TestApp) {
    let mut nameless = district("", LAHORE);
    nameless["properties"]["ADM2_PCODE"] = Value::Null;
    let mut point = district("PK401", LAHORE);
    point["geometry"] = json!({ "type": "Point", "coordinates": [74, 31] });
    let features = vec![district("XX999", LAHORE), nameless, district("PK617", LAHORE), point];
    let loaded = load_areas(&app.duty(), file(features, "2022-09-09")).await.unwrap();
    let codes: Vec<_> = loaded.areas.iter().map(|area| area.area.code.as_str()).collect();
    assert_eq!(codes, ["PK617"]);
    assert_eq!((loaded.unknown[0].feature, &*loaded.unknown[0].code), (1, "XX999"));
    let refused: Vec<_> =
        loaded.refused.iter().map(|one| (one.feature, one.member.as_str())).collect();
    assert_eq!(refused, [(2, "properties.ADM2_PCODE"), (4, "geometry.type")]);
    let districts = loaded.left_out.len();
    assert_eq!(districts, 159, "every district but one, and no province");
    assert!(loaded.left_out.iter().any(|area| area.code == "PK401"));
}

async fn places_of_the_pack_outside_of_their_area_are_doubts(app: TestApp) {
    // The airport stands at 31.5216 north, 74.4036 east.
    let west_of_it = [31.2, 74.0, 31.8, 74.4];
    let east_of_it = [31.2, 74.4, 31.8, 74.7];
    let doubts = |features| {
        let tried = try_areas(&app.duty(), &file(features, "2022-09-09")).unwrap();
        let airport = tried.doubts.into_iter().find(|doubt| doubt.place.ends_with("(LHE)"));
        airport.map(|doubt| (doubt.area.code, doubt.lies_in.map(|area| area.code)))
    };
    assert_eq!(doubts(vec![district("PK617", LAHORE)]), None);
    let lahore = || "PK617".to_owned();
    assert_eq!(doubts(vec![district("PK617", west_of_it)]), Some((lahore(), None)));
    let both = vec![district("PK617", west_of_it), district("PK611", east_of_it)];
    assert_eq!(doubts(both), Some((lahore(), Some("PK611".to_owned()))));
    assert_eq!(doubts(vec![district("PK611", east_of_it)]), None, "nothing is known of Lahore");
}

async fn a_liaison_may_look_and_not_load(app: TestApp) {
    let command = file(vec![district("PK617", LAHORE)], "2022-09-09");
    let liaison = app.liaison("ANF");
    assert!(matches!(try_areas(&liaison, &command), Err(Error::Denied(_))));
    let refused = load_areas(&liaison, command.clone()).await.unwrap_err();
    assert!(matches!(refused, Error::Denied(_)), "{refused}");
    load_areas(&app.duty(), command).await.unwrap();
    let seen = list_areas(&liaison, None).await.unwrap();
    assert_eq!(seen.areas.iter().filter(|view| view.has_boundary).count(), 1);
}

async fn a_file_that_gives_nothing_is_refused(app: TestApp) {
    let refused =
        load_areas(&app.duty(), file(vec![district("XX999", LAHORE)], "2022-09-09")).await;
    assert_eq!(
        refused.unwrap_err().to_string(),
        "districts.geojson: none of its features gives the boundary of an area of the country \
         pack; feature 1 has the code \"XX999\""
    );
    let elsewhere = AreaCode("PK617".to_owned());
    assert!(matches!(read_boundary(&app.duty(), &elsewhere, None).await, Err(Error::NotFound)));
}
