//! Hashing passwords with argon2id, away from the threads that answer requests.

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};

use tokio::sync::Semaphore;

use crate::{Error, Result};

/// Shortest password that is taken (NIST SP 800-63B asks for 8; officers get 12).
const SHORTEST: usize = 12;

/// Passwords hashed at once. Each takes 19 MB and a core for a while; more at once would only keep
/// other work waiting.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// Refuses passwords that are too short or absurdly long.
pub(super) fn check(password: &str) -> Result<()> {
    let length = password.chars().count();
    if (SHORTEST..=256).contains(&length) {
        return Ok(());
    }
    Err(Error::invalid("password", "12 to 256 characters"))
}

/// The PHC string of a password.
pub(super) async fn hash(password: &str) -> Result<String> {
    let _turn = AT_ONCE.acquire().await;
    let password = password.to_owned();
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    })
    .await?;
    hashed.map_err(|error| Error::Shipped { what: "argon2", problem: error.to_string() })
}

/// Whether a password fits a PHC string.
pub(super) async fn fits(password: &str, phc: &str) -> Result<bool> {
    let _turn = AT_ONCE.acquire().await;
    let (password, phc) = (password.to_owned(), phc.to_owned());
    let fits = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&phc)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    })
    .await?;
    Ok(fits)
}
