//! A register of its own for each test, on SQLite or PostgreSQL, with a clock that moves by a
//! second at each look and ids that are the same in each run.

use std::sync::atomic::{AtomicI64, Ordering};

use tempfile::TempDir;
use uuid::Uuid;
use yakja_model::{Officer, Timestamp};
use yakja_policy::Scope;
use yakja_store::{Database, Locations, Moment, Sequencer, SequencerState, Tx, Verification};

use crate::{officers::POLICIES, raw::Raw, server::ServerDatabase};

/// Runs each test on SQLite, and on PostgreSQL where there is a server.
macro_rules! on_every_database {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $( #[tokio::test] async fn $test() {
                super::$test(crate::test_db::TestDb::sqlite().await).await;
            } )+
        }
        mod postgres {
            $( #[tokio::test] async fn $test() {
                if let Some(db) = crate::test_db::TestDb::postgres().await {
                    super::$test(db).await;
                }
            } )+
        }
    };
}

/// 2025-03-01T00:00:00Z, when every test begins.
pub const START: Timestamp = Timestamp::from_micros(1_740_787_200_000_000);
/// The process that sequences in most tests.
pub const PROCESS: Uuid = Uuid::from_u128(0x0195_4e2a_0000_7000_8000_0000_0000_0001);
/// How long it holds the sequencer.
pub const LEASE_MS: i64 = 4_000;

/// A register for one test.
pub struct TestDb {
    /// The open register.
    pub database: Database,
    /// Where it is kept.
    pub locations: Locations,
    looks: AtomicI64,
    _server: Option<ServerDatabase>,
    _folder: TempDir,
}

impl TestDb {
    /// A new register on SQLite.
    pub async fn sqlite() -> Self {
        Self::made(None).await
    }

    /// A new register on PostgreSQL; `None` where there is no server.
    pub async fn postgres() -> Option<Self> {
        Some(Self::made(Some(ServerDatabase::create().await?)).await)
    }

    async fn made(server: Option<ServerDatabase>) -> Self {
        let folder = TempDir::with_prefix("yakja-store-").unwrap();
        let locations = Locations {
            data: folder.path().join("register"),
            database: server.as_ref().map(|server| server.url.clone()),
        };
        let database = Database::create(&locations, "PK").await.unwrap();
        let looks = AtomicI64::new(0);
        Self { database, locations, looks, _server: server, _folder: folder }
    }

    pub fn is_sqlite(&self) -> bool {
        self.database.backend() == "sqlite"
    }

    /// The register as another process opens it.
    pub async fn opened_again(&self) -> Database {
        Database::open(&self.locations).await.unwrap()
    }

    /// A second later than the last time.
    pub fn now(&self) -> Timestamp {
        START.plus_ms(1_000 * self.looks.fetch_add(1, Ordering::SeqCst))
    }

    /// The moment of the next change.
    pub fn moment(&self) -> Moment {
        let now = self.now();
        let mut seed = [7; 32];
        seed.iter_mut().zip(now.as_micros().to_be_bytes()).for_each(|(to, from)| *to = from);
        Moment::new(now, seed)
    }

    /// Begins the next change.
    pub async fn begin(&self, officer: &Officer) -> Tx {
        Tx::begin(&self.database, officer, self.moment()).await.unwrap()
    }

    /// Gives every entry its position and signs a checkpoint; gives the size of the ledger.
    pub async fn sequence(&self) -> u64 {
        self.sequence_at(self.now()).await
    }

    pub async fn sequence_at(&self, now: Timestamp) -> u64 {
        let mut sequencer = Sequencer::new(self.database.clone(), PROCESS, LEASE_MS);
        while sequencer.has_work().await.unwrap() {
            let state = sequencer.step(|| now, true).await.unwrap();
            assert!(matches!(state, SequencerState::Sequenced { .. }), "{state:?}");
        }
        self.database.ledger().size().await.unwrap()
    }

    /// What an officer may read.
    pub async fn scope(&self, officer: &Officer) -> Scope {
        let classes = self.database.access_classes().await.unwrap();
        POLICIES.scope(officer, None, &classes)
    }

    /// What verification says.
    pub async fn verified(&self) -> Verification {
        self.database.ledger().verify(|_, _| ()).await.unwrap()
    }

    /// Names of the records that verification finds changed, each once.
    pub async fn findings(&self) -> Vec<String> {
        let findings = self.verified().await.findings.into_iter();
        let mut records: Vec<String> = findings.map(|finding| finding.record).collect();
        records.dedup();
        records
    }

    /// The database by the side of the store.
    pub async fn raw(&self) -> Raw {
        Raw::open(&self.locations).await
    }
}
