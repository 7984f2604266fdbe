//! The frame of every page, and how a problem becomes a page.

use std::sync::OnceLock;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header, request::Parts};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use minijinja::context;
use serde::Serialize;
use yakja_app::incidents::WaitingPairs;
use yakja_model::Officer;

use crate::accounts::Session;
use crate::assets;
use crate::id::Id;
use crate::language::Language;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::templates::value;
use crate::web::Web;

/// What every page needs to know of its request.
#[derive(Clone)]
pub(crate) struct Page {
    web: Web,
    pub(crate) language: Language,
    officer: Option<Officer>,
    waiting: Option<WaitingPairs>,
    path: String,
    query: Query,
}

/// What the frame shows.
#[derive(Serialize)]
struct Frame<'a> {
    section: &'a str,
    officer: Option<&'a Officer>,
    waiting: Option<WaitingPairs>,
    demo: bool,
    built: bool,
    country: &'a str,
    switch_language: String,
}

impl Page {
    /// Renders a template inside the frame.
    pub(crate) fn show(&self, template: &str, content: minijinja::Value) -> Result<Html<String>> {
        static BUILT: OnceLock<bool> = OnceLock::new();
        let app = self.web.app();
        let section = match self.path.split('/').nth(1) {
            None | Some("") => "home",
            Some(first) => first,
        };
        let page = Frame {
            section,
            officer: self.officer.as_ref(),
            waiting: self.waiting,
            demo: app.is_demo(),
            built: *BUILT.get_or_init(assets::are_built),
            country: app.pack().country.as_str(),
            switch_language: self.address_in(self.language.other()),
        };
        let context = context! { page => value(page), ..content };
        self.web.templates().render(self.language, template, context).map(Html).map_err(|error| {
            tracing::error!(error = format!("{error:#}"), "a page can't be rendered");
            Problem::of(Kind::Internal)
        })
    }

    /// Whether the address asks for something by name.
    pub(crate) fn asks(&self, name: &str) -> bool {
        self.query.first(name).is_some()
    }

    /// The address of this page in a language. What only a form could send is left out.
    fn address_in(&self, language: Language) -> String {
        self.query.without("lang").with("lang", language.code()).after(&self.path)
    }
}

impl FromRequestParts<Web> for Page {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        let Ok(language) = Language::from_request_parts(parts, web).await;
        let session = Session::from_request_parts(parts, web).await.ok();
        let account = session.and_then(|session| session.user);
        let officer = account.map(|account| account.officer().clone());
        let waiting = match &officer {
            Some(officer) => web.waiting().of(&web.app().ctx(officer.clone())).await,
            None => None,
        };
        Ok(Self {
            web: web.clone(),
            language,
            officer,
            waiting,
            path: parts.uri.path().to_owned(),
            query: Query::parse(parts.uri.query().unwrap_or_default()),
        })
    }
}

/// Turns problems into pages; who is not signed in goes to the sign-in page.
pub(crate) async fn problems(
    State(_): State<Web>,
    page: Page,
    request: Request,
    next: Next,
) -> Response {
    let method = request.method().clone();
    let partial = request.headers().contains_key("hx-request");
    let mut response = next.run(request).await;
    // Nothing is served there: a program asked, and the fallback of the pages answers.
    if page.path.starts_with("/api/") && !page.path.ends_with("/docs") {
        return response;
    }
    private(&mut response);
    let Some(problem) = response.extensions().get::<Problem>().cloned() else { return response };
    if problem.kind() == Kind::NotSignedIn {
        return sign_in(&page, &method, partial);
    }
    let shown = match page.show("problem.html", context! { problem => value(problem.shown()) }) {
        Ok(html) => html.into_response(),
        Err(_) => return response,
    };
    let (_, body) = shown.into_parts();
    *response.body_mut() = body;
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response
}

/// `GET /problems/{code}`: what the `type` of a problem means, in words.
pub(crate) async fn explain(page: Page, Id(code): Id<String>) -> Result<Html<String>> {
    let known = Kind::ALL.into_iter().find(|kind| kind.code() == code);
    let problem = Problem::of(known.ok_or_else(Problem::not_found)?);
    page.show("problem.html", context! { problem => value(problem.shown()) })
}

/// Pages stay out of caches and of the history of a shared computer.
fn private(response: &mut Response) {
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
}

fn sign_in(page: &Page, method: &Method, partial: bool) -> Response {
    let next = match *method {
        Method::GET => page.query.without("lang").after(&page.path),
        _ => "/".to_owned(),
    };
    let address = Query::default().with("next", &next).after("/sign-in");
    if !partial {
        return Redirect::to(&address).into_response();
    }
    // A part of a page can't be replaced by the sign-in page: the whole page goes there.
    let mut response = StatusCode::UNAUTHORIZED.into_response();
    if let Ok(value) = HeaderValue::from_str(&address) {
        response.headers_mut().insert("hx-redirect", value);
    }
    response
}
