//! Signing in with a local account.

mod choose_password;
mod password;
mod verify_credentials;

pub use choose_password::{set_up, setup_login};
pub use verify_credentials::{find_officer, sign_in};
