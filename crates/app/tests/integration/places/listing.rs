//! Which places the list names, for whom, and what it says of them.

use yakja_app::places::{ListPlaces, PlaceState, ShowPlace, list_places, show_place};
use yakja_app::reports::ReportDraft;

use super::{VILLAGE, at, country, listed, names, say, undo_import};
use crate::{
    drafts::{correct, on, red, send},
    tables::{file, import, row_of, table},
    test_app::{TestApp, refused_field},
};

on_every_database!(
    what_can_not_be_placed_is_listed_once_however_it_is_spelt,
    each_place_has_a_state_and_its_reasons,
    a_place_in_reports_that_are_not_for_the_reader_is_not_there,
    only_the_newest_version_of_what_is_shown_is_listed,
    a_list_is_read_page_by_page,
    reports_of_another_country_have_a_list_of_their_own,
);

const NOT_KNOWN: Option<PlaceState> = Some(PlaceState::NotKnown);

async fn what_can_not_be_placed_is_listed_once_however_it_is_spelt(test: TestApp) {
    let duty = test.duty();
    for (place, day) in [
        (VILLAGE, "2025-02-03"),
        (VILLAGE, "2025-01-05"),
        ("Killi Zarghoon-Bala", "2025-02-20"),
        ("Chak Nawan Kot", "2025-02-03"),
        ("", "2025-02-03"),
        (" - ", "2025-02-03"),
        ("Quetta", "2025-02-03"),
    ] {
        send(&duty, ReportDraft { when: on(day), ..at(place, 1) }).await.unwrap();
    }
    let list = listed(&duty, NOT_KNOWN).await;
    assert_eq!(names(&list), [(VILLAGE.to_owned(), 3), ("Chak Nawan Kot".to_owned(), 1)]);
    assert_eq!((list.total, list.reports, list.not_stated), (2, 4, 2));
    assert!(!list.capped);
    let first = &list.places[0];
    assert_eq!(first.spellings, ["Killi Zarghoon-Bala"]);
    let days = [first.first, first.last].map(|day| day.unwrap().to_string());
    assert_eq!(days, ["2025-01-05", "2025-02-20"]);
    say(&duty, VILLAGE, "unplaceable").await;
    let list = listed(&duty, NOT_KNOWN).await;
    assert_eq!(names(&list), [("Chak Nawan Kot".to_owned(), 1)], "nobody has to look again");
}

async fn each_place_has_a_state_and_its_reasons(test: TestApp) {
    let duty = test.duty();
    for place in [VILLAGE, "Quetta", "Balochistan", "Quetta Road", "Mastuungh", "Arabian Sea"] {
        send(&duty, at(place, 1)).await.unwrap();
    }
    say(&duty, VILLAGE, "PK220").await;
    let all = listed(&duty, None).await;
    let shown = |place: &str| {
        let found = all.places.iter().find(|one| one.place == place).unwrap();
        let area = [&found.district, &found.division, &found.province];
        let area = area.into_iter().flatten().next().map_or("-", |code| &code.0);
        let confidence = found.confidence.unwrap_or("none");
        let step = found.reasons.first().map_or("none", |reason| reason.step.code());
        format!("{} {} {area} {confidence} {step}", found.state.code(), found.lies)
    };
    assert_eq!(shown(VILLAGE), "said area PK220 certain learned");
    assert_eq!(shown("Quetta"), "placed area PK226 certain name");
    assert_eq!(shown("Balochistan"), "unsure area PK-BA certain name");
    assert_eq!(shown("Quetta Road"), "not-known area PK-BA low road");
    assert_eq!(shown("Mastuungh"), "unsure area PK220 likely corrected");
    assert_eq!(shown("Arabian Sea"), "placed at_sea - certain name");
    let states = PlaceState::ALL.map(|state| all.places.iter().filter(move |p| p.state == state));
    assert_eq!(states.map(Iterator::count), [1, 2, 2, 1]);
}

async fn a_place_in_reports_that_are_not_for_the_reader_is_not_there(test: TestApp) {
    let police = test.liaison("POLICE-BA");
    let secret = ReportDraft {
        organization: crate::test_app::code("POLICE-BA"),
        marking: red(),
        ..at(VILLAGE, 1)
    };
    send(&police, secret).await.unwrap();
    let asf = test.liaison("ASF");
    assert_eq!(names(&listed(&police, NOT_KNOWN).await), [(VILLAGE.to_owned(), 1)]);
    assert_eq!(names(&listed(&asf, NOT_KNOWN).await), []);
    say(&test.duty(), VILLAGE, "PK220").await;
    let asked = || ShowPlace { place: VILLAGE.to_uppercase(), country: None };
    let own = show_place(&police, asked()).await.unwrap();
    assert_eq!((own.history.len(), own.place.state.code()), (1, "said"));
    assert_eq!(own.place.place, VILLAGE);
    assert!(!own.may_correct);
    let other = show_place(&asf, asked()).await.unwrap();
    assert_eq!((other.history.len(), other.place.state.code()), (0, "not-known"));
    assert_eq!((other.place.reports, other.place.said), (0, None));
    assert!(show_place(&test.duty(), asked()).await.unwrap().may_correct);
}

async fn only_the_newest_version_of_what_is_shown_is_listed(test: TestApp) {
    let duty = test.duty();
    let sent = send(&duty, at(VILLAGE, 1)).await.unwrap();
    correct(&duty, (sent.id, 1), at("Chak Nawan Kot", 1)).await.unwrap();
    let rows = [row_of("Basti Unheard", "3")];
    let taken = import(&duty, "UNODC", vec![file("a.csv", table(&rows))]).await.unwrap();
    let both = [("Basti Unheard".to_owned(), 1), ("Chak Nawan Kot".to_owned(), 1)];
    assert_eq!(names(&listed(&duty, NOT_KNOWN).await), both);
    undo_import(&duty, taken.import).await;
    assert_eq!(names(&listed(&duty, NOT_KNOWN).await), both[1..]);
}

async fn a_list_is_read_page_by_page(test: TestApp) {
    let duty = test.duty();
    for number in 1..=5 {
        send(&duty, at(&format!("Chak Unheard {number}"), 1)).await.unwrap();
    }
    let mut seen = Vec::new();
    for skip in [0, 2, 4, 6] {
        let which = ListPlaces { state: NOT_KNOWN, country: None, skip, limit: 2 };
        let page = list_places(&duty, which).await.unwrap();
        assert_eq!(page.total, 5);
        seen.push(page.places.len());
    }
    assert_eq!(seen, [2, 2, 1, 0]);
}

async fn reports_of_another_country_have_a_list_of_their_own(test: TestApp) {
    let duty = test.duty();
    let afghan = country("AF");
    send(&duty, ReportDraft { country: afghan, ..at("Nimroz", 1) }).await.unwrap();
    assert_eq!(names(&listed(&duty, NOT_KNOWN).await), []);
    let which = ListPlaces { state: NOT_KNOWN, country: Some(afghan), skip: 0, limit: 9 };
    let list = list_places(&duty, which).await.unwrap();
    assert_eq!(names(&list), [("Nimroz".to_owned(), 1)]);
    assert_eq!(list.places[0].reasons[0].step.code(), "other-country");
    let nothing = ShowPlace { place: " - ".to_owned(), country: None };
    assert_eq!(refused_field(show_place(&duty, nothing).await).0, "place");
}
