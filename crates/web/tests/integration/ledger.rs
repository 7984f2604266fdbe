//! The ledger through the API.

use serde_json::json;

use crate::imports::{FIELDS, ROWS};
use crate::register::{Register, on_every_database};

on_every_database!(
    everything_is_verified_and_a_report_is_proved,
    a_liaison_keeps_the_checkpoint_and_does_not_read_the_ledger,
    entries_go_on_where_the_page_before_ended,
);

async fn everything_is_verified_and_a_report_is_proved(register: &Register) {
    let mut anf = register.liaison().await;
    anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await;
    let mut duty = register.duty().await;
    let answer = duty.post("/api/v1/ledger/verifications", &json!({})).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.json()["state"], "passed", "{}", answer.text());
    assert_eq!(answer.json()["reports"], 2);
    assert_eq!(duty.json(answer.header("location")).await["state"], "passed");
    duty.get("/api/v1/ledger/verifications/99").await.problem(404, "not-found");

    let report = anf.json("/api/v1/reports").await["reports"][0]["id"].clone();
    let path = format!("/api/v1/ledger/proofs/{}", report.as_str().unwrap());
    let proof = anf.json(&path).await;
    assert!(proof["checkpoint"].as_str().unwrap().starts_with("yakja/pk\n"));
    let recorded = proof["recorded"]["content"].as_str().unwrap();
    assert!(recorded.contains(report.as_str().unwrap()));
}

async fn a_liaison_keeps_the_checkpoint_and_does_not_read_the_ledger(register: &Register) {
    let mut anf = register.liaison().await;
    register.duty().await.post("/api/v1/ledger/verifications", &json!({})).await;
    anf.get("/api/v1/ledger").await.problem(403, "denied");
    let verification = anf.post("/api/v1/ledger/verifications", &json!({})).await;
    verification.problem(403, "denied");
    let mut text = String::new();
    for _ in 0..50 {
        let note = anf.get("/api/v1/ledger/checkpoint").await;
        if note.status == 200 {
            assert_eq!(note.header("content-type"), "text/plain; charset=utf-8");
            text = note.text();
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(text.starts_with("yakja/pk\n"), "{text}");
    let accept = [("accept", "application/json")];
    let body = anf.get_with("/api/v1/ledger/checkpoint", &accept).await.json();
    assert!(body["verifier_key"].as_str().unwrap().starts_with("yakja/pk+"), "{body}");
}

async fn entries_go_on_where_the_page_before_ended(register: &Register) {
    let mut duty = register.duty().await;
    let mut anf = register.liaison().await;
    anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await;
    let mut positions = Vec::new();
    let mut path = "/api/v1/ledger?limit=3&rows=true".to_owned();
    loop {
        let page = duty.json(&path).await;
        let entries = page["entries"].as_array().unwrap();
        positions.extend(entries.iter().map(|entry| entry["position"].as_u64().unwrap()));
        let Some(next) = page["next"].as_u64() else { break };
        path = format!("/api/v1/ledger?limit=3&rows=true&after={next}");
    }
    let expected: Vec<u64> = (0..positions.len() as u64).rev().collect();
    assert_eq!(positions, expected);
    let without = duty.json("/api/v1/ledger?limit=500").await;
    let events = without["entries"].as_array().unwrap();
    assert!(events.iter().all(|entry| entry["event"] != "row-recorded"));
}
