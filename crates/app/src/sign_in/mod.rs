//! Signing in with a local account.

mod choose_password;
mod password;
mod verify_credentials;

use sha2::{Digest, Sha256};
use yakja_model::Officer;

pub use choose_password::{set_up, setup_login};
pub use verify_credentials::{find_officer, sign_in};

/// An officer who has proved who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// Who it is.
    pub officer: Officer,
    /// Changes with role, organisation and password, so that sessions end when one of them does.
    pub mark: Vec<u8>,
}

impl SignedIn {
    fn of(officer: Officer, password_hash: Option<&str>) -> Self {
        let mut hasher = Sha256::new();
        let parts = [officer.role.code(), officer.organization.as_str()];
        for part in parts.into_iter().chain(password_hash) {
            hasher.update(part);
            hasher.update([0]);
        }
        Self { officer, mark: hasher.finalize().to_vec() }
    }
}
