//! Sessions of the web interface.

use yakja_store::WebSession;

use crate::test_db::{START, TestDb};

on_every_database!(a_session_lives_until_it_ends, sessions_that_have_ended_are_forgotten);

async fn a_session_lives_until_it_ends(db: TestDb) {
    let session = session("a", 60_000);
    db.database.save_session(&session).await.unwrap();
    let at = async |ms| db.database.load_session("a", START.plus_ms(ms)).await.unwrap();
    assert_eq!(at(59_999).await, Some(session.clone()));
    assert_eq!(at(60_000).await, None);

    let longer = WebSession { data: vec![0, 255, 7], expires_at: START.plus_ms(90_000), ..session };
    db.database.save_session(&longer).await.unwrap();
    assert_eq!(at(60_000).await, Some(longer));
    db.database.delete_session("a").await.unwrap();
    assert_eq!(at(0).await, None);
    db.database.delete_session("a").await.unwrap();
}

async fn sessions_that_have_ended_are_forgotten(db: TestDb) {
    for (id, ms) in [("a", 1), ("b", 2), ("c", 3)] {
        db.database.save_session(&session(id, ms)).await.unwrap();
    }
    let now = START.plus_ms(2);
    assert_eq!(db.database.delete_ended_sessions(now).await.unwrap(), 2);
    assert_eq!(db.database.delete_ended_sessions(now).await.unwrap(), 0);
    assert!(db.database.load_session("c", now).await.unwrap().is_some());
}

fn session(id: &str, ms: i64) -> WebSession {
    WebSession { id: id.to_owned(), data: id.into(), expires_at: START.plus_ms(ms) }
}
