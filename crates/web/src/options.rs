//! What must be known to serve a register.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

/// What must be known to serve a register.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// Where to listen. Port 0 takes a free one.
    pub listen: SocketAddr,
    /// Whether browsers reach the register over TLS: then cookies travel over TLS alone.
    pub behind_tls: bool,
    /// The origin that browsers see, for example `https://register.example`, where a proxy does
    /// not pass on the `Host` header; `None` to compare with that header.
    pub origin: Option<String>,
    /// Largest upload in bytes.
    pub upload_limit_bytes: usize,
    /// How long a request may take.
    pub timeout: Duration,
    /// How long an import or a verification may take.
    pub long_timeout: Duration,
    /// After how long somebody signs in again: a long watch by default.
    pub session_hours: u16,
    /// Whether `/metrics` answers others than programs on this machine.
    pub open_metrics: bool,
}

impl Default for ServeOptions {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            behind_tls: false,
            origin: None,
            upload_limit_bytes: 64 * 1024 * 1024,
            timeout: Duration::from_secs(60),
            long_timeout: Duration::from_secs(30 * 60),
            session_hours: 12,
            open_metrics: false,
        }
    }
}
