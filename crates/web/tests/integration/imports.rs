//! Imports through the API and the form.

use serde_json::json;

use crate::register::{Register, on_every_database};

on_every_database!(
    a_file_is_imported_and_given_again_adds_nothing,
    what_cannot_be_imported_is_refused_with_the_field,
    the_form_leads_to_the_import_or_comes_back,
);

/// Three rows of which the second has no such day.
pub const ROWS: &str = "\
REGION;SUBREGION;COUNTRY;ADMINISTRATIVE_DIVISION;PLACE;SEIZURE_DATE;DRUG_NAME;AMOUNT;DRUG_UNIT;\
HIDING_PLACE;INSTALLATION;TRANSPORT;PRODUCING_COUNTRY;DEPARTURE_COUNTRY;DESTINATION_COUNTRY;ROUTING
Asia;x;Pakistan;;Karachi;2025-03-01;Heroin;2;Kilogram;;;;;;;
Asia;x;Pakistan;;Karachi;2025-02-31;Heroin;2;Kilogram;;;;;;;
Asia;x;Pakistan;;Quetta;2025-04-01;Opium;0.5;Kilogram;;;;;;;
";

pub const FIELDS: [(&str, &str); 2] = [("profile", "unodc-ids"), ("agency", "ANF")];

async fn a_file_is_imported_and_given_again_adds_nothing(register: &Register) {
    let mut anf = register.liaison().await;
    let answer = anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let summary = answer.json();
    assert_eq!(summary["rows"], 3);
    assert_eq!(summary["accepted"], 2);
    assert_eq!(summary["rejected"][0]["row"], 3);
    assert_eq!(summary["rejected"][0]["column"], "SEIZURE_DATE");
    let import = anf.json(answer.header("location")).await;
    assert_eq!(import["state"], "shown");
    assert_eq!(import["files"], json!(["a.csv"]));
    assert_eq!(import["rejections"][0]["row"], 3);
    let reports = format!("/api/v1/reports?import={}", summary["import"].as_str().unwrap());
    let reports = anf.json(&reports).await;
    assert_eq!(reports["reports"].as_array().unwrap().len(), 2);
    assert_eq!(reports["reports"][0]["source"]["file"], "a.csv");

    let again = anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await.json();
    assert_eq!((&again["accepted"], &again["already_known"]), (&json!(0), &json!(2)));
    let imports = anf.json("/api/v1/imports").await;
    assert_eq!(imports["imports"].as_array().unwrap().len(), 2);
}

async fn what_cannot_be_imported_is_refused_with_the_field(register: &Register) {
    let mut anf = register.liaison().await;
    let path = "/api/v1/imports";
    for (fields, pointer) in [
        ([("profile", "none"), ("agency", "ANF")], "/profile"),
        ([("profile", "unodc-ids"), ("agency", "nobody")], "/agency"),
        ([("profile", "unodc-ids"), ("agency", "XXXX")], "/agency"),
    ] {
        let problem = anf.upload(path, &fields, ROWS.as_bytes()).await.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
    }
    let marked = [FIELDS[0], FIELDS[1], ("marking", "TLP:PINK")];
    let problem = anf.upload(path, &marked, ROWS.as_bytes()).await.problem(422, "invalid");
    assert_eq!(problem["errors"][0]["pointer"], "/marking");
    anf.upload(path, &FIELDS, b"a;b\n1;2\n").await.problem(422, "file-not-read");
    let others = [("profile", "unodc-ids"), ("agency", "NNCC")];
    anf.upload(path, &others, ROWS.as_bytes()).await.problem(403, "denied");
    let large = vec![b'x'; 300_000];
    anf.upload(path, &FIELDS, &large).await.problem(413, "too-large");
    anf.post(path, &json!({})).await.problem(400, "malformed");
    assert_eq!(anf.json("/api/v1/reports").await["reports"], json!([]));
}

async fn the_form_leads_to_the_import_or_comes_back(register: &Register) {
    let mut anf = register.liaison().await;
    let refused = anf.upload("/imports", &FIELDS, b"a;b\n1;2\n").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("notice bad"));
    let taken = anf.upload("/imports", &FIELDS, ROWS.as_bytes()).await;
    assert_eq!(taken.status, 303);
    let page = anf.get(taken.header("location")).await.text();
    assert!(page.contains("SEIZURE_DATE") && page.contains("Complete"), "{page}");
    let again = anf.upload("/imports", &FIELDS, ROWS.as_bytes()).await;
    let page = anf.get(again.header("location")).await.text();
    assert!(page.contains("Nothing new") && !page.contains("Complete"), "{page}");
    assert!(anf.get("/").await.text().contains("and 2 already known"));
    let bad: Vec<&str> = ROWS
        .lines()
        .enumerate()
        .filter(|(at, _)| *at != 1 && *at != 3)
        .map(|(_, line)| line)
        .collect();
    let refused = anf.upload("/imports", &FIELDS, bad.join("\n").as_bytes()).await;
    let page = anf.get(refused.header("location")).await.text();
    assert!(page.contains("All rows refused") && !page.contains("Complete"), "{page}");
}
