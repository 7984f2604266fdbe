//! The description of the API: for machines as OpenAPI 3.1, for people as a page.

use std::sync::Arc;

use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use minijinja::{Value, context};
use serde_json::Value as JsonValue;
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;

use crate::page::Page;
use crate::problem::{Problem, Result};
use crate::web::Web;
use crate::{
    areas, catalog, figures, imports, incidents, ledger, places, reports, session, summaries,
};

/// The name of the session cookie.
pub(crate) const COOKIE: &str = "yakja-session";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Yakja",
        description = "Register of the narcotics coordination centre. Sign in at `/session`; \
                       the cookie it sets goes with every other call. Problems are RFC 9457. \
                       What is not there and what is not for you get the same answer."
    ),
    components(schemas(Problem)),
    modifiers(&Security),
    security(("session" = []))
)]
struct Description;

struct Security;

impl utoipa::Modify for Security {
    fn modify(&self, description: &mut utoipa::openapi::OpenApi) {
        let components = description.components.get_or_insert_default();
        let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(COOKIE)));
        components.add_security_scheme("session", cookie);
    }
}

/// The routes of the API and their description.
pub(crate) fn api(upload_limit_bytes: usize) -> (Router<Web>, utoipa::openapi::OpenApi) {
    let resources = OpenApiRouter::new()
        .merge(session::api::routes())
        .merge(reports::api::routes())
        .merge(imports::api::routes(upload_limit_bytes))
        .merge(incidents::api::routes())
        .merge(places::api::routes())
        .merge(figures::api::routes())
        .merge(summaries::api::routes())
        .merge(ledger::api::routes())
        .merge(areas::api::routes())
        .merge(catalog::routes());
    OpenApiRouter::with_openapi(Description::openapi()).nest("/api/v1", resources).split_for_parts()
}

/// The description as JSON, open to everybody: it says nothing of what the register holds.
pub(crate) fn machine_routes(description: &utoipa::openapi::OpenApi) -> Router<Web> {
    let json = Arc::new(serde_json::to_value(description).unwrap_or_default());
    let serve = move || {
        let json = Arc::clone(&json);
        async move { Json((*json).clone()).into_response() }
    };
    Router::new().route("/api/v1/openapi.json", get(serve))
}

/// The description as a page.
pub(crate) fn page_routes(description: &utoipa::openapi::OpenApi) -> Router<Web> {
    let json = serde_json::to_value(description).unwrap_or_default();
    let operations = Arc::new(operations(&json));
    let show = move |page: Page| {
        let operations = Arc::clone(&operations);
        async move { show(&page, &operations) }
    };
    Router::new().route("/api/v1/docs", get(show))
}

fn show(page: &Page, operations: &[Value]) -> Result<Response> {
    let html: Html<String> = page.show("api.html", context! { operations })?;
    Ok(html.into_response())
}

/// One entry for each method of each path, as the page lists them.
fn operations(description: &JsonValue) -> Vec<Value> {
    let mut operations = Vec::new();
    for (path, methods) in description["paths"].as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            operations.push(context! {
                id => format!("{method}{}", path.replace(['/', '{', '}'], "-")),
                method => method.to_uppercase(),
                path,
                summary => operation["summary"].as_str().or(operation["description"].as_str()),
                parameters => parameters(operation),
                body => body(operation),
                answers => answers(operation),
            });
        }
    }
    operations
}

fn parameters(operation: &JsonValue) -> Vec<Value> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters
        .map(|parameter| {
            context! {
                name => parameter["name"].as_str(),
                in => parameter["in"].as_str(),
                required => parameter["required"].as_bool().unwrap_or(false),
                description => parameter["description"].as_str(),
            }
        })
        .collect()
}

fn body(operation: &JsonValue) -> Option<&str> {
    let content = operation.pointer("/requestBody/content")?.as_object()?;
    content.keys().next().map(String::as_str)
}

fn answers(operation: &JsonValue) -> Vec<Value> {
    let answers = operation["responses"].as_object().into_iter().flatten();
    answers
        .map(|(status, answer)| context! { status, description => answer["description"].as_str() })
        .collect()
}
