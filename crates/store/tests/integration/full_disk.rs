//! A disk that is full, as the database says it.
//!
//! On SQLite this can't be brought about from here: the limit on pages belongs to the connection
//! that sets it, and the store's connections are its own. The tests of the command line give a
//! process a disk that is full.

use yakja_store::Error;

use crate::{acts::save, officers::liaison, samples::seizure, test_db::TestDb};

#[tokio::test]
async fn a_full_disk_is_said_plainly_and_nothing_is_kept() {
    let Some(db) = TestDb::postgres().await else { return };
    let raw = db.raw().await;
    raw.execute(
        "CREATE FUNCTION full_disk() RETURNS trigger AS $$
             BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END
         $$ LANGUAGE plpgsql;
         CREATE TRIGGER full_disk BEFORE INSERT ON exhibit
             FOR EACH ROW EXECUTE FUNCTION full_disk();",
    )
    .await;
    let anf = liaison("ANF");
    let mut tx = db.begin(&anf).await;
    let report = seizure(&mut tx);
    let failed = save(tx, &anf, &report).await.unwrap_err();
    assert!(matches!(failed, Error::DiskFull), "{failed}");
    assert!(!failed.is_conflict());
    raw.execute("DROP TRIGGER full_disk ON exhibit").await;
    assert_eq!(db.sequence().await, 0);
    db.submit(&anf, |_| ()).await;
    assert_eq!(db.sequence().await, 1);
    assert_eq!(db.findings().await, [""; 0]);
}
