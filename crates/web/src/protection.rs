//! What protects every answer: headers, the origin of requests that change something, a limit
//! on time, and a plain answer where the program is at fault.

use std::any::Any;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::problem::{Kind, Problem};
use crate::web::Web;

/// Everything comes from here, nothing runs that stands in a page, and nobody frames it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; \
                      img-src 'self' data:; connect-src 'self'; form-action 'self'; \
                      base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    ),
];

/// Adds the headers that protect every answer.
pub(crate) async fn headers(State(web): State<Web>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if web.options().behind_tls {
        let value = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    response
}

/// Refuses what changes something and comes from a page of somebody else. Programs send neither
/// header, and have no cookie that a browser would add by itself.
pub(crate) async fn origin(State(web): State<Web>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers(), web.options().origin.as_deref()) {
        return next.run(request).await;
    }
    Problem::of(Kind::WrongOrigin).into_response()
}

fn is_own(headers: &HeaderMap, own: Option<&str>) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or(""));
    let site = text(HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    match (text(header::ORIGIN), own) {
        (None, _) => true,
        (Some(origin), Some(own)) => origin == own,
        (Some(origin), None) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(header::HOST)
        }
    }
}

/// Ends what takes too long. Imports and verifications may take longer.
pub(crate) async fn time(State(web): State<Web>, request: Request, next: Next) -> Response {
    let long = request.method() == Method::POST && request.uri().path().ends_with("/imports");
    let options = web.options();
    let limit = if long { options.long_timeout } else { options.timeout };
    match tokio::time::timeout(limit, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::of(Kind::Timeout).into_response(),
    }
}

/// The answer where the program is at fault. What it was is in the log.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request met a mistake in the program");
    Problem::of(Kind::Internal).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(given: &[(&'static str, &'static str)], own: Option<&str>, expected: bool) {
        let mut headers = HeaderMap::new();
        for (name, value) in given {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        assert_eq!(is_own(&headers, own), expected, "{given:?}");
    }

    #[test]
    fn only_pages_of_this_register_change_something() {
        let host = ("host", "register.example");
        check(&[host], None, true);
        check(&[host, ("origin", "https://register.example")], None, true);
        check(&[host, ("origin", "https://elsewhere.example")], None, false);
        check(&[host, ("origin", "null")], None, false);
        check(&[host, ("sec-fetch-site", "cross-site")], None, false);
        check(&[host, ("sec-fetch-site", "same-site")], None, false);
        check(&[host, ("sec-fetch-site", "same-origin")], None, true);
        let own = Some("https://register.example");
        check(&[("origin", "https://register.example"), ("host", "10.0.0.1")], own, true);
        check(&[("origin", "http://register.example"), host], own, false);
    }
}
