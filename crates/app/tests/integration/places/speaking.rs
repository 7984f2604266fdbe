//! Who may say where a place lies, and what is refused.

use yakja_app::places::{CorrectPlace, ShowPlace, correct_place, show_place};

use super::{VILLAGE, at, country, word};
use crate::{
    drafts::send,
    test_app::{TestApp, denied, refused_field},
};

on_every_database!(
    duty_officers_alone_say_where_a_place_lies,
    a_word_needs_a_place_an_area_and_a_reason,
    a_word_said_twice_under_one_key_is_recorded_once,
);

async fn duty_officers_alone_say_where_a_place_lies(test: TestApp) {
    let anf = test.liaison("ANF");
    send(&anf, at(VILLAGE, 1)).await.unwrap();
    denied(correct_place(&anf, word(VILLAGE, "PK220")).await);
    denied(correct_place(&test.liaison("ASF"), word(VILLAGE, "PK220")).await);
    denied(correct_place(&anf, word("", "nowhere")).await);
    let said = correct_place(&test.duty(), word(VILLAGE, "PK220")).await.unwrap();
    assert_eq!((said.reports, said.correction.means.as_str()), (1, "PK220"));
    let shown = show_place(&anf, ShowPlace { place: VILLAGE.to_owned(), country: None });
    let shown = shown.await.unwrap();
    assert_eq!(shown.history, [said.correction]);
    assert_eq!(test.findings().await, []);
}

async fn a_word_needs_a_place_an_area_and_a_reason(test: TestApp) {
    let duty = test.duty();
    let refused = async |command| refused_field(correct_place(&duty, command).await);
    assert_eq!(refused(word(" - ", "PK220")).await.0, "place");
    assert_eq!(refused(word(&"x".repeat(501), "PK220")).await.0, "place");
    let (field, expected) = refused(word(VILLAGE, "PK22")).await;
    assert_eq!(field, "means");
    assert!(expected.contains("PK220"), "{expected}");
    let silent = CorrectPlace { reason: " \n".to_owned(), ..word(VILLAGE, "PK220") };
    assert_eq!(refused(silent).await.0, "reason");
    let abroad = CorrectPlace { country: Some(country("AF")), ..word("Nimroz", "PK220") };
    assert_eq!(refused(abroad.clone()).await.0, "means");
    correct_place(&duty, CorrectPlace { means: "at_sea".to_owned(), ..abroad }).await.unwrap();
}

async fn a_word_said_twice_under_one_key_is_recorded_once(test: TestApp) {
    let duty = test.duty().with_idempotency_key("8f0c".to_owned());
    let first = correct_place(&duty, word(VILLAGE, "PK220")).await.unwrap();
    let second = correct_place(&duty, word(VILLAGE, "PK220")).await.unwrap();
    assert_eq!(first, second);
    let shown = ShowPlace { place: VILLAGE.to_owned(), country: None };
    assert_eq!(show_place(&test.duty(), shown).await.unwrap().history.len(), 1);
}
