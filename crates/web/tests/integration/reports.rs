//! Reports through the API.

use serde_json::{Value, json};

use crate::caller::Caller;
use crate::register::{Register, on_every_database};

on_every_database!(
    a_report_is_sent_read_and_listed,
    what_is_not_there_and_what_is_not_for_you_read_the_same,
    the_same_key_answers_as_before_and_adds_nothing,
    a_new_version_names_the_one_it_follows,
    bad_bodies_are_refused_with_the_field,
    personal_content_is_sealed_and_opened_on_record,
    lists_go_on_where_the_page_before_ended,
);

/// What a case does to a report that is good.
type Change = fn(&mut Value);

/// A seizure of 1.5 kg, said by ANF.
fn seizure(marking: Value) -> Value {
    json!({
        "organization": "ANF",
        "when": { "from": "2025-03-01", "to": "2025-03-01", "precision": "day" },
        "place": "Karachi",
        "marking": marking,
        "content": { "kind": "seizure", "exhibits": [{
            "substance_as_written": "Heroin", "substance": "heroin", "class": "opioids",
            "amount_as_written": "1.5", "unit_as_written": "kg",
            "quantity": { "mass-mg": 1_500_000 }, "confirmation": "presumptive",
        }]},
    })
}

fn amber() -> Value {
    let audience = json!({ "centre": true, "members": false, "organizations": [] });
    json!({ "tlp": "TLP:AMBER", "audience": audience, "countable": true })
}

fn red() -> Value {
    let audience = json!({ "centre": false, "members": false, "organizations": [] });
    json!({ "tlp": "TLP:RED", "audience": audience, "countable": true })
}

/// An arrest with a name.
fn arrest() -> Value {
    json!({
        "organization": "ANF",
        "when": { "from": "2025-03-01", "to": "2025-03-02", "precision": "interval" },
        "content": { "kind": "arrest", "people": [{ "count": 1, "role": "suspect" }] },
        "personal": {
            "narrative": "An invented story.",
            "people": [{ "group": 1, "name": "Invented Person", "identifiers": ["0"] }],
        },
    })
}

async fn send(caller: &mut Caller, report: &Value) -> String {
    let answer = caller.post("/api/v1/reports", report).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["id"].as_str().unwrap().to_owned()
}

async fn a_report_is_sent_read_and_listed(register: &Register) {
    let mut anf = register.liaison().await;
    let answer = anf.post("/api/v1/reports", &seizure(amber())).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    let report = anf.json(answer.header("location")).await;
    assert_eq!(report["version"], 1);
    assert_eq!(report["country"], "PK");
    assert_eq!(report["submitter"], "ANF");
    assert_eq!(report["exhibits"][0]["mass_mg"], 1_500_000);
    assert_eq!(report["has_personal"], false);
    assert_eq!(answer.header("etag"), "\"1\"");

    let list = anf.json("/api/v1/reports?kind=seizure&organization=ANF&place=KARA").await;
    assert_eq!(list["reports"][0]["id"], report["id"]);
    assert_eq!(list["next"], Value::Null);
    assert_eq!(anf.json("/api/v1/reports?kind=arrest").await["reports"], json!([]));
    anf.get("/api/v1/reports?kind=flower").await.problem(422, "invalid");
}

async fn what_is_not_there_and_what_is_not_for_you_read_the_same(register: &Register) {
    let mut anf = register.liaison().await;
    let mut duty = register.duty().await;
    let id = send(&mut anf, &seizure(red())).await;
    assert_eq!(duty.json("/api/v1/reports").await["reports"], json!([]));
    let nowhere = "01954e2a-0000-7000-8000-000000000001";
    for path in ["/reports/ID", "/reports/ID/history", "/ledger/proofs/ID"] {
        let hidden = duty.get(&format!("/api/v1{}", path.replace("ID", &id))).await;
        let absent = duty.get(&format!("/api/v1{}", path.replace("ID", nowhere))).await;
        let no_id = duty.get(&format!("/api/v1{}", path.replace("ID", "no-id"))).await;
        hidden.problem(404, "not-found");
        assert_eq!((hidden.status, &hidden.body), (absent.status, &absent.body), "{path}");
        assert_eq!((hidden.status, &hidden.body), (no_id.status, &no_id.body), "{path}");
    }
    let opening = json!({ "purpose": "case", "reference": "C-1" });
    for id in [id.as_str(), nowhere] {
        let path = format!("/api/v1/reports/{id}/openings");
        duty.post(&path, &opening).await.problem(404, "not-found");
        let path = format!("/api/v1/reports/{id}/versions");
        let version = duty.post_with(&path, &seizure(amber()), &[("if-match", "\"1\"")]).await;
        version.problem(404, "not-found");
        let page = duty.get(&format!("/reports/{id}")).await;
        assert_eq!(page.status, 404);
    }
}

async fn the_same_key_answers_as_before_and_adds_nothing(register: &Register) {
    let mut anf = register.liaison().await;
    let key = [("idempotency-key", "key-1")];
    let first = anf.post_with("/api/v1/reports", &seizure(amber()), &key).await;
    let second = anf.post_with("/api/v1/reports", &seizure(amber()), &key).await;
    assert_eq!((first.status, &first.body), (second.status, &second.body));
    let reports = anf.json("/api/v1/reports").await["reports"].as_array().unwrap().len();
    assert_eq!(reports, 1);
    let other = anf.post_with("/api/v1/reports", &seizure(red()), &key).await;
    other.problem(422, "key-reused");
    let empty = anf.post_with("/api/v1/reports", &arrest(), &[("idempotency-key", "")]).await;
    empty.problem(400, "malformed");
}

