//! A JSON body, or a problem that names the field.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

use crate::problem::{Kind, Problem};

/// A JSON body.
pub(crate) struct Body<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Self(value)),
            Err(rejection) => Err(refused(&rejection)),
        }
    }
}

fn refused(rejection: &JsonRejection) -> Problem {
    match rejection {
        JsonRejection::JsonDataError(error) => {
            let text = std::error::Error::source(error).map(ToString::to_string);
            let text = without_position(text.as_deref().unwrap_or_default());
            match text.split_once(": ") {
                Some((path, expected)) if is_path(path) => {
                    Problem::invalid(&pointer(path), "not-as-expected", expected)
                }
                _ => Problem::invalid("", "not-as-expected", text),
            }
        }
        JsonRejection::MissingJsonContentType(_) => Problem::of(Kind::Malformed)
            .with_detail("the body is not JSON; expected Content-Type: application/json"),
        other if other.status() == StatusCode::PAYLOAD_TOO_LARGE => Problem::of(Kind::TooLarge),
        _ => Problem::of(Kind::Malformed).with_detail("the body is not JSON"),
    }
}

/// Without where in the text it was: a body is known by its fields.
fn without_position(text: &str) -> &str {
    text.rsplit_once(" at line ").map_or(text, |(what, _)| what)
}

/// Whether the text is a path such as `content.exhibits[0].flags`, and not part of a sentence.
fn is_path(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '[' | ']' | '-');
    !text.is_empty() && text.chars().all(plain)
}

/// From `content.exhibits[0].flags` to `/content/exhibits/0/flags`.
fn pointer(path: &str) -> String {
    if path == "." {
        return String::new();
    }
    format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_are_left_out() {
        let text = "when.from: not a day of the calendar; expected YYYY-MM-DD";
        assert_eq!(without_position(&format!("{text} at line 1 column 49")), text);
        assert_eq!(without_position(text), text);
    }

    #[test]
    fn paths_become_pointers() {
        assert_eq!(pointer("content.exhibits[0].flags"), "/content/exhibits/0/flags");
        assert_eq!(pointer("when"), "/when");
        assert!(is_path("when.from"));
        assert!(!is_path("missing field `x` at line 1"));
    }
}
