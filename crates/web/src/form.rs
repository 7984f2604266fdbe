//! A form of a page, or a problem that names the field that is missing.

use axum::extract::rejection::FormRejection;
use axum::extract::{FromRequest, Request};
use serde::de::DeserializeOwned;

use crate::problem::{Kind, Problem};

/// A form that a page sent.
pub(crate) struct PageForm<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for PageForm<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match axum::Form::<T>::from_request(request, state).await {
            Ok(axum::Form(value)) => Ok(Self(value)),
            Err(rejection) => Err(refused(&rejection)),
        }
    }
}

fn refused(rejection: &FormRejection) -> Problem {
    let text = rejection.body_text();
    match missing_field(&text) {
        Some(field) => {
            let expected = format!("the form has no field {field:?}");
            Problem::invalid(field, "missing", &expected).with_detail(expected)
        }
        None => Problem::of(Kind::Malformed).with_detail("expected the form of this page"),
    }
}

/// The name in what the deserializer says of a field that is not there.
fn missing_field(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once("missing field `")?;
    rest.split_once('`').map(|(field, _)| field)
}
