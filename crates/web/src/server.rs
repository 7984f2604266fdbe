//! The router of everything, and the loop that serves it.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use axum_login::AuthManagerLayerBuilder;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::{Expiry, SessionManagerLayer};
use yakja_app::{App, sessions};

use crate::accounts::Accounts;
use crate::options::ServeOptions;
use crate::parameters::{self, Described};
use crate::problem::{Kind, Problem};
use crate::session_store::KeptSessions;
use crate::templates::BrokenTemplate;
use crate::web::Web;
use crate::{
    assets, figures, home, imports, incidents, language, ledger, monitoring, openapi, page, places,
    protection, reports, session, summaries,
};

/// How often sessions that ended are forgotten.
const SWEEP: Duration = Duration::from_secs(3_600);

/// Serving failed.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address can't be listened on.
    #[error("can't listen on {address}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The server broke off.
    #[error("the server broke off")]
    Serve(#[source] std::io::Error),
    /// A template or locale that ships is broken.
    #[error(transparent)]
    Template(#[from] BrokenTemplate),
}

/// A register that listens and does not answer yet.
pub struct Server {
    app: App,
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    web: Web,
}

impl Server {
    /// Listens where the options say.
    ///
    /// # Errors
    /// See [`ServeError`].
    pub async fn bind(app: App, options: &ServeOptions) -> Result<Self, ServeError> {
        let (router, web) = built(app.clone(), options)?;
        let refused = |source| ServeError::Listen { address: options.listen, source };
        let listener = TcpListener::bind(options.listen).await.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        Ok(Self { app, listener, address, router, web })
    }

    /// Where it listens: with port 0 in the options, the port that was free.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `stop` is ready, then ends requests and uploads under way and closes.
    ///
    /// # Errors
    /// See [`ServeError`].
    pub async fn run(
        self,
        stop: impl Future<Output = ()> + Send + 'static,
    ) -> Result<(), ServeError> {
        let sweep = tokio::spawn(forget_ended_sessions(self.app));
        let service = self.router.into_make_service_with_connect_info::<SocketAddr>();
        let served = axum::serve(self.listener, service).with_graceful_shutdown(stop).await;
        self.web.uploads().all_ended().await;
        sweep.abort();
        served.map_err(ServeError::Serve)
    }
}

/// Serves a register until the process is asked to stop (Ctrl-C, or SIGTERM).
///
/// # Errors
/// See [`ServeError`].
pub async fn serve(app: App, options: &ServeOptions) -> Result<(), ServeError> {
    let server = Server::bind(app, options).await?;
    tracing::info!(address = %server.address(), "listening");
    server.run(asked_to_stop()).await
}

/// Everything the register answers.
///
/// # Errors
/// Fails where a template or locale that ships is broken.
pub fn router(app: App, options: &ServeOptions) -> Result<Router, BrokenTemplate> {
    built(app, options).map(|(router, _)| router)
}

fn built(app: App, options: &ServeOptions) -> Result<(Router, Web), BrokenTemplate> {
    monitoring::install_metrics();
    let web = Web::new(app.clone(), options.clone())?;
    let (api, description) = openapi::api(options.upload_limit_bytes);
    let api = api
        .method_not_allowed_fallback(async || Problem::of(Kind::MethodNotAllowed))
        .layer(from_fn_with_state(web.clone(), protection::time))
        .layer(from_fn_with_state(web.clone(), protection::origin))
        .layer(from_fn_with_state(Described::of(&description), parameters::refuse_unknown))
        .layer(from_fn(keep_private));
    let pages = pages(options)
        .merge(openapi::page_routes(&description))
        .fallback(async || Problem::not_found())
        .method_not_allowed_fallback(async || Problem::of(Kind::MethodNotAllowed))
        .layer(from_fn_with_state(web.clone(), protection::time))
        .layer(from_fn_with_state(web.clone(), protection::origin))
        .layer(from_fn_with_state(web.clone(), page::problems))
        .layer(from_fn(language::remember));
    let request_id = HeaderName::from_static("x-request-id");
    let router = Router::new()
        .merge(pages)
        .merge(api)
        .layer(signed_in(app, options))
        .merge(openapi::machine_routes(&description))
        .merge(monitoring::routes())
        .route("/assets/{*path}", get(assets::serve))
        .route("/favicon.ico", get(assets::favicon))
        .layer(CatchPanicLayer::custom(protection::panicked))
        .layer(CompressionLayer::new())
        .layer(from_fn_with_state(web.clone(), protection::headers))
        .layer(from_fn(monitoring::measure))
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(SetRequestIdLayer::new(request_id, MakeRequestUuid))
        .with_state(web.clone());
    Ok((router, web))
}

fn pages(options: &ServeOptions) -> Router<Web> {
    Router::new()
        .merge(home::routes())
        .merge(session::page::routes())
        .merge(reports::page::routes())
        .merge(imports::page::routes(options.upload_limit_bytes))
        .merge(incidents::page::routes())
        .merge(places::page::routes())
        .merge(figures::page::routes())
        .merge(summaries::page::routes())
        .merge(ledger::page::routes())
        .route("/problems/{code}", get(page::explain))
}

/// The layer that knows who is signed in.
fn signed_in(
    app: App,
    options: &ServeOptions,
) -> axum_login::AuthManagerLayer<Accounts, KeptSessions> {
    let hours = time::Duration::hours(i64::from(options.session_hours));
    let sessions = SessionManagerLayer::new(KeptSessions(app.clone()))
        .with_name(openapi::COOKIE)
        .with_same_site(SameSite::Strict)
        .with_secure(options.behind_tls)
        .with_expiry(Expiry::OnInactivity(hours));
    AuthManagerLayerBuilder::new(Accounts(app), sessions).build()
}

/// Answers of the API stay out of caches that others share.
async fn keep_private(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let private = HeaderValue::from_static("private, no-cache");
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(private);
    response
}

/// What a log line knows of a request: never the question, which may name a person.
fn span(request: &Request) -> tracing::Span {
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok());
    tracing::info_span!("request", method = %request.method(), path = request.uri().path(), id)
}

async fn forget_ended_sessions(app: App) {
    loop {
        if let Err(error) = sessions::delete_ended(&app).await {
            tracing::warn!(%error, "sessions that ended could not be forgotten");
        }
        tokio::time::sleep(SWEEP).await;
    }
}

async fn asked_to_stop() {
    let interrupted = async {
        if let Err(error) = tokio::signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C is not heard");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
