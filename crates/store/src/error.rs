//! What can go wrong in the store. No text of a record is ever part of a message.

use sea_orm::DbErr;

use crate::dialect;

/// Result of a store function.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another transaction was first; running again may succeed.
    #[error("another change was first")]
    Conflict,
    /// The event is about something else than the permit, or than what was done.
    #[error("the permit does not fit the act")]
    PermitDoesNotFit,
    /// Something was opened and the event does not say so.
    #[error("personal content was opened and the event does not say so")]
    OpeningNotRecorded,
    /// The key of a sealed value is gone: it was purged, or the key store is not the right one.
    #[error("the key of this content is not in the key store")]
    KeyGone,
    /// A sealed value does not open with its key.
    #[error("the sealed content was changed")]
    SealBroken,
    /// What is stored can't be read as what it should be.
    #[error("stored {what} can't be read")]
    Corrupt {
        /// Which sort of row.
        what: &'static str,
    },
    /// There is no register there.
    #[error("there is no register at {location}; make one with `yakja init`")]
    NoRegister {
        /// Folder or database, without a password.
        location: String,
    },
    /// There is one already.
    #[error("there is a register already at {location}")]
    AlreadyThere {
        /// Folder or database, without a password.
        location: String,
    },
    /// The signing key of the ledger is missing or not the register's.
    #[error("the signing key of the ledger is missing or not this register's: {path}")]
    SigningKey {
        /// Where it was looked for.
        path: String,
    },
    /// The key store is not where it was.
    #[error("the key store is not there: {path}; put it back from its backup")]
    KeyStoreGone {
        /// Where it was looked for.
        path: String,
    },
    /// The key store is another register's.
    #[error("the key store is not this register's: {path}; put back its own from its backup")]
    KeyStoreForeign {
        /// Where it lies.
        path: String,
    },
    /// The database server does not answer.
    #[error("no database answers at {location}; is the server running there?")]
    Unreachable {
        /// Host, port and database, without a password.
        location: String,
    },
    /// The disk is full.
    #[error("no room left on the disk; nothing of this change was kept")]
    DiskFull,
    /// Another process took over what this one was loading.
    #[error("another process took over this import")]
    ImportTakenOver,
    /// A file could not be read or written.
    #[error("can't use {path}: {source}")]
    File {
        /// Which.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// Whatever else the database says.
    #[error("database: {0}")]
    Database(DbErr),
}

impl Error {
    /// Whether running the same change again may succeed.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        match dialect::classify(&error) {
            dialect::Failure::Conflict => Self::Conflict,
            dialect::Failure::DiskFull => Self::DiskFull,
            dialect::Failure::Other => Self::Database(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(_: serde_json::Error) -> Self {
        Self::Corrupt { what: "content" }
    }
}
