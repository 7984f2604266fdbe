//! What ends a command early, and with which exit status.

use std::process::ExitCode;

/// What ends a command early.
#[derive(Debug)]
pub enum Failure {
    /// It was typed wrongly.
    Usage(String),
    /// It could not be done.
    Failed(anyhow::Error),
    /// Whoever read the answer has had enough of it.
    NobodyReads,
}

impl Failure {
    pub fn usage(message: impl Into<String>) -> Self {
        Self::Usage(message.into())
    }

    /// 2 for wrong usage, 0 where nobody reads on, 1 for everything else.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::NobodyReads => ExitCode::SUCCESS,
            Self::Usage(_) => ExitCode::from(2),
            Self::Failed(_) => ExitCode::from(1),
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Usage(message) => f.write_str(message),
            Self::NobodyReads => f.write_str("nobody reads the answer"),
            Self::Failed(error) => write!(f, "{error:#}"),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<yakja_app::Error> for Failure {
    fn from(error: yakja_app::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Failed(error.into()),
        }
    }
}
