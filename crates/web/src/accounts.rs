//! Who is signed in: the backend of the session library, and how a handler gets its `Ctx`.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_login::{AuthUser, AuthnBackend};
use yakja_app::{
    App, Ctx,
    sign_in::{self, SignedIn},
};
use yakja_model::{Officer, OfficerId};

use crate::problem::{Kind, Problem};
use crate::web::Web;

/// The accounts of a register.
#[derive(Clone)]
pub(crate) struct Accounts(pub(crate) App);

/// The session of a request.
pub(crate) type Session = axum_login::AuthSession<Accounts>;

/// An officer with an account.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    signed_in: SignedIn,
}

/// What somebody signs in with.
pub(crate) struct Credentials {
    pub(crate) login: String,
    pub(crate) password: String,
}

impl Account {
    pub(crate) fn of(signed_in: SignedIn) -> Self {
        Self { signed_in }
    }

    pub(crate) fn officer(&self) -> &Officer {
        &self.signed_in.officer
    }
}

impl AuthUser for Account {
    type Id = OfficerId;

    fn id(&self) -> OfficerId {
        self.signed_in.officer.id
    }

    fn session_auth_hash(&self) -> &[u8] {
        &self.signed_in.mark
    }
}

impl AuthnBackend for Accounts {
    type User = Account;
    type Credentials = Credentials;
    type Error = yakja_app::Error;

    async fn authenticate(
        &self,
        Credentials { login, password }: Credentials,
    ) -> Result<Option<Account>, yakja_app::Error> {
        match sign_in::sign_in(&self.0, &login, &password).await {
            Ok(signed_in) => Ok(Some(Account::of(signed_in))),
            Err(yakja_app::Error::WrongCredentials) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn get_user(&self, id: &OfficerId) -> Result<Option<Account>, yakja_app::Error> {
        Ok(sign_in::find_officer(&self.0, *id).await?.map(Account::of))
    }
}

impl FromRequestParts<Web> for Ctx {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Problem> {
        let session = Session::from_request_parts(parts, web).await;
        let account = session.ok().and_then(|session| session.user);
        let account = account.ok_or_else(|| Problem::of(Kind::NotSignedIn))?;
        let ctx = web.app().ctx(account.signed_in.officer);
        match parts.headers.get("idempotency-key") {
            None => Ok(ctx),
            Some(key) => match key.to_str() {
                Ok(key) if (1..=200).contains(&key.len()) => {
                    Ok(ctx.with_idempotency_key(key.to_owned()))
                }
                _ => {
                    let expected = "Idempotency-Key is 1 to 200 visible ASCII characters";
                    Err(Problem::of(Kind::Malformed).with_detail(expected))
                }
            },
        }
    }
}
