//! What went wrong, as RFC 9457 says it: the one mapping from errors to HTTP.
//!
//! Handlers of the API and of pages give the same problem; a layer turns it into a page where a
//! person asked.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;
use yakja_app::{Error, Hindrance};
use yakja_model::FigureError;

/// Result of a handler.
pub(crate) type Result<T, E = Problem> = std::result::Result<T, E>;

/// A problem (RFC 9457).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What sort of problem, as a relative address: `/problems/not-found`.
    #[serde(rename = "type")]
    #[schema(value_type = String, example = "/problems/not-found")]
    kind: Kind,
    /// The sort in words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What happened this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The fields that are not as expected.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

/// One field that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// JSON pointer of the field, or its name in a query.
    pub(crate) pointer: String,
    /// What sort of mistake.
    pub(crate) code: &'static str,
    /// What was expected.
    pub(crate) detail: String,
}

/// Sorts of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    NotFound,
    Denied,
    Invalid,
    Malformed,
    VersionConflict,
    VersionRequired,
    KeyReused,
    WrongCredentials,
    NotSignedIn,
    TooManyAttempts,
    LinkNotValid,
    FileNotRead,
    BrokeOff,
    TooLarge,
    WrongOrigin,
    MethodNotAllowed,
    Timeout,
    Busy,
    DiskFull,
    TakenOver,
    Purged,
    Internal,
}

impl Kind {
    pub(crate) const ALL: [Self; 22] = [
        Self::NotFound,
        Self::Denied,
        Self::Invalid,
        Self::Malformed,
        Self::VersionConflict,
        Self::VersionRequired,
        Self::KeyReused,
        Self::WrongCredentials,
        Self::NotSignedIn,
        Self::TooManyAttempts,
        Self::LinkNotValid,
        Self::FileNotRead,
        Self::BrokeOff,
        Self::TooLarge,
        Self::WrongOrigin,
        Self::MethodNotAllowed,
        Self::Timeout,
        Self::Busy,
        Self::DiskFull,
        Self::TakenOver,
        Self::Purged,
        Self::Internal,
    ];

    /// The code in the address of its description and in the keys of its words.
    pub(crate) const fn code(self) -> &'static str {
        self.parts().0
    }

    const fn title(self) -> &'static str {
        self.parts().1
    }

    const fn status(self) -> StatusCode {
        self.parts().2
    }

    const fn parts(self) -> (&'static str, &'static str, StatusCode) {
        use StatusCode as Status;
        match self {
            Self::NotFound => ("not-found", "Not found", Status::NOT_FOUND),
            Self::Denied => ("denied", "Not permitted", Status::FORBIDDEN),
            Self::Invalid => ("invalid", "Not as expected", Status::UNPROCESSABLE_ENTITY),
            Self::Malformed => ("malformed", "Can't be read", Status::BAD_REQUEST),
            Self::VersionConflict => {
                ("version-conflict", "Another version by now", Status::PRECONDITION_FAILED)
            }
            Self::VersionRequired => {
                ("version-required", "If-Match is missing", Status::PRECONDITION_REQUIRED)
            }
            Self::KeyReused => {
                ("key-reused", "Idempotency key used before", Status::UNPROCESSABLE_ENTITY)
            }
            Self::WrongCredentials => {
                ("wrong-credentials", "Login or password is wrong", Status::UNAUTHORIZED)
            }
            Self::NotSignedIn => ("not-signed-in", "Not signed in", Status::UNAUTHORIZED),
            Self::TooManyAttempts => {
                ("too-many-attempts", "Too many attempts", Status::TOO_MANY_REQUESTS)
            }
            Self::LinkNotValid => ("link-not-valid", "Link does not work", Status::GONE),
            Self::FileNotRead => {
                ("file-not-read", "File can't be read", Status::UNPROCESSABLE_ENTITY)
            }
            Self::BrokeOff => ("broke-off", "Import broke off", Status::UNPROCESSABLE_ENTITY),
            Self::TooLarge => ("too-large", "Too large", Status::PAYLOAD_TOO_LARGE),
            Self::WrongOrigin => ("wrong-origin", "Sent from another place", Status::FORBIDDEN),
            Self::MethodNotAllowed => {
                ("method-not-allowed", "Method not allowed", Status::METHOD_NOT_ALLOWED)
            }
            Self::Timeout => ("timeout", "That took too long", Status::SERVICE_UNAVAILABLE),
            Self::Busy => ("busy", "Too busy", Status::SERVICE_UNAVAILABLE),
            Self::DiskFull => ("disk-full", "No room on the disk", Status::INSUFFICIENT_STORAGE),
            Self::TakenOver => ("taken-over", "Import was closed", Status::CONFLICT),
            Self::Purged => ("purged", "Personal content is gone", Status::GONE),
            Self::Internal => ("internal", "Something broke", Status::INTERNAL_SERVER_ERROR),
        }
    }
}

impl Serialize for Kind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("/problems/{}", self.code()))
    }
}

