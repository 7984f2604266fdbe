//! Places through the API and the pages: what can't be placed is listed, somebody says where it
//! lies, and figures count so from then on.

use serde_json::{Value, json};

use crate::caller::Caller;
use crate::register::{Register, on_every_database};

on_every_database!(
    a_place_is_listed_corrected_and_counted,
    a_liaison_reads_and_does_not_correct,
    a_correction_that_is_not_as_expected_says_what_is,
    the_form_records_and_says_what_is_wrong,
    the_pages_have_their_words_in_both_languages,
);

const CORRECTIONS: &str = "/api/v1/places/corrections";
const VILLAGE: &str = "Killi Zarghoon Bala";
const BY_DISTRICT: &str = "/api/v1/figures/seizures?period=2025&by=district";

fn seizure(place: &str) -> Value {
    let audience = json!({ "centre": true, "members": true, "organizations": [] });
    json!({
        "organization": "ANF",
        "when": { "from": "2025-02-14", "to": "2025-02-14", "precision": "day" },
        "place": place,
        "marking": { "tlp": "TLP:AMBER", "audience": audience, "countable": true },
        "content": { "kind": "seizure", "exhibits": [{
            "substance_as_written": "heroin", "substance": "heroin", "class": "opioids",
            "amount_as_written": "2", "unit_as_written": "kg",
            "quantity": { "mass-mg": 2_000_000 }, "confirmation": "presumptive",
        }] },
    })
}

async fn send(caller: &mut Caller, place: &str) -> String {
    let answer = caller.post("/api/v1/reports", &seizure(place)).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["id"].as_str().unwrap().to_owned()
}

fn word(means: &str) -> Value {
    json!({ "place": VILLAGE, "means": means, "reason": "By the map of the survey." })
}

async fn a_place_is_listed_corrected_and_counted(register: &Register) {
    let mut duty = register.duty().await;
    send(&mut duty, VILLAGE).await;
    let list = duty.json("/api/v1/places").await;
    assert_eq!((&list["total"], &list["reports"]), (&json!(1), &json!(1)), "{list}");
    assert_eq!(list["places"][0]["place"], VILLAGE);
    assert_eq!(list["places"][0]["state"], "not-known");
    let before = duty.json(BY_DISTRICT).await;
    assert_eq!(before["cells"][0]["by"]["district"], Value::Null, "{before}");

    let recorded = duty.post(CORRECTIONS, &word("PK220")).await;
    assert_eq!(recorded.status, 201, "{}", recorded.text());
    assert_eq!(recorded.json()["reports"], 1);
    assert!(recorded.json()["correction"]["at"].as_str().unwrap().ends_with('Z'));
    assert_eq!(duty.json("/api/v1/places").await["total"], 0);
    assert_eq!(duty.json(BY_DISTRICT).await["cells"][0]["by"]["district"], "PK220");
    let as_of = before["as_of"].as_str().unwrap();
    let then = duty.json(&format!("{BY_DISTRICT}&as_of={as_of}")).await;
    assert_eq!(then["cells"], before["cells"]);

    let address = "/api/v1/places/text?place=killi%20zarghoon-bala";
    let shown = duty.json(address).await;
    assert_eq!((&shown["state"], &shown["district"]), (&json!("said"), &json!("PK220")));
    assert_eq!(shown["history"][0]["reason"], "By the map of the survey.");
    assert_eq!(shown["may_correct"], true);
}

async fn a_liaison_reads_and_does_not_correct(register: &Register) {
    let mut anf = register.liaison().await;
    send(&mut anf, VILLAGE).await;
    anf.post(CORRECTIONS, &word("PK220")).await.problem(403, "denied");
    assert_eq!(anf.json("/api/v1/places").await["total"], 1);
    let page = anf.get("/places/text?place=Killi+Zarghoon+Bala&lang=en").await.text();
    assert!(page.contains("Only a duty officer"), "{page}");
    assert!(!page.contains("action=\"/places/corrections\""), "{page}");
    let form = "place=Killi&country=PK&means=PK220&reason=x";
    assert_eq!(anf.post_form("/places/corrections", form).await.status, 403);
    register.nobody().get("/api/v1/places").await.problem(401, "not-signed-in");
}

async fn a_correction_that_is_not_as_expected_says_what_is(register: &Register) {
    let mut duty = register.duty().await;
    let cases = [
        (word("PK22"), "/means"),
        (json!({ "place": " - ", "means": "PK220", "reason": "x" }), "/place"),
        (json!({ "place": VILLAGE, "means": "PK220", "reason": " " }), "/reason"),
        (json!({ "place": VILLAGE, "country": "AF", "means": "PK220", "reason": "x" }), "/means"),
    ];
    for (body, pointer) in cases {
        let problem = duty.post(CORRECTIONS, &body).await.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
    }
    for question in ["state=lost", "country=Pakistan", "limit=0", "skip=x", "place=x"] {
        duty.get(&format!("/api/v1/places?{question}")).await.problem(422, "invalid");
    }
    duty.get("/api/v1/places/text").await.problem(422, "invalid");
}

async fn the_form_records_and_says_what_is_wrong(register: &Register) {
    let mut duty = register.duty().await;
    let report = send(&mut duty, "Killi <Zarghoon> & Bala").await;
    let list = duty.get("/places?lang=en").await.text();
    assert!(list.contains("Killi &lt;Zarghoon&gt; &amp; Bala"), "{list}");
    let address = "place=Killi%20%3CZarghoon%3E%20%26%20Bala&amp;country=PK";
    assert!(list.contains(address), "{list}");
    let own = duty.get(&format!("/reports/{report}?lang=en")).await.text();
    assert!(own.contains(address), "{own}");

    let form = "place=Killi+%3CZarghoon%3E+%26+Bala&country=PK";
    let refused = duty.post_form("/places/corrections", &format!("{form}&means=&reason=x")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("means-error"), "{}", refused.text());
    let done =
        duty.post_form("/places/corrections", &format!("{form}&means=PK220&reason=map")).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let page = duty.get("/places/text?place=killi+zarghoon+bala&recorded=true&lang=en").await;
    let text = page.text();
    for part in ["Recorded.", "Mastung", "Said by a person", "<q dir=\"auto\">map</q>"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}

async fn the_pages_have_their_words_in_both_languages(register: &Register) {
    let mut duty = register.duty().await;
    for place in [VILLAGE, "Quetta Road", "off Pasni", "Dasht", "near Turbat", "Multan, Quetta"] {
        send(&mut duty, place).await;
    }
    for means in ["at_sea", "unplaceable", "as_read", "abroad", "PK-BA"] {
        assert_eq!(duty.post(CORRECTIONS, &word(means)).await.status, 201);
    }
    for path in [
        "/places",
        "/places?state=all",
        "/places?state=unsure&country=PK&skip=1&limit=1",
        "/places?state=said",
        "/places/text?place=Killi+Zarghoon+Bala",
        "/places/text?place=Kabul&country=AF",
        "/places/text?place=Dasht",
        "/figures?measure=seizures&period=2025",
    ] {
        for (language, direction) in [("en", "ltr"), ("ur", "rtl")] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = duty.get(&format!("{path}{joint}lang={language}")).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            let text = page.text();
            assert!(text.contains(&format!("dir=\"{direction}\"")), "{path}");
            for broken in [">None<", "undefined", ">place-", "place-step-", "{$", "no words for"] {
                assert!(!text.contains(broken), "{path}: {broken}: {text}");
            }
        }
    }
}
