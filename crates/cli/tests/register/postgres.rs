//! A database of its own for each test, on the server that YAKJA_TEST_POSTGRES_URL names.

use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tempfile::TempDir;

const SERVER: &str = "YAKJA_TEST_POSTGRES_URL";

/// Makes an empty database and gives its URL; `None` where no server is named. In CI a server
/// must be named, so that no test passes there without having run.
pub fn make_database(folder: &TempDir) -> Option<String> {
    let Some(server) = setting(SERVER) else {
        let in_ci = setting("CI").is_some_and(|value| value == "true");
        assert!(!in_ci, "{SERVER} is not set, and CI must run the tests on PostgreSQL");
        println!("left out on PostgreSQL: {SERVER} is not set");
        return None;
    };
    // The folder's name was nobody else's, and so is the database's.
    let name = folder.path().file_name().unwrap().to_string_lossy().to_lowercase();
    let name = format!("{}_{}", name.replace(['-', '.'], "_"), std::process::id());
    execute(&server, &format!("CREATE DATABASE {name} TEMPLATE template0"));
    Some(with_name(&server, &name))
}

/// Drops a database, whoever is still connected.
pub fn drop_database(url: &str) {
    let Some(server) = setting(SERVER) else { return };
    let plain = url.split('?').next().unwrap();
    let (_, name) = plain.rsplit_once('/').unwrap();
    execute(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
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

fn execute(url: &str, sql: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.unwrap();
        connection.execute_unprepared(sql).await.unwrap();
        connection.close().await.unwrap();
    });
}
