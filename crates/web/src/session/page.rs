//! The pages for signing in and out and for the one-time link.

use axum::Router;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use minijinja::context;
use serde::Deserialize;
use yakja_app::sign_in as accounts;

use crate::accounts::{Account, Credentials, Session};
use crate::form::PageForm;
use crate::page::Page;
use crate::problem::{Kind, Problem, Result};
use crate::query::Query;
use crate::running;
use crate::web::Web;

/// Shortest password, as the use case has it; the page says so before it is sent.
const SHORTEST: usize = 12;

pub(crate) fn routes() -> Router<Web> {
    Router::new()
        .route("/sign-in", get(show).post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/set-up", get(set_up_form).post(set_up))
}

#[derive(Deserialize)]
struct SignIn {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
struct SetUp {
    token: String,
    password: String,
    repeated: String,
}

async fn show(session: Session, page: Page, query: Query) -> Result<Response> {
    let next = inside(query.first("next").unwrap_or_default());
    if session.user.is_some() {
        return Ok(Redirect::to(&next).into_response());
    }
    Ok(page.show("sign_in.html", context! { next })?.into_response())
}

async fn sign_in(
    State(web): State<Web>,
    mut session: Session,
    page: Page,
    PageForm(SignIn { login, password, next }): PageForm<SignIn>,
) -> Result<Response> {
    let credentials = Credentials { login: login.clone(), password };
    let failed = match super::sign_in(&web, &mut session, credentials).await {
        Ok(_) => return Ok(Redirect::to(&inside(&next)).into_response()),
        Err(problem) => match problem.kind() {
            Kind::WrongCredentials => ("wrong", problem),
            Kind::TooManyAttempts => ("often", problem),
            _ => return Err(problem),
        },
    };
    let (failed, problem) = failed;
    let html = page.show("sign_in.html", context! { failed, login, next => inside(&next) })?;
    Ok((problem.status(), html).into_response())
}

async fn sign_out(mut session: Session) -> Result<Redirect> {
    super::sign_out(&mut session).await?;
    Ok(Redirect::to("/sign-in"))
}

async fn set_up_form(State(web): State<Web>, page: Page, query: Query) -> Result<Response> {
    let token = query.first("token").unwrap_or_default();
    form(&web, &page, (token, None)).await
}

async fn set_up(
    State(web): State<Web>,
    mut session: Session,
    page: Page,
    PageForm(SetUp { token, password, repeated }): PageForm<SetUp>,
) -> Result<Response> {
    let speaker = web.templates().speaker(page.language);
    if password != repeated {
        return form(&web, &page, (&token, Some(speaker.word("set-up-differs")))).await;
    }
    let (app, given) = (web.app().clone(), token.clone());
    let run = async move || accounts::set_up(&app, &given, &password).await;
    match running::to_its_end(run).await {
        Ok(signed_in) => {
            super::begin(&mut session, &Account::of(signed_in)).await?;
            Ok(Redirect::to("/").into_response())
        }
        Err(yakja_app::Error::Invalid(_)) => {
            let words = speaker.say("set-up-length", &[("minimum", SHORTEST.into())]);
            form(&web, &page, (&token, Some(words))).await
        }
        Err(yakja_app::Error::LinkNotValid) => form(&web, &page, ("", None)).await,
        Err(error) => Err(error.into()),
    }
}

/// The form for a token that works; without one, the page says that the link does not.
async fn form(web: &Web, page: &Page, (token, failed): (&str, Option<String>)) -> Result<Response> {
    let login = accounts::setup_login(web.app(), token).await?;
    let status = match (&login, &failed) {
        (None, _) => Problem::of(Kind::LinkNotValid).status(),
        (_, Some(_)) => Problem::of(Kind::Invalid).status(),
        _ => axum::http::StatusCode::OK,
    };
    let html: Html<String> =
        page.show("set_up.html", context! { login, token, failed, minimum => SHORTEST })?;
    Ok((status, html).into_response())
}

/// An address inside the register; anything else leads to the start page.
fn inside(next: &str) -> String {
    let own = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    if own && next.chars().all(|c| !c.is_control()) { next.to_owned() } else { "/".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_elsewhere_after_signing_in() {
        for (next, expected) in [
            ("/reports?kind=arrest", "/reports?kind=arrest"),
            ("//elsewhere.example", "/"),
            ("/\\elsewhere.example", "/"),
            ("https://elsewhere.example", "/"),
            ("", "/"),
        ] {
            assert_eq!(inside(next), expected, "{next}");
        }
    }
}
