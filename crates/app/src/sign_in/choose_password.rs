//! Use a one-time link to choose a password.

use yakja_model::{Action, Subject};
use yakja_policy::{Ask, Resource};

use super::{SignedIn, password};
use crate::{App, Error, Result, officers::hash_token};

/// The login that a set-up link is for, while it works.
///
/// # Errors
/// What the store says.
pub async fn setup_login(app: &App, token: &str) -> Result<Option<String>> {
    let officer = app.parts.database.officer_of_setup(&hash_token(token), app.now()).await?;
    Ok(officer.map(|officer| officer.login))
}

/// Uses up a set-up link and sets the password.
///
/// # Errors
/// [`Error::LinkNotValid`]; [`Error::Invalid`] where the password is too short.
pub async fn set_up(app: &App, token: &str, new_password: &str) -> Result<SignedIn> {
    password::check(new_password)?;
    let token = hash_token(token);
    let found = app.parts.database.officer_of_setup(&token, app.now()).await?;
    let officer = found.ok_or(Error::LinkNotValid)?;
    let hash = password::hash(new_password).await?;
    let ctx = app.ctx(officer.clone());
    ctx.change((token, hash.clone()), async |tx, (token, hash)| {
        let permit = ctx.permit(Ask {
            action: Action::SetPassword,
            subject: Subject::Officer { id: ctx.actor().id },
            resource: Resource::Centre,
            purpose: None,
        })?;
        let event = tx.use_setup(&token, &hash).await?.ok_or(Error::LinkNotValid)?;
        Ok(((), permit, event))
    })
    .await?;
    Ok(SignedIn::of(officer, Some(&hash)))
}
