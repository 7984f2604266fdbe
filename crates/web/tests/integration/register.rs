//! A register for one test, with a duty officer and two liaisons who have signed in.

use axum::Router;
use sea_orm::{ConnectOptions, ConnectionTrait, Database};
use tempfile::TempDir;
use yakja_app::officers::{EnrolOfficer, enrol_officer};
use yakja_app::{App, Settings};
use yakja_model::{OrganizationCode, Role};
use yakja_web::ServeOptions;

use crate::caller::Caller;

const SERVER: &str = "YAKJA_TEST_POSTGRES_URL";
pub const PASSWORD: &str = "four invented words together";

/// Runs each test on SQLite, and on PostgreSQL where there is a server.
macro_rules! on_every_database {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $( #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $test() {
                super::$test(&crate::register::Register::sqlite().await).await;
            } )+
        }
        mod postgres {
            $( #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $test() {
                if let Some(register) = crate::register::Register::postgres().await {
                    super::$test(&register).await;
                    register.drop_database().await;
                }
            } )+
        }
    };
}
pub(crate) use on_every_database;

/// A register and everything it answers.
pub struct Register {
    pub app: App,
    pub router: Router,
    database: Option<String>,
    _folder: TempDir,
}

impl Register {
    pub async fn sqlite() -> Self {
        Self::made(TempDir::with_prefix("yakja-web-").unwrap(), None).await
    }

    /// `None` where no server is named; in CI one must be, so that no test passes unrun.
    pub async fn postgres() -> Option<Self> {
        let Some(server) = setting(SERVER) else {
            assert_ne!(setting("CI").as_deref(), Some("true"), "{SERVER} is not set");
            return None;
        };
        let folder = TempDir::with_prefix("yakja-web-").unwrap();
        let name = folder.path().file_name().unwrap().to_string_lossy().to_lowercase();
        let name = format!("{}_{}", name.replace(['-', '.'], "_"), std::process::id());
        execute(&server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
        let (host, _) = server.rsplit_once('/').unwrap();
        Some(Self::made(folder, Some(format!("{host}/{name}"))).await)
    }

    async fn made(folder: TempDir, database: Option<String>) -> Self {
        let settings = Settings::at(folder.path().join("register"), database.clone());
        let app = App::create(settings, "pakistan", "operator").await.unwrap();
        let options = ServeOptions { upload_limit_bytes: 200_000, ..ServeOptions::default() };
        let router = yakja_web::router(app.clone(), &options).unwrap();
        Self { app, router, database, _folder: folder }
    }

    pub async fn drop_database(self) {
        let Some(url) = &self.database else { return };
        let (_, name) = url.rsplit_once('/').unwrap();
        let server = setting(SERVER).unwrap();
        execute(&server, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    }

    /// Nobody who has signed in.
    pub fn nobody(&self) -> Caller {
        Caller::new(self.router.clone())
    }

    /// A duty officer of the centre.
    pub async fn duty(&self) -> Caller {
        self.officer("duty", "NNCC", Role::DutyOfficer).await
    }

    /// A liaison of the Anti-Narcotics Force.
    pub async fn liaison(&self) -> Caller {
        self.officer("liaison", "ANF", Role::Liaison).await
    }

    /// Enrols an officer and uses the one-time link as a browser would.
    pub async fn officer(&self, login: &str, organization: &str, role: Role) -> Caller {
        let ctx = self.app.ctx(self.app.operator("operator").await.unwrap());
        let command = EnrolOfficer {
            login: login.to_owned(),
            organization: OrganizationCode::parse(organization).unwrap(),
            role,
        };
        let link = enrol_officer(&ctx, command).await.unwrap();
        let mut caller = self.nobody();
        let form = format!("token={}&password={PASSWORD}&repeated={PASSWORD}", link.token);
        let answer = caller.post_form("/set-up", &form.replace(' ', "+")).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        caller
    }
}

#[expect(clippy::disallowed_methods, reason = "tests have no settings to read once")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

async fn execute(url: &str, sql: &str) {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.unwrap();
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}
