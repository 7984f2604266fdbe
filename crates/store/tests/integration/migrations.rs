//! Making and opening a register: tables are brought up to date as often as one likes.

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
    assert_eq!(raw.number("SELECT count(*) FROM seaql_migrations").await, 2);
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