impl Problem {
    pub(crate) fn of(kind: Kind) -> Self {
        let status = kind.status().as_u16();
        Self { kind, title: kind.title(), status, detail: None, errors: Vec::new() }
    }

    /// Not there, or not for the reader: the answer is the same.
    pub(crate) fn not_found() -> Self {
        Self::of(Kind::NotFound)
    }

    /// One field is not as expected.
    pub(crate) fn invalid(pointer: &str, code: &'static str, expected: &str) -> Self {
        Self::of(Kind::Invalid).with_field(pointer, code, expected)
    }

    /// A request that was in order and failed all the same.
    fn of_failure(error: &Error) -> Self {
        tracing::error!(%error, "a request failed");
        Self::of(match error.hindrance() {
            Some(Hindrance::DiskFull) => Kind::DiskFull,
            Some(Hindrance::Busy) => Kind::Busy,
            Some(Hindrance::TakenOver) => Kind::TakenOver,
            Some(Hindrance::Purged) => Kind::Purged,
            None => Kind::Internal,
        })
    }

    pub(crate) fn with_detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    pub(crate) fn with_field(mut self, pointer: &str, code: &'static str, expected: &str) -> Self {
        let pointer = match pointer.strip_prefix('/') {
            _ if pointer.is_empty() => String::new(),
            Some(_) => pointer.to_owned(),
            None => format!("/{pointer}"),
        };
        self.errors.push(FieldError { pointer, code, detail: expected.to_owned() });
        self
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn status(&self) -> StatusCode {
        self.kind.status()
    }

    /// What pages show of it.
    pub(crate) fn shown(&self) -> ShownProblem {
        ShownProblem {
            code: self.kind.code(),
            status: self.status,
            detail: self.detail.clone(),
            errors: self.errors.clone(),
        }
    }
}

/// What pages show of a problem.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ShownProblem {
    pub(crate) code: &'static str,
    pub(crate) status: u16,
    pub(crate) detail: Option<String>,
    pub(crate) errors: Vec<FieldError>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let kept = self.clone();
        let mut response = (status, Json(self)).into_response();
        let json = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, json);
        let retry_after = match kept.kind {
            Kind::TooManyAttempts => Some("300"),
            Kind::Busy => Some("1"),
            _ => None,
        };
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response.extensions_mut().insert(kept);
        response
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match &error {
            Error::NotFound => Self::not_found(),
            Error::Denied(_) => Self::of(Kind::Denied).with_detail(error.to_string()),
            Error::Invalid(fields) => fields.iter().fold(Self::of(Kind::Invalid), |it, field| {
                it.with_field(&field.pointer, "not-as-expected", &field.expected)
            }),
            Error::Report(refused) => {
                let text = refused.to_string();
                match text.split_once(": ") {
                    Some((field, expected)) => Self::invalid(field, "not-as-expected", expected),
                    None => Self::of(Kind::Invalid).with_detail(text),
                }
            }
            Error::Figure(refused) => Self::from(refused.clone()),
            Error::VersionConflict { .. } => {
                Self::of(Kind::VersionConflict).with_detail(error.to_string())
            }
            Error::KeyReused => Self::of(Kind::KeyReused),
            Error::WrongCredentials => Self::of(Kind::WrongCredentials),
            Error::LinkNotValid => Self::of(Kind::LinkNotValid),
            Error::UnknownProfile { .. } => {
                Self::invalid("/profile", "unknown", &error.to_string())
            }
            Error::File { .. } | Error::Profile(_) => {
                Self::of(Kind::FileNotRead).with_detail(error.to_string())
            }
            Error::Stopped => Self::of(Kind::TakenOver).with_detail(error.to_string()),
            Error::BrokeOff { .. } => Self::of(Kind::BrokeOff).with_detail(error.to_string()),
            _ => Self::of_failure(&error),
        }
    }
}

impl From<FigureError> for Problem {
    fn from(error: FigureError) -> Self {
        let pointer = match &error {
            FigureError::Measure { .. } => "/measure",
            FigureError::Dimension { .. } | FigureError::Twice { .. } => "/by",
            FigureError::Filter { .. } | FigureError::Value { .. } => "/where",
            FigureError::BeforeFirstCheckpoint | FigureError::NotYet => "/as_of",
        };
        Self::invalid(pointer, "not-as-expected", &error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn every_sort_has_words_in_both_languages() {
        for language in Language::ALL {
            let keys = crate::words::keys(language);
            for kind in Kind::ALL {
                for key in
                    [format!("problem-{}", kind.code()), format!("problem-{}-help", kind.code())]
                {
                    assert!(keys.contains_key(&key), "{key}");
                }
            }
        }
    }

    #[test]
    fn fields_are_named_by_pointer() {
        let error = Error::invalid("organization", "a code");
        let problem = serde_json::to_value(Problem::from(error)).unwrap();
        assert_eq!(problem["type"], "/problems/invalid");
        assert_eq!(problem["errors"][0]["pointer"], "/organization");
        assert_eq!(problem["errors"][0]["detail"], "a code");
    }
}
