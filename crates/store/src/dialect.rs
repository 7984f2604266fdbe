//! What differs between SQLite and PostgreSQL, and nothing else.

use std::future::ready;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, DbErr, IsolationLevel, RuntimeErr, SqliteTransactionMode, TransactionOptions,
    sqlx::{
        self,
        sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
    },
};

/// Which database a URL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

impl Kind {
    pub(crate) fn of(url: &str) -> Self {
        if url.starts_with("sqlite:") { Self::Sqlite } else { Self::Postgres }
    }

    /// Connections that may write at once. SQLite has one writer; the others would only wait.
    pub(crate) const fn writers(self) -> u32 {
        match self {
            Self::Sqlite => 1,
            Self::Postgres => 8,
        }
    }

    /// A change: BEGIN IMMEDIATE on SQLite, SERIALIZABLE on PostgreSQL.
    pub(crate) fn change(self) -> TransactionOptions {
        match self {
            Self::Sqlite => TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            },
            Self::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::Serializable),
                ..TransactionOptions::default()
            },
        }
    }

    /// How to connect, with so many connections at most.
    pub(crate) fn options(self, url: &str, connections: u32) -> ConnectOptions {
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(connections)
            .min_connections(0)
            .acquire_timeout(Duration::from_secs(60))
            // With neither limit the pool starts no maintenance task, whose count of idle
            // connections can be wrong for a moment and then keeps a thread busy for good.
            .idle_timeout(None::<Duration>)
            .max_lifetime(None::<Duration>)
            .sqlx_logging(false);
        match self {
            Self::Sqlite => {
                let cache = if connections == self.writers() { WRITER_CACHE } else { READER_CACHE };
                options.map_sqlx_sqlite_opts(move |sqlite| {
                    register_options(sqlite).pragma("cache_size", cache)
                });
                options.map_sqlx_sqlite_pool_opts(|pool| {
                    pool.after_release(|connection, _| Box::pin(ready(is_clean(connection))))
                });
            }
            Self::Postgres => {
                options.map_sqlx_postgres_pool_opts(|pool| {
                    pool.after_release(|connection, _| Box::pin(ready(is_clean(connection))))
                });
            }
        }
        options
    }
}

/// A connection whose COMMIT failed comes back inside a transaction that nobody will end. What is
/// done on it later would never be kept, so it is closed.
fn is_clean<C: sqlx::Connection>(connection: &mut C) -> Result<bool, sqlx::Error> {
    Ok(!connection.is_in_transaction())
}

/// Kibibytes of pages that the connection keeps which writes: what indexes of an import touch.
const WRITER_CACHE: &str = "-32000";
/// The same for one that reads. It mostly goes through a table once, and the system keeps the file.
const READER_CACHE: &str = "-8000";

/// Settings of every SQLite connection.
pub(crate) fn register_options(sqlite: SqliteConnectOptions) -> SqliteConnectOptions {
    sqlite
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // A commit that was reported must survive the power going out.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(30))
        .foreign_keys(true)
        // Rows come from a thread of their own; a longer queue wakes the reader less often.
        .row_buffer_size(2_048)
        .pragma("temp_store", "MEMORY")
}

/// What sort of failure a database error is.
pub(crate) enum Failure {
    Conflict,
    DiskFull,
    Other,
}

pub(crate) fn classify(error: &DbErr) -> Failure {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner))
    | DbErr::Query(RuntimeErr::SqlxError(inner))
    | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error
    else {
        return Failure::Other;
    };
    let sqlx::Error::Database(database) = &**inner else { return Failure::Other };
    // SQLite: 5 busy, 6 locked (with extended codes), 13 and 4874 full, 1555 and 2067 unique.
    // PostgreSQL: 40001 serialization, 40P01 deadlock, 23505 unique, 53100 disk full.
    // A unique key that another transaction took first reads as known on the second run.
    match database.code().as_deref() {
        Some("5" | "6" | "261" | "517" | "1555" | "2067" | "40001" | "40P01" | "23505") => {
            Failure::Conflict
        }
        Some("13" | "4874" | "53100") => Failure::DiskFull,
        _ => Failure::Other,
    }
}
