//! Uploads: tried, taken whole, mended, taken back, and beside what another agency sent.

use serde_json::{Value, json};
use yakja_model::Role;

use crate::caller::Caller;
use crate::imports::{FIELDS, ROWS};
use crate::register::{Register, on_every_database};

on_every_database!(
    a_try_says_what_would_become_and_takes_nothing,
    all_or_nothing_takes_nothing_where_a_row_is_refused,
    refused_rows_are_for_their_sender_and_come_back_mended,
    an_import_is_taken_back_with_a_reason,
    a_file_finds_its_profile,
    the_form_offers_whom_the_officer_may_send_for,
    a_boat_that_two_sheets_claim_stands_on_the_page_of_the_import,
    a_template_is_downloaded,
);

const IMPORTS: &str = "/api/v1/imports";

/// The sheet of an agency that boarded a boat, in the columns of our template.
fn boat(agency: &str, kilograms: u32) -> String {
    format!(
        "Report number,Date,Agency,Place,Substance,Quantity,Unit,TLP\n\
         {agency}/7,2025-02-14,{agency},Arabian Sea off Pasni,heroin,{kilograms},kg,TLP:GREEN\n\
         {agency}/7,2025-02-14,,,methamphetamine,431,kg,\n"
    )
}

fn with_how(how: &'static str) -> [(&'static str, &'static str); 3] {
    [FIELDS[0], FIELDS[1], ("how", how)]
}

async fn listed(caller: &mut Caller) -> usize {
    caller.json(IMPORTS).await["imports"].as_array().unwrap().len()
}

fn counts(summary: &Value) -> [u64; 3] {
    ["accepted", "corrected", "already_known"].map(|key| summary[key].as_u64().unwrap())
}

async fn a_try_says_what_would_become_and_takes_nothing(register: &Register) {
    let mut anf = register.liaison().await;
    let tried = anf.upload(IMPORTS, &with_how("try"), ROWS.as_bytes()).await;
    assert_eq!(tried.status, 200, "{}", tried.text());
    let summary = tried.json();
    assert_eq!((&summary["taken"], counts(&summary)), (&json!(false), [2, 0, 0]));
    let page = anf.upload("/imports", &with_how("try"), ROWS.as_bytes()).await;
    assert_eq!(page.status, 303);
    let address = page.header("location").to_owned();
    let page = anf.get(&address).await.text();
    assert!(page.contains("This was a try") && page.contains("2025-02-31"), "{page}");
    assert!(anf.get(&format!("{address}?lang=ur")).await.text().contains("آزمائش"));
    assert_eq!(listed(&mut anf).await, 0);
    assert_eq!(anf.json("/api/v1/reports").await["reports"], json!([]));
    assert_eq!(register.duty().await.get(&address).await.status, 404);
    let wrong = anf.upload(IMPORTS, &with_how("maybe"), ROWS.as_bytes()).await;
    assert_eq!(wrong.problem(422, "invalid")["errors"][0]["pointer"], "/how");
}

async fn all_or_nothing_takes_nothing_where_a_row_is_refused(register: &Register) {
    let mut anf = register.liaison().await;
    let whole = with_how("all-or-nothing");
    let refused = anf.upload(IMPORTS, &whole, ROWS.as_bytes()).await;
    assert_eq!((refused.status, &refused.json()["taken"]), (200, &json!(false)));
    assert_eq!(listed(&mut anf).await, 0);
    let good = ROWS.replace("2025-02-31", "2025-02-28");
    let taken = anf.upload(IMPORTS, &whole, good.as_bytes()).await;
    assert_eq!((taken.status, counts(&taken.json())), (201, [3, 0, 0]));
}

async fn refused_rows_are_for_their_sender_and_come_back_mended(register: &Register) {
    let mut anf = register.liaison().await;
    let taken = anf.upload(IMPORTS, &FIELDS, ROWS.as_bytes()).await;
    let rows = format!("{}/refused-rows", taken.header("location"));
    let file = anf.get(&rows).await;
    assert_eq!(file.status, 200);
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(file.header("cache-control"), "no-store");
    let mended = file.text().replace("2025-02-31", "2025-02-28");
    assert_eq!(mended.lines().count(), 2, "{mended}");
    let again = anf.upload(IMPORTS, &FIELDS, mended.as_bytes()).await.json();
    assert_eq!((&again["rows"], counts(&again)), (&json!(1), [1, 0, 0]));
    anf.get(&format!("{rows}?table=2")).await.problem(404, "not-found");
    anf.get(&format!("{rows}?table=0")).await.problem(422, "invalid");
    // A duty officer sees the import, and not what stood in its rows.
    let mut duty = register.duty().await;
    duty.get(&rows).await.problem(404, "not-found");
    let path = taken.header("location").replace("/api/v1", "");
    let page = duty.get(&path).await.text();
    assert!(page.contains("SEIZURE_DATE") && !page.contains("2025-02-31"), "{page}");
    let page = anf.get(&path).await.text();
    assert!(page.contains("2025-02-31") && page.contains("refused-rows?table=1"), "{page}");
}

