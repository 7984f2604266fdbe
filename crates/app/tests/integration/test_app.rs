//! A register of its own for each test, with a clock that moves by a millisecond at each look
//! and when it is told, and ids that are the same in each run.

use std::sync::{Arc, LazyLock};

use tempfile::TempDir;
use uuid::Uuid;
use yakja_app::{App, CountingEntropy, Ctx, Error, FixedClock, Result, Settings, audit};
use yakja_model::{Officer, OfficerId, OrganizationCode, Report, ReportId, Role, Timestamp};
use yakja_policy::Policies;
use yakja_store::{Database, Locations};

use crate::server::ServerDatabase;

/// Runs each test on SQLite, and on PostgreSQL where there is a server.
macro_rules! on_every_database {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $( #[tokio::test] async fn $test() {
                super::$test(crate::test_app::TestApp::sqlite().await).await;
            } )+
        }
        mod postgres {
            $( #[tokio::test] async fn $test() {
                if let Some(app) = crate::test_app::TestApp::postgres().await {
                    super::$test(app).await;
                }
            } )+
        }
    };
}

/// The policies that ship.
pub static POLICIES: LazyLock<Policies> = LazyLock::new(|| Policies::built_in().unwrap());

/// 2025-03-01T00:00:00Z, when every test begins.
pub const START: Timestamp = Timestamp::from_micros(1_740_787_200_000_000);
pub const DAY_MS: i64 = 24 * 3_600 * 1_000;

/// A register for one test.
/// How long an import is held without a commit.
pub const IMPORT_LEASE_MS: i64 = 600;

pub struct TestApp {
    pub app: App,
    pub clock: Arc<FixedClock>,
    pub locations: Locations,
    settings: Settings,
    operator: Officer,
    _server: Option<ServerDatabase>,
    _folder: TempDir,
}

impl TestApp {
    /// A new register on SQLite.
    pub async fn sqlite() -> Self {
        Self::made(None).await
    }

    /// A new register on PostgreSQL; `None` where there is no server.
    pub async fn postgres() -> Option<Self> {
        Some(Self::made(Some(ServerDatabase::create().await?)).await)
    }

    async fn made(server: Option<ServerDatabase>) -> Self {
        let folder = TempDir::with_prefix("yakja-app-").unwrap();
        let data = folder.path().join("register");
        let database = server.as_ref().map(|server| server.url.clone());
        let clock = Arc::new(FixedClock::ticking(START));
        let mut settings = Settings::at(data.clone(), database.clone());
        settings.clock = Arc::clone(&clock) as Arc<_>;
        settings.entropy = Arc::new(CountingEntropy::default());
        settings.import_lease_ms = IMPORT_LEASE_MS;
        let app = App::create(settings.clone(), "pakistan", "operator").await.unwrap();
        let operator = app.operator("operator").await.unwrap();
        let locations = Locations { data, database };
        Self { app, clock, locations, settings, operator, _server: server, _folder: folder }
    }

    /// The register as another process opens it.
    pub async fn opened_again(&self) -> App {
        App::open(self.settings.clone()).await.unwrap()
    }

    /// The store by the side of the use cases.
    pub async fn store(&self) -> Database {
        Database::open(&self.locations).await.unwrap()
    }

    /// The duty officer who opened the centre.
    pub fn duty(&self) -> Ctx {
        self.app.ctx(self.operator.clone())
    }

    /// The liaison of an organisation.
    pub fn liaison(&self, organization: &str) -> Ctx {
        let mut bytes = *b"\x01\x95\x4e\x2a\x00\x00\x70\x00\x80\x00\x00\x00\x00\x00\x00\x00";
        bytes[8..].iter_mut().zip(organization.bytes()).for_each(|(to, from)| *to = from);
        self.app.ctx(Officer {
            id: OfficerId(Uuid::from_bytes(bytes)),
            login: organization.to_lowercase(),
            organization: code(organization),
            role: Role::Liaison,
        })
    }

    /// Signs a checkpoint over everything, and gives a moment that it is not after.
    pub async fn checkpoint(&self) -> Timestamp {
        // Proving something needs a checkpoint over it, so that one is signed before the answer.
        let nothing = audit::prove(&self.duty(), Uuid::from_u128(1)).await;
        assert!(matches!(nothing, Err(Error::NotFound)));
        self.app.now()
    }

    /// The newest version of a report, as a reader sees it.
    pub async fn read(&self, ctx: &Ctx, id: ReportId) -> Option<Report> {
        match yakja_app::reports::read_report(ctx, id, None).await {
            Ok(stored) => Some(stored.report),
            Err(Error::NotFound) => None,
            Err(other) => panic!("{other}"),
        }
    }

    /// What verification finds changed.
    pub async fn findings(&self) -> Vec<audit::Finding> {
        audit::verify(&self.duty(), |_, _| ()).await.unwrap().findings
    }
}

pub fn code(text: &str) -> OrganizationCode {
    OrganizationCode::parse(text).unwrap()
}

/// Pointer and expectation of the one field that was refused.
pub fn refused_field<T: std::fmt::Debug>(result: Result<T>) -> (String, String) {
    match result {
        Err(Error::Invalid(mut fields)) => {
            assert_eq!(fields.len(), 1, "{fields:?}");
            let field = fields.remove(0);
            (field.pointer, field.expected)
        }
        other => panic!("{other:?}"),
    }
}

/// Asserts that an act was denied by the policies.
pub fn denied<T: std::fmt::Debug>(result: Result<T>) {
    assert!(matches!(result, Err(Error::Denied(_))), "{result:?}");
}

/// Asserts that the answer is that of a thing that is not there.
pub fn not_found<T: std::fmt::Debug>(result: Result<T>) {
    assert!(matches!(result, Err(Error::NotFound)), "{result:?}");
}
