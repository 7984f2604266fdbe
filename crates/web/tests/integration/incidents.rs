//! Incidents through the API and the pages: a boat that two agencies claim is found, judged, and
//! counted once.

use serde_json::{Value, json};
use yakja_model::Role;

use crate::caller::Caller;
use crate::register::{Register, on_every_database};

on_every_database!(
    a_boat_that_two_claim_is_judged_and_counts_once,
    whoever_has_a_stake_is_refused_and_told_why,
    what_is_not_for_you_is_not_there,
    a_judgement_sent_twice_is_one,
    a_join_is_contested_and_a_panel_parts_it,
    the_forms_judge_take_back_and_say_what_is_wrong,
    the_pages_have_their_words_in_both_languages,
);

const JUDGEMENTS: &str = "/api/v1/incidents/judgements";
const SEIZURES: &str = "/api/v1/figures/seizures?period=2025&lineage=true";

/// A boat off the coast, as one of those who boarded it reports it.
fn boat(organization: &str, kilograms: i64) -> Value {
    let audience = json!({ "centre": true, "members": true, "organizations": [] });
    json!({
        "organization": organization,
        "when": { "from": "2025-02-14", "to": "2025-02-14", "precision": "day" },
        "place": "Arabian Sea, off Pasni",
        "marking": { "tlp": "TLP:AMBER", "audience": audience, "countable": true },
        "content": { "kind": "seizure", "exhibits": [
            exhibit("heroin", "opioids", kilograms),
            exhibit("methamphetamine", "amphetamine-type", 431),
        ] },
    })
}

fn exhibit(substance: &str, class: &str, kilograms: i64) -> Value {
    json!({
        "substance_as_written": substance, "substance": substance, "class": class,
        "amount_as_written": kilograms.to_string(), "unit_as_written": "kg",
        "quantity": { "mass-mg": kilograms * 1_000_000 }, "confirmation": "presumptive",
    })
}

/// The same, under an FIR of one police station.
fn under_fir(organization: &str) -> Value {
    let mut report = boat(organization, 3);
    report["place"] = json!("Quetta");
    report["references"] =
        json!([{ "kind": "fir", "issuer": "PS City Quetta", "year": 2025, "number": "112" }]);
    report
}

