//! Accounts: who may sign in. Passwords are hashed by the caller; here are rows.

use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set, sea_query::Expr};
use yakja_model::{
    Action, Event, EventDetail, Officer, OfficerId, OrganizationCode, Role, Subject, Timestamp,
};

use crate::{Database, Error, Result, Tx, entity::officer};

/// An account with its password's hash.
#[derive(Clone)]
pub struct Account {
    /// Who it is.
    pub officer: Officer,
    /// Argon2id in PHC form; `None` until the set-up link was used.
    pub password_hash: Option<String>,
}

/// A one-time token to choose a password: only its hash is kept.
#[derive(Clone, Debug)]
pub struct SetupToken {
    /// SHA-256 of the token.
    pub hash: Vec<u8>,
    /// Until when it can be used.
    pub until: Timestamp,
}

impl Tx {
    /// Makes an account and gives its event.
    ///
    /// # Errors
    /// [`Error::Conflict`] where the login is taken.
    pub async fn enrol(&mut self, new: &Officer, token: Option<&SetupToken>) -> Result<Event> {
        let row = officer::ActiveModel {
            id: Set(new.id.0),
            login: Set(new.login.clone()),
            organization: Set(new.organization.as_str().to_owned()),
            role: Set(new.role.code().to_owned()),
            created_at: Set(self.moment.now().as_micros()),
            password_hash: Set(None),
            setup_hash: Set(token.map(|token| token.hash.clone())),
            setup_until: Set(token.map(|token| token.until.as_micros())),
        };
        let detail = EventDetail::Enrolled {
            login: new.login.clone(),
            organization: new.organization.clone(),
            role: new.role.code().to_owned(),
        };
        let subject = Subject::Officer { id: new.id };
        let event = self.writes(Event { action: Action::EnrolOfficer, subject, detail });
        row.insert(self.connection()).await?;
        Ok(event)
    }

    /// Gives an account a new set-up token; an older one stops working. Gives its event.
    ///
    /// # Errors
    /// What the database says.
    pub async fn renew_setup(&mut self, officer: &Officer, token: &SetupToken) -> Result<Event> {
        let event = self.writes(Event {
            action: Action::EnrolOfficer,
            subject: Subject::Officer { id: officer.id },
            detail: EventDetail::SetupLinkMade,
        });
        officer::Entity::update_many()
            .col_expr(officer::Column::SetupHash, Expr::value(Some(token.hash.clone())))
            .col_expr(officer::Column::SetupUntil, Expr::value(Some(token.until.as_micros())))
            .filter(officer::Column::Id.eq(officer.id.0))
            .exec(self.connection())
            .await?;
        Ok(event)
    }

    /// Uses up a set-up token and sets the password. Gives its event, or `None` where the token
    /// is unknown, used or too old.
    ///
    /// # Errors
    /// What the database says.
    pub async fn use_setup(
        &mut self,
        token_hash: &[u8],
        password_hash: &str,
    ) -> Result<Option<Event>> {
        let now = self.moment.now().as_micros();
        let id = self.actor_id();
        let used = officer::Entity::update_many()
            .col_expr(officer::Column::PasswordHash, Expr::value(Some(password_hash.to_owned())))
            .col_expr(officer::Column::SetupHash, Expr::value(None::<Vec<u8>>))
            .col_expr(officer::Column::SetupUntil, Expr::value(None::<i64>))
            .filter(officer::Column::Id.eq(id.0))
            .filter(officer::Column::SetupHash.eq(token_hash.to_vec()))
            .filter(officer::Column::SetupUntil.gte(now))
            .exec(self.connection())
            .await?;
        Ok((used.rows_affected == 1).then(|| {
            self.writes(Event {
                action: Action::SetPassword,
                subject: Subject::Officer { id },
                detail: EventDetail::PasswordSet,
            })
        }))
    }
}

impl Database {
    /// The account with this login.
    ///
    /// # Errors
    /// What the database says.
    pub async fn account(&self, login: &str) -> Result<Option<Account>> {
        // PostgreSQL takes no NUL, and nobody has one in a name.
        if login.contains('\0') {
            return Ok(None);
        }
        let row = officer::Entity::find()
            .filter(officer::Column::Login.eq(login))
            .one(&self.readers)
            .await?;
        row.map(Account::try_from).transpose()
    }

    /// The officer with this id.
    ///
    /// # Errors
    /// What the database says.
    pub async fn officer(&self, id: OfficerId) -> Result<Option<Officer>> {
        let row = officer::Entity::find_by_id(id.0).one(&self.readers).await?;
        Ok(row.map(Account::try_from).transpose()?.map(|account| account.officer))
    }

    /// The account with this id.
    ///
    /// # Errors
    /// What the database says.
    pub async fn account_of(&self, id: OfficerId) -> Result<Option<Account>> {
        let row = officer::Entity::find_by_id(id.0).one(&self.readers).await?;
        row.map(Account::try_from).transpose()
    }

    /// The officer whose set-up token has this hash and still works.
    ///
    /// # Errors
    /// What the database says.
    pub async fn officer_of_setup(
        &self,
        token_hash: &[u8],
        now: Timestamp,
    ) -> Result<Option<Officer>> {
        let row = officer::Entity::find()
            .filter(officer::Column::SetupHash.eq(token_hash.to_vec()))
            .filter(officer::Column::SetupUntil.gte(now.as_micros()))
            .one(&self.readers)
            .await?;
        Ok(row.map(Account::try_from).transpose()?.map(|account| account.officer))
    }
}

impl TryFrom<officer::Model> for Account {
    type Error = Error;

    fn try_from(row: officer::Model) -> Result<Self> {
        const CORRUPT: Error = Error::Corrupt { what: "account" };
        Ok(Self {
            officer: Officer {
                id: OfficerId(row.id),
                login: row.login,
                organization: OrganizationCode::parse(&row.organization).map_err(|_| CORRUPT)?,
                role: Role::parse(&row.role).ok_or(CORRUPT)?,
            },
            password_hash: row.password_hash,
        })
    }
}
