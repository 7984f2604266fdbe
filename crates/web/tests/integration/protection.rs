//! What protects every answer.

use axum::body::Body;
use axum::http::Method;
use serde_json::json;

use crate::register::{PASSWORD, Register, on_every_database};

on_every_database!(
    requests_from_pages_of_others_change_nothing,
    every_answer_carries_the_headers_that_protect_it,
    what_nobody_serves_is_a_problem,
    the_open_addresses_say_nothing_of_what_the_register_holds,
);

async fn requests_from_pages_of_others_change_nothing(register: &Register) {
    let mut duty = register.duty().await;
    let body = json!({ "login": "duty", "password": PASSWORD });
    for header in [("origin", "https://elsewhere.example"), ("sec-fetch-site", "cross-site")] {
        let answer = duty.post_with("/api/v1/session", &body, &[header]).await;
        answer.problem(403, "wrong-origin");
        let page = duty.send(Method::POST, "/sign-out", (&[header], Body::empty())).await;
        assert_eq!(page.status, 403);
        assert!(page.text().contains("<html"));
    }
    assert_eq!(duty.get("/api/v1/session").await.status, 200);
    let own = [("origin", "http://register.example"), ("sec-fetch-site", "same-origin")];
    assert_eq!(duty.post_with("/api/v1/session", &body, &own).await.status, 200);
}

async fn every_answer_carries_the_headers_that_protect_it(register: &Register) {
    let mut caller = register.nobody();
    for path in ["/sign-in", "/api/v1/session", "/healthz", "/nowhere", "/assets/nothing.css"] {
        let answer = caller.get(path).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-request-id").len(), 36, "{path}");
    }
    assert_eq!(caller.get("/sign-in").await.header("cache-control"), "no-store");
}

async fn what_nobody_serves_is_a_problem(register: &Register) {
    let mut duty = register.duty().await;
    duty.get("/api/v1/nowhere").await.problem(404, "not-found");
    let answer = duty.send(Method::PUT, "/api/v1/reports", (&[], Body::empty())).await;
    answer.problem(405, "method-not-allowed");
    let page = duty.get("/nowhere").await;
    assert_eq!(page.status, 404);
    assert!(page.text().contains("<html"));
    let page = duty.send(Method::PUT, "/reports", (&[], Body::empty())).await;
    assert_eq!(page.status, 405);
    assert_eq!(duty.get("/problems/not-found").await.status, 200);
    assert_eq!(duty.get("/problems/else").await.status, 404);
}

async fn the_open_addresses_say_nothing_of_what_the_register_holds(register: &Register) {
    let mut caller = register.nobody();
    assert_eq!(caller.get("/healthz").await.text(), "ok\n");
    assert_eq!(caller.json("/readyz").await["status"], "ready");
    caller.get("/metrics").await.problem(404, "not-found");
    assert_eq!(caller.get("/api/v1/openapi.json").await.status, 200);
}