async fn send(caller: &mut Caller, report: &Value) -> String {
    let answer = caller.post("/api/v1/reports", report).await;
    assert_eq!(answer.status, 201, "{}", answer.text());
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// Sends two reports and looks for what belongs together.
async fn both(register: &Register, duty: &mut Caller, reports: [Value; 2]) -> [String; 2] {
    let [one, other] = &reports;
    let sent = [send(duty, one).await, send(duty, other).await];
    register.app.resolve().await.unwrap();
    sent
}

fn boats() -> [Value; 2] {
    [boat("NAVY", 612), boat("FBR", 540)]
}

fn judgement([one, other]: &[String; 2], verdict: &str) -> Value {
    json!({ "one": one, "other": other, "verdict": verdict, "reason": "One hull." })
}

async fn counted(caller: &mut Caller) -> Value {
    caller.json(SEIZURES).await["total"]["value"].clone()
}

async fn a_boat_that_two_claim_is_judged_and_counts_once(register: &Register) {
    let mut duty = register.duty().await;
    let reports = both(register, &mut duty, boats()).await;
    let list = duty.json("/api/v1/incidents/pairs?waiting=true&limit=10").await;
    let pair = &list["pairs"][0];
    assert_eq!(pair["standing"], "waiting", "{list}");
    assert_eq!(pair["credit_changes"], true);
    assert!(pair["reasons"].as_array().unwrap().len() > 2, "{pair}");
    assert_eq!(list["left_out"], 0);
    let figure = duty.json(SEIZURES).await;
    assert_eq!((&figure["total"]["value"], &figure["waiting"]["pairs"]), (&json!(2), &json!(1)));

    let recorded = duty.post(JUDGEMENTS, &judgement(&reports, "same")).await;
    assert_eq!(recorded.status, 201, "{}", recorded.text());
    assert!(recorded.json()["at"].as_str().unwrap().ends_with('Z'), "{}", recorded.text());
    assert_eq!(counted(&mut duty).await, 1);
    for id in &reports {
        let incident = duty.json(&format!("/api/v1/incidents/{id}")).await;
        assert_eq!(incident["incident"], json!(reports[0]), "by the earliest report");
        assert_eq!(incident["reports"].as_array().unwrap().len(), 2);
        assert_eq!(incident["pairs"][0]["judgement"]["reason"], "One hull.");
    }
    let none = duty.json("/api/v1/incidents/pairs?waiting=true").await;
    assert_eq!(none["pairs"], json!([]));

    let undo = json!({ "undoes": recorded.json()["id"], "reason": "Two hulls after all." });
    assert_eq!(duty.post(JUDGEMENTS, &undo).await.status, 201);
    assert_eq!(counted(&mut duty).await, 2);
}

async fn whoever_has_a_stake_is_refused_and_told_why(register: &Register) {
    let mut duty = register.duty().await;
    let reports = both(register, &mut duty, boats()).await;
    let mut navy = register.officer("navy", "NAVY", Role::Liaison).await;
    let mut anf = register.liaison().await;
    for (caller, reason) in
        [(&mut navy, "your organisation says or took part"), (&mut anf, "only a duty officer")]
    {
        let refused = caller.post(JUDGEMENTS, &judgement(&reports, "same")).await;
        refused.problem(403, "denied");
        let page = caller.get("/incidents?lang=en").await.text();
        assert!(page.contains(reason), "{page}");
        assert!(!page.contains("action=\"/incidents/judgements\""), "{page}");
    }
    assert_eq!(counted(&mut duty).await, 2);
}

async fn what_is_not_for_you_is_not_there(register: &Register) {
    let mut duty = register.duty().await;
    let mut secret = boat("NAVY", 612);
    secret["marking"]["audience"]["members"] = json!(false);
    let reports = both(register, &mut duty, [secret, boat("FBR", 540)]).await;
    let mut anf = register.liaison().await;
    assert_eq!(anf.json("/api/v1/incidents/pairs").await["pairs"], json!([]));
    let hidden = anf.get(&format!("/api/v1/incidents/{}", reports[0])).await;
    let nowhere = anf.get("/api/v1/incidents/01954e2a-0000-7000-8000-000000000001").await;
    hidden.problem(404, "not-found");
    assert_eq!(hidden.body, nowhere.body);
    let refused = anf.post(JUDGEMENTS, &judgement(&reports, "same")).await;
    refused.problem(404, "not-found");
    assert_eq!(anf.get(&format!("/incidents/{}", reports[0])).await.status, 404);
    let seen = anf.json(&format!("/api/v1/incidents/{}", reports[1])).await;
    assert_eq!(seen["pairs"], json!([]), "as if the other were not there");
}

async fn a_judgement_sent_twice_is_one(register: &Register) {
    let mut duty = register.duty().await;
    let reports = both(register, &mut duty, boats()).await;
    let key = [("idempotency-key", "key-1")];
    let first = duty.post_with(JUDGEMENTS, &judgement(&reports, "same"), &key).await;
    let second = duty.post_with(JUDGEMENTS, &judgement(&reports, "same"), &key).await;
    assert_eq!((first.status, &first.body), (second.status, &second.body));
    let other = duty.post_with(JUDGEMENTS, &judgement(&reports, "different"), &key).await;
    other.problem(422, "key-reused");
    for (body, pointer) in [
        (json!({ "reason": "x" }), "/one"),
        (json!({ "one": reports[0], "verdict": "same", "reason": "x" }), "/other"),
        (json!({ "one": reports[0], "other": reports[1], "reason": "x" }), "/verdict"),
        (judgement(&[reports[0].clone(), reports[0].clone()], "same"), "/pair"),
        (json!({ "undoes": reports[0], "one": reports[1], "reason": "x" }), "/undoes"),
    ] {
        let problem = duty.post(JUDGEMENTS, &body).await.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{problem}");
    }
    let nothing = json!({ "undoes": reports[0], "reason": "x" });
    duty.post(JUDGEMENTS, &nothing).await.problem(404, "not-found");
}

async fn a_join_is_contested_and_a_panel_parts_it(register: &Register) {
    let mut duty = register.duty().await;
    let joined = [under_fir("ANF"), under_fir("POLICE-BA")];
    let [one, other] = both(register, &mut duty, joined).await;
    assert_eq!(counted(&mut duty).await, 1);
    register.officer("asf", "ASF", Role::Liaison).await;
    let mut anf = register.liaison().await;
    let objection = json!({ "one": one, "other": other, "reason": "Ours was another lorry." });
    let contest = anf.post("/api/v1/incidents/contests", &objection).await;
    assert_eq!(contest.status, 201, "{}", contest.text());
    let page = duty.get(&format!("/incidents/{one}?lang=en")).await.text();
    assert!(page.contains("What the panel decided") && page.contains("112 &#x2f; 2025"), "{page}");

    let id = contest.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/incidents/contests/{id}/decision");
    let decision =
        |panel: &[&str]| json!({ "verdict": "different", "panel": panel, "reason": "Two." });
    anf.post(&path, &decision(&["asf"])).await.problem(403, "denied");
    let nobody = duty.post(&path, &decision(&[])).await.problem(422, "invalid");
    assert_eq!(nobody["errors"][0]["pointer"], "/panel");
    assert_eq!(duty.post(&path, &decision(&["asf"])).await.status, 201);
    assert_eq!(counted(&mut duty).await, 2);
    let page = duty.get(&format!("/incidents/{one}?lang=en")).await.text();
    assert!(page.contains("The panel decided:"), "{page}");
    assert!(!page.contains("name=\"undoes\""), "one officer does not undo a panel: {page}");
}

async fn the_forms_judge_take_back_and_say_what_is_wrong(register: &Register) {
    let mut duty = register.duty().await;
    let [one, other] = both(register, &mut duty, boats()).await;
    let page = duty.get("/incidents?lang=en").await.text();
    assert!(page.contains("class=\"count\"") && page.contains("Both at sea"), "{page}");
    let pair = format!("one={one}&other={other}&form=judge");
    let silent = duty.post_form("/incidents/judgements", &format!("{pair}&verdict=same")).await;
    assert_eq!(silent.status, 422);
    assert!(silent.text().contains("judge-1-reason-error"), "{}", silent.text());
    let typed = duty.post_form("/incidents/judgements", &format!("{pair}&reason=One+hull")).await;
    assert!(typed.text().contains("One hull</textarea>"), "{}", typed.text());

    let form = format!("{pair}&verdict=same&reason=One+hull");
    let done = duty.post_form("/incidents/judgements", &form).await;
    assert_eq!(done.header("location"), format!("/incidents?recorded={one}"));
    let page = duty.get(done.header("location")).await.text();
    assert!(!page.contains("class=\"count\""), "nothing waits: {page}");
    let moved = duty.get(&format!("/incidents/{other}")).await;
    assert_eq!(moved.header("location"), format!("/incidents/{one}"));
    let incident = duty.json(&format!("/api/v1/incidents/{one}")).await;
    let undoes = incident["pairs"][0]["judgement"]["id"].as_str().unwrap().to_owned();
    let form = format!("one={one}&other={other}&undoes={undoes}&back={one}&reason=No&form=undo");
    let done = duty.post_form("/incidents/judgements", &form).await;
    assert_eq!(done.header("location"), format!("/incidents/{one}?recorded=true#pairs"));
    assert_eq!(counted(&mut duty).await, 2);
}

async fn the_pages_have_their_words_in_both_languages(register: &Register) {
    let mut duty = register.duty().await;
    let [one, _] = both(register, &mut duty, boats()).await;
    let [fir, _] = both(register, &mut duty, [under_fir("ANF"), under_fir("POLICE-BA")]).await;
    for path in [
        "/incidents".to_owned(),
        "/incidents?waiting=true".to_owned(),
        format!("/incidents/{one}"),
        format!("/incidents/{fir}"),
        format!("/reports/{one}"),
        "/figures?measure=seized-mass&period=2025".to_owned(),
    ] {
        for language in ["en", "ur"] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = duty.get(&format!("{path}{joint}lang={language}")).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text());
            let text = page.text();
            for broken in [">None<", "undefined", ">ground-", ">basis-", ">standing-", "{&quot;"] {
                assert!(!text.contains(broken), "{path}: {broken}: {text}");
            }
            assert!(!text.contains("no words for"), "{path}: {text}");
        }
    }
    let figure = duty.get("/figures?measure=seized-mass&period=2025&lang=en").await.text();
    assert!(figure.contains("One pair of reports behind this figure waits"), "{figure}");
}
