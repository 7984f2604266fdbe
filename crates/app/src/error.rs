//! One error for all use cases. `web` and `cli` each map it once.

use yakja_model::{FigureError, ReportError};
use yakja_policy::Denied;

/// Result of a use case.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One field that is not as expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// JSON pointer or name of the field.
    pub pointer: String,
    /// What was expected.
    pub expected: String,
}

/// What kept the machine from answering a request that was in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// No room on the disk; nothing of the change was kept.
    DiskFull,
    /// Other changes were first, too often; it may be tried again.
    Busy,
    /// Another process closed the import as broken off.
    TakenOver,
    /// The key of the personal content is gone: it was purged.
    Purged,
}

/// What went wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not there, or not for the reader: the answer is the same.
    #[error("not found")]
    NotFound,
    /// The policies do not allow it, and that it exists is no secret.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// A field is not as expected.
    #[error("{}", listed(.0))]
    Invalid(Vec<FieldProblem>),
    /// A report can't be taken.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A figure can't be computed.
    #[error(transparent)]
    Figure(#[from] FigureError),
    /// The record changed since it was read.
    #[error("the record has another version by now: {newest}")]
    VersionConflict {
        /// The newest version.
        newest: i32,
    },
    /// The idempotency key was used for another command.
    #[error("this idempotency key was used for something else")]
    KeyReused,
    /// Login or password is wrong; which of them is not said.
    #[error("login or password is wrong")]
    WrongCredentials,
    /// The set-up link is unknown, used, or too old.
    #[error("this link was used or is too old; ask for a new one")]
    LinkNotValid,
    /// There is no such profile.
    #[error("no profile {name:?}; there are: {known}")]
    UnknownProfile {
        /// What was asked.
        name: String,
        /// Which there are.
        known: String,
    },
    /// A profile can't be read.
    #[error("profile: {0}")]
    Profile(String),
    /// A file can't be read as the profile says: nothing of it was taken.
    #[error("{file}: {problem}")]
    File {
        /// Name of the file.
        file: String,
        /// What is wrong, and what was expected.
        problem: String,
    },
    /// Reading broke off; rows committed before stay, and the import is marked interrupted.
    #[error("{file}: reading broke off after {committed} rows were committed: {problem}")]
    BrokeOff {
        /// Name of the file.
        file: String,
        /// What is wrong.
        problem: String,
        /// Rows committed.
        committed: u64,
    },
    /// Somebody asked the import to stop: nothing of it is shown.
    #[error("the import was stopped, and nothing of it was taken")]
    Stopped,
    /// There is no country pack.
    #[error("no country pack {name:?}; there are: {known}")]
    UnknownCountry {
        /// What was asked.
        name: String,
        /// Which there are.
        known: String,
    },
    /// A part that ships with the program is broken.
    #[error("shipped {what}: {problem}")]
    Shipped {
        /// Which part.
        what: &'static str,
        /// What is wrong.
        problem: String,
    },
    /// The command was answered before; carries the answer to the caller inside this crate.
    #[doc(hidden)]
    #[error("answered before")]
    Answered(String),
    /// A task inside the process ended early.
    #[error("a background task ended early")]
    TaskEnded,
    /// No room on the disk for the checkpoint that an answer rests on.
    #[error("no room left on the disk: the checkpoint of this answer could not be signed")]
    NoRoomToSign,
    /// What the store says.
    #[error(transparent)]
    Store(#[from] yakja_store::Error),
}

fn listed(problems: &[FieldProblem]) -> String {
    let texts: Vec<String> = problems
        .iter()
        .map(|problem| format!("{}: {}", problem.pointer, problem.expected))
        .collect();
    texts.join("; ")
}

impl Error {
    /// One field that is not as expected.
    pub fn invalid(pointer: &str, expected: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldProblem { pointer: pointer.to_owned(), expected: expected.into() }])
    }

    /// What kept the machine from answering, where the caller can do something about it.
    pub fn hindrance(&self) -> Option<Hindrance> {
        let error = match self {
            Self::NoRoomToSign => return Some(Hindrance::DiskFull),
            Self::Store(error) => error,
            _ => return None,
        };
        match error {
            yakja_store::Error::DiskFull => Some(Hindrance::DiskFull),
            yakja_store::Error::Conflict => Some(Hindrance::Busy),
            yakja_store::Error::ImportTakenOver => Some(Hindrance::TakenOver),
            yakja_store::Error::KeyGone => Some(Hindrance::Purged),
            _ => None,
        }
    }

    /// Whether running the same change again may succeed.
    pub(crate) fn is_conflict(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_conflict())
    }
}

impl From<tokio::task::JoinError> for Error {
    fn from(_: tokio::task::JoinError) -> Self {
        Self::TaskEnded
    }
}
