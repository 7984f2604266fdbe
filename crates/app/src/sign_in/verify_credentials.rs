//! Check a login and a password.

use yakja_model::OfficerId;

use super::{SignedIn, password};
use crate::{App, Error, Result};

/// A hash of a password nobody has, so that an unknown login takes as long as a wrong password.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                      AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The officer with this login and password.
///
/// # Errors
/// [`Error::WrongCredentials`], whichever of the two is wrong.
pub async fn sign_in(app: &App, login: &str, password: &str) -> Result<SignedIn> {
    let account = app.parts.database.account(login).await?;
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let fits = password::fits(password, hash.as_deref().unwrap_or(NOBODY)).await?;
    match account {
        Some(account) if fits && hash.is_some() => {
            Ok(SignedIn::of(account.officer, hash.as_deref()))
        }
        _ => {
            metrics::counter!("yakja_sign_in_refused_total").increment(1);
            Err(Error::WrongCredentials)
        }
    }
}

/// The officer with this id, for a session.
///
/// # Errors
/// What the store says.
pub async fn find_officer(app: &App, id: OfficerId) -> Result<Option<SignedIn>> {
    let account = app.parts.database.account_of(id).await?;
    Ok(account.map(|account| SignedIn::of(account.officer, account.password_hash.as_deref())))
}