async fn a_new_version_names_the_one_it_follows(register: &Register) {
    let mut anf = register.liaison().await;
    let id = send(&mut anf, &seizure(amber())).await;
    let path = format!("/api/v1/reports/{id}/versions");
    anf.post(&path, &seizure(amber())).await.problem(428, "version-required");
    let bad = anf.post_with(&path, &seizure(amber()), &[("if-match", "1")]).await;
    bad.problem(400, "malformed");
    let etag = anf.get(&format!("/api/v1/reports/{id}")).await.header("etag").to_owned();
    let taken = anf.post_with(&path, &seizure(amber()), &[("if-match", &etag)]).await;
    assert_eq!(taken.status, 201, "{}", taken.text());
    assert_eq!(taken.header("etag"), "\"2\"");
    let late = anf.post_with(&path, &seizure(amber()), &[("if-match", &etag)]).await;
    late.problem(412, "version-conflict");
    assert_eq!(anf.json(&format!("/api/v1/reports/{id}")).await["version"], 2);
    assert_eq!(anf.json(&format!("/api/v1/reports/{id}?version=1")).await["version"], 1);
    let history = anf.json(&format!("/api/v1/reports/{id}/history")).await;
    let events: Vec<_> =
        history["entries"].as_array().unwrap().iter().map(|entry| &entry["event"]).collect();
    assert_eq!(events, ["report-recorded", "report-recorded"]);
}

async fn bad_bodies_are_refused_with_the_field(register: &Register) {
    let mut anf = register.liaison().await;
    let cases: [(&str, Change, &str); 6] = [
        ("a wrong day", |it| it["when"]["from"] = json!("2025-02-31"), "/when/from"),
        ("an unknown field", |it| it["colour"] = json!("red"), ""),
        ("no exhibit", |it| it["content"]["exhibits"] = json!([]), "/content"),
        ("another organisation", |it| it["organization"] = json!("XXXX"), "/organization"),
        ("a reversed date", |it| it["when"]["to"] = json!("2024-01-01"), "/when"),
        ("a country of one letter", |it| it["country"] = json!("P"), "/country"),
    ];
    for (name, change, pointer) in cases {
        let mut report = seizure(amber());
        change(&mut report);
        let problem = anf.post("/api/v1/reports", &report).await.problem(422, "invalid");
        let found = problem["errors"][0]["pointer"].as_str().unwrap();
        assert!(found.starts_with(pointer), "{name}: {problem}");
    }
    let headers = [("content-type", "application/json")];
    let torn = axum::body::Body::from("{\"organization\": ");
    let answer = anf.send(axum::http::Method::POST, "/api/v1/reports", (&headers, torn)).await;
    answer.problem(400, "malformed");
    let answer = anf.post_form("/api/v1/reports", "organization=ANF").await;
    answer.problem(400, "malformed");
    assert_eq!(anf.json("/api/v1/reports").await["reports"], json!([]));
}

async fn personal_content_is_sealed_and_opened_on_record(register: &Register) {
    let mut anf = register.liaison().await;
    let mut duty = register.duty().await;
    let id = send(&mut anf, &arrest()).await;
    let report = duty.get(&format!("/api/v1/reports/{id}")).await;
    assert_eq!(report.json()["has_personal"], true);
    assert!(!report.text().contains("Invented Person"));
    assert!(!report.text().contains("ciphertext"));
    let path = format!("/api/v1/reports/{id}/openings");
    let no_purpose = json!({ "purpose": "curiosity", "reference": "why not" });
    let problem = duty.post(&path, &no_purpose).await.problem(422, "invalid");
    assert_eq!(problem["errors"][0]["pointer"], "/purpose");
    let opened = duty.post(&path, &json!({ "purpose": "case", "reference": "C-77" })).await;
    assert_eq!(opened.status, 200, "{}", opened.text());
    assert_eq!(opened.json()["people"][0]["name"], "Invented Person");
    assert_eq!(opened.header("cache-control"), "no-store");
    let history = anf.json(&format!("/api/v1/reports/{id}/history")).await;
    let last = history["entries"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["event"], "personal-opened");
    assert_eq!(last["login"], "duty");
    assert_eq!(last["note"], "case: C-77");
    let page = duty.get(&format!("/reports/{id}")).await.text();
    assert!(!page.contains("Invented Person"));
}

async fn lists_go_on_where_the_page_before_ended(register: &Register) {
    let mut anf = register.liaison().await;
    let mut sent = Vec::new();
    for _ in 0..5 {
        sent.push(send(&mut anf, &seizure(amber())).await);
    }
    sent.reverse();
    let mut found = Vec::new();
    let mut path = "/api/v1/reports?limit=2".to_owned();
    loop {
        let page = anf.json(&path).await;
        let reports = page["reports"].as_array().unwrap();
        found.extend(reports.iter().map(|report| report["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/api/v1/reports?limit=2&after={next}");
    }
    assert_eq!(found, sent);
    anf.get("/api/v1/reports?limit=0").await.problem(422, "invalid");
    anf.get("/api/v1/reports?after=x").await.problem(422, "invalid");
}
