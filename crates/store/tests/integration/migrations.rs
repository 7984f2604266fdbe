//! Making and opening a register: tables are brought up to date as often as one likes.

use sea_orm::ConnectionTrait;
use tempfile::TempDir;
use yakja_store::{Database, Error, Locations};

use crate::{
    officers::{duty, liaison},
    test_db::TestDb,
};

on_every_database!(
    opening_again_and_again_changes_nothing,
    a_register_that_is_there_is_not_made_again,
    an_init_that_broke_off_is_taken_up_again,
    a_register_opens_with_its_own_key_alone,
    a_register_does_not_open_without_its_key_store,
    a_register_opens_with_its_own_key_store_alone,
    a_key_store_from_before_it_said_whose_it_is_is_known_by_its_keys,
    a_database_without_a_register_does_not_open,
);

async fn opening_again_and_again_changes_nothing(db: TestDb) {
    db.enrol(&duty(), &liaison("ANF")).await.unwrap();
    db.submit(&duty(), |_| ()).await;
    db.sequence().await;
    let before = db.verified().await;
    for _ in 0..3 {
        let again = db.opened_again().await;
        assert_eq!(again.centre(), db.database.centre());
        assert_eq!(again.ledger().verify(|_, _| ()).await.unwrap(), before);
        again.ping().await.unwrap();
        again.close().await.unwrap();
    }
    assert_eq!(before.findings, []);
    let raw = db.raw().await;
    assert_eq!(raw.number("SELECT count(*) FROM seaql_migrations").await, 3);
}

async fn a_register_that_is_there_is_not_made_again(db: TestDb) {
    db.enrol(&duty(), &duty()).await.unwrap();
    let refused = Database::create(&db.locations, "PK").await.err().unwrap();
    assert!(matches!(refused, Error::AlreadyThere { .. }), "{refused}");
    assert_eq!(db.opened_again().await.centre(), db.database.centre());
}

async fn an_init_that_broke_off_is_taken_up_again(db: TestDb) {
    // Everything was there but the first account.
    let again = Database::create(&db.locations, "PK").await.unwrap();
    assert_eq!(again.centre(), db.database.centre());
    again.close().await.unwrap();
    // Nothing was there but the signing key, which is kept.
    let key = std::fs::read(db.locations.data.join("ledger.key")).unwrap();
    db.raw().await.execute("DELETE FROM centre").await;
    let again = Database::create(&db.locations, "PK").await.unwrap();
    assert_eq!(again.centre(), db.database.centre());
    assert_eq!(std::fs::read(db.locations.data.join("ledger.key")).unwrap(), key);
}

async fn a_register_does_not_open_without_its_key_store(db: TestDb) {
    let keys = db.locations.data.join("keys.db");
    std::fs::rename(&keys, db.locations.data.join("keys.elsewhere")).unwrap();
    let refused = Database::open(&db.locations).await.err().unwrap();
    assert!(matches!(refused, Error::KeyStoreGone { .. }), "{refused}");
    assert!(!keys.exists(), "an empty one would open nothing and look well");
}

/// Puts a key store, closed before, in the place of another.
fn put_keys(from: &std::path::Path, to: &std::path::Path) {
    for ending in ["", "-wal", "-shm"] {
        let name = |folder: &std::path::Path| folder.join(format!("keys.db{ending}"));
        let _ = std::fs::remove_file(name(to));
        if name(from).exists() {
            std::fs::copy(name(from), name(to)).unwrap();
        }
    }
}

/// The key store as it was before it said whose it is.
async fn forget_owner(folder: &std::path::Path) {
    let url = format!("sqlite://{}", folder.join("keys.db").display());
    let keys = sea_orm::Database::connect(url).await.unwrap();
    keys.execute_unprepared("DROP TABLE owner").await.unwrap();
    let name = "DELETE FROM seaql_migrations WHERE version='m2_owner'";
    keys.execute_unprepared(name).await.unwrap();
    keys.close().await.unwrap();
}

async fn is_refused(db: &TestDb) -> bool {
    match Database::open(&db.locations).await {
        Ok(_) => false,
        Err(Error::KeyStoreForeign { .. }) => true,
        Err(other) => panic!("{other}"),
    }
}

