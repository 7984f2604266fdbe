//! Accounts: a login is taken once, a set-up token works once and for a time.

use yakja_model::{Event, OfficerId, Role, Subject};
use yakja_policy::{Ask, Permit, Resource};
use yakja_store::SetupToken;

use crate::{
    acts::nobody,
    officers::{POLICIES, duty, liaison, may_enrol, officer},
    test_db::{START, TestDb},
};

on_every_database!(
    an_account_is_found_by_login_and_by_id,
    a_login_is_taken_once,
    a_token_sets_a_password_once,
    a_token_ends,
    a_new_token_ends_the_one_before,
);

async fn an_account_is_found_by_login_and_by_id(db: TestDb) {
    let anf = liaison("ANF");
    db.enrol(&duty(), &anf).await.unwrap();
    let account = db.database.account("anf").await.unwrap().unwrap();
    assert_eq!((&account.officer, account.password_hash), (&anf, None));
    assert_eq!(db.database.officer(anf.id).await.unwrap(), Some(anf));
    assert!(db.database.account("ANF").await.unwrap().is_none());
    assert_eq!(db.database.officer(nobody().1).await.unwrap(), None);
    db.sequence().await;
    assert_eq!(db.findings().await, [""; 0]);
}

async fn a_login_is_taken_once(db: TestDb) {
    db.enrol(&duty(), &liaison("ANF")).await.unwrap();
    let same_name = yakja_model::Officer { id: nobody().1, ..liaison("ANF") };
    let refused = db.enrol(&duty(), &same_name).await.unwrap_err();
    assert!(refused.is_conflict(), "{refused}");
    let same_id = yakja_model::Officer { login: "other".to_owned(), ..liaison("ANF") };
    let refused = db.enrol(&duty(), &same_id).await.unwrap_err();
    assert!(refused.is_conflict(), "{refused}");
    assert_eq!(db.sequence().await, 1);
}

async fn a_token_sets_a_password_once(db: TestDb) {
    let khan = enrolled_with(&db, token(1)).await;
    let used = use_token(&db, &khan, token(1)).await;
    assert!(used);
    assert!(!use_token(&db, &khan, token(1)).await);
    let account = db.database.account("khan").await.unwrap().unwrap();
    assert_eq!(account.password_hash.as_deref(), Some("$argon2id$"));
    let found = db.database.officer_of_setup(&token(1).hash, START).await.unwrap();
    assert_eq!(found, None);
}

async fn a_token_ends(db: TestDb) {
    let token = SetupToken { until: START.plus_ms(3_500), ..token(1) };
    let khan = enrolled_with(&db, token.clone()).await;
    let at = async |ms| {
        let now = START.plus_ms(ms);
        db.database.officer_of_setup(&token.hash, now).await.unwrap().is_some()
    };
    assert_eq!((at(3_500).await, at(3_501).await), (true, false));
    for _ in 0..4 {
        db.now();
    }
    assert!(!use_token(&db, &khan, token).await);
}

async fn a_new_token_ends_the_one_before(db: TestDb) {
    let khan = enrolled_with(&db, token(1)).await;
    let mut tx = db.begin(&duty()).await;
    let event = tx.renew_setup(&khan, &token(2)).await.unwrap();
    tx.finish(may_enrol(&duty(), khan.id), event).await.unwrap();
    assert!(!use_token(&db, &khan, token(1)).await);
    assert!(use_token(&db, &khan, token(2)).await);
}

fn token(number: u8) -> SetupToken {
    SetupToken { hash: vec![number; 32], until: START.plus_ms(3_600_000) }
}

async fn enrolled_with(db: &TestDb, token: SetupToken) -> yakja_model::Officer {
    let khan = officer("khan", "ANF", Role::Liaison);
    let mut tx = db.begin(&duty()).await;
    let event = tx.enrol(&khan, Some(&token)).await.unwrap();
    tx.finish(may_enrol(&duty(), khan.id), event).await.unwrap();
    khan
}

/// Whether the token could be used.
async fn use_token(db: &TestDb, officer: &yakja_model::Officer, token: SetupToken) -> bool {
    let mut tx = db.begin(officer).await;
    let event: Option<Event> = tx.use_setup(&token.hash, "$argon2id$").await.unwrap();
    let Some(event) = event else { return false };
    tx.finish(may_set_password(officer, officer.id), event).await.unwrap();
    true
}

fn may_set_password(officer: &yakja_model::Officer, of: OfficerId) -> Permit {
    let ask = Ask {
        action: yakja_model::Action::SetPassword,
        subject: Subject::Officer { id: of },
        resource: Resource::Centre,
        purpose: None,
    };
    POLICIES.permit(officer, ask).unwrap()
}
