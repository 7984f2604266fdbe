//! Styles, fonts and scripts that `frontend` built, embedded in the binary.

use std::fmt::Write as _;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::problem::Problem;

#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
struct Assets;

/// Whether the interface was built; without it pages work and are plain.
pub(crate) fn are_built() -> bool {
    Assets::get("app.css").is_some()
}

/// `GET /favicon.ico`: what browsers ask for by themselves.
pub(crate) async fn favicon() -> Response {
    const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 16\">\
        <rect width=\"16\" height=\"16\" rx=\"3\" fill=\"#1d4d3a\"/>\
        <path d=\"M4 3l4 6v4M12 3L8 9\" stroke=\"#fff\" stroke-width=\"2\" fill=\"none\"/></svg>";
    let kind = (header::CONTENT_TYPE, "image/svg+xml");
    ([kind, (header::CACHE_CONTROL, "public, max-age=86400")], ICON).into_response()
}

/// `GET /assets/{*path}`. Names are stable, so browsers ask again with the hash they have.
pub(crate) async fn serve(
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let file = Assets::get(&path).ok_or_else(Problem::not_found)?;
    let mut tag = String::from("\"");
    for byte in file.metadata.sha256_hash().iter().take(16) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let caching = [(header::ETAG, tag.clone()), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if known == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let kind = [(header::CONTENT_TYPE, file.metadata.mimetype().to_owned())];
    Ok((caching, kind, Body::from(file.data)).into_response())
}
