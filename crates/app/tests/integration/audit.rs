//! The ledger, for those who must be able to prove it.

use yakja_app::{
    audit::{check_proof, checkpoint, ledger_page, prove, verify},
    reports::{ReportDraft, read_report},
};
use yakja_model::{Salt, content_hash};

use crate::{
    drafts::{correct, red, seizure, send},
    tables::{file, import, rows},
    test_app::{TestApp, denied, not_found},
};

on_every_database!(
    a_report_is_proved_with_the_bytes_that_were_recorded,
    a_row_of_an_import_is_proved,
    a_proof_shows_nothing_that_may_not_be_read,
    the_ledger_is_read_by_those_who_may,
    a_register_opened_again_goes_on,
);

async fn a_report_is_proved_with_the_bytes_that_were_recorded(test: TestApp) {
    let anf = test.liaison("ANF");
    let sent = send(&anf, seizure("ANF")).await.unwrap();
    correct(&anf, (sent.id, 1), seizure("ANF")).await.unwrap();
    let proof = prove(&anf, sent.id.0).await.unwrap();
    check_proof(&proof.proof).unwrap();
    assert_eq!(proof.proof.verifier_key, test.app.verifier_key());
    let recorded = proof.recorded.unwrap();
    let report: yakja_model::Report = serde_json::from_str(&recorded.content).unwrap();
    assert_eq!((report.id, report.version), (sent.id, 2));
    let salt = Salt(hex::decode(&recorded.salt).unwrap().try_into().unwrap());
    let hash = content_hash(salt, recorded.content.as_bytes());
    assert!(proof.proof.entry.contains(&hash.to_hex()));
    assert_eq!(hash, read_report(&anf, sent.id, None).await.unwrap().hash);

    // By the entry's own id, too.
    let entry: yakja_store::LedgerEntry = serde_json::from_str(&proof.proof.entry).unwrap();
    assert_eq!(prove(&anf, entry.id.0).await.unwrap().proof, proof.proof);
}

async fn a_row_of_an_import_is_proved(test: TestApp) {
    let duty = test.duty();
    import(&duty, "UNODC", vec![file("a.csv", rows(1..=700))]).await.unwrap();
    let rows = ledger_page(&duty, (None, 500), true).await.unwrap();
    for row in rows.iter().step_by(97) {
        let proof = prove(&duty, row.entry.id.0).await.unwrap();
        check_proof(&proof.proof).unwrap();
        assert_eq!(proof.proof.position, row.position);
    }
}

async fn a_proof_shows_nothing_that_may_not_be_read(test: TestApp) {
    let (anf, asf) = (test.liaison("ANF"), test.liaison("ASF"));
    let draft = ReportDraft { marking: red(), ..seizure("ANF") };
    let hidden = send(&anf, draft).await.unwrap().id;
    let entry = read_report(&anf, hidden, None).await.unwrap().entry;
    prove(&anf, hidden.0).await.unwrap();
    not_found(prove(&asf, hidden.0).await);
    not_found(prove(&asf, entry.0).await);
    not_found(prove(&test.duty(), hidden.0).await);
    // Entries that are about no report are for those who read the ledger.
    let first = ledger_page(&test.duty(), (Some(1), 1), true).await.unwrap().remove(0);
    assert_eq!(first.entry.detail.code(), "centre-opened");
    prove(&test.duty(), first.entry.id.0).await.unwrap();
    not_found(prove(&anf, first.entry.id.0).await);
}

async fn the_ledger_is_read_by_those_who_may(test: TestApp) {
    let (anf, duty) = (test.liaison("ANF"), test.duty());
    send(&anf, seizure("ANF")).await.unwrap();
    denied(ledger_page(&anf, (None, 9), true).await);
    denied(verify(&anf, |_, _| ()).await.map(|_| ()));
    test.checkpoint().await;
    let head = checkpoint(&anf).await.unwrap().unwrap();
    assert_eq!(Some(head), checkpoint(&duty).await.unwrap());
    let rows = ledger_page(&duty, (None, 9), false).await.unwrap();
    let details: Vec<_> = rows.iter().map(|row| row.entry.detail.code()).collect();
    assert_eq!(details, ["report-recorded", "enrolled", "centre-opened"]);
}

async fn a_register_opened_again_goes_on(test: TestApp) {
    let anf = test.liaison("ANF");
    send(&anf, seizure("ANF")).await.unwrap();
    let before = test.checkpoint().await;
    test.app.clone().close().await.unwrap();
    let again = test.opened_again().await;
    let anf = again.ctx(anf.actor().clone());
    let sent = send(&anf, seizure("ANF")).await.unwrap();
    let proof = prove(&anf, sent.id.0).await.unwrap();
    check_proof(&proof.proof).unwrap();
    let duty = again.ctx(test.duty().actor().clone());
    let verified = verify(&duty, |_, _| ()).await.unwrap();
    assert_eq!((verified.entries, verified.findings), (4, vec![]));
    assert!(checkpoint(&duty).await.unwrap().unwrap().at >= before);
}
