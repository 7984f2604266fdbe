//! Accounts.

mod enrol_officer;

pub use enrol_officer::{EnrolOfficer, SetupLink, enrol_officer, renew_setup_link};
pub(crate) use enrol_officer::{check_login, enrol_first, hash_token};
