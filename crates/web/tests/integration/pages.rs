//! The pages, without a browser: every page in both languages has all its words.

use serde_json::json;

use crate::imports::{FIELDS, ROWS};
use crate::register::{Register, on_every_database};

on_every_database!(every_page_has_its_words_in_both_languages, a_form_opens_sealed_content);

async fn every_page_has_its_words_in_both_languages(register: &Register) {
    let mut anf = register.liaison().await;
    let import = anf.upload("/api/v1/imports", &FIELDS, ROWS.as_bytes()).await.json();
    let mut duty = register.duty().await;
    let report = duty.json("/api/v1/reports").await["reports"][0]["id"].clone();
    let report = report.as_str().unwrap();
    let import = import["import"].as_str().unwrap();
    for path in [
        "/".to_owned(),
        "/reports".to_owned(),
        format!("/reports/{report}"),
        "/imports".to_owned(),
        format!("/imports/{import}"),
        "/figures".to_owned(),
        "/figures?measure=seized-mass&period=2025&by=substance&by=month&lineage=true".to_owned(),
        "/summaries?period=2025&organization=ANF".to_owned(),
        "/ledger?rows=true".to_owned(),
        format!("/ledger?prove={report}"),
        "/api/v1/docs".to_owned(),
        "/problems/not-found".to_owned(),
    ] {
        for (language, direction) in [("en", "ltr"), ("ur", "rtl")] {
            let joint = if path.contains('?') { '&' } else { '?' };
            let page = duty.get(&format!("{path}{joint}lang={language}")).await;
            assert_eq!(page.status, 200, "{path}");
            let text = page.text();
            let html = format!("<html lang=\"{language}\" dir=\"{direction}\">");
            assert!(text.contains(&html), "{path}");
            assert!(!text.contains(">None<") && !text.contains("undefined"), "{path}: {text}");
        }
    }
}

async fn a_form_opens_sealed_content(register: &Register) {
    let mut duty = register.duty().await;
    let report = json!({
        "organization": "ANF",
        "when": { "from": "2025-03-01", "to": "2025-03-01", "precision": "day" },
        "content": { "kind": "arrest", "people": [{ "count": 2, "role": "accused" }] },
        "personal": { "narrative": "An <invented> story." },
    });
    let id = duty.post("/api/v1/reports", &report).await.json()["id"].clone();
    let page = format!("/reports/{}", id.as_str().unwrap());
    assert!(!duty.get(&page).await.text().contains("invented&gt; story"));
    let form = format!("{page}/openings");
    let refused = duty.post_form(&form, "purpose=case&reference=").await.text();
    assert!(refused.contains("reference-error"), "{refused}");
    let opened = duty.post_form(&form, "purpose=case&reference=C-7").await.text();
    assert!(opened.contains("An &lt;invented&gt; story."), "{opened}");
}
