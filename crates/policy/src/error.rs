//! Why an act is not permitted, and why policies can't be used.

use yakja_model::Action;

/// An act is not permitted. It names the act and says nothing about the record, because not
/// allowed to know and not there must read the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// The policies do not permit it.
    #[error("{} is not permitted", .action.code())]
    NotPermitted {
        /// The act.
        action: Action,
    },
    /// Act, subject and resource do not belong together: a mistake in the program.
    #[error("{} was asked about the wrong kind of thing", .action.code())]
    Incoherent {
        /// The act.
        action: Action,
    },
    /// A policy could not be evaluated: a mistake in the program, and never a permission.
    #[error("the policies could not be evaluated for {}", .action.code())]
    NotEvaluated {
        /// The act.
        action: Action,
    },
}

impl Denied {
    /// The act.
    pub const fn action(self) -> Action {
        match self {
            Self::NotPermitted { action }
            | Self::Incoherent { action }
            | Self::NotEvaluated { action } => action,
        }
    }
}

/// The policies can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// The schema can't be read.
    #[error("the policy schema can't be read: {message}")]
    Schema {
        /// What Cedar says.
        message: String,
    },
    /// A file of policies can't be read.
    #[error("{file} can't be read: {message}")]
    Syntax {
        /// Its name.
        file: String,
        /// What Cedar says.
        message: String,
    },
    /// A policy has no `@id`, and so could not be named in the ledger.
    #[error("{file} has a policy without @id")]
    NoId {
        /// The name of its file.
        file: String,
    },
    /// Two policies have the same `@id`, or one can't be added.
    #[error("policy {id} in {file} can't be added: {message}")]
    NotAdded {
        /// Its id.
        id: String,
        /// The name of its file.
        file: String,
        /// What Cedar says.
        message: String,
    },
    /// The policies do not agree with the schema.
    #[error("the policies do not agree with the schema: {message}")]
    Invalid {
        /// What Cedar says, one finding a line.
        message: String,
    },
    /// A word of the program is no name in Cedar.
    #[error("{word} is no name in Cedar")]
    Word {
        /// The word.
        word: &'static str,
    },
}
