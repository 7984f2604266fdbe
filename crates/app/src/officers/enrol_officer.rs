//! Give somebody an account, with a one-time link to choose a password.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use yakja_model::{Action, Officer, OfficerId, OrganizationCode, Role, Standing, Subject};
use yakja_policy::{Ask, Permit, Resource};
use yakja_store::{Moment, SetupToken};

use crate::{Ctx, Error, Result};

/// A set-up link works for two days.
const LINK_MS: i64 = 2 * 24 * 3_600 * 1_000;

/// An account to make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolOfficer {
    /// The name to sign in with: 2 to 64 lower-case letters, digits, dots or hyphens.
    pub login: String,
    /// The organisation.
    pub organization: OrganizationCode,
    /// What the officer may do.
    pub role: Role,
}

/// A one-time link. The register keeps only its hash, so it is shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupLink {
    /// The account it is for.
    pub login: String,
    /// The token; the page is `/set-up?token=…`.
    pub token: String,
}

/// Makes an account and its set-up link.
///
/// # Errors
/// [`Error::Denied`] for others than duty officers; [`Error::Invalid`] where the login is taken or
/// malformed, or where the role does not suit the organisation.
pub async fn enrol_officer(ctx: &Ctx, command: EnrolOfficer) -> Result<SetupLink> {
    check_may_enrol(ctx)?;
    check_login(&command.login)?;
    let organization = ctx.app().organization(&command.organization, "organization")?;
    let suits = match command.role {
        Role::DutyOfficer => organization.standing == Standing::Centre,
        Role::Liaison => organization.standing == Standing::Member,
        Role::Resolver => false,
    };
    if !suits {
        return Err(Error::invalid(
            "role",
            "a duty officer belongs to the centre, a liaison to a member",
        ));
    }
    if ctx.app().parts.database.account(&command.login).await?.is_some() {
        let taken = format!("{} is taken; expected a name that is not", command.login);
        return Err(Error::invalid("login", taken));
    }
    let token = new_token(ctx)?;
    let hash = SetupToken { hash: hash_token(&token), until: ctx.app().now().plus_ms(LINK_MS) };
    ctx.change((command.clone(), hash), async |tx, (command, token)| {
        let officer = Officer {
            id: OfficerId(tx.moment().id()),
            login: command.login,
            organization: command.organization,
            role: command.role,
        };
        let permit = may_enrol(ctx, officer.id)?;
        let event = tx.enrol(&officer, Some(&token)).await?;
        Ok(((), permit, event))
    })
    .await?;
    Ok(SetupLink { login: command.login, token })
}

/// Makes a new set-up link for an account; an older one stops working.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Denied`].
pub async fn renew_setup_link(ctx: &Ctx, login: &str) -> Result<SetupLink> {
    check_may_enrol(ctx)?;
    let officer = ctx.app().operator(login).await?;
    let token = new_token(ctx)?;
    let hash = SetupToken { hash: hash_token(&token), until: ctx.app().now().plus_ms(LINK_MS) };
    ctx.change((officer, hash), async |tx, (officer, token)| {
        let permit = may_enrol(ctx, officer.id)?;
        let event = tx.renew_setup(&officer, &token).await?;
        Ok(((), permit, event))
    })
    .await?;
    Ok(SetupLink { login: login.to_owned(), token })
}

/// Enrols the officer who opens the centre: there is nobody before to do it.
pub(crate) async fn enrol_first(ctx: &Ctx, officer: Officer) -> Result<()> {
    check_login(&officer.login)?;
    ctx.change(officer, async |tx, officer| {
        let permit = may_enrol(ctx, officer.id)?;
        let event = tx.enrol(&officer, None).await?;
        Ok(((), permit, event))
    })
    .await
}

/// Refuses those who may not, before they learn which names are taken.
fn check_may_enrol(ctx: &Ctx) -> Result<()> {
    may_enrol(ctx, ctx.actor().id).map(drop)
}

fn may_enrol(ctx: &Ctx, officer: OfficerId) -> Result<Permit> {
    ctx.permit(Ask {
        action: Action::EnrolOfficer,
        subject: Subject::Officer { id: officer },
        resource: Resource::Centre,
        purpose: None,
    })
}

/// Refuses names that no account may have.
pub(crate) fn check_login(login: &str) -> Result<()> {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-';
    if (2..=64).contains(&login.len()) && login.bytes().all(plain) {
        return Ok(());
    }
    Err(Error::invalid("login", "2 to 64 lower-case letters, digits, dots or hyphens"))
}

fn new_token(ctx: &Ctx) -> Result<String> {
    let moment: Moment = ctx.app().moment()?;
    let mut moment = moment;
    let (one, two) = (moment.salt(), moment.salt());
    Ok(format!("{}{}", hex::encode(one.0), hex::encode(two.0)))
}

/// What the register keeps of a token.
pub(crate) fn hash_token(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}
