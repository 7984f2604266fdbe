//! For those who watch the server: `/healthz`, `/readyz`, `/metrics`. They hold no records.

use std::net::SocketAddr;
use std::sync::OnceLock;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Json, Router};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use serde_json::json;
use yakja_app::readiness;

use crate::problem::{Kind, Problem, Result};
use crate::web::Web;

const DURATION: &str = "yakja_http_request_duration_seconds";
const BUCKETS: [f64; 9] = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 30.0];

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(show))
}

/// Starts to count for the whole process; again, it does nothing. Call it before the register is
/// opened, or what happens before the first request is not counted.
pub fn install_metrics() {
    let _ = recorder();
}

/// The recorder of this process; `None` where another library has set its own.
fn recorder() -> Option<&'static PrometheusHandle> {
    static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    let install = || {
        let matcher = Matcher::Full(DURATION.to_owned());
        let builder = PrometheusBuilder::new().set_buckets_for_metric(matcher, &BUCKETS).ok()?;
        builder.install_recorder().ok()
    };
    RECORDER.get_or_init(install).as_ref()
}

/// Counts and times each request under its route, never under its address: ids stay out.
pub(crate) async fn measure(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let route = route.unwrap_or("none").to_owned();
    let method = request.method().as_str().to_owned();
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    let labels = [("method", method), ("route", route), ("status", status)];
    metrics::counter!("yakja_http_requests_total", &labels).increment(1);
    metrics::histogram!(DURATION, &labels).record(start.elapsed().as_secs_f64());
    response
}

async fn ready(State(web): State<Web>) -> Response {
    match readiness(web.app()).await {
        Ok(ready) => Json(json!({ "status": "ready", "waiting": ready.waiting })).into_response(),
        Err(error) => {
            tracing::error!(%error, "the register is not ready");
            let body = Json(json!({ "status": "not ready" }));
            (StatusCode::SERVICE_UNAVAILABLE, body).into_response()
        }
    }
}

async fn show(
    State(web): State<Web>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
) -> Result<Response> {
    let peer = peer.map(|Extension(ConnectInfo(peer))| peer);
    if !web.options().open_metrics && !is_local(peer, &headers) {
        return Err(Problem::not_found());
    }
    let recorder = recorder().ok_or_else(|| Problem::of(Kind::Internal))?;
    if let Ok(ready) = readiness(web.app()).await {
        let waiting = u32::try_from(ready.waiting).unwrap_or(u32::MAX);
        metrics::gauge!("yakja_ledger_waiting").set(f64::from(waiting));
    }
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((kind, recorder.render()).into_response())
}

/// From a program on this machine, and not through a proxy on it.
fn is_local(peer: Option<SocketAddr>, headers: &HeaderMap) -> bool {
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    peer.is_some_and(|peer| peer.ip().is_loopback()) && !forwarded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metrics_are_for_programs_on_this_machine() {
        let local: SocketAddr = "127.0.0.1:9".parse().unwrap();
        let far: SocketAddr = "192.0.2.1:9".parse().unwrap();
        let mut headers = HeaderMap::new();
        assert!(is_local(Some(local), &headers));
        assert!(!is_local(Some(far), &headers));
        assert!(!is_local(None, &headers));
        headers.insert("x-forwarded-for", "192.0.2.1".parse().unwrap());
        assert!(!is_local(Some(local), &headers));
    }
}
