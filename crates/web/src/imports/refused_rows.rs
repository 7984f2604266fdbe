//! Refused rows as a table to be mended and sent again, for the officer who sent them.

use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};

use super::uploads::Run;
use crate::problem::{Problem, Result};
use crate::query::Query;

/// Headers of an answer that is a file.
type FileHeaders = [(HeaderName, String); 3];

/// The table that the address asks for, by number from 1: rows of companion files have their own.
pub(super) fn download(run: &Run, query: &Query) -> Result<Response> {
    let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
    let number = query.read("table", "a whole number from 1", number)?.unwrap_or(1_usize);
    let bytes = run.refused.csv(number - 1).ok_or_else(Problem::not_found)?;
    let name = match number {
        1 => "refused.csv".to_owned(),
        more => format!("refused-{more}.csv"),
    };
    Ok((file("text/csv; charset=utf-8", &name), bytes).into_response())
}

/// Headers that save an answer under a name and keep it out of caches.
pub(crate) fn file(kind: &str, name: &str) -> FileHeaders {
    [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ]
}
