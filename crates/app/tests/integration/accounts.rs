//! Accounts: a link, a password, signing in.

use yakja_app::{
    Error,
    officers::{EnrolOfficer, enrol_officer, renew_setup_link},
    sign_in::{find_officer, set_up, setup_login, sign_in},
};
use yakja_model::Role;

use crate::test_app::{DAY_MS, TestApp, code, denied, not_found, refused_field};

on_every_database!(
    a_link_sets_a_password_once_and_the_password_signs_in,
    a_link_ends_after_two_days,
    a_new_link_ends_the_one_before,
    a_short_password_is_refused_and_the_link_still_works,
    an_unknown_login_and_a_wrong_password_read_the_same,
    a_role_suits_its_organization,
    a_login_is_plain_and_not_taken,
    only_a_duty_officer_enrols_and_others_learn_nothing_by_trying,
);

const PASSWORD: &str = "correct horse battery";

async fn enrolled(test: &TestApp) -> String {
    enrol_officer(&test.duty(), khan()).await.unwrap().token
}

fn khan() -> EnrolOfficer {
    EnrolOfficer { login: "khan".to_owned(), organization: code("ANF"), role: Role::Liaison }
}

async fn a_link_sets_a_password_once_and_the_password_signs_in(test: TestApp) {
    let app = &test.app;
    let token = enrolled(&test).await;
    assert_eq!(setup_login(app, &token).await.unwrap().as_deref(), Some("khan"));
    let refused = sign_in(app, "khan", "").await;
    assert!(matches!(refused, Err(Error::WrongCredentials)), "no password yet");

    let khan = set_up(app, &token, PASSWORD).await.unwrap();
    assert_eq!((khan.officer.login.as_str(), khan.officer.role), ("khan", Role::Liaison));
    assert_eq!(sign_in(app, "khan", PASSWORD).await.unwrap(), khan);
    assert_eq!(find_officer(app, khan.officer.id).await.unwrap(), Some(khan));

    assert_eq!(setup_login(app, &token).await.unwrap(), None);
    let again = set_up(app, &token, "another long password").await;
    assert!(matches!(again, Err(Error::LinkNotValid)), "{again:?}");
    sign_in(app, "khan", PASSWORD).await.unwrap();
    assert_eq!(test.findings().await, []);
}

async fn a_link_ends_after_two_days(test: TestApp) {
    let token = enrolled(&test).await;
    test.clock.advance_ms(2 * DAY_MS - 60_000);
    assert!(setup_login(&test.app, &token).await.unwrap().is_some());
    test.clock.advance_ms(60_000);
    assert_eq!(setup_login(&test.app, &token).await.unwrap(), None);
    let late = set_up(&test.app, &token, PASSWORD).await;
    assert!(matches!(late, Err(Error::LinkNotValid)), "{late:?}");
}

async fn a_new_link_ends_the_one_before(test: TestApp) {
    let old = enrolled(&test).await;
    let new = renew_setup_link(&test.duty(), "khan").await.unwrap();
    assert_ne!(old, new.token);
    let refused = set_up(&test.app, &old, PASSWORD).await;
    assert!(matches!(refused, Err(Error::LinkNotValid)), "{refused:?}");
    set_up(&test.app, &new.token, PASSWORD).await.unwrap();
    // Whoever forgot the password gets a link, and until it is used the old password works.
    let again = renew_setup_link(&test.duty(), "khan").await.unwrap();
    let before = sign_in(&test.app, "khan", PASSWORD).await.unwrap();
    let after = set_up(&test.app, &again.token, "another long password").await.unwrap();
    assert_ne!(before.mark, after.mark, "sessions begun with the old password end");
    let old = sign_in(&test.app, "khan", PASSWORD).await;
    assert!(matches!(old, Err(Error::WrongCredentials)), "{old:?}");
    not_found(renew_setup_link(&test.duty(), "nobody").await);
}

async fn a_short_password_is_refused_and_the_link_still_works(test: TestApp) {
    let token = enrolled(&test).await;
    let long = "x".repeat(257);
    for password in ["", "short", "eleven char", "چھوٹا لفظ", &long] {
        let (field, expected) = refused_field(set_up(&test.app, &token, password).await);
        assert_eq!((field.as_str(), expected.as_str()), ("password", "12 to 256 characters"));
    }
    set_up(&test.app, &token, "دو گھوڑے اور ایک بیل").await.unwrap();
    sign_in(&test.app, "khan", "دو گھوڑے اور ایک بیل").await.unwrap();
}

async fn an_unknown_login_and_a_wrong_password_read_the_same(test: TestApp) {
    let token = enrolled(&test).await;
    set_up(&test.app, &token, PASSWORD).await.unwrap();
    let mut said = Vec::new();
    for (login, password) in
        [("khan", "wrong"), ("khan", ""), ("nobody", PASSWORD), ("", ""), ("operator", "")]
    {
        let error = sign_in(&test.app, login, password).await.unwrap_err();
        assert!(matches!(error, Error::WrongCredentials), "{error}");
        said.push(format!("{error} {error:?}"));
    }
    said.dedup();
    assert_eq!(said.len(), 1);
}

async fn a_role_suits_its_organization(test: TestApp) {
    let cases = [
        ("NNCC", Role::DutyOfficer, true),
        ("ANF", Role::Liaison, true),
        ("ANF", Role::DutyOfficer, false),
        ("NNCC", Role::Liaison, false),
        ("UNODC", Role::Liaison, false),
        ("UNODC", Role::DutyOfficer, false),
    ];
    for (number, (organization, role, suits)) in cases.into_iter().enumerate() {
        let login = format!("officer-{number}");
        let command = EnrolOfficer { login, organization: code(organization), role };
        let result = enrol_officer(&test.duty(), command).await;
        match suits {
            true => drop(result.unwrap()),
            false => assert_eq!(refused_field(result).0, "role", "{organization} {role:?}"),
        }
    }
    let unknown = EnrolOfficer { organization: code("NOWHERE"), ..khan() };
    assert_eq!(refused_field(enrol_officer(&test.duty(), unknown).await).0, "organization");
}

async fn a_login_is_plain_and_not_taken(test: TestApp) {
    enrolled(&test).await;
    let long = "x".repeat(65);
    for login in ["khan", "operator", "Khan", "k", "", "a b", "خان", "a/b", &long] {
        let command = EnrolOfficer { login: login.to_owned(), ..khan() };
        let refused = refused_field(enrol_officer(&test.duty(), command).await);
        assert_eq!(refused.0, "login", "{login}");
    }
    let command = EnrolOfficer { login: "khan.2-b".to_owned(), ..khan() };
    enrol_officer(&test.duty(), command).await.unwrap();
}

async fn only_a_duty_officer_enrols_and_others_learn_nothing_by_trying(test: TestApp) {
    enrolled(&test).await;
    for login in ["khan", "free"] {
        let command = EnrolOfficer { login: login.to_owned(), ..khan() };
        denied(enrol_officer(&test.liaison("ANF"), command).await);
    }
    for login in ["khan", "nobody"] {
        denied(renew_setup_link(&test.liaison("ANF"), login).await);
    }
}
