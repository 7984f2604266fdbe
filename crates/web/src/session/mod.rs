//! Signing in and out, and choosing a password by a one-time link.

pub(crate) mod api;
pub(crate) mod page;

use crate::accounts::{Account, Credentials, Session};
use crate::problem::{Kind, Problem, Result};
use crate::web::Web;

/// Signs in, or says why not. Names are small letters; officers type them as they like.
async fn sign_in(web: &Web, session: &mut Session, given: Credentials) -> Result<Account> {
    let login = given.login.trim().to_lowercase();
    if login.len() > 64 || given.password.len() > 1_024 {
        return Err(Problem::of(Kind::WrongCredentials));
    }
    let now = web.app().now();
    if !web.attempts().take(&login, now) {
        return Err(Problem::of(Kind::TooManyAttempts));
    }
    let credentials = Credentials { login: login.clone(), ..given };
    match session.authenticate(credentials).await.map_err(broken)? {
        Some(account) => {
            web.attempts().succeeded(&login);
            begin(session, &account).await?;
            Ok(account)
        }
        None => Err(Problem::of(Kind::WrongCredentials)),
    }
}

/// Starts the session of somebody who proved who it is.
async fn begin(session: &mut Session, account: &Account) -> Result<()> {
    // Over an open session its id would be kept, and somebody who knew it would be signed in.
    sign_out(session).await?;
    session.login(account).await.map_err(broken)
}

/// Ends the session.
async fn sign_out(session: &mut Session) -> Result<()> {
    match &session.user {
        Some(_) => session.logout().await.map(drop).map_err(broken),
        // Nobody was signed in, so nothing is kept that could be deleted.
        None => Ok(()),
    }
}

fn broken<E: std::fmt::Display>(error: E) -> Problem {
    tracing::error!(%error, "a session can't be kept");
    Problem::of(Kind::Internal)
}
