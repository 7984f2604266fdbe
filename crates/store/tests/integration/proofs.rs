//! Proofs that an entry is in the ledger, checked with nothing but themselves.

use uuid::Uuid;
use yakja_model::{EventDetail, Salt, content_hash};
use yakja_store::{ProofOfEntry, check_proof};

use crate::{
    officers::{duty, liaison},
    test_db::TestDb,
    tree::{base64, leaf, path},
};

on_every_database!(
    every_entry_is_proved_by_the_path_of_the_definition,
    a_proof_with_any_byte_changed_does_not_hold,
    a_report_is_proved_by_its_id_in_its_newest_version,
    nothing_is_proved_before_a_checkpoint_covers_it,
    while_a_newer_version_waits_the_one_before_is_proved,
);

async fn every_entry_is_proved_by_the_path_of_the_definition(db: TestDb) {
    let ledger = db.database.ledger();
    for size in 1..=70 {
        db.submit(&duty(), |_| ()).await;
        db.sequence().await;
        if ![1, 2, 3, 4, 5, 7, 8, 9, 33, 64, 70].contains(&size) {
            continue;
        }
        let mut rows = ledger.page(None, 500).await.unwrap();
        rows.reverse();
        let mut proofs = Vec::new();
        for row in &rows {
            proofs.push(ledger.prove(row.entry.id.0).await.unwrap().unwrap());
        }
        let leaves: Vec<_> = proofs.iter().map(|proof| leaf(proof.entry.as_bytes())).collect();
        for (position, proof) in proofs.iter().enumerate() {
            check_proof(proof).unwrap();
            assert_eq!(proof.position, position as u64);
            let expected: Vec<_> = path(position, &leaves).into_iter().map(base64).collect();
            assert_eq!(proof.path, expected, "{position} of {size}");
        }
    }
}

async fn a_proof_with_any_byte_changed_does_not_hold(db: TestDb) {
    for _ in 0..11 {
        db.submit(&duty(), |_| ()).await;
    }
    db.sequence().await;
    let ledger = db.database.ledger();
    let row = ledger.page(Some(6), 1).await.unwrap().remove(0);
    let proof = ledger.prove(row.entry.id.0).await.unwrap().unwrap();
    assert_eq!((proof.position, proof.path.len()), (5, 4));
    check_proof(&proof).unwrap();

    let mut changed = Vec::new();
    for (index, hash) in proof.path.iter().enumerate() {
        for hash in with_one_byte_changed(hash) {
            let mut path = proof.path.clone();
            path[index] = hash;
            changed.push(ProofOfEntry { path, ..proof.clone() });
        }
    }
    let texts = |text: &str| with_one_byte_changed(text).into_iter();
    let of = |proof: &ProofOfEntry| proof.clone();
    changed.extend(texts(&proof.entry).map(|entry| ProofOfEntry { entry, ..of(&proof) }));
    changed.extend(
        texts(&proof.checkpoint).map(|checkpoint| ProofOfEntry { checkpoint, ..of(&proof) }),
    );
    changed.extend(
        texts(&proof.verifier_key).map(|verifier_key| ProofOfEntry { verifier_key, ..of(&proof) }),
    );
    changed.extend((0..20).filter(|n| *n != 5).map(|n| ProofOfEntry { position: n, ..of(&proof) }));
    changed.push(ProofOfEntry { position: u64::MAX, ..of(&proof) });
    changed.push(ProofOfEntry { path: proof.path[1..].to_vec(), ..of(&proof) });
    changed.push(ProofOfEntry { path: [&proof.path[..], &proof.path[..1]].concat(), ..of(&proof) });
    for changed in changed {
        assert!(check_proof(&changed).is_err(), "{changed:?}");
    }
}

/// The text once for each of its bytes, in which that one differs.
fn with_one_byte_changed(text: &str) -> Vec<String> {
    let changed = |(index, byte): (usize, &u8)| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[index] = byte ^ 1;
        String::from_utf8(bytes).ok()
    };
    text.as_bytes().iter().enumerate().filter_map(changed).collect()
}

async fn a_report_is_proved_by_its_id_in_its_newest_version(db: TestDb) {
    let anf = liaison("ANF");
    let report = db.submit(&anf, |_| ()).await;
    db.correct(&anf, &report, |next| next.place = "Quetta".to_owned()).await;
    db.sequence().await;
    let ledger = db.database.ledger();
    let proof = ledger.prove(report.id.0).await.unwrap().unwrap();
    assert_eq!(proof.position, 1);
    let entry: yakja_store::LedgerEntry = serde_json::from_str(&proof.entry).unwrap();
    let (salt, bytes): (Salt, Vec<u8>) =
        ledger.recorded_bytes(report.id.0, 2).await.unwrap().unwrap();
    let content_hash = content_hash(salt, &bytes).to_hex();
    assert_eq!(entry.detail, EventDetail::ReportRecorded { content_hash });
    assert_eq!(ledger.prove(Uuid::from_u128(1)).await.unwrap(), None);
    assert!(ledger.recorded_bytes(report.id.0, 3).await.unwrap().is_none());
}

async fn nothing_is_proved_before_a_checkpoint_covers_it(db: TestDb) {
    let mut sequencer =
        yakja_store::Sequencer::new(db.database.clone(), crate::test_db::PROCESS, 60_000);
    let first = db.submit(&duty(), |_| ()).await.id.0;
    let proved = async |id| db.database.ledger().prove(id).await.unwrap().is_some();
    assert!(!proved(first).await);
    sequencer.step(|| db.now(), false).await.unwrap();
    assert!(!proved(first).await);
    sequencer.step(|| db.now(), true).await.unwrap();
    assert!(proved(first).await);
    let second = db.submit(&duty(), |_| ()).await.id.0;
    sequencer.step(|| db.now(), false).await.unwrap();
    assert!(!proved(second).await);
    assert!(proved(first).await);
}

async fn while_a_newer_version_waits_the_one_before_is_proved(db: TestDb) {
    let anf = liaison("ANF");
    let report = db.submit(&anf, |_| ()).await;
    let ledger = db.database.ledger();
    assert_eq!(ledger.version_that_waits(report.id.0).await.unwrap(), Some(1));
    db.sequence().await;
    let first = ledger.prove(report.id.0).await.unwrap().unwrap();
    assert_eq!(ledger.version_that_waits(report.id.0).await.unwrap(), None);
    db.correct(&anf, &report, |next| next.place = "Quetta".to_owned()).await;
    assert_eq!(ledger.prove(report.id.0).await.unwrap(), Some(first));
    assert_eq!(ledger.version_that_waits(report.id.0).await.unwrap(), Some(2));
    db.sequence().await;
    let second = ledger.prove(report.id.0).await.unwrap().unwrap();
    assert_eq!(second.position, 1);
    assert_eq!(ledger.version_that_waits(report.id.0).await.unwrap(), None);
    assert_eq!(ledger.version_that_waits(Uuid::from_u128(1)).await.unwrap(), None);
}
