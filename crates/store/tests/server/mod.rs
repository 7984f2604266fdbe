//! A PostgreSQL database of its own for each test, on the server that YAKJA_TEST_POSTGRES_URL
//! names. The tests of `app` take this file, too.

use std::sync::atomic::{AtomicU32, Ordering};

use sea_orm::{ConnectOptions, ConnectionTrait, Database};

const SERVER: &str = "YAKJA_TEST_POSTGRES_URL";

/// A database that is dropped with this value.
pub struct ServerDatabase {
    /// URL of the database.
    pub url: String,
    server: String,
    name: String,
}

impl ServerDatabase {
    /// An empty database; `None`, and a word about it, where no server is named. In CI a server
    /// must be named, so that no test passes there without having run.
    pub async fn create() -> Option<Self> {
        static MADE: AtomicU32 = AtomicU32::new(0);
        let Some(server) = setting(SERVER) else {
            let in_ci = setting("CI").is_some_and(|value| value == "true");
            assert!(!in_ci, "{SERVER} is not set, and CI must run the tests on PostgreSQL");
            println!("left out on PostgreSQL: {SERVER} is not set");
            return None;
        };
        let number = MADE.fetch_add(1, Ordering::SeqCst);
        let name = format!("yakja_test_{}_{number}", std::process::id());
        // A process of the same number may have been killed before it could drop its own.
        execute(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        execute(&server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        Some(Self { url: with_name(&server, &name), server, name })
    }
}

impl Drop for ServerDatabase {
    fn drop(&mut self) {
        let server = self.server.clone();
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // The runtime of the test can't be waited for from inside.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(execute(&server, &drop));
        });
        if dropping.join().is_err() {
            println!("the database {} was left on the server", self.name);
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings to read once")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn with_name(server: &str, name: &str) -> String {
    let (place, options) = server.split_once('?').unwrap_or((server, ""));
    let (host, _) = place.rsplit_once('/').unwrap();
    match options {
        "" => format!("{host}/{name}"),
        options => format!("{host}/{name}?{options}"),
    }
}

async fn execute(url: &str, sql: &str) {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.unwrap();
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}
