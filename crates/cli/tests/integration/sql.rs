//! The database of a register, reached past the program.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, Statement, TryGetable,
};
use tokio::runtime::Runtime;

use crate::register::Register;

/// A connection to the database of a register.
pub struct Sql {
    runtime: Runtime,
    connection: DatabaseConnection,
}

impl Sql {
    /// Connects.
    pub fn of(register: &Register) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let file = register.folder.path().join("register/yakja.db");
        let sqlite = format!("sqlite://{}", file.display());
        let mut options = ConnectOptions::new(register.database.clone().unwrap_or(sqlite));
        options.max_connections(1).sqlx_logging(false);
        let connection = runtime.block_on(Database::connect(options)).unwrap();
        Self { runtime, connection }
    }

    /// Runs a statement; gives how many rows it changed.
    pub fn execute(&self, sql: &str) -> u64 {
        let done = self.runtime.block_on(self.connection.execute_unprepared(sql));
        done.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected()
    }

    /// The rows of a query, the first `width` columns of each.
    pub fn rows<T: TryGetable>(&self, sql: &str, width: usize) -> Vec<Vec<T>> {
        let statement = Statement::from_string(self.connection.get_database_backend(), sql);
        let rows = self.runtime.block_on(self.connection.query_all_raw(statement));
        let rows = rows.unwrap_or_else(|error| panic!("{sql}: {error}"));
        let cells = |row: &sea_orm::QueryResult| {
            (0..width).map(|index| row.try_get_by_index(index).unwrap()).collect()
        };
        rows.iter().map(cells).collect()
    }

    /// How many rows a table has.
    pub fn count(&self, table: &str) -> i64 {
        self.rows(&format!("SELECT count(*) FROM {table}"), 1)[0][0]
    }
}
