//! Which names an address may have: those that the description of the API has, and no others.
//!
//! A misspelt filter that is passed over answers a wider question than was asked, so it is
//! refused. Pages that filter name theirs; what trackers add to a link is passed over there.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::problem::Result;
use crate::query::Query;

/// How often a name may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Times {
    Once,
    Often,
}

/// The names of every operation of the API.
pub(crate) struct Described(HashMap<(String, String), Vec<(String, Times)>>);

impl Described {
    /// Reads the names from the description; a list there may be given more than once.
    pub(crate) fn of(description: &utoipa::openapi::OpenApi) -> Arc<Self> {
        let description = serde_json::to_value(description).unwrap_or_default();
        let mut operations = HashMap::new();
        let paths = description.get("paths").and_then(Value::as_object);
        for (path, methods) in paths.into_iter().flatten() {
            for (method, operation) in methods.as_object().into_iter().flatten() {
                let key = (method.to_uppercase(), path.clone());
                operations.insert(key, names(operation));
            }
        }
        Arc::new(Self(operations))
    }

    fn check(&self, request: &Request) -> Result<()> {
        let Some(path) = request.extensions().get::<MatchedPath>() else { return Ok(()) };
        let method = match *request.method() {
            Method::HEAD => "GET",
            ref other => other.as_str(),
        };
        let key = (method.to_owned(), path.as_str().to_owned());
        let Some(known) = self.0.get(&key) else { return Ok(()) };
        Query::whole(request.uri().query().unwrap_or_default())?.only(known)
    }
}

/// Refuses what the description of an operation does not name.
pub(crate) async fn refuse_unknown(
    State(described): State<Arc<Described>>,
    request: Request,
    next: Next,
) -> Response {
    match described.check(&request) {
        Ok(()) => next.run(request).await,
        Err(problem) => problem.into_response(),
    }
}

fn names(operation: &Value) -> Vec<(String, Times)> {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let of_query = parameters
        .into_iter()
        .flatten()
        .filter(|one| one.get("in").is_some_and(|place| place == "query"));
    of_query
        .filter_map(|parameter| {
            let times = match parameter.pointer("/schema/type") {
                Some(Value::String(sort)) if sort == "array" => Times::Often,
                Some(Value::Array(sorts)) if sorts.iter().any(|sort| sort == "array") => {
                    Times::Often
                }
                _ => Times::Once,
            };
            let name = parameter.get("name").and_then(Value::as_str)?;
            Some((name.to_owned(), times))
        })
        .collect()
}
