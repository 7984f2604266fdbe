//! The database by the side of the store: what somebody with the file or the server can do.

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr, QueryResult, Statement,
};
use uuid::Uuid;
use yakja_store::Locations;

/// A connection of its own.
pub struct Raw {
    connection: DatabaseConnection,
    sqlite: bool,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Number(i64),
    Text(String),
    Bytes(Vec<u8>),
    Id(Uuid),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub kind: Kind,
    pub nullable: bool,
}

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Text,
    Bytes,
    Id,
}

impl Raw {
    pub async fn open(locations: &Locations) -> Self {
        match &locations.database {
            Some(url) => Self::at(url, false).await,
            None => Self::at_file(locations, "yakja.db").await,
        }
    }

    /// The key store.
    pub async fn open_keys(locations: &Locations) -> Self {
        Self::at_file(locations, "keys.db").await
    }

    async fn at_file(locations: &Locations, name: &str) -> Self {
        Self::at(&format!("sqlite://{}", locations.data.join(name).display()), true).await
    }

    async fn at(url: &str, sqlite: bool) -> Self {
        let mut options = ConnectOptions::new(url);
        options.max_connections(1).sqlx_logging(false);
        Self { connection: Database::connect(options).await.unwrap(), sqlite }
    }

    /// Runs statements; gives what the database says.
    pub async fn attempt(&self, sql: &str) -> Result<u64, DbErr> {
        Ok(self.connection.execute_unprepared(sql).await?.rows_affected())
    }

    /// Runs statements and gives how many rows they touched.
    pub async fn execute(&self, sql: &str) -> u64 {
        self.attempt(sql).await.unwrap_or_else(|error| panic!("{error}\n{sql}"))
    }

    pub async fn rows(&self, sql: &str) -> Vec<QueryResult> {
        let backend = self.connection.get_database_backend();
        let statement = Statement::from_string(backend, sql);
        self.connection.query_all_raw(statement).await.unwrap_or_else(|e| panic!("{e}\n{sql}"))
    }

    pub async fn number(&self, sql: &str) -> i64 {
        self.rows(sql).await[0].try_get_by_index(0).unwrap()
    }

    /// The one value that a query gives.
    pub async fn value(&self, sql: &str, kind: Kind) -> Value {
        let rows = self.rows(sql).await;
        assert_eq!(rows.len(), 1, "{sql}");
        let row = &rows[0];
        let found = match kind {
            Kind::Number => {
                let small = |_| row.try_get_by_index::<Option<i32>>(0).map(|n| n.map(i64::from));
                row.try_get_by_index(0).or_else(small).unwrap().map(Value::Number)
            }
            Kind::Text => row.try_get_by_index::<Option<String>>(0).unwrap().map(Value::Text),
            Kind::Bytes => row.try_get_by_index::<Option<Vec<u8>>>(0).unwrap().map(Value::Bytes),
            Kind::Id => row.try_get_by_index::<Option<Uuid>>(0).unwrap().map(Value::Id),
        };
        found.unwrap_or(Value::Null)
    }

    /// The columns of a table, in their order.
    pub async fn columns(&self, table: &str) -> Vec<Column> {
        let sql = match self.sqlite {
            true => format!(
                "SELECT name, lower(type) AS type, \"notnull\" = 0 AND pk = 0 AS nullable \
                 FROM pragma_table_info('{table}') ORDER BY cid"
            ),
            false => format!(
                "SELECT column_name::text AS name, data_type::text AS type, \
                 is_nullable = 'YES' AS nullable FROM information_schema.columns \
                 WHERE table_name = '{table}' ORDER BY ordinal_position"
            ),
        };
        let column = |row: &QueryResult| Column {
            name: row.try_get("", "name").unwrap(),
            kind: kind_of(&row.try_get::<String>("", "type").unwrap()),
            nullable: row.try_get("", "nullable").unwrap(),
        };
        self.rows(&sql).await.iter().map(column).collect()
    }

    /// A value as SQL writes it.
    pub fn literal(&self, value: &Value) -> String {
        match value {
            Value::Null => "NULL".to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Value::Id(id) if !self.sqlite => format!("'{id}'"),
            Value::Id(id) => format!("x'{}'", hex::encode(id.as_bytes())),
            Value::Bytes(bytes) if self.sqlite => format!("x'{}'", hex::encode(bytes)),
            Value::Bytes(bytes) => format!("'\\x{}'::bytea", hex::encode(bytes)),
        }
    }

    pub fn id(&self, id: Uuid) -> String {
        self.literal(&Value::Id(id))
    }

    /// A name as SQL writes it: `row` and `column` are words of SQL, too.
    pub fn name(name: &str) -> String {
        format!("\"{name}\"")
    }
}

fn kind_of(declared: &str) -> Kind {
    match declared {
        "integer" | "bigint" => Kind::Number,
        "text" | "varchar" | "character varying" => Kind::Text,
        "blob" | "bytea" => Kind::Bytes,
        "uuid" | "uuid_text" => Kind::Id,
        other => panic!("a column of type {other}: say here what it holds"),
    }
}

impl Value {
    /// Another value of the same kind, as little different as can be.
    pub fn changed(&self, kind: Kind) -> Self {
        match self {
            Self::Number(number) => Self::Number(number + 1),
            Self::Text(text) => Self::Text(format!("{text}x")),
            Self::Bytes(bytes) => Self::Bytes(flipped(bytes)),
            Self::Id(id) => Self::Id(Uuid::from_slice(&flipped(id.as_bytes())).unwrap()),
            Self::Null => match kind {
                Kind::Number => Self::Number(1),
                Kind::Text => Self::Text("x".to_owned()),
                Kind::Bytes => Self::Bytes(vec![1; 16]),
                Kind::Id => Self::Id(Uuid::from_u128(1)),
            },
        }
    }
}

fn flipped(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    *bytes.last_mut().unwrap() ^= 1;
    bytes
}