async fn an_import_is_taken_back_with_a_reason(register: &Register) {
    let mut anf = register.liaison().await;
    let import = anf.upload(IMPORTS, &FIELDS, ROWS.as_bytes()).await.header("location").to_owned();
    let undo = format!("{import}/undo");
    let blank = anf.post(&undo, &json!({ "reason": " " })).await.problem(422, "invalid");
    assert_eq!(blank["errors"][0]["pointer"], "/reason");
    let mut asf = register.officer("asf", "ASF", Role::Liaison).await;
    asf.post(&undo, &json!({ "reason": "not mine" })).await.problem(404, "not-found");
    let run = anf.post(&undo, &json!({ "reason": "last year's file" })).await;
    assert_eq!((run.status, &run.json()["state"]), (200, &json!("undone")));
    assert_eq!(anf.json("/api/v1/reports").await["reports"], json!([]));
    let entries = register.duty().await.json("/api/v1/ledger").await;
    let notes = entries["entries"].as_array().unwrap().iter().map(|entry| &entry["note"]);
    assert!(notes.clone().any(|note| note == "last year's file"), "{entries}");

    let again =
        anf.upload("/imports", &FIELDS, ROWS.as_bytes()).await.header("location").to_owned();
    let refused = anf.post_form(&format!("{again}/undo"), "reason=").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("reason-error"));
    let done = anf.post_form(&format!("{again}/undo"), "reason=twice").await;
    assert_eq!((done.status, done.header("location")), (303, again.as_str()));
    let page = anf.get(&again).await.text();
    assert!(page.contains("Taken back") && !page.contains("/undo\""), "{page}");
}

async fn a_file_finds_its_profile(register: &Register) {
    let mut anf = register.liaison().await;
    let found = anf.upload(IMPORTS, &[FIELDS[1]], ROWS.as_bytes()).await;
    assert_eq!((found.status, &found.json()["profile"]), (201, &json!("unodc-ids")));
    let sheet = boat("ANF", 3);
    let found = anf.upload(IMPORTS, &[("profile", ""), FIELDS[1]], sheet.as_bytes()).await;
    assert_eq!((found.status, &found.json()["profile"]), (201, &json!("yakja")));
    let none = anf.upload(IMPORTS, &[FIELDS[1]], b"a,b\n1,2\n").await;
    let none = none.problem(422, "file-not-read");
    assert!(none["detail"].as_str().unwrap().contains("the columns of no profile"), "{none}");
}

async fn the_form_offers_whom_the_officer_may_send_for(register: &Register) {
    let page = register.liaison().await.get("/imports").await.text();
    assert!(page.contains("<option value=\"ANF\" selected>") && !page.contains("value=\"PCG\""));
    let page = register.duty().await.get("/imports").await.text();
    assert!(page.contains("value=\"ANF\"") && page.contains("value=\"PCG\""));
}

async fn a_boat_that_two_sheets_claim_stands_on_the_page_of_the_import(register: &Register) {
    let mut navy = register.officer("navy", "NAVY", Role::Liaison).await;
    let mut fbr = register.officer("fbr", "FBR", Role::Liaison).await;
    let fields = |agency| [("profile", "yakja"), ("agency", agency)];
    let sent = navy.upload("/imports", &fields("NAVY"), boat("NAVY", 612).as_bytes()).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let sent = fbr.upload("/imports", &fields("FBR"), boat("FBR", 540).as_bytes()).await;
    let address = sent.header("location").to_owned();
    let waiting = fbr.get(&address).await.text();
    assert!(waiting.contains("are being compared"), "{waiting}");
    register.app.resolve().await.unwrap();
    let mut duty = register.duty().await;
    for (caller, link) in [(&mut fbr, "Look at it"), (&mut duty, "Look at it and judge")] {
        let page = caller.get(&address).await.text();
        let words =
            ["What others may have reported", "612 kg heroin", "540 kg heroin", "Both at sea"];
        for expected in words.into_iter().chain([format!(">{link}<").as_str()]) {
            assert!(page.contains(expected), "{expected}: {page}");
        }
    }
    let page = duty.get(&format!("{address}?lang=ur")).await.text();
    assert!(page.contains("اوروں نے") && page.contains("540 kg heroin"), "{page}");
}

async fn a_template_is_downloaded(register: &Register) {
    let mut anf = register.liaison().await;
    let template = anf.get("/api/v1/profiles/yakja/template").await;
    assert_eq!(template.status, 200);
    assert_eq!(template.header("content-disposition"), "attachment; filename=\"yakja.xlsx\"");
    assert!(template.body.starts_with(b"PK"));
    // As it is, it has no rows: nothing comes of it, and nothing is wrong with it.
    let empty = anf.upload(IMPORTS, &[FIELDS[1]], &template.body).await;
    assert_eq!((empty.status, counts(&empty.json())), (201, [0, 0, 0]), "{}", empty.text());
    anf.get("/api/v1/profiles/nothing/template").await.problem(404, "not-found");
    register.nobody().get("/api/v1/profiles/yakja/template").await.problem(401, "not-signed-in");
}
