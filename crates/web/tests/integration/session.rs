//! Signing in, signing out, and the one-time link.

use axum::body::Body;
use axum::http::Method;
use serde_json::json;
use yakja_app::officers::renew_setup_link;

use crate::register::{PASSWORD, Register, on_every_database};

on_every_database!(
    signing_in_gives_a_session_and_signing_out_ends_it,
    a_wrong_password_and_an_unknown_login_read_the_same,
    a_name_takes_only_so_many_wrong_passwords,
    a_set_up_link_works_once,
    a_form_without_a_field_is_a_page_that_names_it,
    nobody_reads_without_signing_in,
);

async fn signing_in_gives_a_session_and_signing_out_ends_it(register: &Register) {
    register.duty().await;
    let mut caller = register.nobody();
    let body = json!({ "login": " Duty ", "password": PASSWORD });
    let answer = caller.post("/api/v1/session", &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let cookie = answer.header("set-cookie");
    for wanted in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(wanted), "{cookie}");
    }
    let officer = caller.json("/api/v1/session").await;
    assert_eq!(officer["login"], "duty");
    assert_eq!(officer["role"], "duty-officer");

    let signed_in = caller.clone();
    let ended = caller.send(Method::DELETE, "/api/v1/session", (&[], Body::empty())).await;
    assert_eq!(ended.status, 204);
    for mut caller in [caller, signed_in] {
        caller.get("/api/v1/session").await.problem(401, "not-signed-in");
    }
}

async fn a_wrong_password_and_an_unknown_login_read_the_same(register: &Register) {
    register.duty().await;
    let mut caller = register.nobody();
    let mut bodies = Vec::new();
    for login in ["duty", "nobody", "operator"] {
        let body = json!({ "login": login, "password": "wrong wrong wrong" });
        let answer = caller.post("/api/v1/session", &body).await;
        answer.problem(401, "wrong-credentials");
        bodies.push(answer.body);
    }
    assert!(bodies.windows(2).all(|pair| pair[0] == pair[1]));
}

async fn a_name_takes_only_so_many_wrong_passwords(register: &Register) {
    let mut caller = register.nobody();
    let body = json!({ "login": "somebody", "password": "wrong wrong wrong" });
    for _ in 0..10 {
        caller.post("/api/v1/session", &body).await.problem(401, "wrong-credentials");
    }
    let answer = caller.post("/api/v1/session", &body).await;
    answer.problem(429, "too-many-attempts");
    assert_eq!(answer.header("retry-after"), "300");
}

async fn a_set_up_link_works_once(register: &Register) {
    register.duty().await;
    let ctx = register.app.ctx(register.app.operator("operator").await.unwrap());
    let link = renew_setup_link(&ctx, "duty").await.unwrap();
    let page = format!("/set-up?token={}", link.token);
    let mut caller = register.nobody();
    assert!(caller.get(&page).await.text().contains("value=\"duty\""));
    let form = |password: &str, repeated: &str| {
        format!("token={}&password={password}&repeated={repeated}", link.token)
    };
    assert_eq!(caller.post_form("/set-up", &form("short", "short")).await.status, 422);
    assert_eq!(caller.post_form("/set-up", &form("a-long-password", "other")).await.status, 422);
    let chosen = form("another-long-password", "another-long-password");
    assert_eq!(caller.post_form("/set-up", &chosen).await.status, 303);
    assert_eq!(caller.json("/api/v1/session").await["login"], "duty");
    let mut late = register.nobody();
    assert_eq!(late.post_form("/set-up", &chosen).await.status, 410);
    assert_eq!(late.get(&page).await.status, 410);
}

async fn a_form_without_a_field_is_a_page_that_names_it(register: &Register) {
    let mut caller = register.nobody();
    for (path, form, field) in [
        ("/set-up", "token=1&password=a-long-password", "repeated"),
        ("/set-up", "password=a-long-password&repeated=a-long-password", "token"),
        ("/sign-in", "login=duty", "password"),
    ] {
        let answer = caller.post_form(path, form).await;
        assert_eq!(answer.status, 422, "{path} {form}");
        assert!(answer.header("content-type").starts_with("text/html"), "{path} {form}");
        assert!(answer.text().contains(field), "{}", answer.text());
    }
    let icon = caller.get("/favicon.ico").await;
    assert_eq!((icon.status, icon.header("content-type")), (200, "image/svg+xml"));
}

async fn nobody_reads_without_signing_in(register: &Register) {
    let mut caller = register.nobody();
    for path in ["/reports", "/imports", "/figures/seizures?period=2025", "/ledger", "/profiles"] {
        caller.get(&format!("/api/v1{path}")).await.problem(401, "not-signed-in");
    }
    let answer = caller.get("/reports?kind=arrest").await;
    assert_eq!(answer.status, 303);
    assert_eq!(answer.header("location"), "/sign-in?next=/reports%3Fkind%3Darrest");
    let part = caller.get_with("/reports", &[("hx-request", "true")]).await;
    assert_eq!(part.header("hx-redirect"), "/sign-in?next=/reports");
}