/// Another register with something sealed, closed.
async fn another() -> TestDb {
    let other = TestDb::sqlite().await;
    // Ids follow from the time; those of another register are others.
    other.now();
    other.now();
    other.submit_sealed(&liaison("ANF")).await;
    other.database.clone().close().await.unwrap();
    other
}

async fn a_register_opens_with_its_own_key_store_alone(db: TestDb) {
    let (other, own) = (another().await, TempDir::new().unwrap());
    let data = &db.locations.data;
    put_keys(data, own.path());
    put_keys(&other.locations.data, data);
    // It holds also where nothing is sealed yet, and where it has all keys of the other.
    assert!(is_refused(&db).await);
    put_keys(own.path(), data);
    assert!(!is_refused(&db).await);
}

async fn a_key_store_from_before_it_said_whose_it_is_is_known_by_its_keys(db: TestDb) {
    let (other, own) = (another().await, TempDir::new().unwrap());
    let data = &db.locations.data;
    forget_owner(&other.locations.data).await;
    // Nothing is sealed yet: another's may pass, and is not claimed.
    put_keys(data, own.path());
    put_keys(&other.locations.data, data);
    assert!(!is_refused(&db).await);
    assert!(!is_refused(&other).await);
    put_keys(own.path(), data);
    forget_owner(data).await;
    let again = db.opened_again().await;
    let mut tx = yakja_store::Tx::begin(&again, &liaison("ANF"), db.moment()).await.unwrap();
    let personal = Some(tx.seal(&crate::samples::personal()).unwrap());
    let report = yakja_model::Report { personal, ..crate::samples::seizure(&mut tx) };
    crate::acts::save(tx, &liaison("ANF"), &report).await.unwrap();
    again.close().await.unwrap();
    put_keys(data, own.path());
    forget_owner(&other.locations.data).await;
    put_keys(&other.locations.data, data);
    assert!(is_refused(&db).await);
    put_keys(own.path(), data);
    forget_owner(data).await;
    assert!(!is_refused(&db).await);
    assert!(!is_refused(&db).await, "it says so now");
    // What is lost is lost: the register goes on with an empty one.
    put_keys(TempDir::new().unwrap().path(), data);
    std::fs::write(data.join("keys.db"), "").unwrap();
    assert!(!is_refused(&db).await);
}

async fn a_register_opens_with_its_own_key_alone(db: TestDb) {
    let elsewhere = TempDir::new().unwrap();
    let other = Locations { data: elsewhere.path().to_owned(), database: None };
    drop(Database::create(&other, "PK").await.unwrap());
    let key = |of: &Locations| of.data.join("ledger.key");
    let own = std::fs::read(key(&db.locations)).unwrap();
    std::fs::copy(key(&other), key(&db.locations)).unwrap();
    let refused = Database::open(&db.locations).await.err().unwrap();
    assert!(matches!(refused, Error::SigningKey { .. }), "{refused}");
    std::fs::remove_file(key(&db.locations)).unwrap();
    let refused = Database::open(&db.locations).await.err().unwrap();
    assert!(matches!(refused, Error::SigningKey { .. }), "{refused}");
    std::fs::write(key(&db.locations), own).unwrap();
    db.opened_again().await;
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_the_password() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let folder = TempDir::new().unwrap();
    let url = format!("postgres://yakja:invented@127.0.0.1:{port}/register?password=invented");
    let locations = Locations { data: folder.path().to_owned(), database: Some(url) };
    let begun = std::time::Instant::now();
    let refused = Database::open(&locations).await.err().unwrap().to_string();
    assert!(refused.contains(&format!("127.0.0.1:{port}/register")), "{refused}");
    assert!(!refused.contains("invented"), "{refused}");
    assert!(begun.elapsed().as_secs() < 10);
}

async fn a_database_without_a_register_does_not_open(db: TestDb) {
    if db.is_sqlite() {
        let empty = TempDir::new().unwrap();
        let locations = Locations { data: empty.path().to_owned(), database: None };
        let refused = Database::open(&locations).await.err().unwrap();
        assert!(matches!(refused, Error::NoRegister { .. }), "{refused}");
        assert!(!empty.path().join("yakja.db").exists());
        return;
    }
    db.raw().await.execute("DELETE FROM centre").await;
    let refused = Database::open(&db.locations).await.err().unwrap();
    assert!(matches!(refused, Error::NoRegister { .. }), "{refused}");
}
