//! Figures through the API and the page.

use serde_json::json;

use crate::imports::{FIELDS, ROWS};
use crate::register::{Register, on_every_database};

on_every_database!(
    a_figure_answers_with_its_parts_and_what_is_behind_it,
    a_question_that_makes_no_sense_is_refused_with_the_field,
    the_address_of_the_page_holds_the_question,
);

async fn a_figure_answers_with_its_parts_and_what_is_behind_it(register: &Register) {
    let mut anf = register.liaison().await;
    anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await;
    let path = "/api/v1/figures/seized-mass?period=2025&by=substance,month&lineage=true";
    let figure = anf.json(path).await;
    assert_eq!(figure["total"]["value"], 2.5);
    assert_eq!(figure["unit"], "kg");
    assert_eq!(figure["basis"], "own-view");
    let by = json!({ "substance": "heroin", "month": "2025-03" });
    assert_eq!(figure["cells"][0]["by"], by);
    assert_eq!(figure["lineage"]["reports"][0]["row"], 2);
    let filtered = "/api/v1/figures/seizures?period=2025-04&where=substance=opium";
    assert_eq!(anf.json(filtered).await["total"]["value"], 1);

    let red = [FIELDS[0], FIELDS[1], ("marking", "TLP:RED")];
    let other = ROWS.replace(";2;", ";3;");
    anf.upload("/api/v1/imports", &red, other.as_bytes()).await;
    let mut duty = register.duty().await;
    let figure = duty.json("/api/v1/figures/seizures?period=2025&lineage=true").await;
    assert_eq!(figure["basis"], "national");
    assert_eq!(figure["total"]["value"], 3);
}

async fn a_question_that_makes_no_sense_is_refused_with_the_field(register: &Register) {
    let mut duty = register.duty().await;
    for (question, pointer) in [
        ("weight?period=2025", "/measure"),
        ("seizures", "/period"),
        ("seizures?period=lately", "/period"),
        ("seizures?period=2025&by=colour", "/by"),
        ("seizures?period=2025&by=month,month", "/by"),
        ("seizures?period=2025&where=month", "/where"),
        ("seizures?period=2025&as_of=soon", "/as_of"),
        ("seizures?period=2025&as_of=1999-01-01", "/as_of"),
        ("seizures?period=2025&lineage=perhaps", "/lineage"),
        ("seizures?period=2025&as_of=2999-01-01", "/as_of"),
        ("seizures?period=2025&wher=province=PK-SD", "/wher"),
        ("seizures?period=2025&as-of=2025-01-01", "/as-of"),
        ("seizures?period=2025&period=2024", "/period"),
        ("seizures?period=2025&where=province=%ZZ", "/where"),
    ] {
        let answer = duty.get(&format!("/api/v1/figures/{question}")).await;
        let problem = answer.problem(422, "invalid");
        assert_eq!(problem["errors"][0]["pointer"], pointer, "{question}: {problem}");
    }
}

async fn the_address_of_the_page_holds_the_question(register: &Register) {
    let mut anf = register.liaison().await;
    anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await;
    let question = "/figures?measure=seized-mass&period=2025&by=province&by=&province=PK-SD";
    let page = anf.get(question).await;
    assert_eq!(page.status, 200);
    let page = page.text();
    assert!(page.contains("<svg") && page.contains("Sindh"), "{page}");
    let urdu = anf.get(&format!("{question}&lang=ur")).await.text();
    assert!(urdu.contains("dir=\"rtl\"") && urdu.contains("سندھ"));
    let refused = anf.get("/figures?measure=seized-mass&period=lately").await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("period-error"));
    for (question, says) in [("provinse=PK-SD", "provinse"), ("period=2024", "given twice")] {
        let path = format!("/figures?measure=seized-mass&period=2025&{question}");
        let refused = anf.get(&path).await;
        assert_eq!(refused.status, 422, "{question}");
        assert!(refused.text().contains(says), "{}", refused.text());
    }
    assert_eq!(anf.get("/figures?utm_source=letter").await.status, 200);
}
